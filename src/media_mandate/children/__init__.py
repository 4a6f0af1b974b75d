"""No child is given away: words, patterns, findings, what is allowed, and what an article owes a child."""
