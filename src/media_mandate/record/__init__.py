"""What is published as proof: the record, the record as a table, and what differs from an earlier one."""
