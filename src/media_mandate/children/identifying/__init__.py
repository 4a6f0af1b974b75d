"""What in Vietnamese prose gives a child away, by patterns that are written in words."""
