"""Ways to have a missed month green, and what befalls honest desks: on real repositories, with what is said.

The month is October 2026, of a newspaper that owes one article of twenty words. A story ends on its last day;
where it takes a record on its way, that is held against the desk as it stands in the end.

The same table for texts alone is in tests/articles/test_own_words.py, for scans, sounds and links in
tests/grades/test_grades.py, and for what judges, changed in the same push, in tests/verdict/test_touched.py.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from media_mandate.messages import translator
from media_mandate.months import Month
from media_mandate.quota import Status
from media_mandate.record.comparison import compare
from media_mandate.record.format import Record, RecordedCommit
from media_mandate.record.record import draw_record, read_digests
from media_mandate.record.verification import as_text as comparison_text
from media_mandate.record.verification import exit_status, record_notes
from media_mandate.report.contents import Span, draw_report
from media_mandate.statuses import SYMBOLS, kind_of
from media_mandate.verdict.terminal import as_text, uncoloured
from media_mandate.verdict.words import entry_notes, explain
from tests.newsdesk import MANDATE, Desk, body
from tests.record.conftest import SITE, take
from tests.test_history import merge

ENGLISH = translator("en")
OCTOBER = MANDATE.replace("2026-01", "2026-10")
ARTICLE = "bao/2026/10/be-boi"
PATH = f"docs/{ARTICLE}.md"
STUB = "Năm chữ cho có thôi.\n"


def at(day: str, clock: str = "10:00:00") -> str:
    """A time of 2026 in Viet Nam: `10-20` is the twentieth of October."""
    return f"2026-{day}T{clock}+07:00"


Story = Callable[[Desk], Record | None]


@dataclass(frozen=True)
class Way:
    """A story, the day on which it is judged, how October is called then, and what the command says.

    `command` is check, explain, ledger, report or verify; `is_grave` is verify's exit status.
    """

    kind: str
    story: Story
    october: str
    command: str
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    day: str = "2026-11-30"
    is_grave: bool = False

    @property
    def name(self) -> str:
        return f"{self.kind}: {self.story.__name__.strip('_').replace('_', ' ')}"


AFTERWARDS = "afterwards"
WAYS: list[Way] = []


def way(
    kind: str, october: str, command: str, *says: str, never: tuple[str, ...] = (), day: str = "2026-11-30",
    is_grave: bool = False,
) -> Callable[[Story], Story]:  # fmt: skip
    """Put a story into the table."""

    def put(story: Story) -> Story:
        WAYS.append(Way(kind, story, october, command, says, never, day, is_grave))
        return story

    return put


def said(desk: Desk, found: Way, then: Record | None) -> tuple[str, int]:
    """What the command prints, and its exit status where it is verify's."""
    now = datetime.combine(date.fromisoformat(found.day), datetime.min.time(), ZoneInfo("Asia/Ho_Chi_Minh"))
    clock = now + timedelta(hours=12)
    newsroom, problems = desk.read(None, clock)
    assert newsroom is not None
    lines: Iterator[str]
    match found.command:
        case "check":
            lines = as_text(newsroom, problems, newsroom.mandate.outlets, ENGLISH, uncoloured, SYMBOLS)
        case "ledger":
            lines = map(ENGLISH, entry_notes(newsroom))
        case "report":
            span = Span(Month(2026, 10), Month(2026, 10))
            lines = iter(draw_report(newsroom, span, SITE).summary)
        case "explain":
            lines = explain(newsroom.judgement[PATH], newsroom, ENGLISH)
        case _:
            assert then is not None
            if newsroom.as_of < then.as_of:
                newsroom = desk.newsroom(str(then.as_of), clock)
            drawn = draw_record(newsroom, read_digests(desk.root, newsroom), SITE)
            comparison = compare(then, newsroom, drawn, clock.date())
            notes = record_notes(then, newsroom.as_of, SITE)
            text = "\n".join(comparison_text("site", then, comparison, ENGLISH, uncoloured, notes))
            return text, exit_status(comparison)
    return "\n".join(lines), 0


# A green month without publishing: what git says of dates


def _completed(desk: Desk, *said: str, **fields: str) -> None:
    """An article that lacks something in October, and nothing in November."""
    desk.article(ARTICLE, *said, **fields)
    desk.commit(at("10-20"))
    desk.article(ARTICLE)
    desk.commit(at("11-29"))


@way("dates", AFTERWARDS, "explain", "entered on 11/29/2026", "author 11/29/2026")
def _a_stub_of_october_written_in_november(desk: Desk) -> None:
    _completed(desk, STUB)


@way("dates", Status.MISSING, "check", "git shows that its text had 5 words, not 500, and 20 are needed")
def _a_stub_withdrawn_with_words_typed_in(desk: Desk) -> None:
    desk.article(ARTICLE, STUB)
    desk.commit(at("10-20"))
    frozen = sha256(STUB.strip().encode()).hexdigest()
    desk.article(ARTICLE, "", withdrawn=f"{{date: 2026-11-29, reason: Nhầm, words: 500, sha256: {frozen}}}")
    desk.commit(at("11-29"))


@way("dates", AFTERWARDS, "explain", "entered on 11/29/2026")
def _a_draft_of_october_made_public_in_november(desk: Desk) -> None:
    _completed(desk, draft="true")


@way("dates", AFTERWARDS, "explain", "entered on 11/29/2026")
def _an_article_without_a_topic_that_gets_one(desk: Desk) -> None:
    _completed(desk, topics="")


