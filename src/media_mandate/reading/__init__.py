"""Files to typed values: text, strict YAML with places, fields, and the words and HTML of a body."""
