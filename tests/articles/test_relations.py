"""How articles refer to each other and to files, and what is told where such a reference leads nowhere."""

from __future__ import annotations

import unicodedata

import pytest

from media_mandate.problems import Level, Problem
from tests.newsdesk import Desk, body
from tests.photos import SVG, WEBP

OLD, NEW = "bao/2026/01/be-boi", "bao/2026/01/ho-boi"


def only(problems: list[Problem] | tuple[Problem, ...]) -> tuple[str, int | None, str | None, str, str]:
    """Path, line, field, message and hint of the only problem."""
    # of a reference whose address has a blank Markdown makes none, and the check tells that as well
    [found] = [problem for problem in problems if "what nobody could check" not in str(problem.message)]
    return found.path, found.line, found.field, str(found.message), str(found.hint)


@pytest.fixture
def old(desk: Desk) -> str:
    """A published article that others refer to, of 2 January."""
    return desk.article(OLD, date="2026-01-02")


@pytest.mark.parametrize("field", ["rerun_of", "translation_of"])
@pytest.mark.parametrize("path", [NEW, "bao/2026/02/ho-boi", "dai/2026/01/ho-boi"])
def test_a_rerun_or_translation_names_a_published_article(
    desk: Desk, old: str, field: str, path: str
) -> None:
    """Of the same month or an older one, of any outlet, as id, path or address."""
    for written in (OLD, old, f"/{OLD}/"):
        desk.article(path, body("Bể bơi"), **{field: written})
        assert desk.newsroom().problems == ()
        assert getattr(desk.judgement(path).article.front, field) == OLD


@pytest.mark.parametrize("field", ["rerun_of", "translation_of"])
def test_what_is_named_must_have_been_published(desk: Desk, old: str, field: str) -> None:
    """No article, the article itself, a draft, a later or a future one, and a broken one cannot be named."""
    hint = "Write the address of the original: outlet/year/month/name."
    desk.article(NEW, **{field: "bao/2026/01/khong-co"})
    path = f"docs/{NEW}.md"
    assert only(desk.problems()) == (path, 5, field, "There is no article bao/2026/01/khong-co.", hint)
    desk.article(NEW, **{field: NEW})
    assert only(desk.problems()) == (path, 5, field, f"There is no article {NEW}.", hint)
    desk.article(NEW, **{field: OLD})
    assert desk.problems() == []
    message, hint = (
        f"The article {OLD} is not published by then.",
        "Name an article that was published earlier.",
    )
    desk.article(OLD, date="2026-01-02", draft="true")
    assert only(desk.problems()) == (path, 5, field, message, hint)
    desk.article(OLD, date="2026-01-06")
    assert only(desk.problems()) == (path, 5, field, message, hint)
    desk.article(OLD, date="2026-01-05")
    assert desk.problems() == []
    desk.article(OLD, date="hôm qua")
    assert [found.field for found in desk.problems()] == ["date", field]


def test_a_chain_of_reruns_names_the_original(desk: Desk, old: str) -> None:
    """A rerun of a rerun, or of a translation, is told with the id of the original."""
    desk.article(NEW, body("hồ"), date="2026-01-03", translation_of=OLD)
    desk.article("dai/2026/01/lai", body("đài"), rerun_of=NEW)
    message = f"The article {NEW} is itself a rerun or a translation."
    assert only(desk.problems())[2:] == ("rerun_of", message, f"Name the original: {OLD}.")


def test_reruns_ahead_of_their_day_may_name_what_is_out_by_then(desk: Desk) -> None:
    """An article dated ahead may name one that is dated ahead too, if that is published first."""
    desk.article("bao/2026/03/be-boi", date="2026-03-01")
    desk.article("bao/2026/03/ho-boi", body("hồ"), date="2026-03-02", rerun_of="bao/2026/03/be-boi")
    assert desk.newsroom().problems == ()


def test_an_article_moves_from_where_nothing_stands(desk: Desk, old: str) -> None:
    """The old id is free, and one article alone has come from there."""
    desk.article(NEW, body("hồ"), moved_from="bao/2025/12/ho-boi")
    assert desk.problems() == []
    desk.article(NEW, body("hồ"), moved_from=OLD)
    message = f"An article stands at {OLD}, so nothing can have moved away from there."
    assert only(desk.problems())[1:4] == (5, "moved_from", message)
    desk.article(NEW, body("hồ"), moved_from="bao/2025/12/ho-boi")
    desk.article("dai/2026/01/ho", body("đài"), date="2026-01-09", moved_from="bao/2025/12/ho-boi")
    message = f"Another article says that it moved from bao/2025/12/ho-boi: docs/{NEW}.md."
    assert only(desk.problems())[:4] == ("docs/dai/2026/01/ho.md", 6, "moved_from", message)


