"""Captions of films: beside the article, in WebVTT, and read for what gives a child away."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import html

from media_mandate.problems import Level
from tests.desk import Desk, body
from tests.feeds.conftest import PLAYS, broadcast
from tests.recordings import film
from tests.sites import SOUND, build_site, copy_product

PATH = "dai/2026/01/xem"
CAPTIONS = """\
WEBVTT

1
00:00:01.000 --> 00:00:04.000
Mùa mưa, nước ao dâng rất nhanh.

2
00:00:04.500 --> 00:00:09.000 line:80%
<v Người dẫn>Rào ao lại, và luôn trông chừng trẻ nhỏ.</v>
"""
NAMED = "Em Lê Thị Mai, học sinh lớp 6A, kể lại chuyện của mình."


def aired(desk: Desk, text: str | bytes | None = CAPTIONS, **changed: str) -> None:
    """A film on 5 January, with captions beside it."""
    fields = {"media": "xem.mp4", "captions": "xem.vtt", **changed}
    if text is not None:
        desk.write(f"docs/dai/2026/01/{fields['captions']}", text)
    broadcast(desk, PATH, SOUND.read_bytes() if fields["media"].endswith(".mp3") else film(), **fields)


def say(desk: Desk, line: str, value: str) -> None:
    """Put a line into the front matter of the article."""
    file = desk.root / f"docs/{PATH}.md"
    file.write_text(file.read_text("utf-8").replace("---\n", f"---\n{line}: {value}\n", 1), "utf-8")


def cues(*texts: str) -> str:
    return "WEBVTT\n" + "".join(
        f"\n{second}\n00:00:{second:02}.000 --> 00:00:{second + 1:02}.000\n{text}\n"
        for second, text in enumerate(texts, start=1)
    )


def test_captions_are_published_with_their_film(desk: Desk) -> None:
    """The player names them, in the article's language, and the file is there to the letter."""
    copy_product(desk.root)
    desk.article("bao/2026/01/a")
    aired(desk)
    assert desk.problems() == desk.problems(Level.WARNING) == []
    site = build_site(desk.root, date(2026, 2, 10))
    (track,) = html.fromstring((site / PATH / "index.html").read_text("utf-8")).xpath("//video/track")
    assert dict(track.attrib) == {
        "kind": "captions", "src": "../xem.vtt", "srclang": "vi", "label": "Phụ đề",
    }  # fmt: skip
    assert (site / "dai/2026/01/xem.vtt").read_text("utf-8") == CAPTIONS


def test_captions_go_with_a_withdrawn_article(desk: Desk) -> None:
    """Nothing of them is left on the site."""
    copy_product(desk.root)
    desk.article("bao/2026/01/a")
    aired(desk)
    say(desk, "withdrawn", f"{{date: 2026-01-20, reason: Sai, seconds: 65, sha256: {'0' * 64}}}")
    file = desk.root / f"docs/{PATH}.md"
    file.write_text("---".join([*file.read_text("utf-8").split("---")[:2], "\n"]), "utf-8")
    site = build_site(desk.root, date(2026, 1, 25))
    assert not list(site.rglob("*.vtt"))
    assert "track" not in (site / PATH / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("captions", "changed", "message"),
    [
        (None, {}, "There is no file xem.vtt."),
        (CAPTIONS, {"captions": "xem.srt"}, "These are no captions in WebVTT: xem.srt."),
        ("1\n00:00:01,000 --> 00:00:04,000\nMùa mưa.\n", {}, "The file xem.vtt does not begin with WEBVTT."),
        ("WEBVTTX\n", {}, "The file xem.vtt does not begin with WEBVTT."),
        ("", {}, "The file xem.vtt does not begin with WEBVTT."),
        (CAPTIONS, {"media": "xem.mp3"}, "Only a film has captions."),
    ],
)
def test_what_is_wrong_with_captions_is_told_with_its_line(
    desk: Desk, captions: str | None, changed: dict[str, str], message: str
) -> None:
    """One problem at the line of the broadcast block, with a hint."""
    aired(desk, captions, **changed)
    (problem,) = desk.problems()
    assert str(problem.message) == message
    assert (problem.path, problem.line) == (f"docs/{PATH}.md", 5)
    assert problem.hint is not None


