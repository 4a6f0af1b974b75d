"""Rules from the command line: listed, explained, and left out where that is allowed."""

from __future__ import annotations

import json

import pytest

from media_mandate.rules import RULES, explanations
from tests.newsdesk import MANDATE, Desk, body
from tests.sites import command


def said(desk: Desk, *arguments: str, status: int = 0) -> str:
    run = command(desk.root, "check", *arguments, "--lang", "en")
    assert run.returncode == status, run.stdout + run.stderr
    return run.stdout + run.stderr


def test_rules_are_listed_and_explained_without_a_mandate(full: Desk) -> None:
    """Who cannot get the mandate right may still look up what is wrong with it."""
    (full.root / "mandate.yml").unlink()
    listed = said(full, "--rules")
    assert [code for code in RULES if f"  {code}, " not in listed] == []
    assert "{" not in listed.replace("{{", "").replace("{people=", "")
    read = json.loads(said(full, "--rules", "--format", "json"))
    assert [rule["code"] for rule in read["rules"]] == [one.rule.code for one in explanations()]
    assert read["format"] == "media-mandate rules 1"


@pytest.mark.parametrize("written", ["child-named", "[child-named]", "#Child-Named"])
def test_a_rule_is_explained(full: Desk, written: str) -> None:
    """What is wrong, what to write instead, why, and how it looks before and after, however it was copied."""
    lines = said(full, "--rule", written).splitlines()
    assert lines[0] == "child-named, Problem (Protection of children)"
    assert "“…” is a child's name" in lines[2]
    assert lines[3].startswith("    → Leave the name out")
    assert any(line.startswith("Why: A child's name is private") for line in lines)
    assert lines[-5:] == [
        "In the text, wrong:",
        "    Em Trần Văn Mẫu bị người lạ đe dọa trên mạng.",
        "",
        "In the text, right:",
        "    Một học sinh lớp 6 bị người lạ đe dọa trên mạng.",
    ]
    assert json.loads(said(full, "--rule", written, "--format", "json"))["code"] == "child-named"


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("child-name", "child-named"),
        ("date-mispelt", "day-misspelt"),
        ("front matter missing", "front-matter-missing"),
    ],
)
def test_an_unknown_rule_says_the_nearest(full: Desk, written: str, near: str) -> None:
    """A slip of the hand, or words without hyphens, lead to the code that was meant."""
    assert f"There is no rule {written}. The nearest: " in said(full, "--rule", written, status=3)
    assert near in said(full, "--rule", written, status=3)
    assert "--rules" in said(full, "--rule", "xyzzy", status=3)


def test_rules_are_told_as_text_or_json_alone(full: Desk) -> None:
    """No other format is made of them, and that is said instead of printing something else."""
    assert "as text or as JSON" in said(full, "--rules", "--format", "github", status=3)


def test_a_warning_is_left_out_and_that_is_said(full: Desk) -> None:
    """It is neither shown nor counted in any format; others stay, and so does the verdict."""
    full.article("bao/2026/01/to", "# Đầu đề\n\n" + body("tờ"), title="Lớp bơi #1 # mới")
    whole = said(full, "--as-of", "2026-02-10")
    assert "heading-of-first-level" in whole
    assert "2 warnings stand above" in whole
    part = said(full, "--as-of", "2026-02-10", "--ignore", "heading-of-first-level")
    assert "[heading-of-first-level]" not in part
    assert "1 warning stands above" in part
    assert "1 warning is not shown, as --ignore asks: heading-of-first-level." in part
    assert part.splitlines()[-1] == whole.splitlines()[-1]
    both = ("--ignore", "heading-of-first-level", "--ignore", "yaml-rest-unread", "--as-of", "2026-02-10")
    assert json.loads(said(full, *both, "--format", "json"))["problems"] == []
    assert json.loads(said(full, *both, "--format", "gitlab")) == []
    assert "::warning" not in said(full, *both, "--format", "github")
    assert "heading-of-first-level`" not in said(full, *both, "--format", "markdown")


def test_what_a_warning_hides_in_a_draft_stays_a_problem_elsewhere(full: Desk) -> None:
    """Leaving a warning out never takes a problem or a missing month with it."""
    full.article("bao/2026/02/to", "# Đầu đề\n\n" + body("tờ"), topics="[la]")
    full.article("dai/2026/02/sau")
    assert "[topic-unknown]" in said(
        full, "--as-of", "2026-03-01", "--ignore", "heading-of-first-level", status=2
    )
    (full.root / "docs/bao/2026/02/to.md").unlink()
    said(full, "--as-of", "2026-03-01", "--ignore", "heading-of-first-level", status=1)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("field-missing", "stops the build"),
        ("photo-tells-place", "stops the build"),
        ("topic-unknown", "always told"),
        ("child-named", "always told"),
        ("children-not-looked-for", "always told"),
        ("allowance-of-nothing", "always told"),
        ("successor-begins-another-month", "always told"),
        ("day-to-come", "always told"),
        ("text-copied", "always told"),
        ("month-missing", "always told"),
        ("nope-nope", "There is no rule"),
    ],
)
def test_what_may_not_be_left_out_is_refused(full: Desk, code: str, why: str) -> None:
    """Problems, and whatever belongs to the mandate, the ledger or children, with the reason in words."""
    assert why in said(full, "--ignore", code, status=3)


def test_where_rules_are_explained_is_told_once(full: Desk) -> None:
    """With the site's address where it was published, without one of a sample."""
    full.article("bao/2026/01/la", topics="[la, ma]")
    text = said(full, "--as-of", "2026-02-10", status=2)
    assert text.count("/bien-tap/loi/") == 1
    assert "https://media-mandate.example/bien-tap/loi/#topic-unknown, or python3 scripts/check.py" in text
    summary = said(full, "--as-of", "2026-02-10", "--format", "markdown", status=2)
    assert "[`topic-unknown`](https://media-mandate.example/bien-tap/loi/#topic-unknown)" in summary
    full.write("mandate.yml", f"{MANDATE}sample: 2026-02-10\n")
    assert "/bien-tap/loi/" not in said(full, status=2)