def test_a_draft_takes_no_old_address_from_a_published_article(desk: Desk) -> None:
    """A draft that claims to have moved is warned, and stands in nobody's way."""
    desk.article(OLD, date="2026-01-02", moved_from="bao/2025/12/cu", draft="true")
    desk.article(NEW, moved_from="bao/2025/12/cu")
    assert desk.newsroom().problems == ()
    desk.article("bao/2026/01/nhap", date="2026-01-09", moved_from="bao/2025/12/cu", draft="true")
    assert [found.level for found in desk.newsroom().problems] == [Level.WARNING]


def test_twins_are_told_to_the_newer(desk: Desk, old: str) -> None:
    """The same text to the letter, blanks around it aside, is a problem with both ways out."""
    text = body(OLD)
    for same in (text, f"\n\n{text}\n  \n", text.replace("\n", "\r\n"), unicodedata.normalize("NFD", text)):
        desk.article(NEW, same)
        path, line, _field, message, hint = only(desk.problems())
        assert (path, line, message) == (
            f"docs/{NEW}.md",
            1,
            f"The text is the same to the letter as that of {old}.",
        )
        assert hint == f"Remove one of the two; when it was run again, write rerun_of: {OLD}."
    desk.article(NEW, text.replace(" ", " thêm ", 1))
    assert desk.problems() == []


@pytest.mark.parametrize("said", [{"rerun_of": OLD}, {"translation_of": OLD}, {"draft": "true"}])
def test_a_twin_that_says_so_is_none(desk: Desk, old: str, said: dict[str, str]) -> None:
    """A rerun, a translation and a draft may have the text of another article."""
    desk.article(NEW, body(OLD), **said)
    assert desk.problems() == []


def test_empty_texts_are_no_twins(desk: Desk) -> None:
    """Two articles without a text have nothing in common but that."""
    for slug in ("mot", "hai"):
        desk.article(f"dai/2026/01/{slug}", "")
    assert {found.code for found in desk.problems()} == {"article-without-text"}


def test_a_withdrawn_text_is_not_run_anew_in_silence(desk: Desk) -> None:
    """The frozen hash of a withdrawn article is told to the one that has the same text again."""
    desk.git("init", "--quiet")
    desk.article(OLD, date="2026-01-02")
    frozen = desk.judgement(OLD).article.sha256
    taken = f"{{date: 2026-01-03, reason: Sai tên, words: 60, sha256: {frozen}}}"
    desk.article(OLD, "", date="2026-01-02", withdrawn=taken)
    assert desk.problems() == []
    desk.article(NEW, body(OLD))
    assert only(desk.problems())[3] == f"The text is the same to the letter as that of docs/{OLD}.md."


FILES = (
    "docs/bao/2026/01/be-boi.webp",
    "docs/bao/2026/01/Bể bơi (1).webp",
    "docs/anh/bể-bơi.webp",
    "docs/a&b+c.svg",
)


def of_link(desk: Desk, markdown: str, path: str = NEW, **fields: str) -> list[Problem]:
    """What is told of an article with this Markdown, beside files and a published article."""
    for file in FILES:
        desk.write(file, SVG if file.endswith(".svg") else WEBP)
    markdown += "{people=none}" if markdown.startswith("![") else ""
    desk.article(OLD, date="2026-01-02")
    desk.article(path, f"{body('hồ')}\n{markdown}\n", **fields)
    return [found for found in desk.newsroom().problems if found.code != "photo-credit-untold"]


