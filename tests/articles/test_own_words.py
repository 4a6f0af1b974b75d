"""Whose words an article's are: ways of filling a month with another text, and what only looks like one."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from media_mandate.problems import Level, Problem
from media_mandate.quota import Reason
from media_mandate.verdict.words import notes
from tests.newsdesk import MANDATE, Desk, syllables

OFFICE = MANDATE.replace("{from: 2026-01, minimum: 1, shortest: 20}", "{from: 2026-01}")
"""Two hundred words are asked for, of which 150 have to be its own."""

OLD, NEW, OTHER = "bao/2026/01/goc", "bao/2026/02/bai", "bao/2026/01/khac"


def sentences(seed: str, count: int, words: int = 16) -> list[str]:
    """So many sentences, none of which another seed has."""
    all_words = syllables(seed, count * words)
    parts = [" ".join(all_words[start : start + words]) for start in range(0, len(all_words), words)]
    return [f"{part[0].upper()}{part[1:]}." for part in parts]


def text(seed: str, count: int = 20, words: int = 16) -> str:
    """Paragraphs of four sentences."""
    said = sentences(seed, count, words)
    return "\n\n".join(" ".join(said[start : start + 4]) for start in range(0, count, 4)) + "\n"


def shuffled(said: str) -> str:
    parts = re.split(r"(?<=\.)\s+", said.strip())
    random.Random(1).shuffle(parts)  # noqa: S311 (the same in every run)
    return " ".join(parts)


def changed(said: str, every: int) -> str:
    """Another word in the place of one of so many."""
    others = iter(syllables("khác hẳn", 1000))
    words = said.split(" ")
    return " ".join(next(others) if place % every == every - 1 else word for place, word in enumerate(words))


def without_marks(said: str) -> str:
    return (
        re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", said)).replace("đ", "d").replace("Đ", "D")
    )


def by_letters(said: str, change: Callable[[str], str]) -> str:
    return re.sub(r"\w+", lambda word: change(word[0]), said)


CYRILLIC = str.maketrans("aoecpxy", "аоесрху")
NAMES = ["Nguyễn Văn An", "Lê Thị Bình", "Trần Quốc Cường", "Y Hoa Niê", "A Thiên Ksor"]
LOREM = (
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et "
    "dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi. "
)
ONE = "Trẻ em tắm sông phải có người lớn đi cùng và mặc áo phao."


def lorem() -> str:
    """Each time with other words between, so that nothing is said twice."""
    latin = [
        "quo",
        "vadis",
        "domine",
        "urbi",
        "orbi",
        "carpe",
        "diem",
        "tempus",
        "fugit",
        "memento",
        "mori",
        "veni",
        "vidi",
        "vici",
        "alea",
        "iacta",
        "est",
    ]
    dice = random.Random(2)  # noqa: S311 (the same in every run)
    return LOREM + " ".join(dice.choice(latin) for _ in range(240))


def names(count: int, between: str) -> str:
    given = [word.capitalize() for word in syllables("tên", 3 * count)]
    return between.join(" ".join(given[3 * place : 3 * place + 3]) for place in range(count))


def letter_a_line(count: int) -> str:
    words = ONE.split()
    lines = []
    for place in range(count):
        line = list(words)
        line[place % len(line)] = f"{line[place % len(line)]}{'nmcpt'[place % 5]}"
        lines.append(" ".join(line))
    return "\n".join(f"- {line}" for line in lines)


class Cheat(NamedTuple):
    """A text that comes after `text("gốc")` and `text("khác")`: why it does not count, what is said."""

    name: str
    said: str
    reason: Reason
    words: str


GOC, KHAC = text("gốc"), text("khác")
CHEATS = [
    Cheat(
        "a sentence more",
        f"{GOC}\nThêm một câu ở đây nữa thôi nhé.\n",
        Reason.COPY,
        "320 of 328 words stand in",
    ),
    Cheat(
        "sentences shuffled", shuffled(GOC), Reason.COPY, "320 of 320 words stand in docs/bao/2026/01/goc.md"
    ),
    Cheat(
        "one word in 35 changed",
        changed(GOC, 35),
        Reason.COPY,
        "of 320 words stand in docs/bao/2026/01/goc.md",
    ),
    Cheat("one word in seven changed", changed(GOC, 7), Reason.COPY, "of 320 words stand in"),
    Cheat("both", shuffled(changed(GOC, 8)), Reason.COPY, "words stand in docs/bao"),
    Cheat("words left out", re.sub(r"((?:\S+ ){9})\S+ ", r"\1", GOC), Reason.COPY, "words stand in docs/bao"),
    Cheat(
        "words put in", re.sub(r"((?:\S+ ){9})", r"\1hay là ", GOC), Reason.COPY, "words stand in docs/bao"
    ),
    Cheat("marks removed", without_marks(GOC), Reason.COPY, "320 of 320 words stand in"),
    Cheat("capitals", GOC.upper(), Reason.REPETITIVE, "320 stand in lists of names, in capitals or in"),
    Cheat("invisible letters", by_letters(GOC, "\u200b".join), Reason.COPY, "320 of 320 words stand in"),
    Cheat("soft hyphens by name", by_letters(GOC, "&shy;".join), Reason.COPY, "320 of 320 words stand in"),
    Cheat("Cyrillic letters", GOC.translate(CYRILLIC), Reason.COPY, "320 of 320 words stand in"),
    Cheat(
        "letters by number",
        by_letters(GOC, lambda word: f"&#{ord(word[0])};{word[1:]}"),
        Reason.COPY,
        "320 of",
    ),
    Cheat(
        "letters in bold", by_letters(GOC, lambda word: f"**{word}**"), Reason.COPY, "320 of 320 words stand"
    ),
    Cheat("CRLF", GOC.replace("\n", "\r\n") + "\r\nThêm.\r\n", Reason.COPY, "320 of 321 words stand in"),
    Cheat(
        "two halves",
        GOC[: len(GOC) // 2] + KHAC[len(KHAC) // 2 :],
        Reason.COPY,
        "words stand in docs/bao/2026/01/",
    ),
    Cheat("a list", "- " + GOC.replace(". ", ".\n- "), Reason.COPY, "words stand in docs/bao/2026/01/goc.md"),
    Cheat(
        "a table",
        "| a | b |\n| - | - |\n| " + " | ".join(shuffled(GOC).split(". ")[:2]) + " |\n\n" + GOC,
        Reason.COPY,
        "words stand in docs/bao/2026/01/goc.md",
    ),
    Cheat(
        "headings between",
        re.sub(r"\. ", ".\n\n## Phần mới\n\n", GOC),
        Reason.COPY,
        "words stand in docs/bao",
    ),
    Cheat("one sentence thirty times", " ".join([ONE] * 30), Reason.REPETITIVE, "repeat what it says before"),
    Cheat(
        "in paragraphs of two and three",
        "\n\n".join([f"{ONE} " * place for place in range(8)]),
        Reason.REPETITIVE,
        "repeat what it says before",
    ),
    Cheat("em 250 times", "em " * 250, Reason.REPETITIVE, "repeat what it says before"),
    Cheat(
        "em with numbers", " ".join(f"em{place}" for place in range(250)), Reason.REPETITIVE, "repeat what"
    ),
    Cheat("two words in turn", "trẻ em " * 125, Reason.REPETITIVE, "repeat what it says before"),
    Cheat("lorem ipsum", lorem(), Reason.LANGUAGE, "of 100 words can be Vietnamese"),
    Cheat("eighty names", names(80, ", "), Reason.REPETITIVE, "240 stand in lists of names"),
    Cheat(
        "eighty names in a list", "- " + names(80, "\n- "), Reason.REPETITIVE, "240 stand in lists of names"
    ),
    Cheat(
        "names with what they name",
        ", ".join(f"thôn {one}" for one in names(80, ", ").split(", ")),
        Reason.REPETITIVE,
        "320 stand in lists of names",
    ),
    Cheat("names a paragraph each", names(80, "\n\n"), Reason.REPETITIVE, "240 stand in lists of names"),
    Cheat(
        "headings alone",
        "\n\n".join(f"## {' '.join(syllables(f'mục {place}', 5))}" for place in range(50)),
        Reason.REPETITIVE,
        "in paragraphs of less than 6 words",
    ),
    Cheat("a letter changed a line", letter_a_line(30), Reason.REPETITIVE, "repeat what it says before"),
]


@pytest.fixture
def office(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path, OFFICE)
    desk.article(OLD, GOC)
    desk.article(OTHER, KHAC, date="2026-01-06")
    return desk


def told(desk: Desk, path: str, as_of: str | None = None) -> list[Problem]:
    """What is told of the words of one article."""
    found = [one for one in desk.read(as_of)[1] if one.path == f"docs/{path}.md"]
    return [one for one in found if one.code.startswith("text-")]


@pytest.mark.parametrize("cheat", CHEATS, ids=lambda cheat: cheat.name)
def test_a_text_that_is_not_its_own_does_not_count(office: Desk, cheat: Cheat) -> None:
    """It is published, and told in a warning with source, number and way out."""
    office.article(NEW, cheat.said)
    judgement = office.judgement(NEW)
    assert judgement.article.words >= 200
    assert judgement.reason is cheat.reason
    [warning] = told(office, NEW)
    assert warning.level is Level.WARNING
    assert cheat.words in str(warning.message)
    assert warning.hint is not None
    if cheat.reason is Reason.REPETITIVE:
        assert str(warning.hint).endswith("more words, not in capitals, in paragraphs of at least six.")
    if cheat.reason is Reason.COPY:
        assert "more words of your own" in str(warning.hint)
        assert "rerun_of: bao/2026/01/" in str(warning.hint)
    assert office.judgement(OLD).counts
    assert office.judgement(OTHER).counts


BOX = (
    "!!! tip\n\n    Gọi 111 bất cứ lúc nào, ngày hay đêm, nếu thấy một đứa trẻ bị đánh, bị bỏ mặc hay đang "
    "gặp nguy. Cuộc gọi không mất tiền, người nghe máy giữ kín tên người gọi. Có thể nhắn qua ứng dụng của "
    "tổng đài, hoặc báo công an xã, trạm y tế, thầy cô giáo gần nhất. Đừng chờ đến khi chắc chắn mới gọi.\n"
)
RELEASE = text("thông cáo", 24)
LAW = text("luật", 16, 18)
INTRODUCTION = text("mở đầu", 8)


def refrain(seed: str) -> str:
    verse = [" ".join(syllables(f"{seed} {part}", 24)) for part in range(8)]
    chorus = " ".join(syllables("điệp khúc", 20))
    return "\n\n".join(f"{one}\\\n{chorus}" for one in verse)


def poem(seed: str) -> str:
    """Verses of six and eight words, four lines a stanza, without a full stop."""
    words = iter(syllables(seed, 280))
    lines = [" ".join(next(words) for _ in range(6 + 2 * (line % 2))) for line in range(40)]
    return "\n\n".join("\\\n".join(lines[start : start + 4]) for start in range(0, 40, 4))


class Honest(NamedTuple):
    """Two texts of two months of which the second counts too."""

    name: str
    first: str
    second: str


HONEST = [
    Honest("a press release with own words beside it", RELEASE, RELEASE + "\n" + text("báo", 10)),
    Honest(
        "the law's articles, quoted",
        LAW + text("một"),
        text("hai", 10) + "\n> " + LAW.replace("\n\n", "\n>\n> "),
    ),
    Honest("a box under each article", text("một", 13) + BOX, text("hai", 10) + "\n" + BOX),
    Honest("a series with one introduction", INTRODUCTION + text("một"), INTRODUCTION + text("hai", 12)),
    Honest("a song with its refrain", text("một"), refrain("bài ca")),
    Honest("a poem", poem("một"), poem("hai")),
    Honest(
        "tips in a list without full stops",
        text("một"),
        "\n".join(f"- {' '.join(syllables(f'mẹo {place}', 8))}" for place in range(30)),
    ),
    Honest(
        "a loose list",
        text("một"),
        "\n\n".join(f"- {' '.join(syllables(f'mẹo {place}', 5))}" for place in range(45)),
    ),
    Honest("a transcript without punctuation", text("một"), " ".join(syllables("nói", 260))),
    Honest(
        "questions and answers",
        text("một"),
        "\n\n".join(
            f"**Vì sao lại thế?**\n\n{' '.join(syllables(f'đáp {place}', 20))}." for place in range(10)
        ),
    ),
    Honest("without marks", text("một"), without_marks(text("hai"))),
    Honest(
        "words of other languages in it",
        text("một"),
        text("hai") + "Xem thêm: guideline on physical activity\n",
    ),
    Honest(
        "people with names",
        text("một"),
        "\n\n".join(f"{names(2, ', ')} {' '.join(syllables(f'dự {place}', 18))}." for place in range(10)),
    ),
]


@pytest.mark.parametrize("honest", HONEST, ids=lambda honest: honest.name)
def test_what_is_its_own_counts(tmp_path: Path, honest: Honest) -> None:
    """Nobody is accused of what is quoted, repeated with a reason or said in common."""
    desk = Desk(tmp_path, OFFICE)
    desk.article(OLD, honest.first)
    desk.article(NEW, honest.second)
    assert desk.judgement(OLD).counts
    judgement = desk.judgement(NEW)
    assert judgement.counts, str(judgement.because)
    assert {one.code for one in told(desk, NEW)} <= {"text-shared"}


# In git


def at(day: str) -> str:
    return f"2026-{day}T10:00:00+07:00"


@pytest.fixture
def history(office: Desk) -> Desk:
    """What stood by the end of January."""
    office.commit(at("01-10"))
    return office


MARCH = "2026-03-10"


def test_a_later_copy_does_not_take_the_month(history: Desk) -> None:
    """An earlier date in the fields makes nothing earlier than what git had before."""
    history.article("dai/2026/01/tin")
    history.article("bao/2026/01/chep", f"{GOC}\nThêm.\n", date="2026-01-02")
    history.commit(at("02-20"))
    assert history.judgement(OLD, MARCH).counts
    assert history.judgement("bao/2026/01/chep", MARCH).reason is Reason.COPY
    history.article("bao/2026/01/y-nguyen", GOC, date="2026-01-02")
    [twin] = [found for found in history.problems(as_of=MARCH) if found.code == "text-twice"]
    assert twin.path == "docs/bao/2026/01/y-nguyen.md"


def test_within_one_commit_the_date_decides(office: Desk) -> None:
    """Of what came in one commit the earlier day is the original, then the path."""
    office.article(NEW, f"{text('chung')}Thêm.\n")
    office.article("bao/2026/02/anh", text("chung"), date="2026-02-09")
    office.article("bao/2026/02/an", f"{text('chung')}Nữa.\n", date="2026-02-09")
    office.commit(at("02-10"))
    reasons = {path: office.judgement(f"bao/2026/02/{path}").reason for path in ("bai", "an", "anh")}
    assert reasons == {"bai": None, "an": Reason.COPY, "anh": Reason.COPY}


def test_what_is_not_committed_comes_last(history: Desk) -> None:
    """Who writes is told by whom the words are, whatever date stands above them."""
    history.article("bao/2026/01/viet", f"{GOC}\nThêm.\n", date="2026-01-01")
    assert history.judgement("bao/2026/01/viet").reason is Reason.COPY
    assert history.judgement(OLD).counts


def test_two_outlets_print_one_press_release(history: Desk) -> None:
    """The second needs words beside it, is told how many, and counts once it has them."""
    history.article("bao/2026/02/thong-cao", RELEASE)
    history.commit(at("02-03"))
    second = "bao/2026/02/cung-tin"
    history.article(second, RELEASE + "\n" + text("riêng", 5))
    [told_now] = told(history, second)
    assert "384 of 464 words stand in docs/bao/2026/02/thong-cao.md. 80 are its own" in str(told_now.message)
    assert str(told_now.hint).startswith("Write 70 more words of your own beside it")
    history.article(second, RELEASE + "\n" + text("riêng", 10))
    assert history.judgement(second).counts
    [shared] = told(history, second)
    assert (shared.code, shared.level) == ("text-shared", Level.WARNING)
    assert "384 of 544 words stand in" in str(shared.message)
    history.commit(at("02-05"))
    assert told(history, second, MARCH) == []


@pytest.mark.parametrize("fields", [{"draft": "true"}, {"date": "2026-02-28"}])
def test_the_number_is_said_while_one_writes(history: Desk, fields: dict[str, str]) -> None:
    """A draft, and what is dated ahead, are held against what is published; nothing is held against them."""
    history.article(NEW, f"{GOC}\nThêm.\n", **fields)
    [found] = told(history, NEW)
    assert "320 of 321 words stand in docs/bao/2026/01/goc.md" in str(found.message)
    assert str(found.message).endswith("as it stands it would not count.")
    history.article(NEW, " ".join([ONE] * 30), **fields)
    assert str(told(history, NEW)[0].message).endswith("as it stands it would not count.")
    history.article(NEW, lorem(), **fields)
    assert str(told(history, NEW)[0].message).endswith("as it stands it would not count.")
    history.article("bao/2026/02/sau", f"{text('nháp')}\nThêm.\n")
    history.article("bao/2026/02/nhap", text("nháp"), **fields)
    assert history.judgement("bao/2026/02/sau").counts


def test_a_corrected_original_stays_the_original(history: Desk) -> None:
    """A correction of what was copied in between accuses nobody but the copy."""
    history.article(NEW, f"{GOC}\nThêm.\n")
    history.commit(at("02-05"))
    history.article(OLD, GOC.replace(".", ", đã sửa.", 1))
    history.commit(at("02-07"))
    assert history.judgement(OLD, MARCH).counts
    assert history.judgement(NEW, MARCH).reason is Reason.COPY


def test_an_old_article_that_takes_a_later_text_in_is_not_its_source(history: Desk) -> None:
    """Who was there first with other words was not first with these; both may be corrected afterwards."""
    history.article(NEW, text("mới"))
    history.commit(at("02-05"))
    history.article(OLD, text("mới") + "\nThêm.\n")
    assert history.judgement(NEW, MARCH).counts
    history.commit(at("02-06"))
    history.article(NEW, text("mới").replace(".", ", đã sửa.", 1))
    assert history.judgement(NEW, MARCH).counts
    history.commit(at("02-07"))
    assert history.judgement(NEW, MARCH).counts


def test_a_text_that_is_taken_in_later_is_a_copy(history: Desk) -> None:
    """An article that was there first counts no more once its words are exchanged for another's."""
    history.article(NEW, text("mới"))
    history.commit(at("02-05"))
    history.article(NEW, f"{KHAC}\nThêm.\n")
    history.commit(at("02-06"))
    assert history.judgement(NEW, MARCH).reason is Reason.COPY
    assert history.judgement(OTHER, MARCH).counts


