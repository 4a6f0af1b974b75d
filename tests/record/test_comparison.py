"""A record of one commit against a clone in which things were changed behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from media_mandate.articles.article import text_sha256
from media_mandate.messages import translator
from media_mandate.record.difference import Fate
from media_mandate.record.format import Record
from media_mandate.record.verification import as_text, exit_status, verification
from tests.newsdesk import MANDATE, Desk, body
from tests.record.conftest import MISSED, Rewrite, held, only, take

LATER = "2026-02-15T10:00:00+07:00"
SHORT = "{programme: Trẻ em, channel: KRT, aired: 2026-01-28T19:45, duration: PT40S}"
BE_BOI = "docs/bao/2026/01/be-boi.md"


def kinds(then: Record, desk: Desk, as_of: str = "2026-02-20") -> list[Fate]:
    return [found.kind for found in held(then, desk, as_of).differences]


def purge_of(then: Record, id: str = "bao/2026/01/be-boi", entered: str = "2026-01-06") -> str:
    """The lines of a purge in mandate.yml."""
    text = next(feature.text_sha256 for feature in then.features if feature.id == id)
    return (
        f"purges:\n  - {{outlet: bao, month: 2026-01, text_sha256: {text}, entered: {entered}, "
        "reason: Theo bản án, document: Bản án 12, document_date: 2026-02-11, by: Tổng Biên tập, "
        "recorded_on: 2026-02-12}\n"
    )


# Nothing to tell


def test_an_untouched_clone_differs_in_nothing(desk: Desk, then: Record) -> None:
    """Neither a later day nor a later commit is a difference."""
    desk.commit(LATER)
    comparison = held(then, desk)
    assert (comparison.differences, comparison.added, exit_status(comparison)) == ((), 0, 0)


def test_counts_that_the_records_own_months_contradict_are_damage(desk: Desk, then: Record) -> None:
    """Whoever writes a better number beside the months that were missed is told; older records have none."""
    assert then.counts is not None
    better = then.model_copy(update={"counts": {**then.counts, "missed": 0}})
    found = only(held(better, desk), Fate.CELL)
    assert (found.about, found.grave) == ("record.json", True)
    assert held(then.model_copy(update={"counts": None}), desk).grave == ()


def test_new_features_are_additions(desk: Desk, then: Record) -> None:
    """What was published since is counted, and is no difference."""
    desk.article("bao/2026/02/moi", date="2026-02-12")
    desk.article("dai/2026/02/moi", date="2026-02-12")
    desk.commit(LATER)
    comparison = held(then, desk)
    assert (comparison.differences, comparison.added) == ((), 2)


def test_a_late_entry_is_an_addition(desk: Desk, then: Record) -> None:
    """An old article entered honestly after the record is late, and no difference."""
    desk.article("bao/2026/01/muon")
    desk.commit(LATER)
    comparison = held(then, desk)
    assert (comparison.differences, comparison.added) == ((), 1)


def test_what_did_not_count_yet_is_not_dated_back(desk: Desk) -> None:
    """An article that git had before the record, and that counts only since, is an addition."""
    path = desk.article("bao/2026/01/ngan", "Ngắn quá.\n", date="2026-01-25")
    desk.commit("2026-01-25T10:00:00+07:00")
    desk.commit("2026-02-09T10:00:00+07:00")
    then = take(desk)
    desk.article("bao/2026/01/ngan", date="2026-01-25")
    desk.commit(LATER)
    comparison = held(then, desk)
    assert path in [judgement.article.path for judgement in desk.newsroom().judgements if judgement.counts]
    assert (comparison.differences, comparison.added) == ((), 1)


# Features


def test_a_changed_text_is_told(desk: Desk, then: Record) -> None:
    """Another body is worth knowing and no failure."""
    desk.article("bao/2026/01/be-boi", body("khác"), title="'Bể bơi <an toàn> & “vui” 🏊'", units="[so-y-te]")
    desk.commit(LATER)
    comparison = held(then, desk)
    assert only(comparison, Fate.TEXT).about == BE_BOI
    assert exit_status(comparison) == 0


def test_changed_fields_are_told_one_by_one(desk: Desk, then: Record) -> None:
    """Title, topics and units each have their sentence, with what stood and what stands."""
    desk.article("bao/2026/01/be-boi", title="Bể bơi", topics="[tiem-chung]", units="[]")
    desk.commit(LATER)
    said = [str(found.message) for found in held(then, desk).differences]
    assert said == [
        "Its title was changed from “Bể bơi <an toàn> & “vui” 🏊” to “Bể bơi”.",
        "The topics changed from [duoi-nuoc] to [tiem-chung].",
        "The units changed from [so-y-te] to [].",
    ]


def test_other_fields_are_told_by_the_hash_of_the_file(desk: Desk, then: Record) -> None:
    """A field that is not in the record shows in the hash."""
    desk.article(
        "bao/2026/01/be-boi", title="'Bể bơi <an toàn> & “vui” 🏊'", units="[so-y-te]", authors="[Ai đó]"
    )
    desk.commit(LATER)
    assert str(only(held(then, desk), Fate.FIELDS).message) == "Other fields of it were changed."


def test_what_is_not_committed_is_told(desk: Desk, then: Record) -> None:
    """A file on disk is not what git has: any clone would say otherwise."""
    file = desk.root / BE_BOI
    file.write_text(file.read_text("utf-8").replace("---\n", "---\nauthors: [Ai đó]\n", 1), "utf-8")
    found = only(held(then, desk), Fate.UNCOMMITTED)
    assert (found.about, found.grave) == (BE_BOI, False)


def test_a_removed_feature_fails(desk: Desk, then: Record) -> None:
    """What counted and is gone fails, with the two honest ways and the fields of a purge."""
    (desk.root / BE_BOI).unlink()
    desk.commit(LATER)
    comparison = held(then, desk)
    found = only(comparison, Fate.REMOVED)
    assert (found.about, found.grave, exit_status(comparison)) == (BE_BOI, True, 1)
    text = next(feature.text_sha256 for feature in then.features if feature.path == BE_BOI)
    assert f"month: 2026-01, text_sha256: {text}, entered: 2026-01-06," in str(found.hint)
    assert only(comparison, Fate.CELL).about == "bao 2026-01"


@pytest.mark.parametrize(
    ("fields", "because"),
    [
        ({"draft": "true"}, "it is a draft"),
        ({"topics": ""}, "it has no topic"),
        ({"rerun_of": "bao/2026/01/ao-ho"}, "it is a rerun"),
        ({"date": "2026-01-05x"}, "its fields have problems"),
    ],
)
def test_a_feature_that_counts_no_longer_fails(
    desk: Desk, then: Record, fields: dict[str, str], because: str
) -> None:
    """A file that is still there and does not count says why."""
    desk.article("bao/2026/01/be-boi", **fields)
    desk.commit(LATER)
    found = only(held(then, desk), Fate.UNCOUNTED)
    assert found.grave
    assert because in str(found.message)


def test_a_removed_feature_whose_month_is_recorded_as_missed_passes(
    desk: Desk, then: Record, rewrite: Rewrite
) -> None:
    """An exception entered since explains the loss."""
    (desk.root / BE_BOI).unlink()
    rewrite(
        "exceptions:\n",
        "exceptions:\n  - {outlet: bao, month: 2026-01, kind: miss, reason: Bài chép, document: Biên bản 3, "
        "document_date: 2026-02-12, by: Tổng Biên tập, recorded_on: 2026-02-13}\n",
    )
    comparison = held(then, desk)
    assert "Bài chép (Biên bản 3)" in str(only(comparison, Fate.REMOVED).message)
    assert exit_status(comparison) == 0


@pytest.mark.parametrize(
    ("as_of", "recorded_on", "committed", "grave"),
    [
        ("2026-01-25", "2026-01-31", "2026-01-31T23:59:59+07:00", False),
        ("2026-01-25", "2026-02-01", "2026-01-31T23:59:59+07:00", True),
        ("2026-02-10", "2026-01-31", "2026-01-31T23:59:59+07:00", True),
        ("2026-01-25", "2026-01-31", "2026-02-01T00:00:00+07:00", True),
        ("2026-01-25", "2026-01-22", "2026-01-24T10:00:00+07:00", True),
    ],
)
def test_a_late_waiver_explains_no_loss(
    desk: Desk, as_of: str, recorded_on: str, committed: str, grave: bool
) -> None:
    """Nor one that says it was given in time: of a day after the month in git, or unknown to the record."""
    desk.git("checkout", "--quiet", "-B", "main", "HEAD~1")
    then = take(desk, as_of)
    (desk.root / BE_BOI).unlink()
    waiver = (
        "exceptions:\n  - {outlet: bao, month: 2026-01, kind: waiver, reason: Bão, document: Công văn 1, "
        f"document_date: 2026-01-20, by: Sở, recorded_on: {recorded_on}}}\n"
    )
    desk.write("mandate.yml", MISSED.replace("exceptions:\n", waiver))
    desk.commit(committed)
    assert only(held(then, desk), Fate.REMOVED).grave is grave


def test_an_exception_that_the_record_knows_explains_no_loss(desk: Desk) -> None:
    """A feature beneath an acknowledged miss cannot be removed on the strength of that miss."""
    path = desk.article("dai/2026/01/muon")
    desk.commit("2026-02-09T10:00:00+07:00")
    then = take(desk)
    (desk.root / path).unlink()
    desk.commit(LATER)
    assert only(held(then, desk), Fate.REMOVED).grave


def test_a_withdrawn_feature_passes(desk: Desk, then: Record) -> None:
    """It is named with its day, and its frozen hash is that of the record."""
    text = body("bao/2026/01/be-boi")
    withdrawn = f"{{date: 2026-02-12, reason: Theo yêu cầu, words: 60, sha256: {text_sha256(text)}}}"
    desk.article("bao/2026/01/be-boi", "", withdrawn=withdrawn, units="[so-y-te]")
    desk.commit(LATER)
    comparison = held(then, desk)
    assert [found.kind for found in comparison.differences] == [Fate.WITHDRAWN]
    assert exit_status(comparison) == 0


@pytest.mark.parametrize(("text", "grave"), [(body("bao/2026/01/be-boi"), False), ("Bịa", True)])
def test_a_withdrawn_feature_that_git_no_longer_proves_needs_the_hash_of_the_record(
    desk: Desk, then: Record, text: str, grave: bool
) -> None:
    """Its text is gone from the history: the frozen hash explains it where the record has it too."""
    withdrawn = f"{{date: 2026-02-12, reason: Theo yêu cầu, words: 60, sha256: {text_sha256(text)}}}"
    desk.article("bao/2026/01/be-boi", "", withdrawn=withdrawn, units="[so-y-te]")
    squash(desk, LATER)
    comparison = held(then, desk)
    assert only(comparison, Fate.UNCOUNTED if grave else Fate.WITHDRAWN).grave is grave


def test_a_moved_feature_is_followed(desk: Desk, then: Record) -> None:
    """By `moved_from`, and by its text where the file says nothing."""
    desk.git("mv", BE_BOI, "docs/bao/2026/01/be-boi-moi.md")
    desk.article(
        "bao/2026/01/ao-ho-moi", body("bao/2026/01/ao-ho"), date="2026-01-20", title="Bài ao-ho",
        moved_from="bao/2026/01/ao-ho",
    )  # fmt: skip
    (desk.root / "docs/bao/2026/01/ao-ho.md").unlink()
    desk.commit(LATER)
    comparison = held(then, desk)
    assert {(found.kind, found.about) for found in comparison.differences if found.kind is Fate.MOVED} == {
        (Fate.MOVED, "docs/bao/2026/01/be-boi-moi.md"),
        (Fate.MOVED, "docs/bao/2026/01/ao-ho-moi.md"),
    }
    assert (exit_status(comparison), comparison.added) == (0, 0)


def test_two_features_cannot_become_one(desk: Desk, then: Record) -> None:
    """A file that claims to be another besides itself stands for one of them alone."""
    (desk.root / BE_BOI).unlink()
    desk.article("bao/2026/01/ao-ho", date="2026-01-20", moved_from="bao/2026/01/be-boi")
    desk.commit(LATER)
    assert only(held(then, desk), Fate.REMOVED).grave


def test_a_feature_dated_back_is_told(desk: Desk, then: Record) -> None:
    """The new date is named; what was at its address before entered it, as ever."""
    desk.git("mv", BE_BOI, "docs/bao/2026/01/tam.md")
    desk.article(
        "bao/2026/01/be-boi", date="2026-01-02", title="'Bể bơi <an toàn> & “vui” 🏊'", units="[so-y-te]"
    )
    (desk.root / "docs/bao/2026/01/tam.md").unlink()
    desk.commit(LATER)
    comparison = held(then, desk)
    assert "dated back from 1/5/2026 to 1/2/2026" in str(only(comparison, Fate.REDATED).message)
    assert Fate.ENTRY not in [found.kind for found in comparison.differences]


# History


def squash(desk: Desk, at: str) -> None:
    """Make one commit of everything."""
    desk.git("checkout", "--quiet", "--orphan", "moi")
    desk.commit(at)


def test_a_squashed_history_is_told(desk: Desk, then: Record) -> None:
    """Commits that the record names and git lost are counted; entries that became younger are named."""
    squash(desk, LATER)
    comparison = held(then, desk)
    assert "does not have 3 commits" in str(only(comparison, Fate.HISTORY).message)
    assert [found.kind for found in comparison.differences].count(Fate.ENTRY) == 2


def test_an_entry_dated_back_is_told(desk: Desk, then: Record) -> None:
    """A history made again with an older committer date is seen against the record."""
    squash(desk, "2026-01-02T10:00:00+07:00")
    entries = [found for found in held(then, desk).differences if found.kind is Fate.ENTRY]
    assert len(entries) == 2
    assert all("dated back" in str(found.message) for found in entries)


def test_a_new_file_with_an_old_committer_date_is_told(desk: Desk, then: Record) -> None:
    """A commit that claims to be older than the record, which does not know it, is named."""
    path = desk.article("bao/2026/01/gia", date="2026-01-10")
    desk.commit("2026-01-10T10:00:00+07:00")
    comparison = held(then, desk)
    assert only(comparison, Fate.BACKDATED).about == path
    assert exit_status(comparison) == 0


@pytest.fixture
def open_month(tmp_path: Path) -> tuple[Desk, Record]:
    """January owed and open on its last day, in the record of an old commit."""
    desk = Desk(tmp_path / "Tòa soạn số 2")
    desk.article("bao/2026/01/a")
    desk.commit("2026-01-07T10:00:00+07:00")
    return desk, take(desk, "2026-01-31")


@pytest.mark.parametrize(
    ("entered", "as_of", "named", "grave"),
    [
        ("2026-01-29T10:00:00+07:00", "2026-02-08", True, True),
        ("2026-01-31T23:59:59+07:00", "2026-02-08", True, True),
        ("2026-01-29T10:00:00+07:00", "2026-02-07", True, False),
        ("2026-02-01T00:00:00+07:00", "2026-02-08", False, False),
    ],
)
def test_an_open_month_is_not_met_in_time_by_what_the_record_lacks(
    open_month: tuple[Desk, Record], entered: str, as_of: str, named: bool, grave: bool
) -> None:
    """The day of the record bounds what it must know, however old its commit is, in the mandate's zone.

    For a week a branch may still be merged, and a network may come back.
    """
    desk, then = open_month
    path = desk.article("dai/2026/01/gia", date="2026-01-28")
    desk.commit(entered)
    comparison = held(then, desk, as_of)
    found = [(found.about, found.grave) for found in comparison.differences if found.kind is Fate.BACKDATED]
    assert found == ([(path, grave)] if named else [])
    assert exit_status(comparison) == grave


def test_a_late_entry_of_the_day_of_the_record_is_no_failure(open_month: tuple[Desk, Record]) -> None:
    """Before the month is over it is named alone, and so it is where others met the month."""
    desk, then = open_month
    desk.article("dai/2026/01/chieu", date="2026-01-31")
    desk.article("bao/2026/01/chieu", date="2026-01-31")
    desk.commit("2026-01-31T15:00:00+07:00")
    assert exit_status(held(then, desk, "2026-01-31")) == 0
    assert exit_status(held(then, desk, "2026-02-01")) == 0
    grave = held(then, desk, "2026-02-08").grave
    assert [found.about for found in grave] == ["docs/dai/2026/01/chieu.md"]


def test_a_late_mark_that_is_lost_is_told(desk: Desk, rewrite: Rewrite) -> None:
    """Rules that were eased since do not make a late entry punctual in silence."""
    path = desk.article("bao/2026/01/muon")
    desk.commit("2026-02-09T10:00:00+07:00")
    then = take(desk)
    rewrite("late_after_days: 7", "late_after_days: 60")
    found = only(held(then, desk), Fate.ENTRY)
    assert (found.about, str(found.message)) == (path, "It was entered late, and is no longer marked so.")


# Cells, exceptions, mandate


def test_a_miss_that_vanished_fails(desk: Desk, then: Record, rewrite: Rewrite) -> None:
    """An acknowledged month that is met by an article dated back fails, though the build is green."""
    text = (desk.root / "mandate.yml").read_text("utf-8")
    desk.write("mandate.yml", text[: text.index("exceptions:")])
    desk.article("dai/2026/01/gia", date="2026-01-10")
    desk.commit("2026-01-10T10:00:00+07:00")
    comparison = held(then, desk)
    found = only(comparison, Fate.MISS)
    assert found.about == "dai 2026-01"
    assert str(found.message).startswith("It was “miss recorded” and is “met”. It has docs/dai/2026/01/")
    assert str(only(comparison, Fate.EXCEPTION).message) == "The exception was removed."
    assert exit_status(comparison) == 1


def test_a_miss_made_into_a_waiver_fails(desk: Desk, then: Record, rewrite: Rewrite) -> None:
    """A miss stays one: another kind is a miss that vanished."""
    text = (desk.root / "mandate.yml").read_text("utf-8")
    desk.write("mandate.yml", text.replace("2026-02-03", "2026-01-03"))
    rewrite("kind: miss", "kind: waiver")
    assert only(held(then, desk), Fate.MISS).grave


def test_met_afterwards_stays(desk: Desk) -> None:
    """The mark of a month that was met afterwards cannot be lost, by other rules or another history."""
    desk.write("mandate.yml", MISSED.replace("minimum: 2", "minimum: 3"))
    desk.article("bao/2026/01/muon", date="2026-01-25")
    desk.commit("2026-02-09T10:00:00+07:00")
    then = take(desk)
    desk.write("mandate.yml", MISSED)
    desk.commit(LATER)
    comparison = held(then, desk)
    assert str(only(comparison, Fate.MISS).message).startswith("It was “met afterwards” and is “met”.")
    assert "The minimum was 3 and is 2." in [str(found.message) for found in comparison.differences]
    desk.write(
        "mandate.yml",
        MISSED.replace("minimum: 2", "minimum: 3").replace("from: 2026-01\n", "from: 2026-02\n"),
    )
    comparison = held(then, desk)
    assert only(comparison, Fate.MISS).grave
    assert "recorded_from changed from “2026-01” to “2026-02”." in [
        str(found.message) for found in comparison.differences
    ]


def test_a_missing_month_may_be_met_late_or_recorded(desk: Desk, rewrite: Rewrite) -> None:
    """A missing month that becomes met afterwards or acknowledged is told and passes; met in time fails."""
    rewrite("minimum: 2", "minimum: 3")
    then = take(desk)
    desk.article("bao/2026/01/muon", date="2026-01-25")
    late = desk.commit(LATER)
    comparison = held(then, desk)
    assert str(only(comparison, Fate.CELL).message).startswith(
        "It was “missing” and is “met afterwards”. It has docs/bao/2026/01/muon.md, entered on "
    )
    assert exit_status(comparison) == 0
    desk.git("reset", "--quiet", "--soft", f"{late}~1")
    desk.commit("2026-01-25T10:00:00+07:00")
    assert only(held(then, desk), Fate.MISS).grave


def test_a_duty_taken_away_from_a_missed_month_fails(desk: Desk, then: Record, rewrite: Rewrite) -> None:
    """A miss cannot be erased by a duty that begins later; a lowered minimum is told."""
    text = (desk.root / "mandate.yml").read_text("utf-8")
    text = text[: text.index("exceptions:")].replace(
        "{from: 2026-01, minimum: 1", "{from: 2026-02, minimum: 1"
    )
    desk.write("mandate.yml", text.replace("minimum: 2", "minimum: 1"))
    desk.commit(LATER)
    comparison = held(then, desk)
    assert str(only(comparison, Fate.MISS).message) == (
        "It was “miss recorded”, and now nothing is owed in this month."
    )
    assert {found.about for found in comparison.differences if found.kind is Fate.MINIMUM} == {
        "bao 2026-01", "bao 2026-02"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "grave"),
    [
        ("{from: 2026-01, minimum: 2", "{from: 2026-02, minimum: 2", True),
        ("minimum: 2", "minimum: 1", True),
        ("shortest: 20", "shortest: 5", True),
        ("late_after_days: 7", "late_after_days: 9", False),
    ],
)
def test_an_open_month_that_ended_is_a_miss_however_the_rules_are_eased(
    tmp_path: Path, old: str, new: str, grave: bool
) -> None:
    """Neither a duty taken away nor a lower minimum makes up for what was lacking."""
    mandate = MISSED[: MISSED.index("exceptions:")]
    desk = Desk(tmp_path / "Tòa soạn số 2", mandate)
    desk.article("bao/2026/01/a")
    desk.article("bao/2026/01/ngan", body("ngắn", 10))
    desk.commit("2026-01-07T10:00:00+07:00")
    then = take(desk, "2026-01-31")
    assert old in mandate
    desk.write("mandate.yml", mandate.replace(old, new))
    desk.commit("2026-02-01T10:00:00+07:00")
    assert Fate.MISS not in kinds(then, desk, "2026-01-31")
    assert bool(held(then, desk, "2026-02-03").grave) is grave


@pytest.mark.parametrize(
    ("recorded_on", "committed", "grave"),
    [
        ("2026-01-31", "2026-01-31T23:59:59+07:00", False),
        ("2026-02-01", "2026-01-31T23:59:59+07:00", True),
        ("2026-01-31", "2026-02-01T00:00:00+07:00", True),
    ],
)
def test_a_waiver_given_in_time_excuses_an_open_month(
    open_month: tuple[Desk, Record], recorded_on: str, committed: str, grave: bool
) -> None:
    """The minimum that was lowered for it explains itself; a late waiver explains nothing."""
    desk, then = open_month
    desk.article("dai/2026/01/ngan", date="2026-01-28", broadcast=SHORT)
    desk.write(
        "mandate.yml",
        MANDATE.replace("shortest: 60", "shortest: 30")
        + "exceptions:\n  - {outlet: dai, month: 2026-01, kind: waiver, reason: Bão, document: Công văn 1, "
        f"document_date: 2026-01-20, by: Sở, recorded_on: {recorded_on}}}\n",
    )
    desk.commit(committed)
    found = held(then, desk, "2026-02-03").grave
    assert bool([one for one in found if one.kind in (Fate.MISS, Fate.EASED)]) is grave


def test_a_duty_that_reaches_back_is_told(desk: Desk, then: Record, rewrite: Rewrite) -> None:
    """A month past in which nothing was owed is named; the months after the record are not."""
    rewrite("[{from: 2026-01, minimum: 1, shortest: 60}]", "[{from: 2025-12, minimum: 1, shortest: 60}]")
    comparison = held(then, desk, "2026-03-05")
    assert [found.about for found in comparison.differences if found.kind is Fate.CELL] == ["dai 2025-12"]


def test_an_outlet_that_is_gone_takes_its_misses_along_and_fails(
    desk: Desk, then: Record, rewrite: Rewrite
) -> None:
    """Its miss vanished; the mandate is said to have lost it."""
    text = (desk.root / "mandate.yml").read_text("utf-8")
    without = text[: text.index("  - id: dai")] + text[text.index("topics:") : text.index("exceptions:")]
    desk.write("mandate.yml", without)
    desk.commit(LATER)
    comparison = held(then, desk)
    assert only(comparison, Fate.MISS).about == "dai 2026-01"
    assert "The outlet dai was removed." in [str(found.message) for found in comparison.differences]


def test_a_rewritten_exception_is_told_field_by_field(desk: Desk, then: Record, rewrite: Rewrite) -> None:
    """Reason and document are named with what they said."""
    rewrite("reason: Máy hỏng, document: Báo cáo 7", "reason: Bão, document: Báo cáo 8")
    said = [str(found.message) for found in held(then, desk).differences if found.kind is Fate.EXCEPTION]
    assert said == [
        "reason changed from “Máy hỏng” to “Bão”.",
        "document changed from “Báo cáo 7” to “Báo cáo 8”.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("late_after_days: 7", "late_after_days: 30", "late_after_days changed from “7” to “30”."),
        ("number: null", "number: 12/UBND", "directive.number changed from nothing to “12/UBND”."),
        ("name: Báo Tỉnh", "name: Báo Mới", "bao.name changed from “Báo Tỉnh” to “Báo Mới”."),
        ("Asia/Ho_Chi_Minh", "Asia/Tokyo", "timezone changed from “Asia/Ho_Chi_Minh” to “Asia/Tokyo”."),
        ("shortest: 20", "shortest: 10", "The shortest length was 20 and is 10."),
        ("about: Phòng đuối nước.", "about: Khác.",
         "topics.duoi-nuoc.about changed from “Phòng đuối nước.” to “Khác.”."),
        ("units:\n", "units:\n  - {id: y, name: Y, kind: locality}\n", "units.y is new."),
        ("column: Trẻ em", "column: Tuổi thơ", "dai.column changed from “Trẻ em” to “Tuổi thơ”."),
        ("minimum: 1, shortest: 60", "until: 2026-09, minimum: 1, shortest: 60",
         "dai.duties.2026-01.until changed from nothing to “2026-09”."),
        ("minimum: 1, shortest: 60", "minimum: 1, shortest: 60, grade: kept",
         "dai.duties.2026-01.grade changed from “declared” to “kept”."),
        ("topics:\n", "media_hosts: [vi.example]\ntopics:\n", "media_hosts changed from [] to [vi.example]."),
        ("topics:\n", "campaigns:\n  - {id: he, name: Hè, months: [6], minimum: 2}\ntopics:\n",
         "campaigns.he is new."),
        ("topics:\n", "# Danh mục\ntopics:\n", "Its comments or its layout changed, and no key."),
    ],
)  # fmt: skip
def test_the_rules_are_watched(
    desk: Desk, then: Record, rewrite: Rewrite, old: str, new: str, said: str
) -> None:
    """Whatever in the mandate judged the months past is told when it changes."""
    rewrite(old, new)
    comparison = held(then, desk)
    found = [
        str(found.message) for found in comparison.differences if found.kind in (Fate.MANDATE, Fate.MINIMUM)
    ]
    assert said in found
    assert len([words for words in found if not words.startswith(("The shortest", "bao.duties"))]) <= 1
    assert exit_status(comparison) == 0


def test_keys_of_a_mandate_that_git_lost_are_told_as_far_as_the_record_has_them(
    desk: Desk, then: Record
) -> None:
    """After a squash git has no version with the hash of the record."""
    text = (desk.root / "mandate.yml").read_text("utf-8")
    desk.write(
        "mandate.yml",
        text.replace("column: Trẻ em", "column: Tuổi thơ").replace("1, shortest: 60", "2, shortest: 60"),
    )
    squash(desk, "2026-01-21T10:00:00+07:00")
    found = [str(found.message) for found in held(then, desk).differences if found.kind is Fate.MANDATE]
    assert found == [
        "dai.duties.2026-01.minimum changed from “1” to “2”.",
        "Other keys or comments of it may have changed: git does not have the version of the record.",
    ]


def test_a_real_newsroom_cannot_become_a_sample(desk: Desk, then: Record) -> None:
    """Or the next step would be to go live with nothing to answer for; from sample to real is free."""
    sample = MISSED + "sample: {as_of: 2026-02-10}\n"
    desk.write("mandate.yml", sample)
    for path in ("be-boi", "ao-ho"):
        file = desk.root / f"docs/bao/2026/01/{path}.md"
        file.write_text(file.read_text("utf-8").replace("---\n", "---\nsample: true\n", 1), "utf-8")
    desk.commit(LATER)
    assert only(held(then, desk), Fate.SAMPLE).grave
    of_sample = take(desk)
    desk.write("mandate.yml", MISSED)
    comparison = held(of_sample, desk)
    assert [found.kind for found in comparison.differences] == [Fate.SAMPLE]
    assert exit_status(comparison) == 0


# Purges


def test_a_purge_explains_what_left_git(desk: Desk, then: Record) -> None:
    """File and history are gone; the purge names hash and document, and the month stays met."""
    (desk.root / BE_BOI).unlink()
    desk.write("mandate.yml", MISSED + purge_of(then))
    squash(desk, "2026-01-21T10:00:00+07:00")
    comparison = held(then, desk)
    assert only(comparison, Fate.PURGED).about == "bao 2026-01"
    assert "Tổng Biên tập answers for it (Bản án 12)" in str(only(comparison, Fate.PURGED).message)
    assert Fate.CELL not in [found.kind for found in comparison.differences]
    assert exit_status(comparison) == 0
    again = take(desk, "2026-02-20")
    assert kinds(again, desk) == []


def test_a_purge_of_what_was_never_published_fails(desk: Desk, then: Record) -> None:
    """Nobody fills a month with a purge of a feature that no record knows."""
    purge = purge_of(then).replace(purge_of(then).split("text_sha256: ")[1][:64], "0" * 64)
    desk.write("mandate.yml", MISSED.replace("minimum: 2", "minimum: 3") + purge)
    desk.commit(LATER)
    comparison = held(then, desk)
    assert only(comparison, Fate.PURGE).grave
    assert exit_status(comparison) == 1


def test_what_was_purged_is_named_by_outlet_and_month_alone(desk: Desk, then: Record) -> None:
    """Neither its path nor its title is printed, also where the purge is wrong."""
    vi = translator("vi")
    for entered, stands in (("2026-01-06", False), ("2026-01-07", False), ("2026-01-06", True)):
        (desk.root / BE_BOI).unlink()
        if stands:
            desk.article("bao/2026/01/be-boi", body("bài khác"))
        desk.write("mandate.yml", MISSED + purge_of(then, entered=entered))
        desk.commit(LATER)
        comparison = held(then, desk)
        text = "\n".join(as_text("record.json", then, comparison, vi, lambda text, _colour: text))
        data = verification("record.json", then, take(desk), comparison, vi).model_dump_json()
        assert "bao 2026-01" in text
        for told in (text, data):
            assert "be-boi" not in told
            assert "Bể bơi" not in told
        desk.article("bao/2026/01/be-boi")


def test_a_purge_has_the_day_of_entry_that_the_record_has(desk: Desk, then: Record) -> None:
    """Another day fails, and the right one is told; the day is that of the mandate's zone."""
    (desk.root / BE_BOI).unlink()
    for entered, grave in (("2026-01-06", False), ("2026-01-05", True), ("2026-01-07", True)):
        desk.write("mandate.yml", MISSED + purge_of(then, entered=entered))
        desk.commit(LATER)
        comparison = held(then, desk)
        assert [found.kind for found in comparison.grave] == [Fate.PURGE] * grave
        if grave:
            assert str(only(comparison, Fate.PURGE).hint) == "Write entered: 2026-01-06."