@pytest.mark.parametrize(
    "markdown",
    ["[a](be-boi.md)", "[a](be-boi.md#dau)", "[a](be-boi.md?x=1)", "[a](./be-boi.md)",
     "[a](../../2026/01/be-boi.md)", "[a](<be-boi.md> 'Tít')", "[a][b]\n\n[b]: be-boi.md",
     "![Bể](be-boi.webp)", "![Bể](Bể%20bơi%20%281%29.webp)", "![Bể](Bể bơi (1).webp 'Tít')",
     "![Bể](../../../anh/bể-bơi.webp)", "![Bể](../../../anh/b%E1%BB%83-b%C6%A1i.webp)",
     "![Bể](../../../a&amp;b+c.svg)", "<a href='https://x.vn'>a</a>", "<a href='#dau'>a</a>", "[a](#dau)",
     "[a](?x=1)", "[a]()", "[a](https://x.vn/a.md)", "[a](HTTP://x.vn)", "[a](//x.vn/a)",
     "[a](mailto:a@b.vn)", "[a](tel:111)", "<https://x.vn/>", "`[a](khong-co.md)`",
     "```\n[a](khong-co.md)\n```", "<!-- [a](khong-co.md) -->", "[^1]: khong-co.md\n\na[^1]",
     "[a](../../../so-theo-doi.md)", "[a](../../../chu-de/duoi-nuoc.md)", "[a](../../../bao.md#x)",
     "[a](../../../index.md)"],
)  # fmt: skip
def test_a_reference_that_leads_somewhere_is_silent(desk: Desk, markdown: str) -> None:
    """Files and articles beside or below, other sites, places on the page; code and comments lead nowhere."""
    assert of_link(desk, markdown) == []


MISSING = "Put the file there, or correct its name; small and capital letters differ."
ABSOLUTE = "Write the way from this file, for example ../../2025/06/be-boi.md."

DISK = "Put the file beside the article and write its name alone."
NOWHERE: dict[str, tuple[str, str]] = {
    "[a](khong-co.md)": ("There is no file khong-co.md.", MISSING),
    "[a](khong-co.md#dau)": ("There is no file khong-co.md#dau.", MISSING),
    "[a](be-boi)": ("There is no file be-boi.", MISSING),
    "[a](../be-boi/)": ("There is no file ../be-boi/.", MISSING),
    "[a](../../../../../../etc/passwd)": ("There is no file ../../../../../../etc/passwd.", MISSING),
    "[a](%2e%2e/%00.md)": ("There is no file %2e%2e/%00.md.", MISSING),
    "[a](%FF.md)": ("There is no file %FF.md.", MISSING),
    "[a](..\\01\\be-boi.md)": ("There is no file ..\\01\\be-boi.md.", MISSING),
    "[a](<khong co.md> 'Tít')": ("There is no file khong co.md.", MISSING),
    "[a](../../../khong-co.md)": ("There is no file ../../../khong-co.md.", MISSING),
    "<a href='khong-co.md'>a</a>": ("There is no file khong-co.md.", MISSING),
    "<img alt='Bể' people=none src=khong-co.webp>": ("There is no file khong-co.webp.", MISSING),
    "<a href='/bao/'>a</a>": ("The address /bao/ begins at the root of the server.", ABSOLUTE),
    "![Bể](khong-co.webp)": ("There is no file khong-co.webp.", MISSING),
    "![Bể](Be-Boi.webp)": ("There is no file Be-Boi.webp.", "Did you mean be-boi.webp?"),
    "[a](be-boi.MD)": ("There is no file be-boi.MD.", "Did you mean be-boi.md?"),
    "![Bể](bể%20bơi%20(1).WEBP)": ("There is no file bể%20bơi%20(1).WEBP.", "Did you mean Bể bơi (1).webp?"),
    "[a](/bao/2026/01/be-boi/)": (
        "The address /bao/2026/01/be-boi/ begins at the root of the server.",
        ABSOLUTE,
    ),
    "![Bể](/anh/bể-bơi.webp)": ("The address /anh/bể-bơi.webp begins at the root of the server.", ABSOLUTE),
    "![Bể](C:\\Users\\Lan\\a.jpg)": (
        "The address C:\\Users\\Lan\\a.jpg leads to a disk of one computer.",
        DISK,
    ),
    "![Bể](d:/a.jpg)": ("The address d:/a.jpg leads to a disk of one computer.", DISK),
    "[a](FILE:///C:/a.docx)": ("The address FILE:///C:/a.docx leads to a disk of one computer.", DISK),
}


@pytest.mark.parametrize("markdown", NOWHERE)
def test_a_reference_that_leads_nowhere_is_a_problem(desk: Desk, markdown: str) -> None:
    """It is told on its line, with the address as it is written and a way out."""
    path, line, field, message, hint = only(of_link(desk, markdown))
    assert (path, field, (message, hint)) == (f"docs/{NEW}.md", None, NOWHERE[markdown])
    assert line == 8 + markdown.count("\n")