def test_what_was_deleted_after_its_month_keeps_its_words(history: Desk) -> None:
    """Its text counted for its month, so it does not count for another."""
    history.article("bao/2026/01/ben", text("còn"))
    (history.root / f"docs/{OLD}.md").unlink()
    history.commit(at("02-05"))
    history.article(NEW, f"{GOC}\nThêm.\n")
    history.commit(at("02-06"))
    [found] = told(history, NEW, MARCH)
    assert str(found.message).startswith(
        "320 of 321 words stood in docs/bao/2026/01/goc.md, which was deleted or rewritten. 0 are its own"
    )
    assert str(found.hint) == (
        "Write 150 more words of your own; or, when it was run again, put docs/bao/2026/01/goc.md back and "
        "write rerun_of: bao/2026/01/goc."
    )
    assert history.judgement(NEW, MARCH).reason is Reason.COPY
    history.article(OLD, GOC)
    history.article(NEW, f"{GOC}\nThêm.\n", rerun_of=OLD)
    assert told(history, NEW, MARCH) == history.problems(as_of=MARCH) == []


def test_words_that_stood_elsewhere_are_told_so_beside_own_ones(history: Desk) -> None:
    """Where the article counts, too, nobody is sent to look for them in a file that is gone."""
    history.article("bao/2026/01/con", text("còn"))
    (history.root / f"docs/{OLD}.md").unlink()
    history.commit(at("02-05"))
    history.article(NEW, f"{GOC}\n{text('riêng')}")
    [found] = told(history, NEW)
    assert found.code == "text-shared"
    assert "320 of 640 words stood in docs/bao/2026/01/goc.md, which was deleted" in str(found.message)


