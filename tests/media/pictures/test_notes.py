"""What front matter says of the pictures in the text: who took them, and who is to be seen."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest

from media_mandate.problems import Level
from tests.newsdesk import Desk, body
from tests.photos import SVG, card, jpeg
from tests.sites import command, copy_product

PATH = "bao/2026/01/be-boi"
FOLDER = "docs/bao/2026/01"


def told(desk: Desk, text: str, **fields: str) -> list[tuple[str, str | None, Level]]:
    """What is told of an article with this text, beside two photos and a drawing."""
    photo = jpeg(card((60, 40)), place=False)
    for name in ("ao.jpg", "Bể bơi (1).jpg"):
        desk.write(f"{FOLDER}/{name}", photo)
    desk.write("docs/bao/2025/12/ao.jpg", photo)
    desk.write(f"{FOLDER}/so-do.svg", SVG)
    desk.article(PATH, f"{body('ao')}\n\n{text}\n", **fields)
    return [(found.code, found.field, found.level) for found in desk.newsroom().problems]


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("![Ao](ao.jpg)", "{ao.jpg: {credit: Lê Bưởi, people: none}}"),
        ("![Ao](ao.jpg){people=none}", "{ao.jpg: {credit: Lê Bưởi}}"),
        ("![Ao](ao.jpg){people=none}", "{ao.jpg: {credit: Lê Bưởi, people: none}}"),
        ("![Ao](./ao%2Ejpg?v=1)\n\n![Ao](ao.jpg)", "{ao.jpg: {credit: Lê Bưởi, people: adults}}"),
        ("![Ao](<Bể bơi (1).jpg>)", "{Bể bơi (1).jpg: {credit: Lê Bưởi, people: none}}"),
        (
            "![Ao](<Bể bơi (1).jpg>)",
            unicodedata.normalize("NFD", "{Bể bơi (1).jpg: {credit: Lê Bưởi, people: none}}"),
        ),
        ("![Ao](../../2025/12/ao.jpg)", "{../../2025/12/ao.jpg: {credit: Lê Bưởi, people: none}}"),
        ("<img src=ao.jpg alt=Ao>", "{ao.jpg: {credit: Lê Bưởi, people: none}}"),
        ("![Sơ đồ](so-do.svg)", "{}"),
        ("![Sơ đồ](so-do.svg)", "{so-do.svg: {credit: Ban Biên tập}}"),
    ],
)
def test_a_picture_of_which_all_is_said_is_silent(desk: Desk, text: str, pictures: str) -> None:
    """By the name of its file, however its address is written; a drawing needs no such words."""
    assert told(desk, text, pictures=pictures) == []


WARNING, PROBLEM = Level.WARNING, Level.PROBLEM
PEOPLE = ("photo-people-untold", None, PROBLEM)
CREDIT = ("photo-credit-untold", None, WARNING)


@pytest.mark.parametrize(
    ("text", "pictures", "expected"),
    [
        ("![Ao](ao.jpg)", "{}", [PEOPLE, CREDIT]),
        ("![Ao](ao.jpg)", "{ao.jpg: {credit: Lê Bưởi}}", [PEOPLE]),
        ("![Ao](ao.jpg)", "{ao.jpg: {people: none}}", [CREDIT]),
        (
            "![Ao](../../2025/12/ao.jpg)",  # another picture of the same name
            "{ao.jpg: {credit: Lê Bưởi, people: none}}",
            [PEOPLE, CREDIT, ("picture-note-of-nothing", "pictures.ao.jpg", WARNING)],
        ),
        (
            "![Ao](ao.jpg){people=none}",
            "{ao.jpg: {credit: Lê Bưởi, people: adults}}",
            [("picture-people-twice", None, PROBLEM)],
        ),
        ("", "{ao.jpg: {people: none}}", [("picture-note-of-nothing", "pictures.ao.jpg", WARNING)]),
        ("", "{ao.jpg: {people: kids}}", [("value-not-allowed", "pictures.ao.jpg.people", PROBLEM)]),
        ("", "{ao.jpg: none}", [("block-expected", "pictures.ao.jpg", PROBLEM)]),
        ("", "{ao.jpg: {nguoi chup: Lê Bưởi}}", [("field-unknown", "pictures.ao.jpg.nguoi chup", PROBLEM)]),
        ("", "[ao.jpg]", [("block-expected", "pictures", PROBLEM)]),
    ],
)
def test_what_is_not_said_of_a_picture_or_of_none_is_told(
    desk: Desk, text: str, pictures: str, expected: list[tuple[str, str | None, Level]]
) -> None:
    """Who is seen stops the article, who took it does not; a name that the text does not show is told."""
    assert sorted(told(desk, text, pictures=pictures), key=str) == sorted(expected, key=str)


def test_the_hint_is_the_line_to_write(desk: Desk) -> None:
    """With the name of the file, in quotes where YAML wants them, and after what was probably meant."""
    told(desk, "![Ao](<Bể bơi (1).jpg>)")
    hints = {found.code: str(found.hint) for found in desk.newsroom().problems}
    assert 'pictures: {"Bể bơi (1).jpg": {people: none}}' in hints["photo-people-untold"]
    assert 'pictures: {"Bể bơi (1).jpg": {credit: Nguyễn Văn A}}' in hints["photo-credit-untold"]
    told(desk, "![Sơ đồ](so-do.svg)", pictures="{so-doo.svg: {credit: A}}")
    assert "so-do.svg" in str(desk.newsroom().problems[0].hint)
    front = "{src: ao.jpg, alt: Ao, people: none, credit: A}"
    told(desk, "", image=front, pictures="{ao.jpg: {credit: A}}")
    assert "image" in str(desk.newsroom().problems[0].hint)
    told(desk, "![Ao](ao.jpg)", **{"hình trong bài": "{ao.jpg: {people: none}}"})
    assert "pictures" in str(desk.newsroom().problems[0].hint)


def test_the_picture_of_the_fields_is_asked_for_its_credit(desk: Desk) -> None:
    """As a warning, on its line; a drawing is asked nothing."""
    assert told(desk, "", image="{src: ao.jpg, alt: Ao, people: none}") == [
        ("photo-credit-untold", "image", WARNING)
    ]
    assert told(desk, "", image="{src: so-do.svg, alt: Sơ đồ}") == []


TEXT = """\
![Ao làng](ao.jpg)

