"""Corpora of invented sentences for the detector, and how it is measured on them."""
