"""What a model learned of references: which words are author, title, container, publisher."""
