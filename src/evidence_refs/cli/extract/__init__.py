"""Parts of the command `extract`."""