Một câu mở đầu.

- mục ![Sơ đồ](so-do.svg) trong danh sách

Trước ![Sơ đồ](so-do.svg) sau.

![Ao](../../2025/12/ao.jpg)
![Sơ đồ](so-do.svg)

| Cột |
| --- |
| ![Sơ đồ](so-do.svg) |
"""
PICTURES = (
    "{ao.jpg: {credit: 'Ảnh: Lê “Bưởi” & <Mít>', people: none}, so-do.svg: {credit: 'Vẽ: tổ đồ họa'}, "
    "../../2025/12/ao.jpg: {people: none}}"
)


def test_credits_stand_under_the_pictures_of_page_and_feeds(desk: Desk) -> None:
    """Not in what is searched or quoted as the beginning, and past the gate."""
    copy_product(desk.root)
    assert told(desk, "", pictures="{}") == []
    assert told(desk, TEXT, pictures=PICTURES) == [CREDIT]
    desk.article(PATH, f"{TEXT}\n{body('ao')}\n", pictures=PICTURES)
    desk.article("dai/2026/01/bai")
    built = command(desk.root, "build", "--as-of", "2026-01-20")
    assert built.returncode == 0, built.stdout + built.stderr
    page = (desk.root / f"site/{PATH}/index.html").read_text("utf-8")
    escaped = "Ảnh: Lê “Bưởi” &amp; &lt;Mít&gt;"
    assert len(re.findall(rf"</picture><figcaption>{escaped}</figcaption></figure>", page)) == 1
    assert page.count("<figcaption>Vẽ: tổ đồ họa</figcaption></figure>") == 3
    assert re.search(r"Trước <img [^>]+> sau.</p>\s*<p><small>Vẽ: tổ đồ họa</small></p>", page)
    assert not re.search("<p>[^/]*<figure", page)
    feed = json.loads((desk.root / "site/rss/bao.json").read_text("utf-8"))["items"][0]
    assert f"<figcaption>{escaped}</figcaption>" in feed["content_html"]
    assert feed["summary"].startswith("Một câu mở đầu.")
    assert len(re.findall("Bưởi", page)) == 1