def test_what_was_rewritten_after_its_month_keeps_its_words(history: Desk) -> None:
    """The text by which a month was met does not meet another; in its own month it stands in nobody's way."""
    history.article(OLD, text("viết lại"))
    history.commit(at("02-05"))
    history.article(NEW, f"{GOC}\nThêm.\n")
    history.commit(at("02-06"))
    [found] = told(history, NEW, MARCH)
    assert "320 of 321 words stood in docs/bao/2026/01/goc.md" in str(found.message)
    assert str(found.hint).endswith("beside it; or rerun_of: bao/2026/01/goc when it was run again.")
    assert history.judgement(NEW, MARCH).reason is Reason.COPY
    history.article(OLD, GOC.replace(".", ", đã sửa.", 1))
    history.commit(at("02-07"))
    assert history.judgement(OLD, MARCH).counts


def test_what_was_deleted_within_its_month_takes_nothing(history: Desk) -> None:
    """An article that is taken down while its month is open may be written anew."""
    (history.root / f"docs/{OLD}.md").unlink()
    history.commit("2026-01-31T23:59:59+07:00")
    history.article(NEW, f"{GOC}\nThêm.\n")
    history.commit(at("02-06"))
    assert history.judgement(NEW, MARCH).counts


def test_the_first_second_after_a_month_is_after_it(history: Desk) -> None:
    """The month ends in the zone of the mandate."""
    (history.root / f"docs/{OLD}.md").unlink()
    history.commit("2026-01-31T17:00:00+00:00")
    history.article(NEW, f"{GOC}\nThêm.\n")
    history.commit(at("02-06"))
    assert history.judgement(NEW, MARCH).reason is Reason.COPY


