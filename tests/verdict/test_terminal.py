"""A check on paper: as text, as Markdown and as annotations, with nothing in it that breaks the form."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_mandate.mandate.values import Outlet
from media_mandate.messages import Text, translator
from media_mandate.newsroom import Newsroom
from media_mandate.problems import Level, Problem, Rule, Spot
from media_mandate.quota import Status
from media_mandate.statuses import STATUS_MEANINGS, STATUS_WORDS, SYMBOLS
from media_mandate.verdict.annotations import as_annotations
from media_mandate.verdict.markdown import as_markdown
from media_mandate.verdict.terminal import ASCII_SYMBOLS, COLOURS, as_text, plain_text, problem_lines
from media_mandate.verdict.words import entry_notes, explain
from tests.newsdesk import MANDATE, Desk, body

ENGLISH = translator("en")
NASTY = "a|b `c` *d* _e_ <f> [g](h) #i ~j~ &amp; \\ \\| 100% k:l,m"

WAYS_OUT = (
    "Either enter in docs/bao/2026/03/ what was published that month, or record the miss under "
    "exceptions: in mandate.yml (kind: miss) and publish."
)

KNOWN = (
    "That the features ran is known so: 0 by a scan or sound kept here, 0 by a link that was asked for, {} "
    "by the newsroom's word alone."
)
UNSHOWN = (
    "That it ran is known by: declared alone. For more: put a scan of the page beside the article, and name "
    "it at scan: of printed:; or write its address on the newspaper's site at url: and run "
    "scripts/ask_links.py."
)

EXCEPTIONS = """\
exceptions:
  - {outlet: bao, month: 2026-01, kind: miss, reason: Bão, document: CV 1, document_date: 2026-02-03,
     by: Ban Biên tập, recorded_on: 2026-02-04}
  - {outlet: dai, month: 2026-03, kind: waiver, reason: Tết, document: CV 2, document_date: 2026-03-05,
     by: Ban Biên tập, recorded_on: 2026-03-06}
