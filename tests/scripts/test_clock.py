"""The command `build` on a machine whose clock cannot be that of a publication."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.newsdesk import MANDATE, Desk
from tests.sites import command, copy_product

CODES = re.compile(r"\[(clock-[a-z]+)\]")


def days_off(days: int) -> str:
    """A time so many days from now."""
    return (datetime.now(UTC) + timedelta(days=days)).isoformat(timespec="seconds")


@pytest.fixture
def ready(tmp_path: Path) -> Desk:
    """A newsroom that owed one month, which is met, and that nothing keeps from being published."""
    desk = Desk(
        tmp_path / "Tòa soạn số 1", MANDATE.replace("{from: 2026-01,", "{from: 2026-01, until: 2026-01,")
    )
    copy_product(desk.root)
    desk.write(".gitignore", "site/\nbuild/\n")
    desk.article("bao/2026/01/be-boi")
    desk.article("dai/2026/01/tiem-dung-lich", topics="[tiem-chung]")
    return desk


@pytest.mark.parametrize(("days", "code"), [(2, "clock-behind"), (-400, "clock-ahead")])
def test_a_clock_that_git_contradicts_publishes_nothing(ready: Desk, days: int, code: str) -> None:
    """Before the newest commit, or a year after it: what is missing is said, and the clock beside it."""
    ready.commit(days_off(days))
    run = command(ready.root, "build", "--lang", "en")
    assert (run.returncode, CODES.findall(run.stdout)) == (2, [code])
    assert "do not trust which months are missing" in run.stdout
    assert not (ready.root / "site").exists()
    verdict = json.loads((ready.root / "build/verdict.json").read_text("utf-8"))
    assert code in [found["code"] for found in verdict["problems"]]


def test_no_clock_holds_a_withdrawal_back(ready: Desk) -> None:
    """What the workflow of a withdrawal builds is told of the clock, and is published."""
    ready.commit(days_off(2))
    run = command(ready.root, "build", "--lang", "en", "--despite-missing")
    assert (run.returncode, CODES.findall(run.stdout)) == (0, ["clock-behind"])
    assert (ready.root / "site/index.html").exists()


def test_whoever_looks_back_says_the_day(ready: Desk) -> None:
    """A day that is said is vouched for, and a preview is no publication."""
    ready.commit(days_off(-400))
    assert not CODES.findall(command(ready.root, "build", "--as-of", "2026-02-10").stdout)
    assert not CODES.findall(command(ready.root, "build", "--drafts").stdout)


def test_a_clock_that_the_last_record_contradicts_publishes_nothing(ready: Desk) -> None:
    """The record of the site that stands is of a day to come."""
    ready.commit(days_off(-2))
    assert command(ready.root, "build").returncode == 0
    file = ready.root / "site/record.json"
    said = json.loads(file.read_text("utf-8")) | {"as_of": days_off(3)[:10]}
    file.write_text(json.dumps(said), "utf-8")
    run = command(ready.root, "build", "--lang", "en")
    assert (run.returncode, CODES.findall(run.stdout)) == (2, ["clock-behind"])
    assert "the last record" in run.stdout
