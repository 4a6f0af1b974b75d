"""How far it is known that a feature ran: each way of making believe, and each honest accident, one row."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from textwrap import dedent
from types import SimpleNamespace
from typing import cast

import pytest
from PIL import Image, ImageDraw

from media_mandate.articles.article import Article
from media_mandate.grades.answers import LinkAnswer, write_answer
from media_mandate.grades.proofs import Graded, Known, Shown
from media_mandate.mandate.grades import Grade
from media_mandate.media.recordings.heard import Heard
from media_mandate.problems import Level
from media_mandate.quota import Reason, Status
from tests.grades.sounds import (
    aac,
    frames_of_speech,
    m4a,
    mp3,
    silence,
    speech,
    tone,
    with_header,
)
from tests.newsdesk import MANDATE, Desk

HOSTED = f"{MANDATE}media_hosts: [tieng.dai.example]\n"
KEPT = HOSTED.replace("shortest: 60}", "shortest: 60, grade: kept}").replace(
    "shortest: 20}", "shortest: 20, grade: kept}"
)
LINK = "https://tieng.dai.example/thang-1/nghe.mp3"
PAGE = "https://bao.example/vi-tre-em/be-boi-4567.html"
HASH = "ab" * 32


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, HOSTED)


def air(desk: Desk, path: str = "dai/2026/01/nghe", sound: bytes | None = None, **changed: str) -> str:
    """A broadcast of a minute and five seconds, with a sound beside it where there is one."""
    _outlet, year, month, slug = path.split("/")
    fields = {
        "programme": "Trẻ em",
        "channel": "KRT",
        "aired": f"{year}-{month}-05T19:45",
        "duration": "PT1M5S",
        **changed,
    }
    if sound is not None:
        fields.setdefault("media", f"{slug}.mp3")
        desk.write(f"docs/{path.rpartition('/')[0]}/{fields['media']}", sound)
    block = ", ".join(f"{name}: {value}" for name, value in fields.items())
    return desk.article(path, broadcast=f"{{{block}}}")


def print_(desk: Desk, path: str = "bao/2026/01/be-boi", raw: bytes | None = None, **fields: str) -> str:
    """An article in print, with a scan beside it where there is one."""
    slug = path.rpartition("/")[2]
    if raw is not None:
        fields.setdefault("scan", f"{slug}.pdf")
        desk.write(f"docs/{path.rpartition('/')[0]}/{fields['scan']}", raw)
    block = ", ".join(f"{name}: {value}" for name, value in fields.items())
    return desk.article(path, printed=f"{{{block}}}")


def pdf(text: str = "BT (Trang 3) Tj ET", tail: bytes = b"%%EOF\n") -> bytes:
    content = zlib.compress(text.encode())
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content)
    return b"%PDF-1.4\n1 0 obj\n" + stream + b"\nendobj\n" + tail


def page(width: int = 900, height: int = 1300, *, blank: bool = False, kind: str = "JPEG") -> bytes:
    picture = Image.new("L", (width, height), 255)
    if not blank:
        pen = ImageDraw.Draw(picture)
        for line in range(20, height, 24):
            pen.rectangle((20, line, width - 20, line + 9), fill=40)
    stream = BytesIO()
    picture.save(stream, kind)
    return stream.getvalue()


def answer(desk: Desk, path: str, **changed: object) -> None:
    given = {"url": LINK, "asked": "2026-02-03", "type": "audio/mpeg", "bytes": 1048576, "sha256": HASH}
    given |= {"plays": 65, "silent": 4} | changed
    found = LinkAnswer.model_validate({name: value for name, value in given.items() if value is not None})
    desk.write(path.replace(".md", ".link.yml"), write_answer(found))


def told(desk: Desk) -> list[str]:
    return sorted(found.code for level in Level for found in desk.problems(level))


Row = tuple[Callable[[Desk], object], str, Grade, list[str]]


def _linked(desk: Desk, **changed: object) -> None:
    path = air(desk, media=LINK, length="1048576")
    answer(desk, path, **changed)


def _on_a_page(desk: Desk, url: str = PAGE, **changed: object) -> None:
    path = print_(desk, url=url)
    given = {"url": url, "type": "text/html", "bytes": 90_000, "plays": None, "silent": None}
    answer(desk, path, **(given | {"holds": "title"} | changed))


def _answered_by_hand(desk: Desk) -> None:
    _linked(desk)
    desk.write(NGHE.replace(".md", ".link.yml"), "url: có thật mà\n")


def _of_no_article(desk: Desk) -> None:
    air(desk)
    answer(desk, "docs/dai/2026/01/cu.md")


NGHE, BE_BOI = "docs/dai/2026/01/nghe.md", "docs/bao/2026/01/be-boi.md"
SAMPLES = frames_of_speech()

ROWS: dict[str, Row] = {
    # Nothing but the newsroom's word
    "ten words and PT5M": (lambda desk: air(desk, duration="PT5M"), NGHE, Grade.DECLARED, []),
    "issue and page alone": (lambda desk: print_(desk, issue="4567", page="3"), BE_BOI, Grade.DECLARED, []),
    "an article of no block": (lambda desk: desk.article("bao/2026/01/be-boi"), BE_BOI, Grade.DECLARED, []),
    # A sound beside the article
    "speech": (lambda desk: air(desk, sound=speech()), NGHE, Grade.KEPT, []),
    "speech in M4A": (lambda desk: air(desk, sound=m4a(SAMPLES), media="nghe.m4a"), NGHE, Grade.KEPT, []),
    "half of it pauses": (
        lambda desk: air(desk, sound=mp3([None, 120, None, 80] * 622)),
        NGHE,
        Grade.KEPT,
        [],
    ),
    "a second that says five minutes": (
        lambda desk: air(desk, sound=with_header(speech(1), 300), duration="PT5M"),
        NGHE,
        Grade.DECLARED,
        ["recording-cut"],
    ),
    "a second, and five minutes in the article": (
        lambda desk: air(desk, sound=speech(1), duration="PT5M"),
        NGHE,
        Grade.DECLARED,
        ["duration-against-file"],
    ),
    "silence": (lambda desk: air(desk, sound=silence()), NGHE, Grade.DECLARED, ["recording-without-sound"]),
    "an hour of silence with a minute of speech": (
        lambda desk: air(desk, sound=speech(60) + silence(3600), duration="PT61M"),
        NGHE,
        Grade.DECLARED,
        ["recording-without-sound"],
    ),
    "ten seconds seven times": (
        lambda desk: air(desk, sound=speech(10) * 7, duration="PT70S"),
        NGHE,
        Grade.DECLARED,
        ["recording-repeats-itself"],
    ),
    "a spot that was broadcast twice": (
        lambda desk: air(desk, sound=speech(33) * 2, duration="PT66S"),
        NGHE,
        Grade.KEPT,
        [],
    ),
    "one frame of AAC over and over": (
        lambda desk: air(desk, sound=m4a([aac(120, b"mot")] * len(SAMPLES)), media="nghe.m4a"),
        NGHE,
        Grade.DECLARED,
        ["recording-repeats-itself"],
    ),
    "a tone": (lambda desk: air(desk, sound=tone()), NGHE, Grade.DECLARED, ["recording-of-one-tone"]),
    "silence in M4A": (
        lambda desk: air(desk, sound=m4a([aac(None, b"")] * len(SAMPLES)), media="nghe.m4a"),
        NGHE,
        Grade.DECLARED,
        ["recording-without-sound"],
    ),
    "M4A whose tables say five minutes": (
        lambda desk: air(desk, sound=m4a(SAMPLES[:43], 300), media="nghe.m4a", duration="PT5M"),
        NGHE,
        Grade.DECLARED,
        ["duration-against-file"],
    ),
    "M4A that plays one second three hundred times": (
        lambda desk: air(
            desk,
            sound=m4a(SAMPLES[:43], 300, starts=list(range(43)) * 300),
            media="nghe.m4a",
            duration="PT5M",
        ),
        NGHE,
        Grade.DECLARED,
        ["duration-against-file"],
    ),
    "bytes that begin as frames do": (
        lambda desk: air(desk, sound=speech(1) + b"\xff\xfb\x90\xc4 " * 9000, duration="PT5M"),
        NGHE,
        Grade.DECLARED,
        ["duration-against-file"],
    ),
    # A scan beside the article
    "a scan": (lambda desk: print_(desk, raw=pdf()), BE_BOI, Grade.KEPT, []),
    "a photo of the page": (
        lambda desk: print_(desk, raw=page(), scan="trang-3.jpg"),
        BE_BOI,
        Grade.KEPT,
        [],
    ),
    "no such scan": (
        lambda desk: print_(desk, scan="t.pdf"),
        BE_BOI,
        Grade.DECLARED,
        ["scan-not-there"],
    ),
    "a scan of nothing": (
        lambda desk: print_(desk, raw=b""),
        BE_BOI,
        Grade.DECLARED,
        ["scan-shows-no-page"],
    ),
    "a PDF without a page": (
        lambda desk: print_(desk, raw=pdf("q Q")),
        BE_BOI,
        Grade.DECLARED,
        ["scan-shows-no-page"],
    ),
    "a PDF cut": (
        lambda desk: print_(desk, raw=pdf(tail=b"")),
        BE_BOI,
        Grade.DECLARED,
        ["scan-shows-no-page"],
    ),
    "a locked PDF": (
        lambda desk: print_(desk, raw=pdf(tail=b"trailer << /Encrypt 9 0 R >>\n%%EOF")),
        BE_BOI,
        Grade.DECLARED,
        ["scan-shows-no-page"],
    ),
    "a Word file as PDF": (
        lambda desk: print_(desk, raw=b"PK\3\4" + bytes(900)),
        BE_BOI,
        Grade.DECLARED,
        ["scan-shows-no-page"],
    ),
    "a white picture": (
        lambda desk: print_(desk, raw=page(blank=True), scan="t.jpg"),
        BE_BOI,
        Grade.DECLARED,
        ["scan-shows-no-page"],
    ),
    "a picture of a few dots": (
        lambda desk: print_(desk, raw=page(40, 60), scan="t.jpg"),
        BE_BOI,
        Grade.DECLARED,
        ["scan-shows-no-page"],
    ),
    # A link elsewhere
    "a host that nobody asked": (
        lambda desk: air(desk, media=LINK, length="1048576"),
        NGHE,
        Grade.DECLARED,
        [],
    ),
    "a link that was asked for": (_linked, NGHE, Grade.LINKED, []),
    "an answer to another link": (
        lambda desk: _linked(desk, url=LINK.replace("nghe", "khac")),
        NGHE,
        Grade.DECLARED,
        ["link-answer-unfit"],
    ),
    "HTML for sound": (
        lambda desk: _linked(desk, type="text/html", plays=None, silent=None),
        NGHE,
        Grade.DECLARED,
        ["link-answer-unfit"],
    ),
    "a second elsewhere": (
        lambda desk: _linked(desk, plays=1, silent=0),
        NGHE,
        Grade.DECLARED,
        ["link-answer-unfit"],
    ),
    "silence elsewhere": (lambda desk: _linked(desk, silent=65), NGHE, Grade.DECLARED, ["link-answer-unfit"]),
    "a tone elsewhere": (
        lambda desk: _linked(desk, sounds="tone"),
        NGHE,
        Grade.DECLARED,
        ["link-answer-unfit"],
    ),
    "asked on a day to come": (
        lambda desk: _linked(desk, asked="2026-03-01"),
        NGHE,
        Grade.DECLARED,
        ["link-answer-unfit"],
    ),
    "an answer by hand": (
        _answered_by_hand,
        NGHE,
        Grade.DECLARED,
        ["link-answer-unreadable"],
    ),
    "an answer of no article": (
        _of_no_article,
        NGHE,
        Grade.DECLARED,
        ["link-answer-of-no-article"],
    ),
    "a page of the paper": (_on_a_page, BE_BOI, Grade.LINKED, []),
    "a page of something else": (
        lambda desk: _on_a_page(desk, holds="nothing"),
        BE_BOI,
        Grade.DECLARED,
        ["link-answer-unfit"],
    ),
    "the front page": (
        lambda desk: _on_a_page(desk, "https://bao.example/"),
        BE_BOI,
        Grade.DECLARED,
        ["link-to-front-page"],
    ),
    "a page that leads to the front page": (
        lambda desk: _on_a_page(desk, led_to="https://bao.example/index.html"),
        BE_BOI,
        Grade.DECLARED,
        ["link-answer-unfit"],
    ),
    "a page as it was printed, elsewhere": (
        lambda desk: _on_a_page(desk, PAGE.replace("html", "pdf"), type="application/pdf", holds=None),
        BE_BOI,
        Grade.LINKED,
        [],
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_what_is_shown_has_its_grade(desk: Desk, row: str) -> None:
    """Each way has a grade; what lifts none is told, and where a grade is asked for it does not count."""
    make, path, grade, codes = ROWS[row]
    make(desk)
    assert told(desk) == codes
    found = desk.newsroom().judgement[path]
    assert (found.proof.grade, found.counts) == (grade, True)
    desk.write("mandate.yml", KEPT)
    found = desk.newsroom().judgement[path]
    assert found.counts is (grade is Grade.KEPT)
    if grade is not Grade.KEPT:
        assert found.reason is Reason.GRADE
        assert str(found.because).startswith("that it ran is known by “")


def tagged(sound: bytes) -> bytes:
    """The same sound under another title."""
    title = b"\0Ban tin khac"
    frame = b"TIT2" + len(title).to_bytes(4, "big") + b"\0\0" + title
    return b"ID3\3\0\0" + len(frame).to_bytes(4, "big") + frame + sound


TWICE: dict[str, tuple[Callable[[Desk], object], bool]] = {
    "the same MP3 each month": (lambda desk: air(desk, "dai/2026/02/lai", speech()), True),
    "the same under another title": (lambda desk: air(desk, "dai/2026/02/lai", tagged(speech())), True),
    "the same without its first second": (
        lambda desk: air(desk, "dai/2026/02/lai", speech()[39 * 417 :], duration="PT1M4S"),
        True,
    ),
    "the same in the same month": (lambda desk: air(desk, "dai/2026/01/sau", speech()), True),
    "another sound": (lambda desk: air(desk, "dai/2026/02/lai", speech(seed="khác")), False),
    "the same jingle before another sound": (
        lambda desk: air(desk, "dai/2026/02/lai", speech()[: 300 * 417] + speech(57, "khác")),
        False,
    ),
    "the same in a draft": (lambda desk: _draft(desk, speech()), False),
}


def _draft(desk: Desk, sound: bytes) -> None:
    path = air(desk, "dai/2026/02/lai", sound)
    file = desk.root / path
    file.write_text(file.read_text("utf-8").replace("---\n", "---\ndraft: true\n", 1), "utf-8")


@pytest.mark.parametrize("row", TWICE)
def test_a_sound_shows_one_feature(desk: Desk, row: str) -> None:
    """The second of two articles with one sound is told by the first, whose grade stays."""
    make, is_told = TWICE[row]
    air(desk, sound=speech())
    make(desk)
    assert told(desk) == (["proof-of-another-feature"] if is_told else [])
    grades = {path: found.proof.grade for path, found in desk.newsroom().judgement.items()}
    assert grades.pop(NGHE) is Grade.KEPT
    assert set(grades.values()) == {Grade.DECLARED if is_told else Grade.KEPT}


def test_the_first_to_enter_keeps_its_sound(desk: Desk) -> None:
    """An article dated back behind another's back takes nothing from it, though its day comes first."""
    air(desk, "dai/2026/02/that", speech())
    desk.commit("2026-02-06T10:00:00+07:00")
    air(desk, sound=speech())
    desk.commit("2026-02-07T10:00:00+07:00")
    found = desk.newsroom().judgement
    assert found["docs/dai/2026/02/that.md"].proof.grade is Grade.KEPT
    assert found[NGHE].proof.grade is Grade.DECLARED


