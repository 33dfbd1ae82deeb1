"""How fast files of other programs are read and written, beside the libraries that read the same."""
