"""What was settled at an upgrade: features that counted, and files that stood, in months that had ended."""
