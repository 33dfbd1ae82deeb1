"""The catalogue's file on disk: found, loaded, saved whole or not at all."""
