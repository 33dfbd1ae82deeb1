"""Text -> one value. Each module reads one kind of field and knows nothing of the others' use."""