def test_captions_without_a_film_or_in_another_encoding(desk: Desk) -> None:
    """They belong to a film, and are UTF-8 like all texts, with a mark before them or not."""
    desk.write("docs/dai/2026/01/xem.vtt", CAPTIONS)
    block = f"programme: A, channel: K, aired: 2026-01-05T19:45, duration: {PLAYS}, captions: xem.vtt"
    desk.article(PATH, broadcast=f"{{{block}}}")
    assert [str(problem.message) for problem in desk.problems()] == ["Only a film has captions."]
    aired(desk, CAPTIONS.encode("utf-8-sig"))
    assert desk.problems() == []
    aired(desk, CAPTIONS.encode("utf-16"))
    assert [(found.path, str(found.message)) for found in desk.problems()] == [
        ("docs/dai/2026/01/xem.vtt", "The file is not UTF-8 text.")
    ]


def test_the_captions_of_a_draft_are_warned_of(desk: Desk) -> None:
    """A draft may wait for its captions."""
    aired(desk, "chưa xong")
    say(desk, "draft", "true")
    assert desk.problems() == []
    assert [str(found.message) for found in desk.problems(Level.WARNING)] == [
        "The file xem.vtt does not begin with WEBVTT."
    ]


def test_a_text_may_not_lead_to_captions_that_nobody_reads(desk: Desk) -> None:
    """Only what a film names is published."""
    desk.write("docs/bao/2026/01/xem.vtt", CAPTIONS)
    desk.article("bao/2026/01/a", f"[Lời](xem.vtt) {body('a')}")
    assert [str(problem.message) for problem in desk.problems()] == ["The file xem.vtt is never published."]


@pytest.mark.parametrize(("sensitive", "level"), [("true", Level.PROBLEM), ("false", Level.WARNING)])
def test_captions_that_give_a_child_away_are_told(desk: Desk, sensitive: str, level: Level) -> None:
    """With file and line: a problem in a sensitive article, a warning in any other."""
    aired(desk, cues("Mùa mưa, nước ao dâng.", NAMED))
    say(desk, "children", f"{{sensitive: {sensitive}}}")
    found = desk.problems(level)
    assert {(problem.path, problem.line) for problem in found} == {("docs/dai/2026/01/xem.vtt", 9)}
    assert "“Lê Thị Mai” is a child's name (Decree 56/2017/NĐ-CP, Article 33)." in map(
        str, [problem.message for problem in found]
    )
    assert desk.problems(Level.WARNING if level is Level.PROBLEM else Level.PROBLEM) == []


@pytest.mark.parametrize(
    "texts",
    [
        ("Chúng tôi gặp em", "Lê Thị Mai, học sinh lớp 6A."),
        ("<v Phóng viên>Em <b>Lê Thị Mai</b> kể.</v>",),
    ],
)
def test_a_name_is_found_across_cues_and_within_tags(desk: Desk, texts: tuple[str, ...]) -> None:
    """A sentence that is cut up by times or tags is read as one."""
    aired(desk, cues(*texts))
    assert any("Lê Thị Mai" in str(found.message) for found in desk.problems(Level.WARNING))


def test_a_note_allows_the_cue_before_it(desk: Desk) -> None:
    """With a reason of three words; it is listed, and allows no other cue."""
    note = "\nNOTE được phép: gia đình và em đồng ý\n"
    aired(desk, cues("Mùa mưa đến.", NAMED) + note)
    newsroom = desk.newsroom()
    assert desk.problems(Level.WARNING) == []
    assert {(found.path, found.line, found.reason) for found in newsroom.allowances} == {
        ("docs/dai/2026/01/xem.vtt", 9, "gia đình và em đồng ý")
    }
    for captions in (cues(NAMED, "Mùa mưa đến.") + note, cues(NAMED) + "\nNOTE được phép: đồng ý\n"):
        aired(desk, captions)
        assert desk.newsroom().allowances == ()
        assert any("Lê Thị Mai" in str(found.message) for found in desk.problems(Level.WARNING))