"""


class Check(NamedTuple):
    """A newsroom and its problems, as the commands hand them over."""

    newsroom: Newsroom | None
    problems: tuple[Problem, ...]

    def text(self, symbols: dict[str, str] = SYMBOLS) -> list[str]:
        return list(as_text(*self, self.outlets, ENGLISH, lambda text, _colour: text, symbols))

    def coloured(self) -> list[str]:
        return list(as_text(*self, self.outlets, ENGLISH, lambda text, colour: f"{colour}({text})", SYMBOLS))

    def markdown(self) -> list[str]:
        return list(as_markdown(*self, self.outlets, ENGLISH))

    def annotations(self) -> list[str]:
        return list(as_annotations(*self, self.outlets, ENGLISH))

    @property
    def outlets(self) -> tuple[Outlet, ...]:
        return self.newsroom.mandate.outlets if self.newsroom else ()


BUSY = (
    "1 problem must be mended. Of 8 months owed by 2 outlets together: 3 met, 2 of these only afterwards "
    "(Đài Tỉnh, 1/2026, 2/2026), 1 missed and recorded (Báo Tỉnh, 1/2026), 1 waived (Đài Tỉnh, 3/2026), "
    "1 missing (Báo Tỉnh, 3/2026), 2 still due (Báo Tỉnh, 4/2026; Đài Tỉnh, 4/2026)."
)

FOUR = "3 met · 1 missed and recorded · 1 waived · 1 missing"


@pytest.fixture
def busy(tmp_path: Path) -> Desk:
    """A desk with a cell of every kind, a problem, a warning, and something to say of each entry."""
    desk = Desk(tmp_path / "bàn", MANDATE + EXCEPTIONS)
    desk.article("bao/2026/02/be-boi")
    desk.commit("2026-02-06T10:00:00+07:00")
    desk.article("dai/2026/01/an-toan")
    desk.commit("2026-02-20T10:00:00+07:00")
    desk.article("dai/2026/02/trung-thu")
    desk.article("bao/2026/03/ngan", "Ngắn.")
    desk.article("bao/2026/03/hong", date="5/3/2026")
    desk.article("bao/2026/03/nhap", draft="true", date="6/3/2026")
    return desk


def test_the_whole_check_as_text(busy: Desk) -> None:
    """Table, key, entries, problems by file, what is missing, what is due, the verdict: in this order."""
    assert Check(*busy.read("2026-04-28")).text() == [
        "Ledger as of 4/28/2026",
        "",
        "2026       1  2  3  4  5  6  7  8  9 10 11 12",
        "Báo Tỉnh   !  ✓  ✗  …  ·  ·  ·  ·  ·  ·  ·  ·",
        "Đài Tỉnh   ◐  ◐  ○  …  ·  ·  ·  ·  ·  ·  ·  ·",
        "",
        "✓ met   ◐ met afterwards   ! miss recorded   ○ waived   … due   ✗ missing   · nothing owed",
        "",
        "docs/dai/2026/01/an-toan.md was entered late.",
        "1 feature is not entered yet: it is not committed to git.",
        KNOWN.format(3),
        "",
        "docs/bao/2026/03/hong.md",
        "  Problem, line 3, field date: This is not a day: 5/3/2026. [day-misspelt]",
        "      → Write: date: 2026-03-05",
        "",
        "docs/bao/2026/03/nhap.md",
        "  Warning, line 3, field date: This is not a day: 6/3/2026. [day-misspelt]",
        "      → Write: date: 2026-03-06",
        "",
        "Báo Tỉnh is missing 3/2026: 0 of 1 features.",
        "    docs/bao/2026/03/ngan.md: it has 1 words, and 20 are needed",
        "    docs/bao/2026/03/hong.md: its fields have problems",
        "    docs/bao/2026/03/nhap.md: its fields have problems",
        "    → Mend what is named above, or go one of these two ways:",
        f"    → {WAYS_OUT}",
        "",
        "Báo Tỉnh owes 1 feature for 4/2026; 3 days are left.",
        "",
        "Đài Tỉnh owes 1 feature for 4/2026; 3 days are left.",
        "",
        "More on what stands in brackets: python3 scripts/check.py --rule day-misspelt",
        "1 warning stands above: it stops nothing, yet read it.",
        FOUR,
        BUSY,
    ]


def test_the_whole_check_as_markdown(busy: Desk) -> None:
    """The verdict comes first, for a summary is read from the top; then all that the text says."""
    assert Check(*busy.read("2026-04-28")).markdown() == [
        f"**{BUSY}**",
        "",
        FOUR,
        "",
        "Ledger as of 4/28/2026",
        "",
        "| 2026 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 |",
        "| --- | :-: | :-: | :-: | :-: | :-: | :-: | :-: | :-: | :-: | :-: | :-: | :-: |",
        "| Báo Tỉnh | ! | ✓ | ✗ | … | · | · | · | · | · | · | · | · |",
        "| Đài Tỉnh | ◐ | ◐ | ○ | … | · | · | · | · | · | · | · | · |",
        "",
        "✓ met · ◐ met afterwards · ! miss recorded · ○ waived · … due · ✗ missing · · nothing owed",
        "",
        "docs/dai/2026/01/an-toan.md was entered late.",
        "1 feature is not entered yet: it is not committed to git.",
        KNOWN.format(3),
        "",
        "| Where | What is wrong | What to write instead |",
        "| --- | --- | --- |",
        (
            "| ⛔ `docs/bao/2026/03/hong.md:3:1` `day-misspelt` | This is not a day: 5/3/2026. "
            "| Write: date: 2026-03-05 |"
        ),
        (
            "| ⚠️ `docs/bao/2026/03/nhap.md:3:1` `day-misspelt` | This is not a day: 6/3/2026. "
            "| Write: date: 2026-03-06 |"
        ),
        "",
        f"- **Báo Tỉnh is missing 3/2026: 0 of 1 features.** {WAYS_OUT}",
        "    - docs/bao/2026/03/ngan.md: it has 1 words, and 20 are needed",
        "    - docs/bao/2026/03/hong.md: its fields have problems",
        "    - docs/bao/2026/03/nhap.md: its fields have problems",
        "",
        "Báo Tỉnh owes 1 feature for 4/2026; 3 days are left.",
        "Đài Tỉnh owes 1 feature for 4/2026; 3 days are left.",
    ]


def test_the_whole_check_as_annotations(busy: Desk) -> None:
    """An error for each missing month and then each problem, a warning for each warning, nothing else."""
    assert Check(*busy.read("2026-04-28")).annotations() == [
        f"::error title=Missing month::Báo Tỉnh is missing 3/2026: 0 of 1 features.%0A{WAYS_OUT}",
        (
            "::error file=docs/bao/2026/03/hong.md,line=3,col=1,title=date · day-misspelt::"
            "This is not a day: 5/3/2026.%0A→ Write: date: 2026-03-05"
        ),
        (
            "::warning file=docs/bao/2026/03/nhap.md,line=3,col=1,title=date · day-misspelt::"
            "This is not a day: 6/3/2026.%0A→ Write: date: 2026-03-06"
        ),
    ]


def test_when_all_is_well_little_is_said(desk: Desk) -> None:
    """Without problems, missing and due months the table and the verdict remain."""
    for outlet in ("bao", "dai"):
        desk.article(f"{outlet}/2026/01/be-{outlet}")
    desk.commit("2026-01-06T10:00:00+07:00")
    check = Check(*desk.read("2026-01-31"))
    assert check.text()[-6:] == [
        "✓ met   ◐ met afterwards   ! miss recorded   ○ waived   … due   ✗ missing   · nothing owed",
        "",
        KNOWN.format(2),
        "",
        "2 met · 0 missed and recorded · 0 waived · 0 missing",
        "2 of 2 months owed by 2 outlets together are met.",
    ]
    assert check.markdown()[0] == "**2 of 2 months owed by 2 outlets together are met.**"
    assert check.annotations() == []


def test_each_year_has_its_table(desk: Desk) -> None:
    """The years come in order, and months that are not owed yet or any more are left blank."""
    desk.write("docs/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n")
    lines = Check(*desk.read("2028-02-01")).text()
    tables = [line.split() for line in lines if line[:4].isdigit()]
    assert tables == [[year, *(str(month) for month in range(1, 13))] for year in ("2026", "2027", "2028")]
    rows = [line.removeprefix("Báo Tỉnh").split() for line in lines if re.match(r"Báo Tỉnh  .*·|.*✗", line)]
    assert rows[-2:] == [["✗", "…", *"··········"]] or ["✗", "…", *"··········"] in rows


def test_before_anything_is_owed(desk: Desk) -> None:
    """Before the first duty begins there is no table, and that is said."""
    desk.write("docs/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n")
    lines = Check(*desk.read("2025-12-31")).text()
    assert lines[0] == "Ledger as of 12/31/2025"
    assert lines[-1] == "No outlet owes anything yet."


def test_a_check_without_a_mandate(tmp_path: Path) -> None:
    """Where the mandate cannot be read its problems are told, and that nothing was judged."""
    check = Check(*Desk(tmp_path, MANDATE.replace("language: vi", "language: 5")).read())
    lines = check.text()
    assert lines[1] == "mandate.yml"
    assert lines[-1] == "The mandate cannot be read, so nothing can be judged."
    assert check.markdown()[0] == "**The mandate cannot be read, so nothing can be judged.**"
    assert [line.split(",")[0] for line in check.annotations()] == ["::error file=mandate.yml"]
    assert plain_text(*check).splitlines()[-1] == translator("vi")(
        _only_text("The mandate cannot be read, so nothing can be judged.")
    )


def test_a_terminal_without_the_symbols_gets_others(busy: Desk) -> None:
    """Each kind of cell has a sign of its own in ASCII too."""
    lines = Check(*busy.read("2026-04-28")).text(ASCII_SYMBOLS)
    assert lines[3:5] == [
        "Báo Tỉnh   !  +  X  ?  .  .  .  .  .  .  .  .",
        "Đài Tỉnh   ~  ~  o  ?  .  .  .  .  .  .  .  .",
    ]


def test_every_kind_of_cell_has_its_own_signs_and_words() -> None:
    """No two kinds share a symbol or a word, and none lacks a colour."""
    kinds = {*Status, "afterwards", "unknown", "outside"}
    for table in (SYMBOLS, ASCII_SYMBOLS, STATUS_WORDS):
        assert set(table) == kinds
        assert len({str(value) for value in table.values()}) == len(kinds)
    assert set(COLOURS) == kinds
    assert set(STATUS_MEANINGS) == kinds - {"outside"}
    assert "".join(ASCII_SYMBOLS.values()).isascii()


def test_colours(busy: Desk) -> None:
    """What is missing is red, what is met is green, and the words around them have no colour."""
    lines = Check(*busy.read("2026-04-28")).coloured()
    assert lines[0] == "bold(Ledger as of 4/28/2026)"
    assert lines[3].split("  ", 1)[1].startswith("magenta( !) green( ✓) red( ✗) blue( …) white( ·)")
    assert lines[4].split("  ", 1)[1].startswith("yellow( ◐) yellow( ◐) cyan( ○)")
    assert "  red(Problem), line 3, field date: This is not a day: 5/3/2026. [day-misspelt]" in lines
    assert "red(Báo Tỉnh is missing 3/2026: 0 of 1 features.)" in lines


def test_only_the_outlets_that_were_asked_for(busy: Desk) -> None:
    """A check of one outlet shows its row, its missing and its due months."""
    newsroom = busy.newsroom("2026-04-28")
    radio = newsroom.mandate.outlet["dai"]
    for lines in (
        as_text(newsroom.only(radio), (), [radio], ENGLISH, lambda text, _colour: text, SYMBOLS),
        as_markdown(newsroom.only(radio), (), [radio], ENGLISH),
        as_annotations(newsroom.only(radio), (), [radio], ENGLISH),
    ):
        assert "Báo" not in "\n".join(lines)


def test_a_due_month_lists_what_does_not_count_yet(desk: Desk) -> None:
    """Below a due month stand its drafts, articles too short, without topic or with wrong fields."""
    desk.article("bao/2026/01/be-boi")
    desk.article("dai/2026/01/an-toan")
    desk.article("bao/2026/02/nhap", draft="true")
    desk.article("bao/2026/02/ngan", "Ngắn.")
    desk.article("bao/2026/02/khong-chu-de", topics="[]")
    desk.article("bao/2026/02/hong", date="5/2/2026")
    desk.article("bao/2026/01/ngan", "Ngắn.")
    lines = Check(*desk.read()).text()
    first = lines.index("Báo Tỉnh owes 1 feature for 2/2026; 19 days are left.")
    assert lines[first + 1 : -4] == [
        "    docs/bao/2026/02/khong-chu-de.md: it has no topic of the mandate",
        "    docs/bao/2026/02/ngan.md: it has 1 words, and 20 are needed",
        "    docs/bao/2026/02/nhap.md: it is a draft",
        "    docs/bao/2026/02/hong.md: its fields have problems",
        "",
        "Đài Tỉnh owes 1 feature for 2/2026; 19 days are left.",
    ]


@pytest.mark.parametrize(
    ("count", "verb"), [(1, "feature from before 2/2026 is"), (2, "features from before 2/2026 are")]
)
def test_what_is_taken_over_is_told_with_its_month(tmp_path: Path, count: int, verb: str) -> None:
    """Features from before the record are counted, with its first month; late ones are named."""
    desk = Desk(tmp_path, MANDATE.replace("recorded_from: 2026-01", "recorded_from: 2026-02"))
    for slug in ("cu", "xua")[:count]:
        desk.article(f"bao/2026/01/{slug}")
    for slug in ("muon", "tre"):
        desk.article(f"bao/2026/02/{slug}", date="2026-02-01")
    desk.article("bao/2026/02/kip", date="2026-02-09")
    desk.article("bao/2026/02/ngan", "Ngắn.", date="2026-02-01")
    desk.commit("2026-02-10T01:00:00+07:00")
    assert [ENGLISH(note) for note in entry_notes(desk.newsroom())] == [
        "docs/bao/2026/02/muon.md was entered late.",
        "docs/bao/2026/02/tre.md was entered late.",
        f"{count} {verb} taken over: neither late nor met afterwards.",
    ]


def test_a_missing_month_without_any_article_has_nothing_to_mend(desk: Desk) -> None:
    """Where nothing was written that month, only the two ways out are told."""
    desk.write("docs/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n")
    lines = Check(*desk.read()).text()
    first = lines.index("Báo Tỉnh is missing 1/2026: 0 of 1 features.")
    assert lines[first + 1] == f"    → {WAYS_OUT.replace('2026/03', '2026/01')}"


@pytest.mark.parametrize(
    ("line", "column", "place"),
    [(None, None, "Problem: "), (3, None, "Problem, line 3: "), (3, 7, "Problem, line 3, column 7: ")],
)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_place_as_far_as_it_is_known(
    line: int | None, column: int | None, place: str, language: str
) -> None:
    """A problem of a whole file names no line, in any language."""
    problem = Rule("wrong", _only_text("Sai.")).at(Spot("docs/a.md", line, column))
    found = list(problem_lines([problem], translator(language), lambda text, _colour: text))
    if language == "en":
        assert found == ["", "docs/a.md", f"  {place}Sai. [wrong]"]
    else:
        assert len(found) == 3
        assert re.fullmatch(r"  [^:\n]+: Sai\. \[wrong\]", found[2])


def test_an_article_explained(busy: Desk) -> None:
    """Title, path, whether it counts, its length unless that is the reason, its month, its entry."""
    newsroom = busy.newsroom("2026-04-28")
    assert list(explain(newsroom.judgement["docs/bao/2026/03/ngan.md"], newsroom, ENGLISH)) == [
        "Bài ngan",
        "docs/bao/2026/03/ngan.md",
        "It does not count: it has 1 words, and 20 are needed.",
        "Báo Tỉnh, 3/2026: 0 of 1 features, missing.",
        "It is not entered yet: it is not committed to git.",
        UNSHOWN,
    ]
    lines = list(explain(newsroom.judgement["docs/dai/2026/01/an-toan.md"], newsroom, ENGLISH))
    assert lines[2:4] == ["It counts for Đài Tỉnh, 1/2026.", "It lasts 270 seconds; 60 are needed."]


MEND = "Mend what is noted in it before it is published: much of that is a problem then."


@pytest.mark.parametrize(
    ("text", "fields", "said"),
    [
        (None, {"draft": "true"}, ["it is a draft", "Nothing else keeps it from counting."]),
        (None, {"date": "2026-01-31"}, ["its date, 1/31/2026, has", "Nothing else keeps it from counting."]),
        ("Ngắn.\n", {"draft": "true"}, ["it is a draft", "Besides, it has 1 words, and 20 are needed."]),
        (f"{body('x')} [Xem](a.md)\n", {"draft": "true"}, ["it is a draft", MEND]),
        ("Ngắn.\n", {}, ["it has 1 words, and", "Báo Tỉnh, 1/2026: 0 of 1 features, due."]),
        (None, {}, ["", "It has 45 words; 20 are needed."]),
    ],
)
def test_all_that_keeps_an_article_from_counting(
    desk: Desk, text: str | None, fields: dict[str, str], said: list[str]
) -> None:
    """A draft learns before it is published whether it will count then."""
    desk.article("bao/2026/01/bai", text, **fields)
    newsroom = desk.newsroom("2026-01-20")
    lines = list(explain(newsroom.judgement["docs/bao/2026/01/bai.md"], newsroom, ENGLISH))
    assert said[0] in lines[2]
    assert lines[3] == said[1]


# Nothing breaks the form


def _only_text(source: str) -> Text:
    return Text(source)


def _quoted(text: str) -> str:
    """A value in quotes, in which JSON and YAML agree."""
    return json.dumps(text, ensure_ascii=False)


def _nasty(root: Path, text: str) -> Check:
    """A check in which an outlet's name, a field's value and a path are this text."""
    desk = Desk(root, MANDATE.replace("name: Báo Tỉnh", f"name: {_quoted(f'Báo {text} Tỉnh')}"))
    desk.article("bao/2026/01/hong", date=_quoted(f"5 {text}"))
    desk.article("bao/2026/01/nhap", topics=f"[{_quoted(f'x {text}')}]", draft="true")
    return Check(*desk.read("2026-02-10"))


def _row(line: str) -> list[str]:
    """The cells of a table's row as GitHub shows them, their escapes taken out."""
    assert line[0] == line[-1] == "|"
    cells = re.findall(r"((?:\\.|[^\\|])*)\|", line[1:])
    return [re.sub(r"\\(.)", r"\1", cell).strip() for cell in cells]


