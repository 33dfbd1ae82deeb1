"""How much is right of documents that nobody prepared: PDF, Word and web pages, in all styles."""
