"""A desk read as the shipped workflows read it: what has errors gives way to what stood before it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from media_mandate.newsroom import Newsroom, read_newsroom
from media_mandate.newsroom.held import Held
from media_mandate.newsroom.holding import HeldReading, hold_back
from media_mandate.problems import Problem
from tests.newsdesk import NOW, Desk


def held(desk: Desk, folder: Path) -> HeldReading:
    """The desk with errors held back; copies lie in `folder`."""

    def read(root: Path, held: Held) -> tuple[Newsroom | None, tuple[Problem, ...]]:
        return read_newsroom(root, NOW, date(2026, 2, 10), held=held)

    return hold_back(desk.root, folder, read)