ANY_TEXT = st.text(
    st.characters(exclude_categories=("C", "Z"), include_characters=" ")
    | st.sampled_from("|`*_<>[]#~&\\%:,{}\n\"'"),
    max_size=20,
)


@given(ANY_TEXT)
def test_markdown_shows_any_text_as_it_is(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever a name or a value contains, each problem is a row of three cells that say just that."""
    check = _nasty(tmp_path_factory.mktemp("ban"), text)
    lines = check.markdown()
    assert not any("\n" in line for line in lines)
    rows = [_row(line) for line in lines if line.startswith(("| ⛔", "| ⚠️"))]
    assert [row[1:] for row in rows] == [
        [_flat(ENGLISH(problem.message)), _flat(ENGLISH(problem.hint)) if problem.hint else ""]
        for problem in check.problems
    ]
    assert check.newsroom is not None
    name = check.newsroom.mandate.outlets[0].name
    ledger = [_row(line) for line in lines if line.startswith("| Báo ")]
    assert [(row[0], len(row)) for row in ledger] == [(name, 13)]
    plain = [re.sub(r"\\(.)", r"\1", line) for line in lines]
    assert any(line.startswith(f"- **{name} is missing") for line in plain)
    assert f"{name} owes 1 feature for 2/2026; 19 days are left." in plain


def _flat(text: str) -> str:
    return " ".join(text.splitlines()).strip()


def test_no_sign_of_markdown_stays_bare(tmp_path: Path) -> None:
    """Outside of code each sign that Markdown would take for its own stands behind a backslash."""
    check = _nasty(tmp_path, NASTY)
    own = re.compile(r"^\| (---|:-:).*|^\| (⛔|⚠️) `[^`]+` `[^`]+`|^- \*\*|\*\* |^\*\*|\*\*$|^\| | \| | \|$")
    for line in check.markdown():
        bare = re.sub(r"\\.", "", own.sub("", own.sub("", line)))
        assert not re.search(r"[|`*_<>\[\]#~&]", bare), line


@pytest.mark.parametrize("name", ["a|b.md", "a`b.md", "a`|`b.md", "a\nb.md"])
def test_a_path_may_hold_what_ends_a_cell(desk: Desk, name: str) -> None:
    """A file name with a bar, a backtick or a line end stays in its cell."""
    desk.article("bao/2026/01/be-boi")
    desk.write(f"docs/bao/2026/01/{name}", "x")
    rows = [_row(line) for line in Check(*desk.read()).markdown() if line.startswith("| ⛔")]
    assert {len(row) for row in rows} == {3}
    places = {row[0].removeprefix("⛔ ").rpartition(" ")[0].rsplit(":", 2)[0] for row in rows}
    assert places == {f"docs/bao/2026/01/{_flat(name)}"}


def _command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as GitHub reads it."""
    match = re.fullmatch(r"::(error|warning) ([^:]*)::(.*)", line)
    assert match is not None, line
    properties = dict(part.split("=", 1) for part in match[2].split(","))
    plain = {
        name: _decoded(value.replace("%3A", ":").replace("%2C", ",")) for name, value in properties.items()
    }
    return match[1], plain, _decoded(match[3])


def _decoded(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


@given(ANY_TEXT)
def test_annotations_carry_any_text(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Percent signs and line ends in a message, colons and commas in a place, come out as they went in."""
    check = _nasty(tmp_path_factory.mktemp("ban"), text)
    lines = check.annotations()
    assert not any("\n" in line or "\r" in line for line in lines)
    found = [_command(line) for line in lines]
    assert check.newsroom is not None
    missing = len(check.newsroom.ledger.of(Status.MISSING))
    for _level, _properties, message in found[:missing]:
        assert re.match(
            rf"({re.escape(check.newsroom.mandate.outlets[0].name)}|Đài Tỉnh) is missing", message
        )
    for (level, properties, message), problem in zip(found[missing:], check.problems, strict=True):
        assert level == ("error" if problem.level is Level.PROBLEM else "warning")
        assert (properties["file"], properties["line"]) == (problem.path, str(problem.line))
        hint = f"\n→ {ENGLISH(problem.hint)}" if problem.hint else ""
        assert message == ENGLISH(problem.message) + hint


def test_annotations_of_a_path_with_signs(desk: Desk) -> None:
    """A colon, a comma, a percent sign and a line end in a file's name do not end its annotation."""
    desk.article("bao/2026/01/be-boi")
    name = "docs/bao/2026/01/a: b, 100%25\nc.md"
    desk.write(name, "x")
    errors = [_command(line) for line in Check(*desk.read()).annotations()]
    assert [error[1].get("file") for error in errors] == [None, name, name]