def test_a_file_deleted_and_brought_back_counts(history: Desk) -> None:
    """So does one that comes back under another name in its month."""
    (history.root / f"docs/{OLD}.md").unlink()
    history.commit(at("02-05"))
    history.article("bao/2026/01/ten-moi", GOC)
    history.commit(at("02-06"))
    assert history.judgement("bao/2026/01/ten-moi", MARCH).counts
    (history.root / "docs/bao/2026/01/ten-moi.md").unlink()
    history.article(OLD, GOC)
    history.commit(at("02-07"))
    assert history.judgement(OLD, MARCH).counts


def test_drafts_and_mistakes_that_were_deleted_take_nothing(history: Desk) -> None:
    """Neither what was never published nor what came after its month has counted."""
    history.article("bao/2026/01/nhap", text("nháp"), draft="true")
    history.commit(at("01-20"))
    history.article("bao/2026/01/muon", text("muộn"))
    history.commit(at("02-02"))
    for name in ("nhap", "muon"):
        (history.root / f"docs/bao/2026/01/{name}.md").unlink()
    history.commit(at("02-05"))
    history.article(NEW, text("nháp") + "\nThêm.\n")
    history.article("bao/2026/02/hai", text("muộn") + "\nThêm.\n")
    history.commit(at("02-06"))
    assert history.judgement(NEW, MARCH).counts
    assert history.judgement("bao/2026/02/hai", MARCH).counts