@way("dates", AFTERWARDS, "explain", "entered on 11/29/2026")
def _a_rerun_that_is_said_to_be_none(desk: Desk) -> None:
    desk.article("bao/2026/10/goc", STUB)
    _completed(desk, rerun_of="bao/2026/10/goc")


@way("dates", AFTERWARDS, "explain", "entered on 11/29/2026")
def _an_article_of_november_moved_back(desk: Desk) -> None:
    desk.article("bao/2026/11/be-boi", body(ARTICLE))
    desk.commit(at("11-05"))
    (desk.root / "docs/bao/2026/11/be-boi.md").unlink()
    desk.article(ARTICLE)
    desk.commit(at("11-29"))


@way("dates", AFTERWARDS, "explain", "entered on 10/20/2026", "When 10/2026 ended, no version stood")
def _an_article_that_was_gone_when_the_month_ended(desk: Desk) -> None:
    desk.article(ARTICLE)
    desk.commit(at("10-20"))
    (desk.root / PATH).unlink()
    desk.commit(at("10-30"))
    desk.article(ARTICLE)
    desk.commit(at("11-29"))


@way("dates", AFTERWARDS, "explain", "When 10/2026 ended, no version stood")
def _another_article_that_claims_the_name_of_a_deleted_one(desk: Desk) -> None:
    desk.article("bao/2026/10/cu")
    desk.commit(at("10-05"))
    (desk.root / "docs/bao/2026/10/cu.md").unlink()
    desk.commit(at("10-06"))
    desk.article(ARTICLE, moved_from="bao/2026/10/cu")
    desk.commit(at("11-29"))


@way("dates", AFTERWARDS, "explain", "entered on 11/29/2026")
def _a_stub_lengthened_in_steps_on_branches(desk: Desk) -> None:
    desk.article(ARTICLE, STUB)
    desk.commit(at("10-20"))
    desk.git("checkout", "--quiet", "-b", "nhanh")
    desk.article(ARTICLE, f"{STUB}{STUB}")
    desk.commit(at("10-25"))
    desk.git("checkout", "--quiet", "main")
    desk.commit(at("10-26"))
    merge(desk, "nhanh", at=at("11-28"))
    desk.article(ARTICLE)
    desk.commit(at("11-29"))


# A green month without publishing: whose words stood at its end


def _rewritten_in_november(desk: Desk, said: str) -> None:
    desk.article("dai/2026/10/goc", body("bài của đài", 60))
    desk.commit(at("10-10"))
    _completed(desk, said)


@way("text", AFTERWARDS, "explain", "When 10/2026 ended, no version stood", "not in words of its own")
def _a_copy_of_october_rewritten_in_november(desk: Desk) -> None:
    _rewritten_in_november(desk, body("bài của đài", 60))


@way("text", AFTERWARDS, "explain", "not in words of its own")
def _half_a_copy_of_october_rewritten_in_november(desk: Desk) -> None:
    _rewritten_in_november(desk, f"{body('bài của đài', 60)}\nThêm một câu cho có với người ta.\n")


@way("text", AFTERWARDS, "explain", "not in words of its own")
def _one_sentence_over_and_over_in_october_written_in_november(desk: Desk) -> None:
    _rewritten_in_november(desk, "Hôm nay trẻ em đi học sớm hơn mọi ngày. " * 9 + "\n")


@way("text", AFTERWARDS, "explain", "not in words of its own")
def _filler_of_october_written_in_november(desk: Desk) -> None:
    filler = "lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore "
    _rewritten_in_november(desk, f"{filler}{filler[::-1]}\n")


@way("text", AFTERWARDS, "explain", "not in words of its own")
def _a_copy_of_october_rewritten_and_withdrawn(desk: Desk) -> None:
    _rewritten_in_november(desk, body("bài của đài", 60))
    frozen = sha256(body(ARTICLE).strip().encode()).hexdigest()
    desk.article(ARTICLE, "", withdrawn=f"{{date: 2026-11-30, reason: Nhầm, words: 500, sha256: {frozen}}}")
    desk.commit(at("11-30", "08:00:00"))


@way("text", Status.MET, "check", "When 10/2026 ended another text stood here", "git show", "text-rewritten")
def _a_text_that_says_nothing_in_october_and_an_article_in_november(desk: Desk) -> None:
    _rewritten_in_november(desk, body("tiếng nào đến trước thì đứng trước", 40))


@way("text", Status.MET, "check", never=("text-rewritten",))
def _a_text_that_is_corrected_and_goes_on(desk: Desk) -> None:
    _met(desk)
    desk.article(ARTICLE, body(ARTICLE) + "\nĐính chính: bài đã sửa một con số.\n")
    desk.commit(at("11-29"))


@way("text", Status.MET, "explain", "entered on 10/20/2026", never=("no version stood",))
def _a_release_with_words_of_ones_own_that_are_corrected_later(desk: Desk) -> None:
    _rewritten_in_november(desk, f"{body('bài của đài', 60)}\n{body('lời của tòa soạn', 60)}")


@way("text", Status.MET, "explain", "entered on 10/20/2026", never=("no version stood",))
def _an_original_that_another_took_in_before_it_was_corrected(desk: Desk) -> None:
    desk.article(ARTICLE, body("bài gốc", 60))
    desk.commit(at("10-20"))
    desk.article("bao/2026/11/chep", body("bài gốc", 60))
    desk.commit(at("11-02"))
    desk.article(ARTICLE, body("viết lại hẳn", 60))
    desk.commit(at("11-29"))


