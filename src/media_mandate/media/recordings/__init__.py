"""Sounds and films: what a file is, what it tells besides, and how it is used."""