def withdraw(desk: Desk, path: str, said: str) -> None:
    digest = sha256(said.strip().encode()).hexdigest()
    frozen = f"{{date: 2026-02-09, reason: Thu hồi, words: {len(said.split())}, sha256: {digest}}}"
    desk.article(path, "", withdrawn=frozen)


def test_what_was_withdrawn_keeps_its_words(history: Desk) -> None:
    """It counts for its month, and nobody fills another with it."""
    withdraw(history, OLD, GOC)
    history.article(NEW, f"{GOC}\nThêm.\n")
    history.commit(at("02-09"))
    assert history.judgement(OLD, MARCH).counts
    assert history.judgement(NEW, MARCH).reason is Reason.COPY
    assert "320 of 321 words" in str(told(history, NEW, MARCH)[0].message)


def test_a_copy_does_not_count_for_being_withdrawn(history: Desk) -> None:
    """What is withdrawn is judged by the text that git has of it."""
    history.article(NEW, f"{GOC}\nThêm.\n")
    history.commit(at("02-05"))
    withdraw(history, NEW, f"{GOC}\nThêm.\n")
    history.commit(at("02-09"))
    assert history.judgement(NEW, MARCH).reason is Reason.COPY


@pytest.mark.parametrize("fields", [{}, {"moved_from": OLD}], ids=["without a word", "said"])
def test_what_counted_for_one_month_does_not_move_to_another(history: Desk, fields: dict[str, str]) -> None:
    """Its own words stood when the other month ended; while that was open it might have moved."""
    history.git("mv", f"docs/{OLD}.md", f"docs/{OTHER}2.md")
    (history.root / f"docs/{OTHER}2.md").unlink()
    history.article(NEW, GOC, **fields)
    history.commit("2026-01-31T23:59:59+07:00")
    assert history.judgement(NEW, MARCH).counts
    later = "bao/2026/03/bai"
    (history.root / f"docs/{NEW}.md").unlink()
    history.article(later, GOC, **({"moved_from": NEW} if fields else {}))
    history.commit("2026-03-02T10:00:00+07:00")
    assert history.judgement(later, MARCH).reason is Reason.COPY
    assert "docs/bao/2026/02/bai.md, which was deleted or rewritten" in str(
        history.judgement(later, MARCH).because
    )


