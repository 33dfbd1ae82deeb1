"""Parts of the command `import`."""
