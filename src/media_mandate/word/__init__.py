"""Word files: what is in them, and the article that comes out."""
