"""One article: its address, its fields, its measure; how articles refer to and repeat each other."""
