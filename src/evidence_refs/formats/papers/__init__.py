"""What a paper cites: the keys in LaTeX's `.aux` and `.tex`, and in the Markdown of pandoc."""
