"""EndNote's own formats: its XML, read and written, and its tagged text, read."""