def test_a_broadcast_that_leaves_its_length_to_its_file_is_in_time(desk: Desk) -> None:
    """A version of before is not measured again: it is taken at its word, as one is that types its length."""
    desk.write("docs/dai/2026/01/nghe.mp3", speech())
    block = "{programme: Trẻ em, channel: KRT, aired: 2026-01-05T19:45, media: nghe.mp3}"
    desk.article("dai/2026/01/nghe", broadcast=block)
    desk.commit("2026-01-06T10:00:00+07:00")
    desk.article("dai/2026/01/nghe", "Lời mới.\n", broadcast=block)
    desk.commit("2026-02-06T10:00:00+07:00")
    cell = desk.cell("dai", "2026-01")
    assert (cell.status, cell.afterwards) == (Status.MET, False)


def test_a_rerun_has_the_sound_of_the_first(desk: Desk) -> None:
    """What says that it is run again is not accused of it."""
    air(desk, sound=speech())
    path = air(desk, "dai/2026/02/lai", speech())
    file = desk.root / path
    file.write_text(file.read_text("utf-8").replace("---\n", "---\nrerun_of: dai/2026/01/nghe\n", 1), "utf-8")
    assert told(desk) == []


SCANS = {
    ("bao/2026/02/khac", "khac.pdf"): True,
    ("bao/2026/02/khac", "tên mới.pdf"): True,
    ("bao/2026/01/khac", "khac.pdf"): False,
}