@pytest.mark.parametrize("became", ["draft", "stub", "rerun"])
def test_what_counts_no_more_keeps_the_words_that_counted(history: Desk, became: str) -> None:
    """Its month saw it stand: who publishes it anew publishes nothing new, and it is called no copy."""
    history.article(NEW, f"{GOC}\nThêm.\n")
    fields = {"draft": "true"} if became == "draft" else {"rerun_of": OTHER} if became == "rerun" else {}
    history.article(OLD, "Năm chữ cho có.\n" if became == "stub" else GOC, **fields)
    history.commit(at("02-06"))
    assert history.judgement(NEW, MARCH).reason is Reason.COPY
    assert not [one for one in told(history, OLD, MARCH) if one.code == "text-copied"]


@pytest.mark.parametrize("said", [GOC, f"{GOC}\nThêm.\n"], ids=["to the letter", "a word more"])
def test_a_clock_ahead_puts_no_copy_first(history: Desk, said: str) -> None:
    """After a commit of a day to come all others are as late as it, and git still knows which was first."""
    history.article("bao/2026/01/nhanh", text("nhanh"))
    history.commit("2026-12-01T10:00:00+07:00")
    first = "bao/2026/02/goc"
    history.article(first, text("mới"), date="2026-02-05")
    history.commit(at("02-05"))
    history.article(NEW, said.replace(GOC, text("mới")), date="2026-02-02")
    history.commit(at("02-20"))
    assert history.judgement(first, MARCH).counts
    assert history.judgement(NEW, MARCH).reason is Reason.COPY
    assert {one.path for one in history.problems(as_of=MARCH) if one.code == "text-twice"} <= {
        f"docs/{NEW}.md"
    }


