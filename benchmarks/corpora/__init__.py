"""Real files of other projects: read, exported to each format, read again, compared."""
