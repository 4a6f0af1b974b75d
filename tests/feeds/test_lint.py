"""The lint bites: every fault that it is for is found in a podcast or feed that has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.feeds.lint import lint


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("<itunes:image href=", "<itunes:was href=", "podcast: no cover"),
        ('length="130066"', 'length="0"', "enclosure: length is 0"),
        ('length="130066"', 'length="None"', "enclosure: length is None"),
        ('type="audio/mpeg"', 'type="audio/mp4"', "enclosure: type is audio/mp4"),
        ("<pubDate>Thu, 13 Mar 2025 19:45:00 +0700</pubDate>", "", "item: no pubDate"),
        ('<enclosure url="https:', '<enclosure url="http:', "enclosure: not https"),
        ("dai-ptth/2025/02/ran-can-dung-garo-dung-hut-noc</guid>", "x</guid>", None),
        ("<itunes:explicit>false", "<itunes:explicit>no", "podcast: explicit is neither true nor false"),
    ],
)
def test_faults_of_a_podcast_are_found(sample_site: Path, old: str, new: str, finding: str | None) -> None:
    """One change to the sample's podcast is one finding; a harmless one is none."""
    text = (sample_site / "rss/podcast/dai-ptth.xml").read_text("utf-8")
    assert old in text
    found = lint(text.replace(old, new).encode())
    assert (finding in found) if finding else not found


def test_repeated_guids_and_times_are_found(sample_site: Path) -> None:
    """A guid that stands twice, and two entries of one moment, are findings."""
    podcast = (sample_site / "rss/podcast/dai-ptth.xml").read_text("utf-8")
    one, other = (podcast.split("</guid>")[index].rpartition(">")[2] for index in (0, 1))
    assert f"guid twice: {one}" in lint(podcast.replace(f"{other}</guid>", f"{one}</guid>").encode())
    atom = (sample_site / "rss/dai-ptth.atom").read_text("utf-8")
    times = [part.partition("</updated>")[0] for part in atom.split("<entry")[1].split("<updated>")[1:]]
    second = atom.split("<entry")[2].split("<updated>")[1].partition("</updated>")[0]
    assert any("updated twice" in found for found in lint(atom.replace(second, times[0]).encode()))


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("<id>tag:media-mandate.example,2026:tat-ca<", "<id>tat-ca<", "id is no URI: tat-ca"),
        (",2026:tat-ca<", ",26:tat-ca<", "id is no URI: tag:media-mandate.example,26:tat-ca"),
        ("<media:thumbnail ", "<media:group/><media:thumbnail ", "media:group: no alternatives"),
        (
            "<generator>",
            '<archive xmlns="http://purl.org/syndication/history/1.0"/><generator>',
            "archive: leads to no other document",
        ),
    ],
)
def test_faults_of_an_atom_feed_are_found(sample_site: Path, old: str, new: str, finding: str) -> None:
    """What the W3C's validator finds."""
    text = (sample_site / "rss/tat-ca.atom").read_text("utf-8")
    assert lint(text.encode()) == []
    assert old in text
    assert finding in lint(text.replace(old, new).encode())
