"""The catalogue: its text, its file, its records, and how they are found."""
