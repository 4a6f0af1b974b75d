"""What a change does, told to whoever has to agree to it: months, articles, what is newly wrong."""

from __future__ import annotations

from media_mandate.messages import translator
from media_mandate.verdict.changes import Changes, Side, changes, changes_as_markdown
from tests.newsdesk import Desk

ENGLISH = translator("en")
DAY = "2026-02-10"


def side(desk: Desk) -> Side:
    return Side(*desk.read(DAY))


def told(change: Changes) -> list[str]:
    return [line for line in changes_as_markdown(change, ENGLISH) if line.startswith("- ")]


def test_a_month_becomes_met_and_the_article_counts(desk: Desk) -> None:
    """The month and the article are named, and those alone."""
    desk.article("dai/2026/01/cu")
    before = side(desk)
    desk.article("bao/2026/01/moi")
    assert told(changes(before, side(desk))) == [
        "- ✓ Báo Tỉnh, 1/2026: missing becomes met.",
        "- ✅ New, `docs/bao/2026/01/moi.md` Bài moi: It counts for Báo Tỉnh, 1/2026.",
    ]


def test_why_an_article_does_not_count(desk: Desk) -> None:
    """A second feature leaves the month as it was; a short one says why it does not count."""
    desk.article("bao/2026/01/mot")
    before = side(desk)
    desk.article("bao/2026/01/hai")
    desk.article("bao/2026/01/mot", "Ngắn.\n")
    desk.article("bao/2026/02/nhap", draft="true")
    short = "It does not count: it has 1 words, and 20 are needed."
    assert told(changes(before, side(desk))) == [
        "- ✅ New, `docs/bao/2026/01/hai.md` Bài hai: It counts for Báo Tỉnh, 1/2026.",
        f"- ➖ Changed, `docs/bao/2026/01/mot.md` Bài mot: {short}",
        "- ➖ New, `docs/bao/2026/02/nhap.md` Bài nhap: It does not count: it is a draft.",
    ]
    desk.article("bao/2026/01/mot")
    assert told(changes(before, side(desk)))[0] == "- ✓ Báo Tỉnh, 1/2026: 2 of 1 features, met as before."


def test_a_feature_that_goes_makes_its_month_missing(desk: Desk) -> None:
    """Also where it is not removed but broken; it is told once."""
    path = desk.article("bao/2026/01/mot")
    before = side(desk)
    (desk.root / path).unlink()
    assert told(changes(before, side(desk))) == [
        "- ✗ Báo Tỉnh, 1/2026: met becomes missing.",
        "- 🗑️ `docs/bao/2026/01/mot.md` Bài mot: It stands here no more.",
    ]
    desk.article("bao/2026/01/mot", topics="[khong-co]")
    lines = told(changes(before, side(desk)))
    assert lines[1] == "- ⛔ `docs/bao/2026/01/mot.md` Its fields have problems, so it does not count."
    assert lines[2].startswith(
        "- ⛔ `docs/bao/2026/01/mot.md:4:10` `topic-unknown` There is no topic khong-co"
    )
    assert len(lines) == 3


def test_old_problems_are_not_told_again(desk: Desk) -> None:
    """Not even where their lines have moved; those that are gone are counted."""
    desk.article("bao/2026/01/hong", topics="[khong-co]")
    before = side(desk)
    assert not changes(before, side(desk))
    text = (desk.root / "docs/bao/2026/01/hong.md").read_text("utf-8")
    desk.write("docs/bao/2026/01/hong.md", text.replace("---\n", "---\nauthors: [Ban Biên tập]\n", 1))
    assert side(desk).problems[0].line == 5
    assert not changes(before, side(desk))
    *_rest, last = changes_as_markdown(changes(before, side(desk)), ENGLISH)
    assert last == "No month and no article changes."
    desk.article("bao/2026/01/hong")
    assert "1 problem or warning is gone." in changes_as_markdown(changes(before, side(desk)), ENGLISH)


def test_a_mandate_that_changes_or_breaks(desk: Desk) -> None:
    """A duty that begins later owes less; a mandate that cannot be read is told as a problem."""
    desk.article("dai/2026/01/cu")
    before = side(desk)
    text = (desk.root / "mandate.yml").read_text("utf-8")
    desk.write("mandate.yml", text.replace("{from: 2026-01, minimum: 1, shortest: 20}", "{from: 2026-02}"))
    assert told(changes(before, side(desk))) == ["- · Báo Tỉnh, 1/2026: missing becomes nothing owed."]
    desk.write("mandate.yml", "outlets: [")
    lines = told(changes(before, side(desk)))
    assert lines[0].startswith("- ⛔ `mandate.yml")
    assert not any("becomes" in line or "here no more" in line for line in lines)


def test_what_strangers_write_stays_text(desk: Desk) -> None:
    """A title with Markdown, HTML or a pipe is shown as it is."""
    before = side(desk)
    desk.article("bao/2026/01/la", title="'<img src=x> [xem](http://a) | `x` *đậm* & \"Đ\" 🏊'")
    line = next(line for line in told(changes(before, side(desk))) if "la.md" in line)
    assert r"\<img src=x\> \[xem\](http\://a) \| \`x\` \*đậm\* \& " in line


def test_what_was_wrong_before_is_nothing_new_where_its_line_has_moved(desk: Desk) -> None:
    """Nor where its hint names a line that moved with it."""
    text = "---\n{}title: Một\ndate: 2026-01-05\ntitle: Hai\n---\nBơi.\n"
    desk.write("docs/bao/2026/01/mot.md", text.format(""))
    before = side(desk)
    desk.write("docs/bao/2026/01/mot.md", text.format("language: vi\n"))
    change = changes(before, side(desk))
    assert (change.found, change.mended) == ((), 0)
