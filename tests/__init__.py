"""The tests mirror src/, hooks/ and scripts/; browser/ drives a real browser."""