# Honest accidents: the month stays met in time


def _met(desk: Desk) -> None:
    desk.article(ARTICLE)
    desk.commit(at("10-20"))


@way("dates", Status.MET, "explain", "entered on 10/20/2026")
def _a_day_corrected_months_later(desk: Desk) -> None:
    _met(desk)
    desk.article(ARTICLE, date="2026-10-19")
    desk.commit(at("11-29"))


@way("dates", Status.MET, "explain", "entered on 10/20/2026")
def _a_draft_by_mistake_for_five_minutes(desk: Desk) -> None:
    _met(desk)
    desk.article(ARTICLE, draft="true")
    desk.commit(at("11-05"))
    desk.article(ARTICLE)
    desk.commit(at("11-05", "10:05:00"))


@way("dates", Status.MET, "explain", "entered on 10/20/2026")
def _a_file_deleted_and_brought_back(desk: Desk) -> None:
    _met(desk)
    (desk.root / PATH).unlink()
    desk.commit(at("11-05"))
    desk.article(ARTICLE)
    desk.commit(at("11-06"))


@way("dates", Status.MET, "explain", "entered on 10/20/2026")
def _fields_that_could_not_be_read_for_a_while(desk: Desk) -> None:
    _met(desk)
    desk.write(PATH, "---\ntitle: 'hở\n---\nHỏng.\n")
    desk.commit(at("11-05"))
    desk.article(ARTICLE)
    desk.commit(at("11-06"))


@way("dates", Status.MET, "explain", "entered on 10/20/2026")
def _a_correction_that_writes_everything_anew(desk: Desk) -> None:
    _met(desk)
    desk.article(ARTICLE, body("viết lại hẳn", 60), title="Tên khác")
    desk.commit(at("11-29"))


@way("dates", Status.MET, "explain", "entered on 10/20/2026")
def _a_rename_with_edits_that_names_the_old_file(desk: Desk) -> None:
    desk.article("bao/2026/10/cu")
    desk.commit(at("10-20"))
    (desk.root / "docs/bao/2026/10/cu.md").unlink()
    desk.article(ARTICLE, body("viết lại hẳn", 60), title="Tên khác", moved_from="bao/2026/10/cu")
    desk.commit(at("11-29"))


def _renamed_with_edits(desk: Desk, to: str) -> Record:
    desk.article("bao/2026/10/cu", body("bài cũ", 60))
    desk.commit(at("10-20"))
    then = take(desk, "2026-11-10")
    (desk.root / "docs/bao/2026/10/cu.md").unlink()
    desk.article(to, f"{body('bài cũ', 60)}\nThêm một câu.\n", title="Tên khác")
    desk.commit(at("11-29"))
    return then


@way("dates", Status.MET, "verify", "It was moved here from docs/bao/2026/10/cu.md",
     never=("now it is gone",))  # fmt: skip
def _a_rename_with_edits_that_names_nothing(desk: Desk) -> Record:
    return _renamed_with_edits(desk, ARTICLE)


@way("dates", Status.MISSING, "verify", "now it is gone", is_grave=True)
def _a_rename_with_edits_into_another_month(desk: Desk) -> Record:
    return _renamed_with_edits(desk, "bao/2026/11/be-boi")


@way("dates", AFTERWARDS, "explain", "entered on 11/29/2026")
def _a_field_with_an_error_that_was_mended_after_the_month(desk: Desk) -> None:
    desk.article(ARTICLE, units="[so-da-bo]")
    desk.commit(at("10-20"))
    desk.article(ARTICLE)
    desk.commit(at("11-29"))


