"""`contact:` and `help:` of `mandate.yml`: read strictly, and told where they are wrong."""

from __future__ import annotations

import re

import pytest

from media_mandate.mandate.reach import national_help
from media_mandate.problems import Level
from tests.newsdesk import MANDATE, Desk

LINE = "number: 0260 386 2111, name: Trung tâm, when: [Em cần giúp]"
BARE = re.sub("(?m)^contact: .*\n", "", MANDATE)


@pytest.fixture(autouse=True)
def _docs(desk: Desk) -> None:
    (desk.root / "docs").mkdir()


def found(desk: Desk, text: str) -> list[tuple[str, str | None, Level]]:
    desk.write("mandate.yml", text)
    return [(problem.code, problem.field, problem.level) for problem in desk.read()[1]]


def test_a_newsroom_without_contact_is_warned(desk: Desk) -> None:
    """Its build goes on as before."""
    assert found(desk, BARE) == [("contact-missing", None, Level.WARNING)]


@pytest.mark.parametrize(
    ("contact", "code", "field"),
    [
        ("{}", "contact-empty", "contact"),
        ("{email: bao.example}", "email-misspelt", "contact.email"),
        ("{email: 'mailto:toa-soan@bao.example'}", "email-misspelt", "contact.email"),
        ("{email: <toa-soan@bao.example>}", "email-misspelt", "contact.email"),
        ("{email: 'toa-soan@bao.example?bcc=khac'}", "email-misspelt", "contact.email"),
        ("{phone: gọi tổng đài}", "phone-misspelt", "contact.phone"),
        ("{phone: '12'}", "phone-misspelt", "contact.phone"),
        ("{form: bao.example}", "address-of-page-misspelt", "contact.form"),
        ("{mail: a@b.vn}", "field-unknown", "contact.mail"),
    ],
)
def test_a_contact_that_leads_nowhere_is_a_problem(desk: Desk, contact: str, code: str, field: str) -> None:
    told = found(desk, f"{BARE}contact: {contact}\n")
    assert [(field, level) for _code, field, level in told] == [(field, Level.PROBLEM)]
    assert told[0][0] == code or code == "address-of-page-misspelt"


@pytest.mark.parametrize(
    "contact",
    [
        "{email: a@b.vn}",
        "{phone: 0260 386 2000}",
        "{phone: +84 260.386.2000}",
        "{phone: (0260) 386 2000}",
        "{form: 'https://b.vn/'}",
    ],
)
def test_one_way_is_enough(desk: Desk, contact: str) -> None:
    assert found(desk, f"{BARE}contact: {contact}\n") == []


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        (("0260 386 2111", "một một một"), "phone-misspelt", "help.0.number"),
        (("when: [Em cần giúp]", "when: []"), "list-empty", "help.0.when"),
        ((", name: Trung tâm", ""), "field-missing", "help.0.name"),
        ((", name: Trung tâm", ", ten: Trung tâm"), "field-unknown", "help.0.ten"),
    ],
)
def test_a_number_of_help_is_read_strictly(
    desk: Desk, change: tuple[str, str], code: str, field: str
) -> None:
    told = found(desk, f"{MANDATE}help:\n  - {{{LINE.replace(*change)}}}\n")
    assert (code, field) in [(code, field) for code, field, _level in told]


def test_a_number_that_stands_twice_is_told(desk: Desk) -> None:
    """However it is written."""
    again = LINE.replace("0260 386 2111", "0260.386.2111")
    text = f"{MANDATE}help:\n  - {{{LINE}}}\n  - {{{again}}}\n"
    assert found(desk, text) == [("help-number-twice", "help.1.number", Level.PROBLEM)]


def test_the_province_adds_to_the_country_and_may_say_it_otherwise(desk: Desk) -> None:
    """The four of the country are there without a word; what the province says of one takes its place."""
    own = "{number: '111', name: Số của tỉnh, when: [Khi cần]}"
    desk.write("mandate.yml", f"{MANDATE}help:\n  - {{{LINE}}}\n  - {own}\n")
    lines = desk.newsroom().mandate.helplines
    assert [line.dialled for line in lines] == ["111", "113", "114", "115", "02603862111"]
    assert lines[0].name == "Số của tỉnh"
    assert [line.number for line in national_help()] == ["111", "113", "114", "115"]
