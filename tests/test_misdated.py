"""Commits whose date cannot be: named, with what hangs on them, and stopping nothing."""

from __future__ import annotations

import os
import re

import pytest

from media_mandate.problems import Level
from media_mandate.quota import Status
from media_mandate.verdict.entry import entry_text
from tests.newsdesk import MANDATE, Desk, body
from tests.test_history import ADDED, ARTICLE, CHANGED, LATER, OTHER, entered, merge


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


IMPOSSIBLE = {
    "1970": "0 +0000", "1980": "315532800 +0700", "2100": "4102444800 +0000",
    "year 10000": "253402300800 +0000", "negative": "-5 +0000", "garbage": "hôm qua", "empty": "",
    "beyond 64 bit": "99999999999999999999999 +0000", "largest": "18446744073709551615 +0000",
    "no zone": "1767668400", "no such zone": "1767668400 +9999", "minutes": "1767668400 +0760",
    "letters": "1767668400 ICT", "fraction": "1767668400.5 +0700", "signs": "\x1b[2J::error::0 +0000",
}  # fmt: skip


def misdate(desk: Desk, date: str, *, who: str = "committer") -> str:
    """Make the newest commit again, with that for its date."""
    head, _end, message = desk.git("cat-file", "commit", "HEAD").partition("\n\n")
    dated = re.sub(rf"(?m)^({who} .*>) .*$", lambda line: f"{line[1]} {date}", head)
    file = desk.write(".git/misdated", f"{dated}\n\n{message}\n")
    commit = desk.git("hash-object", "-t", "commit", "--literally", "-w", str(file))
    desk.git("update-ref", "HEAD", commit)
    return commit


@pytest.mark.parametrize("date", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_a_date_that_cannot_be_is_named_and_stops_nothing(desk: Desk, date: str) -> None:
    """When the article was entered is unknown, not guessed; all others are as they were."""
    desk.article(OTHER)
    desk.article("dai/2026/01/ban-tin")
    known = desk.commit(ADDED)
    desk.article(ARTICLE)
    desk.commit(CHANGED)
    commit = misdate(desk, date)
    desk.article(ARTICLE, body(ARTICLE) + "Thêm một câu.\n")
    desk.commit(LATER)
    newsroom, problems = desk.read()
    assert newsroom is not None
    [problem] = problems
    assert (problem.path, problem.level) == (f"docs/{ARTICLE}.md", Level.WARNING)
    assert commit[:10] in str(problem.message)
    assert f"“{date}”" in str(problem.message)
    judgement = newsroom.judgement[f"docs/{ARTICLE}.md"]
    assert judgement.counts
    assert not judgement.late
    assert (judgement.is_misdated, entered(desk), entered(desk, OTHER)) == (True, commit, known)
    assert "not known" in str(entry_text(judgement, newsroom))
    assert newsroom.history.is_known


@pytest.mark.parametrize(
    "date", ["1112832000 +0000", "4102444799 +1400", "1767668400 -1200", "1767668400 +0545"]
)
def test_dates_that_can_be_are_read(desk: Desk, date: str) -> None:
    """From git's first day to the end of the century, in the zones that there are."""
    desk.article(ARTICLE)
    desk.commit(ADDED)
    misdate(desk, date)
    entry = desk.judgement(ARTICLE).entry
    assert entry is not None
    assert entry.first is not None
    assert entry.first.at is not None
    assert entry.first.at.timestamp() == int(date.split(maxsplit=1)[0])
    assert "misdated" not in " ".join(found.code for found in desk.problems(Level.WARNING))


@pytest.mark.parametrize("date", ["0 +0000", "garbage", "99999999999999999999999 +0000"])
def test_other_dates_that_cannot_be_mean_nothing(desk: Desk, date: str) -> None:
    """The author's date is nobody's entry, and neither is a tag's."""
    desk.article(ARTICLE)
    desk.article("dai/2026/01/ban-tin")
    desk.commit(ADDED)
    commit = misdate(desk, date, who="author")
    tag = f"object {commit}\ntype commit\ntag v1\ntagger A <a@b> {date}\n\nx\n"
    file = desk.write(".git/tagged", tag)
    desk.git(
        "update-ref", "refs/tags/v1", desk.git("hash-object", "-t", "tag", "--literally", "-w", str(file))
    )
    assert not desk.read()[1]
    assert entered(desk) == commit


def test_a_misdated_commit_that_no_article_hangs_on_is_named_too(desk: Desk) -> None:
    """A merge, or a commit of other files, says so once; of many, the first few."""
    desk.article(ARTICLE)
    desk.article("dai/2026/01/ban-tin")
    first = desk.commit(ADDED)
    commits = []
    for _commit in range(5):
        desk.commit(CHANGED)
        commits.append(misdate(desk, "253402300800 +0700"))
    desk.git("checkout", "--quiet", "-b", "nhánh", first)
    desk.article(OTHER)
    other = desk.commit(CHANGED)
    desk.git("checkout", "--quiet", "main")
    merge(desk, "nhánh")
    commits.append(misdate(desk, "0 +0000"))
    told = desk.problems(Level.WARNING)
    assert [problem.path for problem in told] == ["git"] * 4
    assert [commit for commit in commits if commit[:10] in " ".join(str(p.message) for p in told)] == [
        *commits[3:5], commits[5],
    ]  # fmt: skip
    assert str(told[-1].message) == "Further commits have dates that cannot be: 3."
    assert (entered(desk), entered(desk, OTHER)) == (first, other)


def test_what_is_known_counts_beside_what_is_not(desk: Desk) -> None:
    """Brought by two branches, an article is entered by the commit whose date is known."""
    desk.write("LICENSE", "x")
    first = desk.commit(ADDED)
    desk.article(ARTICLE)
    known = desk.commit(LATER)
    desk.git("checkout", "--quiet", "-b", "nhánh", first)
    desk.article(ARTICLE)
    desk.commit(CHANGED)
    misdate(desk, "0 +0000")
    desk.git("checkout", "--quiet", "main")
    merge(desk, "nhánh")
    assert entered(desk) == known


@pytest.mark.parametrize(
    ("late_entry", "also", "level", "afterwards"),
    [
        ("mark", None, Level.WARNING, None),
        ("reject", None, Level.PROBLEM, None),
        ("reject", ADDED, Level.WARNING, False),
        ("mark", "2026-02-05T10:00:00+07:00", Level.WARNING, None),
    ],
)
def test_a_misdated_entry_is_a_problem_where_a_month_hangs_on_it(
    desk: Desk, late_entry: str, also: str | None, level: Level, afterwards: bool | None
) -> None:
    """Whether the month was met in time is unknown where that hangs on it, and not where others suffice."""
    desk.write("mandate.yml", MANDATE + f"late_entry: {late_entry}\n")
    desk.article("dai/2026/01/ban-tin")
    desk.commit(ADDED)
    desk.article(ARTICLE)
    desk.commit(CHANGED)
    misdate(desk, "garbage")
    if also is not None:
        desk.article(OTHER, date="2026-01-30")
        desk.commit(also)
    assert [problem.level for problem in desk.read()[1]] == [level]
    cell = desk.cell("bao", "2026-01")
    assert (cell.status, cell.afterwards) == (Status.MET, afterwards)
