"""How fast the program is, and that time and memory grow no faster than the text."""
