"""The command line: one module a command; render.py alone prints."""