def test_a_purged_feature_cannot_stand_on_with_another_text(desk: Desk, then: Record) -> None:
    """Or it would count twice: as the file, and as the purge of what the file was."""
    desk.article("bao/2026/01/be-boi", body("khác"))
    desk.write("mandate.yml", MISSED + purge_of(then))
    desk.commit(LATER)
    assert only(held(then, desk), Fate.PURGE).grave


@pytest.mark.parametrize(
    ("old", "new", "grave"),
    [
        ("month: 2026-01, text", "month: 2026-02, text", True),
        ("{outlet: bao, month: 2026-01, text", "{outlet: dai, month: 2026-01, text", True),
        ("entered: 2026-01-06", "entered: 2026-01-07", True),
        ("document: Bản án 12", "document: Bản án 13", False),
        ("by: Tổng Biên tập", "by: Phó Tổng", False),
    ],
)
def test_a_purge_that_the_record_has_stays(desk: Desk, then: Record, old: str, new: str, grave: bool) -> None:
    """It cannot be moved to where it is needed more; what else it says is told with what it said."""
    (desk.root / BE_BOI).unlink()
    purges = purge_of(then)
    desk.write("mandate.yml", MISSED + purges)
    desk.commit(LATER)
    purged = take(desk, "2026-02-20")
    assert old in purges
    desk.write("mandate.yml", MISSED + purges.replace(old, new))
    desk.commit(LATER)
    found = only(held(purged, desk), Fate.PURGE)
    assert (found.about, found.grave) == ("bao 2026-01", grave)
    before, after = (text.split(": ")[-1].split(", text")[0] for text in (old, new))
    if "outlet" in old:
        before, after = "bao", "dai"
    assert f"changed from “{before}” to “{after}”." in str(found.message)


