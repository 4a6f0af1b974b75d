"""Sounds and films: coordinates in them are told, and everything but plain titles can be taken out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_mandate.media.recordings.cleaning import UncleanableRecordingError, UnreadableError, asides, clean
from media_mandate.problems import Problem
from tests.feeds.conftest import broadcast
from tests.newsdesk import Desk, body
from tests.photos import LATITUDE, MARK
from tests.recordings import MP3, PLACED, POSITION, SAMPLES, TITLE, UNPLACED, film
from tests.sites import command, copy_product

FOLDER = "docs/dai/2026/01"


def only(desk: Desk) -> Problem:
    [problem] = desk.problems()
    return problem


@pytest.mark.parametrize("name", PLACED)
def test_a_place_is_told_and_taken_out(desk: Desk, name: str) -> None:
    """One problem with the command that helps; afterwards nothing of it is left, the sound is the same."""
    file = desk.write(f"{FOLDER}/{name}", PLACED[name])
    problem = only(desk)
    assert (problem.path, str(problem.message)) == (
        f"{FOLDER}/{name}",
        "The recording tells where it was made.",
    )
    assert str(problem.hint) == f'Run: python3 scripts/clean_photos.py "{FOLDER}/{name}"'
    clean(file)
    assert desk.problems() == []
    assert asides(file) == ()
    left = file.read_bytes()
    for planted in (POSITION, MARK, LATITUDE, b"GPSLatitude", b"14.36090"):
        assert planted not in left
    if name.lower().endswith(".mp3"):
        sound = MP3.MP3(file)
        assert sound.info.length == pytest.approx(65, abs=1)
        assert sound.tags["TIT2"].text == [TITLE]
    else:
        assert len(left) == len(PLACED[name])
        assert left.index(SAMPLES) == PLACED[name].index(SAMPLES)
    clean(file)
    assert file.read_bytes() == left


@pytest.mark.parametrize("name", UNPLACED)
def test_titles_and_covers_are_nobodys_mistake(desk: Desk, name: str) -> None:
    """What tells no place stops nothing, and a title outlives cleaning."""
    file = desk.write(f"{FOLDER}/{name}", UNPLACED[name])
    assert desk.problems() == []
    clean(file)
    assert (TITLE.encode() in file.read_bytes()) == (TITLE.encode() in UNPLACED[name])
    assert MARK not in file.read_bytes()


@pytest.mark.parametrize("track", [b"gpmd", b"camm"])
def test_a_track_of_positions_cannot_be_cut(desk: Desk, track: bytes) -> None:
    """What a camera writes all along a film is told with another way out, and the file is left as it is."""
    file = desk.write(f"{FOLDER}/bay.mp4", film(track=track))
    assert str(only(desk).hint).startswith("Save it anew without the track of its positions")
    with pytest.raises(UncleanableRecordingError):
        clean(file)
    assert file.read_bytes() == film(track=track)
    assert [found.name for found in file.parent.iterdir()] == ["bay.mp4"]


@pytest.mark.parametrize("name", ["a.mp3", "a.mp4"])
@pytest.mark.parametrize(
    "raw", [b"", b"x", b"ID3\4\0\0\x7f\x7f\x7f\x7f", b"\0\0\0\1ftyp", b"\0\0\0\0moov" * 9]
)
def test_what_cannot_be_read_is_left_alone(desk: Desk, name: str, raw: bytes) -> None:
    """A broken file that nothing shows stops no check; cleaning changes no byte of it."""
    file = desk.write(f"{FOLDER}/{name}", raw)
    assert desk.problems() == []
    try:
        clean(file)
    except (UnreadableError, UncleanableRecordingError):
        assert file.read_bytes() == raw


@given(st.sampled_from(sorted(PLACED)), st.integers(0, 900), st.binary(max_size=9))
def test_a_damaged_file_raises_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, name: str, place: int, noise: bytes
) -> None:
    """Whatever bytes are in the way, a file is read or is said to be unreadable."""
    raw = PLACED[name]
    file = tmp_path_factory.mktemp("hong") / name
    file.write_bytes(raw[:place] + noise + raw[place + len(noise) :])
    try:
        asides(file)
    except UnreadableError:
        return


def test_the_command_cleans_recordings_beside_photos(desk: Desk) -> None:
    """It says what was taken out; what cannot be cleaned is named with what to do, and the status tells."""
    copy_product(desk.root)
    desk.write(f"{FOLDER}/phim.mp4", PLACED["android.mp4"])
    desk.write(f"{FOLDER}/Bản tin.mp3", PLACED["cover.mp3"])
    desk.write(f"{FOLDER}/bay.mp4", film(track=b"gpmd"))
    checked = command(desk.root, "clean_photos", "--check", "--lang", "en")
    assert checked.returncode == 2
    assert f"{FOLDER}/phim.mp4 tells more than is seen or heard: ©xyz" in checked.stdout
    assert (desk.root / FOLDER / "phim.mp4").read_bytes() == PLACED["android.mp4"]
    run = command(desk.root, "clean_photos", "--lang", "en")
    assert run.returncode == 2
    assert f"{FOLDER}/phim.mp4 is clean; taken out: ©xyz" in run.stdout
    assert f"{FOLDER}/Bản tin.mp3 is clean; taken out: APIC" in run.stdout
    assert run.stderr.startswith(f"{FOLDER}/bay.mp4 cannot be cleaned: save it anew without positions")
    assert [found.path for found in desk.problems()] == [f"{FOLDER}/bay.mp4"]


def test_a_link_leads_to_a_recording_that_is_one(desk: Desk) -> None:
    """A letter under the name of a sound is told on the line of the link; a true sound may be linked."""
    broadcast(desk, "dai/2026/01/nghe")
    desk.article("dai/2026/01/khac", f"[Nghe](nghe.mp3)\n\n{body('khác')}")
    assert desk.problems() == []
    desk.write(f"{FOLDER}/thu.mp3", b"PK\3\4")
    desk.article("dai/2026/01/khac", f"[Nghe](thu.mp3)\n\n{body('khác')}")
    problem = only(desk)
    assert (problem.path, problem.line) == (f"{FOLDER}/khac.md", 7)
    assert str(problem.message) == "The file thu.mp3 is not what its name says."