@way("dates", Status.MET, "verify", "Nothing differs", never=("fields", "text"))
def _line_ends_of_windows_in_every_file(desk: Desk) -> Record:
    _met(desk)
    then = take(desk, "2026-11-10")
    for file in (desk.root / "docs").rglob("*.md"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    desk.commit(at("11-20"))
    return then


def _encoded_anew(desk: Desk, encode: Callable[[bytes], bytes]) -> None:
    for file in [desk.root / "mandate.yml", *(desk.root / "docs").rglob("*.md")]:
        file.write_bytes(encode(file.read_bytes()))


def _as_a_phone_writes(raw: bytes) -> bytes:
    return unicodedata.normalize("NFD", raw.decode()).replace("\n", "\r\n").encode("utf-8-sig")


@way("dates", Status.MET, "verify", "Nothing differs", never=("fields", "text", "comments"))
def _a_mark_of_the_byte_order_and_letters_taken_apart(desk: Desk) -> Record:
    _met(desk)
    then = take(desk, "2026-11-10")
    _encoded_anew(desk, _as_a_phone_writes)
    desk.commit(at("11-20"))
    return then


@way("dates", Status.MET, "verify", "Nothing differs", never=("fields", "text", "comments"))
def _a_record_of_an_older_program_that_had_the_bytes(desk: Desk) -> Record:
    _met(desk)
    _encoded_anew(desk, _as_a_phone_writes)
    desk.commit(at("11-05"))
    then = take(desk, "2026-11-10")
    raw = (desk.root / "mandate.yml").read_bytes()
    features = tuple(
        feature.model_copy(update={"file_sha256": _of_bytes((desk.root / feature.path).read_bytes())})
        for feature in then.features
    )
    mandate = then.mandate.model_copy(update={"sha256": _of_bytes(raw)})
    return then.model_copy(update={"features": features, "mandate": mandate})


def _of_bytes(raw: bytes) -> str:
    return sha256(raw.replace(b"\r\n", b"\n")).hexdigest()


@way("dates", Status.MET, "verify", "Other fields of it were changed")
def _a_field_that_no_record_holds(desk: Desk) -> Record:
    _met(desk)
    then = take(desk, "2026-11-10")
    desk.article(ARTICLE, description="Một câu dẫn.")
    desk.commit(at("11-20"))
    return then


@way("dates", Status.MET, "explain", "entered on 10/20/2026")
def _withdrawn_after_it_was_published(desk: Desk) -> None:
    _met(desk)
    frozen = sha256(body(ARTICLE).strip().encode()).hexdigest()
    desk.article(ARTICLE, "", withdrawn=f"{{date: 2026-10-25, reason: Nhầm, words: 30, sha256: {frozen}}}")
    desk.commit(at("10-25"))


# Branches


def _open_october(desk: Desk) -> Record:
    """The record of the last day on which October was open."""
    desk.article("dai/2026/10/ban-tin")
    desk.commit(at("10-20"))
    return take(desk, "2026-10-31")


@way("branches", Status.MET, "explain", "committer 10/28/2026", "main line by the merge", "11/3/2026",
     day="2026-11-03")  # fmt: skip
def _a_branch_merged_after_the_month(desk: Desk) -> None:
    _open_october(desk)
    desk.git("checkout", "--quiet", "-b", "nhanh")
    desk.article(ARTICLE)
    desk.commit(at("10-28"))
    desk.git("checkout", "--quiet", "main")
    merge(desk, "nhanh", at=at("11-03"))


@way("branches", Status.MET, "verify", "by the merge", "on a branch that waited", "is let pass",
     day="2026-11-03")  # fmt: skip
def _a_branch_merged_after_the_month_held_against_the_record(desk: Desk) -> Record:
    then = take(desk, "2026-10-31") if (desk.root / ".git").exists() else _open_october(desk)
    desk.git("checkout", "--quiet", "-b", "nhanh")
    desk.article(ARTICLE)
    desk.commit(at("10-28"))
    desk.git("checkout", "--quiet", "main")
    merge(desk, "nhanh", at=at("11-03"))
    return then


@way("branches", Status.MET, "verify", "without a merge", "is let pass", never=("remove",), day="2026-11-04")
def _a_commit_pushed_after_an_outage(desk: Desk) -> Record:
    then = _open_october(desk)
    desk.article(ARTICLE)
    desk.commit(at("10-30"))
    return then


@way("branches", Status.MET, "verify", "was “missing” and is “met”", day="2026-11-04")
def _a_branch_merged_after_a_record_that_misses_the_month(desk: Desk) -> Record:
    _open_october(desk)
    then = take(desk, "2026-11-02")
    desk.article(ARTICLE)
    desk.commit(at("10-30"))
    return then


@way("dates", Status.MET, "verify", "Change nothing in git", "kind: miss", is_grave=True)
def _a_commit_dated_back_at_the_end_of_november(desk: Desk) -> Record:
    then = _open_october(desk)
    desk.article(ARTICLE)
    desk.commit(at("10-28"))
    return then


@way("branches", Status.MET, "verify", "on a branch that waited, or dated back", is_grave=True)
def _a_branch_dated_back_and_merged_at_the_end_of_november(desk: Desk) -> Record:
    return _a_branch_merged_after_the_month_held_against_the_record(desk) or _open_october(desk)


def _a_missing_month(desk: Desk) -> Record:
    _open_october(desk)
    then = take(desk, "2026-11-10")
    desk.article(ARTICLE)
    desk.commit(at("10-28"))
    return then


@way("dates", Status.MET, "verify", "It was “missing” and is “met”", f"It has {PATH}, entered on 10/28/2026",
     "Change nothing in git", "records the miss of 10/2026", "kind: miss", is_grave=True)  # fmt: skip
def _a_missing_month_that_git_fills_long_after(desk: Desk) -> Record:
    return _a_missing_month(desk)


@way("dates", Status.ACKNOWLEDGED, "verify", "Nothing is lost")
def _a_missing_month_that_git_fills_long_after_with_its_miss_recorded(desk: Desk) -> Record:
    then = _a_missing_month(desk)
    _rewritten(desk, "11-29", more=_waiver("miss", "2026-11-29"))
    assert "bao 2026-10" not in str([found.message for found in desk.problems(as_of="2026-11-30")])
    return then


def _made_by_an_older_program(then: Record, entered: str, at: str) -> Record:
    """As the record was that knew the last commit alone which made the article of October count."""
    commit = RecordedCommit(commit=entered, at=datetime.fromisoformat(at).astimezone(UTC))
    features = tuple(
        feature.model_copy(update={"entered": commit, "stood": None, "late": True})
        for feature in then.features
    )
    cells = tuple(
        cell.model_copy(update={"met_afterwards": True}) if cell.status is Status.MET else cell
        for cell in then.cells
    )
    return then.model_copy(update={"features": features, "cells": cells})


@way("dates", Status.MET, "verify", "by the rules of today it was", never=("Against the record",))
def _a_draft_by_mistake_that_an_older_program_marked(desk: Desk) -> Record:
    _a_draft_by_mistake_for_five_minutes(desk)
    then = take(desk, "2026-11-10")
    return _made_by_an_older_program(then, desk.git("rev-parse", "HEAD"), at("11-05", "10:05:00"))


@way("dates", Status.MET, "verify", "It was “met afterwards” and is “met”", is_grave=True)
def _a_branch_dated_back_after_an_older_program_marked_the_month(desk: Desk) -> Record:
    desk.article("dai/2026/10/ban-tin")
    desk.commit(at("10-20"))
    desk.git("branch", "nhanh")
    desk.article(ARTICLE)
    late = desk.commit(at("11-05"))
    then = _made_by_an_older_program(take(desk, "2026-11-10"), late, at("11-05"))
    desk.git("checkout", "--quiet", "nhanh")
    desk.article(ARTICLE, body("lùi ngày", 60))
    desk.commit(at("10-25"))
    desk.git("checkout", "--quiet", "main")
    desk.git("merge", "--quiet", "--no-ff", "-m", "Gộp", "-X", "theirs", "nhanh", at=at("11-28"))
    return then


@way("branches", Status.MET, "explain", "entered on 10/20/2026")
def _a_correction_squashed_by_the_host(desk: Desk) -> None:
    _met(desk)
    desk.git("checkout", "--quiet", "-b", "nhanh")
    desk.article(ARTICLE, body("sửa", 60), date="2026-10-19")
    desk.commit(at("10-28"))
    desk.git("checkout", "--quiet", "main")
    desk.git("merge", "--quiet", "--squash", "nhanh")
    desk.commit(at("11-03"))


@way("branches", AFTERWARDS, "explain", "written before 10/2026 ended", "A squash, a rebase")
def _a_new_article_squashed_after_the_month(desk: Desk) -> None:
    _open_october(desk)
    desk.git("checkout", "--quiet", "-b", "nhanh")
    desk.article(ARTICLE)
    desk.commit(at("10-28"))
    desk.git("commit", "--quiet", "--amend", "--no-edit", at=at("11-03"))


@way("dates", Status.MET, "verify", "1 feature is new", never=("dated back", "does not have it"))
def _an_article_later_on_the_day_of_the_record(desk: Desk) -> Record:
    _met(desk)
    desk.commit(at("11-10", "06:17:00"))
    then = take(desk, "2026-11-10")
    desk.article("bao/2026/11/sang", date="2026-11-10")
    desk.commit(at("11-10", "09:00:00"))
    return then


@way("dates", Status.MET, "verify", "does not have it", "dated back")
def _an_article_dated_before_the_commit_of_the_record(desk: Desk) -> Record:
    _met(desk)
    desk.commit(at("11-10", "06:17:00"))
    then = take(desk, "2026-11-10")
    desk.article("bao/2026/11/sang", date="2026-11-08")
    desk.commit(at("11-08", "09:00:00"))
    return then


@way("dates", Status.MET, "verify", "does not have it", "is let pass", day="2026-11-03")
def _the_only_article_of_october_on_the_evening_of_its_last_day(desk: Desk) -> Record:
    then = _open_october(desk)
    desk.article(ARTICLE)
    desk.commit(at("10-31", "21:00:00"))
    return then


@way("branches", Status.MET, "explain", "entered on 10/20/2026")
def _a_branch_that_was_squashed_by_the_host_and_merged_all_the_same(desk: Desk) -> None:
    _open_october(desk)
    desk.git("checkout", "--quiet", "-b", "nhanh")
    desk.article(ARTICLE)
    desk.commit(at("10-20"))
    desk.git("checkout", "--quiet", "main")
    desk.git("merge", "--quiet", "--squash", "nhanh")
    desk.commit(at("11-03"))
    desk.git("checkout", "--quiet", "nhanh")
    desk.article("bao/2026/11/tiep")
    desk.commit(at("11-04"))
    desk.git("checkout", "--quiet", "main")
    merge(desk, "nhanh", at=at("11-05"))


@way("branches", Status.MET, "explain", "entered on 10/20/2026")
def _others_work_pulled_before_pushing(desk: Desk) -> None:
    desk.article("dai/2026/10/ban-tin")
    desk.commit(at("10-19"))
    desk.git("branch", "may-ban")
    _met(desk)
    desk.git("checkout", "--quiet", "may-ban")
    desk.article("dai/2026/11/ban-tin")
    desk.commit(at("11-02"))
    merge(desk, "main", at=at("11-02", "11:00:00"))


# Clocks


@way("clock", Status.MET, "check", "and was made from", "commit-before-parent")
def _a_commit_older_than_its_parent(desk: Desk) -> None:
    desk.article("dai/2026/11/ban-tin")
    desk.commit(at("11-20"))
    desk.article(ARTICLE)
    desk.commit(at("10-20"))


@way("clock", Status.MET, "check", never=("commit-before-parent", "commit-to-come"))
def _clocks_that_lie_some_hours_apart(desk: Desk) -> None:
    desk.article("dai/2026/10/ban-tin")
    desk.commit(at("10-20"))
    desk.article(ARTICLE)
    desk.commit(at("10-19", "20:00:00"))


@way("clock", AFTERWARDS, "check", "is dated 3/1/2027", "commit-to-come", "go on working on top of it")
def _a_commit_of_a_day_to_come(desk: Desk) -> None:
    desk.article(ARTICLE)
    desk.commit("2027-03-01T10:00:00+07:00")


@way("clock", Status.MET, "verify", "3/1/2027", "the clock of the computer that made it was wrong",
     never=("It was",))  # fmt: skip
def _a_record_made_by_a_clock_of_next_year(desk: Desk) -> Record:
    _met(desk)
    then = take(desk, "2027-03-01")
    desk.article("bao/2026/11/bai")
    desk.article("dai/2026/11/ban-tin")
    desk.commit(at("11-20"))
    return then


@way("clock", Status.MISSING, "verify", "It counted, and now it is gone", is_grave=True)
def _a_record_of_next_year_still_tells_what_is_gone(desk: Desk) -> Record:
    _met(desk)
    then = take(desk, "2027-03-01")
    (desk.root / PATH).unlink()
    desk.commit(at("11-20"))
    return then


# The record


@way("record", Status.MET, "verify", "It is the record of https://khac.example/", "another newsroom's")
def _the_record_of_another_site(desk: Desk) -> Record:
    _met(desk)
    return take(desk, "2026-11-29").model_copy(update={"site": "https://khac.example/"})


@way("record", Status.MET, "verify", "It is 30 days old", "knows nothing", never=("another newsroom",))
def _an_old_record(desk: Desk) -> Record:
    _met(desk)
    return take(desk, "2026-10-31")


@way("record", Status.MET, "verify", "Nothing differs", never=("days old", "another newsroom"))
def _the_record_of_last_week(desk: Desk) -> Record:
    _met(desk)
    return take(desk, "2026-11-23")


@way("record", Status.MISSING, "verify", "but has 0 of 1 features", "older one that is whole", is_grave=True)
def _a_missing_month_that_the_record_is_made_to_call_met(desk: Desk) -> Record:
    _open_october(desk)
    then = take(desk, "2026-11-20")
    cells = tuple(cell.model_copy(update={"status": Status.MET}) for cell in then.cells)
    return then.model_copy(update={"cells": cells})


# What excuses


def _rewritten(desk: Desk, day: str, *changes: tuple[str, str], more: str = "") -> None:
    text = (desk.root / "mandate.yml").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    desk.write("mandate.yml", text + more)
    desk.commit(at(day))


def _waiver(kind: str = "waiver", recorded_on: str = "2026-10-16") -> str:
    return (
        f"exceptions:\n  - {{outlet: bao, month: 2026-10, kind: {kind}, reason: Bão, document: Công văn 15, "
        f"document_date: 2026-10-15, by: Sở, recorded_on: {recorded_on}}}\n"
    )


SINCE = "git has that since 11/29/2026"


@way("mandate", Status.WAIVED, "check", "recorded on 10/16/2026", SINCE, "after the month had ended")
def _a_waiver_of_october_entered_in_november(desk: Desk) -> None:
    _open_october(desk)
    _rewritten(desk, "11-29", more=_waiver())


@way("mandate", Status.WAIVED, "ledger", "recorded on 10/16/2026", SINCE, "would not stand as it does")
def _a_waiver_of_october_entered_in_november_on_the_ledger(desk: Desk) -> None:
    _a_waiver_of_october_entered_in_november(desk)


@way(
    "mandate",
    Status.WAIVED,
    "report",
    "Báo Tỉnh, 10/2026: miễn trừ (Công văn 15)",
    "16/10/2026",
    "29/11/2026",
)
def _a_waiver_of_october_entered_in_november_in_the_report(desk: Desk) -> None:
    _a_waiver_of_october_entered_in_november(desk)


@way("mandate", Status.WAIVED, "verify", SINCE, "record the miss of 10/2026", is_grave=True)
def _a_waiver_of_october_entered_in_november_held_against_the_record(desk: Desk) -> Record:
    then = _open_october(desk)
    _rewritten(desk, "11-29", more=_waiver())
    return then


@way("mandate", Status.WAIVED, "verify", "Git says that it has the waiver since 10/16/2026", is_grave=True)
def _a_waiver_dated_back_in_git(desk: Desk) -> Record:
    then = _open_october(desk)
    _rewritten(desk, "10-16", more=_waiver())
    return then


@way("mandate", Status.WAIVED, "verify", "Nothing differs", never=(SINCE,))
def _a_waiver_given_in_time(desk: Desk) -> Record:
    _open_october(desk)
    _rewritten(desk, "10-30", more=_waiver())
    return take(desk, "2026-10-31")


@way("mandate", Status.WAIVED, "check", never=("git has that", "after the month had ended"))
def _a_waiver_whose_reason_is_worded_anew(desk: Desk) -> None:
    _open_october(desk)
    _rewritten(desk, "10-30", more=_waiver())
    _rewritten(desk, "11-29", ("reason: Bão", "reason: Bão số 9"))


@way("mandate", Status.ACKNOWLEDGED, "verify", never=("git has that",))
def _a_miss_recorded_in_november(desk: Desk) -> Record:
    then = _open_october(desk)
    _rewritten(desk, "11-29", more=_waiver("miss", "2026-11-29"))
    return then


@way("mandate", Status.ACKNOWLEDGED, "verify")
def _a_miss_recorded_where_the_record_misses_the_month(desk: Desk) -> Record:
    _open_october(desk)
    then = take(desk, "2026-11-20")
    _rewritten(desk, "11-29", more=_waiver("miss", "2026-11-29"))
    return then


@way("mandate", Status.MET, "verify", "recorded_from was 10/2026", SINCE, "1 thing contradicts",
     never=("A miss", "It was “due”"), is_grave=True)  # fmt: skip
def _a_late_article_and_recorded_from_moved(desk: Desk) -> Record:
    then = _open_october(desk)
    desk.article(ARTICLE)
    _rewritten(desk, "11-29", ("recorded_from: 2026-10", "recorded_from: 2026-11"))
    return then


TAKEN_OVER = ("recorded_from: 2026-10", "recorded_from: 2026-11")


@way("mandate", Status.MET, "verify", "It was “due” and is “met”", PATH, "recorded_from, timezone",
     "kind: miss", never=("Change nothing",), is_grave=True)  # fmt: skip
def _a_late_article_and_recorded_from_dated_back(desk: Desk) -> Record:
    then = _open_october(desk)
    _rewritten(desk, "10-20", TAKEN_OVER)
    desk.article(ARTICLE)
    desk.commit(at("11-29"))
    return then


@way("mandate", Status.MET, "verify", "It was “missing” and is “met”", is_grave=True)
def _a_late_article_and_recorded_from_on_a_branch_of_october(desk: Desk) -> Record:
    desk.article("dai/2026/10/ban-tin")
    desk.commit(at("10-15"))
    desk.git("checkout", "--quiet", "-b", "tui")
    _rewritten(desk, "10-20", TAKEN_OVER)
    desk.git("checkout", "--quiet", "main")
    desk.commit(at("11-02"))
    then = take(desk, "2026-11-10")
    merge(desk, "tui", at=at("11-28"))
    desk.article(ARTICLE)
    desk.commit(at("11-29"))
    return then


@way("mandate", Status.MET, "verify", "It was “due” and is “met”", is_grave=True)
def _a_zone_dated_back_in_which_october_ended_later(desk: Desk) -> Record:
    then = _open_october(desk)
    _rewritten(desk, "10-20", ("timezone: Asia/Ho_Chi_Minh", "timezone: America/Los_Angeles"))
    desk.article(ARTICLE)
    desk.commit(at("11-01"))
    return then


TWO = ("{from: 2026-10, minimum: 1", "{from: 2026-10, minimum: 2")


@way("mandate", Status.MET, "check", "2 features were owed when the month ended, now only 1 feature", SINCE)
def _a_minimum_lowered_in_november(desk: Desk) -> None:
    _rewritten(desk, "10-01", TWO)
    _met(desk)
    _rewritten(desk, "11-29", TWO[::-1])


@way("mandate", Status.MET, "verify", "2 features were owed", is_grave=True)
def _a_minimum_lowered_in_november_held_against_the_record(desk: Desk) -> Record:
    _rewritten(desk, "10-01", TWO)
    _met(desk)
    then = take(desk, "2026-10-31")
    _rewritten(desk, "11-29", TWO[::-1])
    return then


@way("mandate", Status.MET, "verify", "the shortest length was 20", SINCE, is_grave=True)
def _a_stub_and_a_shortest_length_lowered(desk: Desk) -> Record:
    desk.article(ARTICLE, "Hôm nay trẻ em xã nhà đi học.\n")
    desk.commit(at("10-20"))
    then = take(desk, "2026-10-31")
    _rewritten(desk, "11-29", ("shortest: 20", "shortest: 8"))
    return then


CAMPAIGN = "campaigns:\n  - {id: he, name: Hè, months: [10], minimum: 2}\n"


@way("mandate", Status.MET, "verify", "2 features were owed", is_grave=True)
def _a_campaign_taken_out_in_november(desk: Desk) -> Record:
    _rewritten(desk, "10-01", more=CAMPAIGN)
    _met(desk)
    then = take(desk, "2026-10-31")
    _rewritten(desk, "11-29", (CAMPAIGN, ""))
    return then


@way("mandate", "outside", "verify", "something was owed when the month ended, now nothing is",
     "1 thing contradicts", never=("A miss", "It was “due”"), is_grave=True)  # fmt: skip
def _a_duty_that_begins_later(desk: Desk) -> Record:
    then = _open_october(desk)
    _rewritten(desk, "11-29", ("{from: 2026-10,", "{from: 2026-11,"))
    return then


@way("mandate", Status.MET, "verify", never=("were owed", "git has that"))
def _a_minimum_lowered_for_months_to_come(desk: Desk) -> Record:
    _rewritten(desk, "10-01", TWO)
    _met(desk)
    desk.article("bao/2026/10/hai")
    desk.commit(at("10-21"))
    then = take(desk, "2026-11-10")
    two = "{from: 2026-10, minimum: 2, shortest: 20}"
    until = two.replace("2026-10,", "2026-10, until: 2026-11,")
    _rewritten(desk, "11-20", (two, f"{until}, {{from: 2026-12, minimum: 1, shortest: 20}}"))
    return then


@way("mandate", Status.MET, "check", never=("were owed", "git has that"))
def _a_newsroom_founded_on_the_sample(desk: Desk) -> None:
    _rewritten(desk, "10-01", TWO, ("outlets:", "sample: {as_of: 2026-10-01}\noutlets:"))
    _met(desk)
    _rewritten(desk, "11-05", TWO[::-1], ("sample: {as_of: 2026-10-01}\n", ""))


@way("mandate", Status.WAIVED, "verify", never=("record the miss",))
def _a_late_waiver_that_was_published_long_ago(desk: Desk) -> Record:
    _open_october(desk)
    _rewritten(desk, "11-05", more=_waiver())
    then = take(desk, "2026-11-06")
    desk.commit(at("11-20"))
    return then


FOOTBALL = ("topics:\n", "topics:\n  - {id: bong-da, name: Bóng đá, about: Bóng đá.}\n")


def _a_topic_too_late(desk: Desk, taken: str) -> Record:
    desk.article(ARTICLE, topics="[bong-da]")
    then = _open_october(desk) if taken == "2026-10-31" else None
    desk.commit(at("10-20"))
    then = then or take(desk, taken)
    _rewritten(desk, "11-29", FOOTBALL)
    return then


@way("mandate", Status.MET, "check", "about “Bóng đá”", SINCE, "would not stand as it does")
def _a_topic_put_on_the_list_in_november(desk: Desk) -> None:
    _a_topic_too_late(desk, "2026-10-31")


@way("mandate", Status.MET, "report", "“Bóng đá”", "29/11/2026")
def _a_topic_put_on_the_list_in_november_in_the_report(desk: Desk) -> None:
    _a_topic_too_late(desk, "2026-10-31")


@way("mandate", Status.MET, "verify", "about “Bóng đá”", SINCE, is_grave=True)
def _a_topic_put_on_the_list_in_november_held_against_the_record(desk: Desk) -> Record:
    return _a_topic_too_late(desk, "2026-10-31")


@way("mandate", Status.MET, "verify", "about “Bóng đá”", SINCE, is_grave=True)
def _a_topic_put_on_the_list_of_which_the_record_knew_nothing_in_a_missing_month(desk: Desk) -> Record:
    return _a_topic_too_late(desk, "2026-11-20")


@way("mandate", Status.MET, "check", never=("no topic of it", "git has that"))
def _an_article_that_moves_to_a_topic_of_november(desk: Desk) -> None:
    _met(desk)
    desk.article(ARTICLE, topics="[bong-da]")
    _rewritten(desk, "11-29", FOOTBALL)


@way("mandate", Status.MET, "check", never=("no topic of it", "git has that"))
def _a_topic_put_on_the_list_in_october(desk: Desk) -> None:
    _rewritten(desk, "10-02", FOOTBALL)
    desk.article(ARTICLE, topics="[bong-da]")
    desk.commit(at("10-20"))


LINKED = ("minimum: 1, shortest: 20}", "minimum: 1, shortest: 20, grade: kept}")


@way("mandate", Status.MET, "verify", "“scan or sound kept” was asked for", SINCE, is_grave=True)
def _a_grade_that_is_asked_for_no_more(desk: Desk) -> Record:
    _rewritten(desk, "10-01", LINKED)
    _met(desk)
    then = _open_october(desk)
    _rewritten(desk, "11-29", LINKED[::-1])
    return then


@way("mandate", Status.MET, "verify", never=("was asked for", "git has that"))
def _a_grade_that_is_asked_for_no_more_in_october(desk: Desk) -> Record:
    _rewritten(desk, "10-01", LINKED)
    _met(desk)
    _rewritten(desk, "10-29", LINKED[::-1])
    return take(desk, "2026-10-31")


REJECT = ("late_after_days: 7", "late_after_days: 7\nlate_entry: reject")


def _a_late_article(desk: Desk, *changes: tuple[str, str]) -> Record:
    _rewritten(desk, "10-01", REJECT)
    then = _open_october(desk)
    desk.article(ARTICLE)
    desk.commit(at("10-31", "20:00:00"))
    _rewritten(desk, "11-29", *changes)
    return then


LATE = "entered more than 7 days after its date did not count"


@way("mandate", Status.MET, "verify", LATE, SINCE, is_grave=True)
def _a_late_article_that_is_refused_no_more(desk: Desk) -> Record:
    return _a_late_article(desk, ("late_entry: reject", "late_entry: mark"))


@way("mandate", Status.MET, "check", LATE, SINCE, "would not stand as it does")
def _a_late_article_and_more_days(desk: Desk) -> None:
    _a_late_article(desk, ("late_after_days: 7", "late_after_days: 30"))


@way("mandate", Status.MET, "verify", never=("did not count", "git has that"))
def _more_days_that_change_nothing(desk: Desk) -> Record:
    _met(desk)
    then = take(desk, "2026-11-10")
    _rewritten(desk, "11-29", ("late_after_days: 7", "late_after_days: 30"))
    return then


ZONE = ("timezone: Asia/Ho_Chi_Minh", "timezone: America/Los_Angeles")


@way("mandate", Status.MET, "check", "timezone was Asia/Ho_Chi_Minh", "git has that since 11/28/2026")
def _a_zone_in_which_october_ended_later(desk: Desk) -> None:
    desk.article(ARTICLE)
    desk.commit(at("11-01"))
    _rewritten(desk, "11-29", ZONE)


@way("mandate", Status.MET, "verify", "timezone was Asia/Ho_Chi_Minh", is_grave=True)
def _a_zone_in_which_october_ended_later_held_against_the_record(desk: Desk) -> Record:
    then = _open_october(desk)
    _a_zone_in_which_october_ended_later(desk)
    return then


@way("mandate", Status.MET, "check", never=("timezone was", "git has that"))
def _another_zone_in_which_nothing_is_met_by_it(desk: Desk) -> None:
    _met(desk)
    _rewritten(desk, "11-29", ZONE)


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.mark.parametrize("found", WAYS, ids=[found.name for found in WAYS])
def test_a_way_is_called_what_it_is(found: Way, tmp_path: Path) -> None:
    """October has the status that it deserves, and the command says what an honest person can act upon."""
    desk = Desk(tmp_path / "Tòa soạn số 1", OCTOBER)
    then = found.story(desk)
    cell = desk.newsroom(found.day).ledger.cell("bao", Month(2026, 10))
    assert kind_of(cell) == found.october
    text, status = said(desk, found, then)
    assert [words for words in found.says if words not in text] == [], text
    assert [words for words in found.never if words in text] == [], text
    assert status == found.is_grave, text
