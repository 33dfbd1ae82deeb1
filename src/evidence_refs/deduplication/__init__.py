"""Search results cleaned, and what a person decides about them: pure, no file is touched."""
