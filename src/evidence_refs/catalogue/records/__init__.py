"""What is done with records: their keys, their claims, merging and mending them."""
