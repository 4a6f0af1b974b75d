"""The features of a record as a table that opens right in a Vietnamese Excel."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from media_mandate.mandate.grades import GRADE_WORDS, Grade
from media_mandate.mandate.values import Mandate
from media_mandate.messages import Translate, _
from media_mandate.record.format import Record, RecordedCommit, RecordedFeature

TABLE_FILE = "record.csv"

SEPARATOR = ";"
"""What Excel expects where the decimal sign is a comma, as in Vietnam; a line `sep=` is data to others."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How cells begin that a spreadsheet would reckon with."""


HEADINGS = (
    *(_("id"), _("outlet"), _("month"), _("date"), _("title"), _("topics"), _("units")),
    *(_("words"), _("seconds"), _("entered (UTC)"), _("late"), _("taken over"), _("withdrawn on")),
    *(_("address"), _("file"), _("commit of the entry"), _("last change (UTC)")),
    *(_("commit of the last change"), _("SHA-256 of the text"), _("SHA-256 of the file")),
    *(_("known by"), _("link asked for on"), _("SHA-256 of the scan, the sound or the answer")),
)


def record_table(record: Record, mandate: Mandate, translate: Translate) -> bytes:
    """One row for each feature: UTF-8 with a byte order mark, lines ended as on Windows, times in UTC."""
    stream = StringIO()
    writer = csv.writer(stream, delimiter=SEPARATOR, lineterminator="\r\n")
    grades = {grade: translate(text) for grade, text in GRADE_WORDS.items()}
    truth = {True: translate(_("yes")), False: translate(_("no"))}
    writer.writerow(map(translate, HEADINGS))
    for feature in record.features:
        writer.writerow(map(_harmless, _values(feature, mandate, truth, grades)))
    return stream.getvalue().encode("utf-8-sig")


def _values(
    feature: RecordedFeature, mandate: Mandate, truth: Mapping[bool, str], grades: Mapping[Grade, str]
) -> Iterator[object]:
    """The values under `HEADINGS`."""
    yield from (feature.id, mandate.outlet[feature.outlet].name, feature.month, feature.date, feature.title)
    yield " | ".join(mandate.topic[topic].name for topic in feature.topics)
    yield " | ".join(mandate.unit[unit].name for unit in feature.units)
    yield from (feature.words, feature.seconds, _time(feature.entered))
    yield from (truth[feature.late], truth[feature.taken_over], feature.withdrawn)
    yield from (feature.url, feature.path, _id(feature.entered), _time(feature.changed), _id(feature.changed))
    yield from (feature.text_sha256, feature.file_sha256)
    yield from (feature.grade and grades[feature.grade], feature.asked, feature.proof_sha256)


def _time(commit: RecordedCommit | None) -> str | None:
    return f"{commit.at:%Y-%m-%d %H:%M:%S}" if commit else None


def _id(commit: RecordedCommit | None) -> str | None:
    return commit.commit if commit else None


def _harmless(value: object) -> str:
    """The text of a cell; one that looks like a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
