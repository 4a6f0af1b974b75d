"""Accused children, heroes' names, and real children beside words of fiction: a corpus by outsiders."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from media_mandate.children.identifying.identifiers import identifiers
from media_mandate.children.rows import born_under_18
from tests.sites import ROOT

CORPUS = yaml.safe_load((ROOT / "tests/files/proceedings.yml").read_text("utf-8"))
BORN = born_under_18(date(2025, 6, 15))


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in identifiers(text, BORN)]


@pytest.mark.parametrize("sentence", CORPUS, ids=lambda sentence: sentence["text"][:30])
def test_what_was_told_once_is_told(sentence: dict[str, list[str]]) -> None:
    """No change of the rules loses what they found, or tells of a harmless sentence that was not told."""
    told = found(str(sentence["text"]))
    assert [
        fact for fact in sentence["told"] if not any(fact in words or words in fact for words in told)
    ] == []
    if not sentence["gives_away"]:
        assert told == sentence.get("wrongly", [])


def test_how_much_of_the_corpus_is_told() -> None:
    """As the README says."""
    facts, told = (sum(len(sentence[key]) for sentence in CORPUS) for key in ("gives_away", "told"))
    assert told / facts > 0.6
