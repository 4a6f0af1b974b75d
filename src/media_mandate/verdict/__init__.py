"""What a check says, as data, and as words for each place that reads it."""
