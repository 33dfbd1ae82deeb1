"""How well and how fast duplicates are found, beside bib-dedupe on the same records."""
