"""What the handbooks for developers say of the house, held against the house."""

from __future__ import annotations

import re

import pytest

from tests.sites import ROOT

PLAN = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
PACKAGE = ROOT / "src/media_mandate"


def test_what_is_to_be_opened_is_there() -> None:
    """Each line of "to change X, open Y" names files and folders that exist."""
    table = PLAN.partition("## To change X, open Y")[2].partition("## ")[0]
    rows = [row for row in table.splitlines() if row.startswith("| ") and "---" not in row][1:]
    assert len(rows) >= 20
    for row in rows:
        named = re.findall(r"`([^`]+)`", row.split("|")[2])
        assert named, row
        assert [name for name in named if not (ROOT / name).exists()] == [], row


def test_every_room_stands_in_the_plan() -> None:
    """A room that is added is told of."""
    rooms = {
        entry.stem for entry in PACKAGE.iterdir() if entry.suffix == ".py" or (entry / "__init__.py").exists()
    }
    rooms -= {"__init__", "__pycache__"}
    assert {room for room in rooms if not re.search(rf"`{room}/?`", PLAN)} == set()


@pytest.mark.parametrize("room", [path.parent for path in PACKAGE.rglob("__init__.py")], ids=str)
def test_a_room_opens_with_a_sentence(room: object) -> None:
    """Whoever opens a folder reads first what it knows."""
    text = (PACKAGE / str(room) / "__init__.py").read_text("utf-8")
    assert text.startswith('"""')