def test_whoever_was_first_may_say_rerun(history: Desk) -> None:
    """An article that says that it ran again, while its month is open, takes nothing from the other one."""
    history.article(OLD, GOC, rerun_of=OTHER)
    history.commit(at("01-20"))
    history.article(NEW, f"{GOC}\nThêm.\n")
    history.commit(at("02-05"))
    assert history.judgement(OLD, MARCH).reason is Reason.RERUN
    assert history.judgement(NEW, MARCH).counts


@pytest.mark.parametrize(
    ("transcript", "reason"), [("", None), (", transcript: body", Reason.COPY)], ids=["sound", "text"]
)
def test_a_broadcast_is_measured_where_its_text_was_said(
    history: Desk, transcript: str, reason: Reason | None
) -> None:
    """A broadcast is its sound; its words count where they are what was said."""
    aired = "programme: Trẻ em, channel: KRT, aired: 2026-02-05T19:45, duration: PT4M30S"
    block = f"{{{aired}{transcript}}}"
    history.article("dai/2026/02/tin", f"{GOC}\nThêm.\n", broadcast=block)
    assert history.judgement("dai/2026/02/tin").reason is reason
    short = "Cháu đội mũ bảo hiểm khi ngồi sau xe máy của bố mẹ đến trường mỗi sáng nhé.\n"
    history.article("dai/2026/02/ngan", short, broadcast=block)
    assert history.judgement("dai/2026/02/ngan").counts


def test_another_language_is_for_the_reviewer(office: Desk) -> None:
    """Who says in which language it is gets a note, and not a refusal."""
    office.article(NEW, lorem())
    assert office.judgement(NEW).reason is Reason.LANGUAGE
    office.article(NEW, lorem(), language="la")
    newsroom = office.newsroom()
    judgement = newsroom.judgement[f"docs/{NEW}.md"]
    assert judgement.counts
    assert told(office, NEW) == []
    assert "has somebody read it who knows the language: la" in " ".join(
        map(str, notes(judgement, newsroom.mandate))
    )


def test_without_git_the_date_decides(office: Desk) -> None:
    """Where nothing is known of history the earlier day is the original."""
    office.article(NEW, f"{GOC}\nThêm.\n", date="2026-02-01")
    assert office.judgement(OLD).counts
    assert office.judgement(NEW).reason is Reason.COPY
