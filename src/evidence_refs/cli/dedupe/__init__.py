"""Parts of the command `dedupe`."""