def test_a_picture_whose_name_is_in_pieces_is_told_how_to_rename_it(desk: Desk) -> None:
    """A Mac may store ể as three characters: on the server no link finds such a file."""
    desk.write(unicodedata.normalize("NFD", "docs/bao/2026/01/Ảnh bể bơi.JPG"), WEBP)
    _path, _line, _field, message, hint = only(of_link(desk, "![Bể](Ảnh bể bơi.JPG)"))
    assert message == "There is no file Ảnh bể bơi.JPG."
    assert hint.startswith("Rename the file to anh-be-boi.jpg and write that")


def test_fields_refer_to_files_as_the_text_does(desk: Desk) -> None:
    """The picture and the recording of the fields are sought beside the article, and told on their line."""
    image = "{src: %s, alt: Bể, people: none}"
    assert of_link(desk, "", image=image % "be-boi.webp") == []
    assert only(of_link(desk, "", image=image % "ho.webp"))[1:4] == (5, None, "There is no file ho.webp.")
    desk.article(NEW)
    block = "{programme: A, channel: KRT, aired: 2026-01-05T19:45, duration: PT4M, media: %s}"
    found = of_link(desk, "", "dai/2026/01/ho", broadcast=block % "tin.mp3")
    assert only(found)[1:4] == (5, None, "There is no file tin.mp3.")


def test_links_lead_to_published_articles(desk: Desk) -> None:
    """A draft, or an article that is out only later, cannot be linked from a published one."""
    desk.article("bao/2026/01/nhap", body("nháp"), draft="true")
    desk.article("bao/2026/03/sau", body("sau"), date="2026-03-05")
    hint = "Remove the link until it is."
    assert only(of_link(desk, "[a](nhap.md)"))[3:] == ("The article nhap.md is not published.", hint)
    sau = "The article ../03/sau.md#x is not published."
    assert only(of_link(desk, "[a](../03/sau.md#x)"))[3:] == (sau, hint)
    desk.article(NEW)
    later = "bao/2026/03/ho"
    assert of_link(desk, "[a](sau.md)", later, date="2026-03-05") == []
    assert (
        only(of_link(desk, "[a](sau.md)", later, date="2026-03-04"))[3]
        == "The article sau.md is not published."
    )


def test_broken_articles_do_not_break_the_links_to_them(desk: Desk) -> None:
    """A link to a file whose fields are wrong adds no second problem."""
    desk.article("bao/2026/01/hong", body("hỏng"), date="hôm qua")
    assert [found.field for found in of_link(desk, "[a](hong.md)")] == ["date"]


def test_pages_are_held_to_their_links_too(desk: Desk) -> None:
    """A page beside the articles refers to files and articles, and is told its line and column."""
    desk.write(
        "docs/gioi-thieu.md", "\n---\ntitle: Giới thiệu\n---\n\n[a](bao/2026/01/be-boi.md)\n[b](x.md)\n"
    )
    desk.article(OLD)
    [problem] = desk.newsroom().problems
    assert (problem.path, problem.line, problem.column) == ("docs/gioi-thieu.md", 7, 5)
    assert of_link(desk, "[a](../../../gioi-thieu.md)")[1:] == []


def test_every_dangling_reference_is_told(desk: Desk) -> None:
    """Thousands of references are told one by one, in order and in time."""
    found = of_link(desk, "\n\n".join(f"[a](x{number}.md)" for number in range(3000)))
    assert [str(one.message) for one in found] == [
        f"There is no file x{number}.md." for number in range(3000)
    ]
    assert found == sorted(found, key=lambda one: (one.line or 0, one.column or 0))


@pytest.mark.parametrize(
    "name", ["thu.pdf", "Thư mời.docx", "bang.XLSX", "trang.html", "a", "tin.ogg", "b.zip"]
)
@pytest.mark.parametrize("markdown", ["[Xem](<{}>)", "<a href='{}'>Xem</a>", "![Xem](<{}>)"])
def test_a_file_that_is_never_published_is_a_problem(desk: Desk, name: str, markdown: str) -> None:
    """Only pages, pictures, sounds and films reach readers; a link to anything else is told on its line."""
    desk.write(f"docs/bao/2026/01/{name}", b"PK\3\4")
    path, _line, field, message, hint = only(
        [found for found in of_link(desk, markdown.format(name)) if found.level is Level.PROBLEM]
    )
    assert (path, field) == (f"docs/{NEW}.md", None)
    assert (message, hint) == (f"The file {name} is never published.", "Put its text into the article.")
