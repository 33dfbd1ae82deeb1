"""How the text of a citation is built. Each module reads one style and refuses all others."""
