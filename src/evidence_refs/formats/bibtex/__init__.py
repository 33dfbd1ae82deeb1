"""BibTeX: entries and values as LaTeX has them, read and written."""
