"""The citations of documents into the catalogue."""