@pytest.mark.parametrize(("path", "name"), SCANS)
def test_a_page_shows_one_month(desk: Desk, path: str, name: str) -> None:
    """One page may hold two articles, but is of one month, whatever the file is called."""
    print_(desk, raw=pdf())
    print_(desk, path, raw=pdf(), scan=name)
    assert told(desk) == (["proof-of-another-feature"] if SCANS[path, name] else [])


def test_one_link_shows_one_month(desk: Desk) -> None:
    """The address of January, and what answered there, does not show February."""
    _linked(desk)
    path = air(desk, "dai/2026/02/lai", media=LINK, length="1048576")
    answer(desk, path)
    assert told(desk) == ["proof-of-another-feature"]


def test_a_grade_is_asked_for_from_a_month_on(tmp_path: Path) -> None:
    """Months before it count as ever; those after it say what is lacking and what to do."""
    duties = "[{from: 2026-01, until: 2026-01, shortest: 60}, {from: 2026-02, shortest: 60, grade: linked}]"
    desk = Desk(tmp_path, HOSTED.replace("[{from: 2026-01, minimum: 1, shortest: 60}]", duties))
    air(desk)
    air(desk, "dai/2026/02/sau")
    assert desk.cell("dai", "2026-01", "2026-03-01").status is Status.MET
    assert desk.cell("dai", "2026-01", "2026-03-01").grade is Grade.DECLARED
    cell = desk.cell("dai", "2026-02", "2026-03-01")
    assert (cell.status, cell.grade) == (Status.MISSING, None)
    assert str(desk.judgement("dai/2026/02/sau").because) == (
        "that it ran is known by “declared alone”, and “link asked for” is asked for: put the sound as it "
        "was broadcast beside the article, and name it at media: of broadcast:"
    )
    path = "dai/2026/02/sau"
    answer(desk, air(desk, path, media=LINK, length="1048576"))
    assert desk.cell("dai", "2026-02", "2026-03-01").status is Status.MET


