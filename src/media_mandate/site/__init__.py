"""The pages of the site, and all that a page brings along: head, cards, search, policy."""
