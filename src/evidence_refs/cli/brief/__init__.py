"""Parts of the command `brief`."""
