"""Pictures: what a file is, what it tells besides, the copies that readers get, and how it is used."""