def test_a_month_stands_on_as_many_features_as_are_owed(tmp_path: Path) -> None:
    """Of two that are owed the weaker decides, of three the weakest does not."""
    desk = Desk(tmp_path, HOSTED.replace("minimum: 1, shortest: 60", "minimum: 2, shortest: 60"))
    air(desk, sound=speech())
    air(desk, "dai/2026/01/hai")
    assert desk.cell("dai", "2026-01").grade is Grade.DECLARED
    air(desk, "dai/2026/01/ba", speech(seed="ba"))
    assert desk.cell("dai", "2026-01").grade is Grade.KEPT


def test_a_word_for_a_grade_is_one_of_three(tmp_path: Path) -> None:
    """Whoever asks for another grade is told which there are."""
    desk = Desk(tmp_path, HOSTED.replace("shortest: 60}", "shortest: 60, grade: proven}"))
    newsroom, problems = desk.read()
    assert newsroom is None
    assert "kept" in str([problem.hint or problem.message for problem in problems])


def test_the_check_says_how_far_it_is_known(desk: Desk) -> None:
    """How many features there are of each grade stands in the check, and of one in its explanation."""
    from media_mandate.messages import translator
    from media_mandate.verdict.terminal import plain_text
    from media_mandate.verdict.words import explain

    air(desk, sound=speech())
    print_(desk, issue="4567")
    newsroom = desk.newsroom()
    assert (
        "1 bài có bản lưu (bản quét trang báo hoặc âm thanh), 0 bài có đường dẫn đã hỏi thử, 1 bài chỉ có"
    ) in plain_text(newsroom, newsroom.problems)
    lines = list(explain(newsroom.judgement[BE_BOI], newsroom, translator("vi")))
    assert any(line.startswith("Mức bằng chứng: chỉ khai. Muốn cao hơn: hãy đặt bản quét") for line in lines)


