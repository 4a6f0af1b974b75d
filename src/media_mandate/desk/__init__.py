"""How articles come in: the form, proposals, and a newsroom of one's own."""
