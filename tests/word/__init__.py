"""Word files: a corpus made here, what comes of each, and what is said of it."""
