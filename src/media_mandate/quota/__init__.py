"""What counts, what is missing, and what is excused."""

from media_mandate.quota.counting import Evidence, Judgement, Reason, judge, wanting, would_count
from media_mandate.quota.exceptions import exception_problems, purge_problems
from media_mandate.quota.ledger import Cell, Ledger, Status, Streak, draw_ledger

__all__ = [
    "Cell",
    "Evidence",
    "Judgement",
    "Ledger",
    "Reason",
    "Status",
    "Streak",
    "draw_ledger",
    "exception_problems",
    "judge",
    "purge_problems",
    "wanting",
    "would_count",
]
