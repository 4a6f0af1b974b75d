"""The report to the authority: what it says, and the files that it becomes."""
