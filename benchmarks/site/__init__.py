"""How long the page for readers takes: to be usable, and to answer."""
