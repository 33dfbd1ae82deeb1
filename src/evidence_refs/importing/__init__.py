"""Records of files into the catalogue: new ones, and those of works that it has."""