def test_no_scan_is_told_to_be_no_article(desk: Desk) -> None:
    """A PDF that an article names is no text that somebody forgot to write as Markdown."""
    print_(desk, raw=pdf())
    desk.write("docs/bao/2026/01/thừa.pdf", pdf("BT (Khac) Tj ET"))
    assert [found.path for found in desk.problems(Level.WARNING)] == ["docs/bao/2026/01/thừa.pdf"]


ANSWER = dedent(
    """\
    # What answered at the address that the article gives, when it was asked for. Written by
    # scripts/ask_links.py, and by nobody's hand: whoever doubts it asks again with --check.
    url: https://bao.example/bể-bơi?số=1
    asked: 2026-02-03
    type: text/html
    bytes: 12
    """
)


def test_an_answer_is_read_as_it_was_written(desk: Desk) -> None:
    """A file for people, line by line, with the letters of Vietnamese as they are."""
    found = LinkAnswer.model_validate(
        {"url": "https://bao.example/bể-bơi?số=1", "asked": "2026-02-03", "type": "text/html", "bytes": 12}
        | {"sha256": HASH, "holds": "text"}
    )
    assert write_answer(found) == f"{ANSWER}sha256: {HASH}\nholds: text\n"


def test_a_jingle_does_not_hide_a_copy(desk: Desk) -> None:
    """What many sounds have in common is no reason to look no further."""
    jingle = speech(20, "nhạc hiệu")
    for number in range(1, 20):
        air(desk, f"dai/2026/01/tin-{number:02}", jingle + speech(45, f"tin {number}"))
    assert told(desk) == []
    air(desk, "dai/2026/02/lai", jingle + speech(45, "tin 19"))
    [found] = [
        problem for problem in desk.problems(Level.WARNING) if problem.path.startswith("docs/dai/2026/02")
    ]
    assert "docs/dai/2026/01/tin-19.md" in str(found.message)


def test_two_thousand_sounds_are_held_against_each_other() -> None:
    """Each is looked up by what it holds, and not held against all before it."""
    dice = Random("nhiều")  # noqa: S311 (no secret)
    seen = 0

    class Counted(frozenset[int]):
        def __and__(self, other: object) -> frozenset[int]:
            nonlocal seen
            seen += 1
            return super().__and__(other)  # type: ignore[operator]

    known = Known()
    for number in range(2000):
        article = cast("Article", SimpleNamespace(outlet="dai", month=number))
        marks = Counted(dice.getrandbits(61) << 3 for _ in range(20))
        shown = Shown(Graded(Grade.KEPT, f"{number}"), "x", heard=Heard(270, marks=marks))
        assert known.first(article, shown) is None
        known.add(article, shown)
    assert seen == 0