def test_a_purge_cannot_be_taken_back_in_silence(desk: Desk, then: Record) -> None:
    """A purge that the record has stays, word for word; the feature itself may come back."""
    text = (desk.root / BE_BOI).read_bytes()
    (desk.root / BE_BOI).unlink()
    desk.write("mandate.yml", MISSED + purge_of(then))
    desk.commit(LATER)
    purged = take(desk, "2026-02-20")
    desk.write("mandate.yml", MISSED + purge_of(then).replace("Bản án 12", "Bản án 13"))
    assert not only(held(purged, desk), Fate.PURGE).grave
    desk.write("mandate.yml", MISSED)
    assert only(held(purged, desk), Fate.PURGE).grave
    desk.write(BE_BOI, text)
    assert Fate.PURGE not in kinds(purged, desk)


def test_a_purge_cannot_hide_that_a_month_was_met_afterwards(desk: Desk) -> None:
    """An entry day that is older than the record says makes the mark vanish, and that fails."""
    desk.write("mandate.yml", MISSED.replace("minimum: 2", "minimum: 3"))
    path = desk.article("bao/2026/01/muon", date="2026-01-25")
    desk.commit("2026-02-09T10:00:00+07:00")
    then = take(desk)
    (desk.root / path).unlink()
    for entered, grave in (("2026-02-09", False), ("2026-01-25", True)):
        purge = purge_of(then, "bao/2026/01/muon", entered)
        desk.write("mandate.yml", MISSED.replace("minimum: 2", "minimum: 3") + purge)
        desk.commit(LATER)
        assert any(found.kind is Fate.MISS for found in held(then, desk).differences) is grave


# How it is told


def test_it_is_told_in_vietnamese_grave_things_first(desk: Desk, then: Record, tmp_path: Path) -> None:
    """Headings, paths and a verdict; every difference of the data is in the text."""
    (desk.root / BE_BOI).unlink()
    desk.article("bao/2026/01/ao-ho", date="2026-01-20", title="Ao, hồ & “suối”")
    desk.commit(LATER)
    comparison = held(then, desk)
    vi = translator("vi")
    text = "\n".join(as_text("record.json", then, comparison, vi, lambda text, _colour: text))
    assert text.index("Trái với hồ sơ mà không có gì giải thích:") < text.index(
        "Đáng chú ý (không phải lỗi):"
    )
    assert text.index(BE_BOI) < text.index("docs/bao/2026/01/ao-ho.md")
    assert "thành “Ao, hồ & “suối””" in text
    assert text.endswith("1 điều trái với hồ sơ mà không có gì giải thích.")
    data = verification("record.json", then, take(desk), comparison, vi)
    assert all(found.message in text for found in data.differences)
    assert data.exit_status == 1
