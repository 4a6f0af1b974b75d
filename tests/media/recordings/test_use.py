"""Sounds and films: what is wrong with them is told with the line of the broadcast block."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from media_mandate.media.recordings.file import duration_of
from media_mandate.media.recordings.heard import Heard
from media_mandate.newsroom import read_newsroom
from media_mandate.problems import Level
from tests.feeds.conftest import PLAYS, PODCAST, broadcast
from tests.newsdesk import NOW, Desk
from tests.sites import COVER, SOUND

PATH = "dai/2026/01/nghe"


def found(desk: Desk, level: Level = Level.PROBLEM) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.field) for problem in desk.problems(level)]


def test_a_good_sound_is_read(desk: Desk) -> None:
    """Type and bytes come from the file; no problem is found."""
    broadcast(desk, PATH)
    newsroom = desk.newsroom()
    assert found(desk) == []
    media = newsroom.media[f"docs/{PATH}.md"]
    assert (media.type, media.length, media.is_video) == ("audio/mpeg", SOUND.stat().st_size, False)


@pytest.mark.parametrize(
    ("sound", "changed", "code", "field"),
    [
        (b"", {}, "file-empty", "broadcast.media"),
        (b"ID3 but no sound" * 100, {}, "file-not-what-its-name-says", "broadcast.media"),
        (SOUND.read_bytes(), {"media": "nghe.m4a"}, "file-not-what-its-name-says", "broadcast.media"),
        (
            SOUND.read_bytes(),
            {"media": "nghe.ogg"},
            "media-kind-not-played",
            "broadcast.media",
        ),
        (
            SOUND.read_bytes(),
            {"duration": "PT4M30S"},
            "duration-against-file",
            "broadcast.duration",
        ),
        (SOUND.read_bytes(), {"duration": "PT1M2S"}, "duration-against-file", "broadcast.duration"),
        (SOUND.read_bytes(), {"length": "17"}, "length-against-file", "broadcast.length"),
    ],
)
def test_a_bad_file_is_told(desk: Desk, sound: bytes, changed: dict[str, str], code: str, field: str) -> None:
    """Empty, mistyped, of another length or duration than is told: one problem, with its line and field."""
    broadcast(desk, PATH, sound, **changed)
    (problem,) = desk.problems()
    assert (problem.code, problem.field, problem.line) == (code, field, 5)
    assert problem.hint is not None


def test_a_missing_file_is_one_problem(desk: Desk) -> None:
    """A sound that is not there is told once, with its line."""
    broadcast(desk, PATH)
    (desk.root / f"docs/{PATH}.mp3").unlink()
    (problem,) = desk.problems()
    assert (problem.code, problem.line) == ("file-not-there", 5)


def test_two_seconds_and_two_percent_are_allowed(desk: Desk) -> None:
    """A duration that is rounded is good enough."""
    broadcast(desk, PATH, duration="PT1M6S")
    assert found(desk) == []


def test_the_length_of_a_sound_beside_the_article_need_not_be_typed(desk: Desk) -> None:
    """It is read from the file, counts, and is what readers are told."""
    path = broadcast(desk, PATH, duration="")
    assert found(desk) == []
    newsroom = desk.newsroom()
    article = newsroom.judgement[path].article
    assert article.seconds == newsroom.media[path].seconds
    assert duration_of(article.seconds) == PLAYS
    assert newsroom.judgement[path].counts


@pytest.mark.parametrize("media", ['"https://cdn.dai.example/a/nghe.mp4"', ""])
def test_a_length_that_no_file_tells_is_asked_for(desk: Desk, media: str) -> None:
    """Of a sound elsewhere, and where there is none, it has to be written."""
    broadcast(desk, PATH, duration="", media=media)
    assert ("field-missing", "broadcast.duration") in found(desk)


def test_a_length_in_no_file_that_is_there_counts_for_nothing(desk: Desk) -> None:
    """A draft may wait for its sound, which is told, and lasts no second before."""
    path = broadcast(desk, PATH, duration="")
    (desk.root / f"docs/{PATH}.mp3").unlink()
    assert found(desk) == [("file-not-there", None)]
    assert not desk.newsroom().judgement[path].counts


def test_the_problems_of_a_draft_are_warnings(desk: Desk) -> None:
    """A draft may wait for its sound."""
    path = broadcast(desk, PATH, b"")
    file = desk.root / path
    file.write_text(file.read_text("utf-8").replace("---\n", "---\ndraft: true\n", 1), encoding="utf-8")
    assert found(desk) == []
    assert ("file-empty", "broadcast.media") in found(desk, Level.WARNING)


def test_media_elsewhere_needs_a_listed_host_https_and_length(desk: Desk) -> None:
    """An address is taken from hosts of the mandate only, over https, with its bytes told."""
    desk.write("mandate.yml", PODCAST.replace("outlets:", "media_hosts: [cdn.dai.example]\noutlets:", 1))
    desk.write("cover.png", COVER.read_bytes())
    broadcast(desk, PATH, media='"https://cdn.dai.example/a/nghe.mp4?x=1"', length="12345")
    assert found(desk) == []
    media = desk.newsroom().media[f"docs/{PATH}.md"]
    assert (media.address, media.type, media.length, media.is_video) == (
        "https://cdn.dai.example/a/nghe.mp4?x=1",
        "video/mp4",
        12345,
        True,
    )
    broadcast(desk, PATH, media='"http://other.example/nghe.ogg"')
    assert [field for _code, field in found(desk)] == [
        "broadcast.media",
        "broadcast.length",
        "broadcast.media",
    ]


@pytest.mark.parametrize(
    ("size", "mode", "name"),
    [
        ((1400, 1400), "RGBA", "cover.png"),
        ((1400, 1000), "RGB", "cover.png"),
        ((1000, 1000), "RGB", "cover.png"),
        (None, "", "cover.png"),
    ],
)
def test_a_cover_that_directories_refuse_is_told(
    desk: Desk, size: tuple[int, int] | None, mode: str, name: str
) -> None:
    """The cover is square, RGB, 1400 to 3000 pixels wide, and there."""
    desk.write("mandate.yml", PODCAST)
    (desk.root / "docs").mkdir()
    if size is not None:
        Image.new(mode, size).save(desk.root / name)
    (problem,) = desk.problems()
    assert (problem.path, problem.field) == ("mandate.yml", "outlets.1.podcast.cover")


def test_a_picture_in_disguise_is_no_cover(desk: Desk, tmp_path: Path) -> None:
    """The end of the name must be that of the format."""
    desk.write("mandate.yml", PODCAST.replace("cover.png", "cover.jpg"))
    (desk.root / "docs").mkdir()
    Image.new("RGB", (1400, 1400)).save(tmp_path / "cover.png")
    desk.write("cover.jpg", (tmp_path / "cover.png").read_bytes())
    assert len(desk.problems()) == 1


def test_a_duration_is_what_the_file_plays() -> None:
    """The constant of these tests agrees with their sound."""
    assert PLAYS == "PT1M5S"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("email: podcast@dai.example", "email: dai.example"),
        ("outlets:", "media_hosts: [https://cdn.example]\noutlets:"),
        (
            "    column: Vì trẻ em\n",
            "    column: Vì trẻ em\n    podcast: {cover: cover.png, email: a@b.example}\n",
        ),
    ],
)
def test_what_podcasts_need_of_the_mandate_is_checked(desk: Desk, old: str, new: str) -> None:
    """An address without @, a host with a scheme, a newspaper with a podcast: problems of mandate.yml."""
    desk.write("mandate.yml", PODCAST.replace(old, new, 1))
    desk.write("cover.png", COVER.read_bytes())
    assert any(problem.path == "mandate.yml" for problem in desk.read()[1])


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://[bad/a.mp3", "web-address-misspelt"),
        ("https://media.example.org:bad/a.mp3", "web-address-misspelt"),
        ("https://u:p@media.example.org/a.mp3", "media-address-with-password"),
    ],
)
def test_an_address_that_is_none_is_a_problem(tmp_path: Path, address: str, code: str) -> None:
    """An address that cannot be read, or that tells a password, is told with its line and crashes nothing."""
    desk = Desk(tmp_path / "desk", f"{PODCAST}media_hosts: [media.example.org]\n")
    (tmp_path / "desk/cover.png").write_bytes(COVER.read_bytes())
    broadcast(desk, PATH, media=f"'{address}'", length="1000")
    (problem,) = desk.problems()
    assert (problem.code, problem.line) == (code, 5)


def atom(name: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return (8 + len(body)).to_bytes(4, "big") + name + body


COUNT = 2800
"""Frames of AAC in 65 seconds."""


def numbers(*values: int) -> bytes:
    return b"".join(value.to_bytes(4, "big") for value in values)


def track(
    handler: bytes, codec: bytes = b"", extra: bytes = b"", *, starts: tuple[int, ...] = (24,)
) -> bytes:
    """A track of a minute; `extra` is what its codec says of itself, `starts` where its samples stand."""
    header = atom(b"mdhd", bytes(12), numbers(1000, 65_000), bytes(4))
    tables = [
        atom(b"stts", bytes(4), numbers(1, COUNT, 23)),
        atom(b"stsz", bytes(4), numbers(8, COUNT)),
        atom(b"stsc", bytes(4), numbers(1, 1, COUNT, 1)),
        atom(b"stco", bytes(4), numbers(len(starts), *starts)),
    ]
    if codec:
        entry = atom(codec, bytes(16), b"\0\2\0\x10", bytes(4), (44_100 << 16).to_bytes(4, "big"), extra)
        tables.append(atom(b"stsd", bytes(7), b"\1", entry))
    within = atom(b"minf", atom(b"stbl", *tables))
    return atom(b"trak", atom(b"mdia", header, atom(b"hdlr", bytes(8), handler, bytes(13)), within))


HEAD = atom(b"ftyp", b"M4A ", bytes(4)) + atom(b"mdat", b"\1\x40\x50\xff\0\0\0\0" * COUNT)
"""What stands before the tables: the samples, from byte 24 on."""


def mpeg4(*handlers: bytes) -> bytes:
    """The least that an MPEG-4 file of a minute needs: a track for each handler, `soun` or `vide`."""
    return HEAD + atom(b"moov", *map(track, handlers))


@pytest.mark.parametrize(
    ("name", "handlers", "is_good"),
    [
        ("nghe.m4a", (b"soun",), True),
        ("nghe.m4a", (b"soun", b"vide"), False),
        ("nghe.m4a", (b"vide",), False),
        ("nghe.mp4", (b"soun", b"vide"), True),
        ("nghe.mp4", (b"soun",), False),
    ],
)
def test_a_film_shows_and_a_sound_does_not(
    desk: Desk, name: str, handlers: tuple[bytes, ...], is_good: bool
) -> None:
    """An .mp4 has a track of pictures and an .m4a has none, but one of sound."""
    broadcast(desk, PATH, mpeg4(*handlers), media=name)
    assert [field for _code, field in found(desk)] == ([] if is_good else ["broadcast.media"])


AAC = track(
    b"soun",
    b"mp4a",
    atom(b"esds", bytes(4), b"\x03\x19\0\0\0\x04\x11\x40\x15" + bytes(11) + b"\x05\x02\x12\x10\x06\x01\x02"),
)
MPEG = {
    "AAC": ("m4a", HEAD + atom(b"moov", AAC), None),
    "AAC, its samples there": (
        "m4a",
        HEAD + atom(b"moov", track(b"soun", b"Opus", atom(b"dOps"), starts=(24,))) + atom(b"mdat", bytes(40)),
        None,
    ),
    "H.264": ("mp4", HEAD + atom(b"moov", AAC, track(b"vide", b"avc1")), None),
    "appended": ("m4a", HEAD + atom(b"moov", AAC) + b"left over by a program", None),
    "ALAC": ("m4a", HEAD + atom(b"moov", track(b"soun", b"alac", atom(b"alac", bytes(28)))), "ALAC"),
    "AC-3": ("m4a", HEAD + atom(b"moov", track(b"soun", b"ac-3", atom(b"dac3", bytes(3)))), "AC-3"),
    "E-AC-3": ("m4a", HEAD + atom(b"moov", track(b"soun", b"ec-3", atom(b"dec3", bytes(5)))), "EC-3"),
    "PCM": ("m4a", HEAD + atom(b"moov", track(b"soun", b"sowt", atom(b"chan"))), "SOWT"),
    "locked": ("m4a", HEAD + atom(b"moov", track(b"soun", b"drms", atom(b"esds"))), "DRMS"),
    "AMR": (
        "mp4",
        HEAD + atom(b"moov", track(b"vide", b"avc1"), track(b"soun", b"samr", atom(b"damr"))),
        "SAMR",
    ),
    "MPEG-4 Visual": ("mp4", HEAD + atom(b"moov", AAC, track(b"vide", b"mp4v")), "MP4V"),
    "film alone": ("m4a", mpeg4(b"vide"), "it has no sound"),
    "pieces without a beginning": (
        "m4a",
        HEAD + atom(b"moof", atom(b"mfhd", bytes(8))) + atom(b"mdat", bytes(9)),
        "pieces",
    ),
    "pieces": (
        "m4a",
        HEAD
        + atom(
            b"moov",
            AAC.replace((65_000).to_bytes(4, "big"), bytes(4)),
            atom(b"mvex", atom(b"trex", bytes(24))),
        )
        + atom(b"moof", atom(b"mfhd", bytes(8))),
        "pieces",
    ),
    "no index": ("m4a", HEAD + atom(b"mdat", bytes(99)), "ends early"),
    "index cut": ("m4a", (HEAD + atom(b"mdat", bytes(99)) + atom(b"moov", AAC))[:-9], "ends early"),
    "samples cut": ("m4a", (HEAD + atom(b"moov", AAC) + atom(b"mdat", bytes(99)))[:-9], "ends early"),
    "large samples cut": (
        "m4a",
        HEAD + atom(b"moov", AAC) + b"\0\0\0\1mdat" + (999).to_bytes(8, "big") + bytes(99),
        "ends early",
    ),
    "samples gone": (
        "m4a",
        HEAD + atom(b"moov", track(b"soun", b"Opus", atom(b"dOps"), starts=(24, 99_999))) + b"\0\0\0\0mdat",
        "ends early",
    ),
    "a picture": ("m4a", b"no sound at all", "not what its name says"),
}


@pytest.mark.parametrize("case", MPEG)
def test_what_not_every_browser_plays_is_told(desk: Desk, case: str) -> None:
    """With its reason, on the line of the media; where nothing plays the file, a warning of the file."""
    suffix, raw, reason = MPEG[case]
    broadcast(desk, PATH, raw, media=f"nghe.{suffix}")
    told = [(found.line, str(found.message)) for found in desk.problems()]
    if reason is None:
        assert told == []
        return
    ((line, message),) = told
    assert line == 5
    assert reason in message
    desk.article(PATH)
    assert desk.problems() == []
    (warning,) = desk.problems(Level.WARNING)
    assert (warning.path, str(warning.message)) == (f"docs/dai/2026/01/nghe.{suffix}", message)
    desk.article("dai/2026/01/khac", f"[Nghe](nghe.{suffix})\n")
    assert [(found.line, str(found.message)) for found in desk.problems()] == [(7, message)]


FRAME = b"\xff\xfb\x90\x64"
"""The head of a frame of MPEG 1, layer III, 128 kbit/s, 44.1 kHz, stereo: 417 bytes."""


def mp3(promised: int, there: int, mark: bytes = b"Xing", flags: int = 3, behind: bytes = b"") -> bytes:
    """A sound that says in its first frame how many frames follow."""
    number, length = promised.to_bytes(4, "big"), (417 * (promised + 1)).to_bytes(4, "big")
    if mark == b"VBRI":
        promise = b"VBRI\0\1" + bytes(4) + length + number + b"\0\0\0\1\0\2\0\1"
    else:
        promise = (
            mark + bytes(3) + bytes([flags]) + (number if flags & 1 else b"") + (length if flags & 2 else b"")
        )
    first = (FRAME + bytes(32) + promise).ljust(417, b"\0")
    return first + (FRAME + bytes(413)) * there + behind


WHOLE = 2488
"""Frames in 65 seconds."""


@pytest.mark.parametrize("mark", [b"Xing", b"Info", b"VBRI"])
@pytest.mark.parametrize(
    ("there", "is_whole"),
    [(WHOLE, True), (WHOLE - 30, True), (WHOLE - 60, False), (WHOLE // 2, False), (9, False)],
)
@pytest.mark.parametrize("flags", [3, 1])
def test_a_sound_has_as_many_frames_as_it_says(
    desk: Desk, mark: bytes, there: int, is_whole: bool, flags: int
) -> None:
    """A file that was not copied to its end says still that it plays a minute; a second less is let pass."""
    broadcast(desk, PATH, mp3(WHOLE, there, mark, flags))
    assert found(desk) == ([] if is_whole else [("recording-cut", "broadcast.media")])


@pytest.mark.parametrize(
    "raw",
    [
        mp3(WHOLE, WHOLE - 1, behind=FRAME + bytes(99)),
        mp3(WHOLE, WHOLE, behind=b"TAG" + bytes(125)),
        mp3(0, WHOLE, flags=0),
        mp3(WHOLE, WHOLE + 90, flags=1),
        mp3(WHOLE, WHOLE, flags=1).replace(FRAME + bytes(413), FRAME + bytes(413) + b"\xff noise", 5),
    ],
    ids=range(5),
)
def test_a_whole_sound_is_left_alone(desk: Desk, raw: bytes) -> None:
    """A last frame that is not whole, tags, no promise, more than promised, noise in between."""
    broadcast(desk, PATH, raw)
    assert found(desk) == []


def test_the_sound_that_others_made_is_cut(desk: Desk) -> None:
    """The sample's own sound, half of it."""
    raw = SOUND.read_bytes()
    broadcast(desk, PATH, raw[: len(raw) // 2])
    assert found(desk) == [("recording-cut", "broadcast.media")]


@pytest.mark.parametrize(
    ("address", "kind", "wrong"),
    [
        ("https://media.example.org/nghe", "audio/mpeg", []),
        ("https://media.example.org/nghe", None, ["broadcast.media"]),
        ("https://media.example.org/nghe.mp3", None, []),
        ("https://media.example.org/nghe.mp3", "video/mp4", ["broadcast.type"]),
    ],
)
def test_media_on_another_host_tells_its_type(
    tmp_path: Path, address: str, kind: str | None, wrong: list[str]
) -> None:
    """The end of the address declares the type, or the field does; the two must not disagree."""
    desk = Desk(tmp_path / "desk", f"{PODCAST}media_hosts: [media.example.org]\n")
    (tmp_path / "desk/cover.png").write_bytes(COVER.read_bytes())
    broadcast(desk, PATH, media=f"'{address}'", length="1000", **({"type": kind} if kind else {}))
    assert [field for _code, field in found(desk)] == wrong


def test_what_was_counted_is_kept_by_the_bytes(desk: Desk) -> None:
    """The second check takes it from there, one of other bytes does not; a damaged note is passed over."""
    desk.commit("2026-01-06T10:00:00+07:00")
    broadcast(desk, PATH)
    heard = checked(desk)
    (file,) = (desk.root / "build/recordings").iterdir()
    file.write_text(file.read_text("utf-8").replace('"silent":0.', '"silent":0.7'), "utf-8")
    assert checked(desk).silent > heard.silent
    file.write_text("{}", "utf-8")
    assert checked(desk) == heard
    desk.write(f"docs/{PATH}.mp3", SOUND.read_bytes() + bytes(9))
    assert checked(desk).silent == pytest.approx(heard.silent, abs=0.01)
    assert len(list((desk.root / "build/recordings").iterdir())) == 2


def test_no_note_is_believed_that_came_with_a_commit(desk: Desk) -> None:
    """Nor any in a folder that somebody handed over: there everything is counted."""
    broadcast(desk, PATH)
    desk.commit("2026-01-06T10:00:00+07:00")
    heard = checked(desk)
    (file,) = (desk.root / "build/recordings").iterdir()
    file.write_text(file.read_text("utf-8").replace('"silent":0.', '"silent":0.7'), "utf-8")
    newsroom, _problems = read_newsroom(desk.root, NOW)
    assert newsroom is not None
    assert newsroom.media[f"docs/{PATH}.md"].heard == heard
    desk.commit("2026-01-07T10:00:00+07:00")
    assert checked(desk) == heard


def checked(desk: Desk) -> Heard:
    """What a check that keeps readings knows of the sound."""
    newsroom, _problems = read_newsroom(desk.root, NOW, tell=lambda _text: None)
    assert newsroom is not None
    heard = newsroom.media[f"docs/{PATH}.md"].heard
    assert heard is not None
    return heard
