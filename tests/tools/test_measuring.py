"""What bench.py measures with."""

from __future__ import annotations

import subprocess
import sys

from tests.newsdesk import Desk
from tests.sites import ROOT

TOOLS = ROOT / "tools"


def run(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-P", "-X", "utf8", str(TOOLS / name), *arguments)
    return subprocess.run(command, capture_output=True, text=True)


def test_the_time_of_all_feeds_is_told(desk: Desk) -> None:
    """Of a newsroom as it stands, in seconds."""
    desk.article("bao/2026/01/be-boi")
    done = run("_time_feeds.py", str(desk.root))
    assert float(done.stdout) > 0, done.stderr


def test_the_cost_of_a_command_is_told() -> None:
    """Its status, its seconds and its memory, whatever it prints."""
    status, seconds, memory = run(
        "_cost_of.py", sys.executable, "-c", "print(1); raise SystemExit(3)"
    ).stdout.split()
    assert status == "3"
    assert float(seconds) > 0
    assert float(memory) > 1
