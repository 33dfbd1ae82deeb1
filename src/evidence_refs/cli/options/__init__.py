"""Options of several commands: declared, parted, completed."""
