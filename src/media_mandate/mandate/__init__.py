"""The duty as data: outlets, duties, campaigns, days of the year, and the file that says them."""
