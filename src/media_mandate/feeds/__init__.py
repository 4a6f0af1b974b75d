"""What other desks, apps and machines follow: RSS, Atom, JSON Feed, podcasts, OPML, ledger and badges."""
