"""Parts of the command `add`."""
