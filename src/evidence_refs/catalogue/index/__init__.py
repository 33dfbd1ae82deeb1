"""Finding records: filters and words."""
