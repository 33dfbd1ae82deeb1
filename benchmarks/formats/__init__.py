"""How fast references go in and out."""
