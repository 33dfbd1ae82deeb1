"""Extract every work that documents cite into one validated catalogue; query, merge, export it."""

__version__ = "0.1.0"
