"""PubMed's own formats, read: its tagged text and its XML, which say the same."""
