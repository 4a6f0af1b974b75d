"""The mandate of a newspaper and a broadcaster: months, articles, quota, ledger. Knows no MkDocs."""
