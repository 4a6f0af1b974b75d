"""How an upgrade writes into a mandate by what feeds name new articles, whatever the file looks like."""

from __future__ import annotations

from datetime import date

import pytest

from media_mandate.desk.founding import feed_tag
from media_mandate.desk.upgrading import mandate_of, with_feed_ids
from media_mandate.months import Month
from tests.newsdesk import MANDATE

DAY = date(2026, 11, 30)
SITE = "https://tre-em.tinh.example/"


@pytest.mark.parametrize(
    ("address", "tag"),
    [
        (SITE, "tag:tre-em.tinh.example,2026:"),
        ("https://Tre-Em.Tinh.Example:8443", "tag:tre-em.tinh.example,2026:"),
        ("https://toa-soan.github.io/gia-lai/", "tag:toa-soan.github.io,2026:gia-lai/"),
        (
            "https://toa-soan.github.io/Trẻ em/số 1/",
            "tag:toa-soan.github.io,2026:Tr%E1%BA%BB%20em/s%E1%BB%91%201/",
        ),
        ("https://toa-soan.github.io/Tr%E1%BA%BB/", "tag:toa-soan.github.io,2026:Tr%E1%BA%BB/"),
        ("https://trẻ-em.vn/", "tag:xn--tr-em-051b.vn,2026:"),
        ("http://localhost:8000/", "tag:localhost,2026:"),
        ("https://tre_em..tinh.example//a//b", "tag:tre-em..tinh.example,2026:a/b/"),
    ],
)
def test_a_tag_is_made_of_host_year_and_path(address: str, tag: str) -> None:
    """Sites that share a host share no id; a port and capitals make no other site."""
    assert feed_tag(address, DAY) == tag
    assert with_feed_ids(MANDATE, address, DAY) is not None


@pytest.mark.parametrize(
    "text",
    [
        MANDATE,
        MANDATE.rstrip(),
        MANDATE.replace("\n", "\r\n"),
        "\ufeff" + MANDATE,
        MANDATE + "\n\n# Hết.\n",
        "---\n" + MANDATE,
        MANDATE + "days:\n  - {id: a, name: Ngày & hội, day: 06-01, topics: [duoi-nuoc]}   # của tỉnh\n\n\n",
    ],
    ids=["plain", "no last line", "CRLF", "BOM", "comment", "document", "list"],
)
def test_one_field_is_added_and_nothing_else(text: str) -> None:
    """Every line that stood there stands there still, with the same ends of lines."""
    written = with_feed_ids(text, SITE, DAY)
    assert written is not None
    assert written.startswith(text.rstrip())
    assert ("\r\n" in written) == ("\r\n" in text)
    assert written.count("\n") == (written.count("\r\n") or written.count("\n"))
    mandate = mandate_of(written)
    assert mandate is not None
    assert mandate.feed_ids is not None
    assert (mandate.feed_ids.tag, mandate.feed_ids.from_) == ("tag:tre-em.tinh.example,2026:", Month(2027, 1))
    assert mandate.model_copy(update={"feed_ids": None}) == mandate_of(text)
    assert with_feed_ids(written, "https://moi.example/", date(2030, 1, 1)) is None


@pytest.mark.parametrize("text", [f"{MANDATE}...\n", "{" + MANDATE.replace("\n", ",\n") + "}"])
def test_what_cannot_be_added_to_is_left_alone(text: str) -> None:
    """A document that has ended, or that the program cannot read."""
    if mandate_of(text) is None:
        assert with_feed_ids(text, SITE, DAY) is None
    else:
        with pytest.raises(ValueError, match="feed_ids"):
            with_feed_ids(text, SITE, DAY)
