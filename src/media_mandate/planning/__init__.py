"""What lies ahead: calendar, suggestions, coverage, and reminders."""
