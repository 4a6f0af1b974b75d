"""The sample newsroom: whole, marked as a sample, and red as soon as one of its months loses its features."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from media_mandate.newsroom import Newsroom, read_newsroom
from media_mandate.problems import Level
from media_mandate.quota import Cell, Reason, Status
from media_mandate.verdict.facts import MISSING, OK, entry_counts, exit_status
from tests.newsdesk import NOW
from tests.sites import ROOT, command, copy_product, skip_unless_sample

skip_unless_sample()


def read_sample(root: Path = ROOT) -> Newsroom:
    newsroom, problems = read_newsroom(root, NOW)
    assert newsroom is not None, problems
    return newsroom


def met_cells() -> list[Cell]:
    newsroom = read_sample()
    return [cell for cell in newsroom.ledger.of(Status.MET) if cell.month.has_ended(newsroom.as_of)]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of mandate and articles without their history, and so without what only history proves."""
    for name in ("mandate.yml", "cover.png"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    for article in read_sample().articles:
        if article.front.withdrawn is not None:
            (tmp_path / article.path).unlink()
    return tmp_path


def test_nothing_is_wrong_and_nothing_is_missing() -> None:
    """The sample has no problem and no missing month, nobody is told to commit; four statuses occur in it."""
    newsroom = read_sample()
    assert not [problem for problem in newsroom.problems if problem.level is Level.PROBLEM]
    assert exit_status(newsroom, newsroom.problems) == OK
    assert entry_counts(newsroom)["not_entered"] == 0
    assert {cell.status for cell in newsroom.ledger.cells} == set(Status) - {Status.MISSING}


@pytest.mark.parametrize("cell", met_cells(), ids=lambda cell: f"{cell.outlet.id}-{cell.month}")
def test_a_month_that_loses_its_features_is_missed_and_named(sample: Path, cell: Cell) -> None:
    """Without the features of one met month the check fails and names exactly that month."""
    for feature in cell.features:
        (sample / feature.article.path).unlink(missing_ok=True)
    newsroom = read_sample(sample)
    assert exit_status(newsroom, []) == MISSING
    missing = newsroom.ledger.of(Status.MISSING)
    assert [(found.outlet.id, found.month) for found in missing] == [(cell.outlet.id, cell.month)]


@pytest.mark.parametrize("index", [0, -1])
def test_the_build_names_it_too(sample: Path, index: int) -> None:
    """`scripts/build.py` ends with 1 and names the outlet and the month."""
    copy_product(sample)
    cell = met_cells()[index]
    # What refers to a removed article would be a problem of its own.
    for file in (sample / "docs").rglob("*.md"):
        if any(feature.article.id in file.read_text("utf-8") for feature in cell.features):
            file.unlink()
    for feature in cell.features:
        (sample / feature.article.path).unlink(missing_ok=True)
    run = command(sample, "build")
    assert run.returncode == 1, run.stdout
    assert f"{cell.outlet.name} còn thiếu" in run.stdout
    assert f"{cell.month.number}/{cell.month.year}" in run.stdout


def test_every_article_says_that_it_is_a_sample() -> None:
    """No article of the sample can be taken for one that an outlet published."""
    assert all(article.front.sample for article in read_sample().articles)


def test_the_sample_shows_all_that_the_ledger_can() -> None:
    """It has a draft, a future article, a rerun, a translation, a correction and a month of several."""
    newsroom = read_sample()
    reasons = {found.reason for found in newsroom.judgements}
    assert reasons >= {Reason.DRAFT, Reason.AHEAD, Reason.RERUN, Reason.TRANSLATION}
    assert any(article.front.corrections for article in newsroom.articles)
    assert any(len(cell.features) > 1 for cell in newsroom.ledger.cells)


def test_every_topic_and_ten_units_are_covered() -> None:
    """Each topic of the mandate has an article, and at least ten units do."""
    newsroom = read_sample()
    topics = {topic for article in newsroom.articles for topic in article.front.topics}
    assert topics == set(newsroom.mandate.topic)
    assert len({unit for article in newsroom.articles for unit in article.front.units}) >= 10
