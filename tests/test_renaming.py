"""A hint that names what a file, a field or an id shall be called names nothing that is taken."""

from __future__ import annotations

import pytest

from media_mandate.problems import Level, Problem
from tests.newsdesk import MANDATE, Desk, body
from tests.photos import card, encoded

JANUARY = "docs/bao/2026/01"


def hints(desk: Desk) -> dict[str, str]:
    return {found.path: str(found.hint) for found in desk.problems()}


def only(desk: Desk) -> Problem:
    [problem] = desk.problems()
    return problem


def article(desk: Desk, name: str) -> None:
    """An article that is right but for the name of its file."""
    file = desk.root / desk.article("bao/2026/01/ban-nhap", body(name))
    file.rename(file.with_name(name))


ANOTHER = "Another file is called be-boi.md, or is to be."
MISNAMED = ("Be-boi.md", "Bể bơi.md", "be_boi.md", "be-boi.markdown", "be-boi.md.txt")


@pytest.mark.parametrize("name", MISNAMED)
def test_a_name_that_is_taken_is_not_advised(desk: Desk, name: str) -> None:
    """The hint says that another file has it, and names one that is free; without the other, that name."""
    text = (desk.root / desk.article("bao/2026/01/be-boi")).read_bytes()
    desk.write(f"{JANUARY}/be-boi-2.md", text.replace(b"be-boi", b"hai"))
    desk.write(f"{JANUARY}/{name}", text)
    hint = str(only(desk).hint)
    assert hint.startswith(ANOTHER)
    assert hint.endswith("call this one be-boi-3.md.")
    (desk.root / JANUARY / "be-boi.md").unlink()
    assert str(only(desk).hint) == "Rename it to be-boi.md."


def test_two_files_are_not_given_one_name(desk: Desk) -> None:
    """The first gets it, be there a file of that name or not."""
    for name in ("BE-BOI.md", "Be boi.md", "Bể bơi.md"):
        article(desk, name)
    told = [hint.rpartition(" ")[2] for path, hint in hints(desk).items()]
    assert sorted(told) == ["be-boi-2.md.", "be-boi-3.md.", "be-boi.md."]


@pytest.mark.parametrize(
    ("name", "free"), [("CON.md", "bai-con.md"), ("Index.md", "ten-bai.md"), ("？.md", "ten-bai.md")]
)
def test_the_name_that_is_advised_is_one_that_may_be(desk: Desk, name: str, free: str) -> None:
    """Windows keeps some names for itself, and MkDocs some."""
    article(desk, name)
    assert str(only(desk).hint) == f"Rename it to {free}."
    desk.article(f"bao/2026/01/{free.removesuffix('.md')}")
    assert f"Another file is called {free}" in hints(desk)[f"{JANUARY}/{name}"]


@pytest.mark.parametrize(
    ("folder", "code"), [("bao/2026/02", "date-in-another-month"), ("bao", "article-outside-month-folder")]
)
def test_a_folder_in_which_the_name_is_taken_is_not_advised(desk: Desk, folder: str, code: str) -> None:
    """An article that stands elsewhere is told whither its date leads; not onto another one."""
    text = (desk.root / desk.article("bao/2026/01/be-boi")).read_bytes().replace(b"be-boi", b"hai")
    desk.write(f"docs/{folder}/be-boi.md", text)
    problem = only(desk)
    assert problem.code == code
    assert f"Another file is called {JANUARY}/be-boi.md" in str(problem.hint)
    assert str(problem.hint).endswith(f"call this one {JANUARY}/be-boi-2.md.")
    (desk.root / JANUARY / "be-boi.md").unlink()
    assert f"{JANUARY}/" in str(only(desk).hint)
    assert "Another" not in str(only(desk).hint)


def test_the_folder_of_an_outlet_that_is_misspelt(desk: Desk) -> None:
    """What was meant has an article of that name already."""
    text = (desk.root / desk.article("bao/2026/01/be-boi")).read_bytes()
    desk.write("docs/boa/2026/01/be-boi.md", text)
    assert str(only(desk).hint).endswith(f"call this one {JANUARY}/be-boi-2.md.")
    desk.write("docs/boa/2026/01/be-boi.md", b"")
    (desk.root / JANUARY / "be-boi.md").unlink()
    assert str(only(desk).hint) == "Did you mean bao?"


def test_a_picture_is_not_told_to_take_anothers_name(desk: Desk) -> None:
    """Once for all pages that show it."""
    desk.write(f"{JANUARY}/be.png", encoded(card()))
    desk.write(f"{JANUARY}/be.jpg", encoded(card((30, 30))))
    for name in ("mot", "hai"):
        desk.article(f"bao/2026/01/{name}", f"![Bể bơi](be.png){{people=none}}\n\n{body(name)}")
    told = {str(found.hint) for found in desk.problems()}
    (hint,) = told
    assert hint.startswith(
        "Another file is called be.jpg, or is to be. If both are the same, delete this one"
    )
    assert hint.endswith("if not, call it be-2.jpg and write that.")


def test_a_file_whose_marks_stand_apart(desk: Desk) -> None:
    """Its plain name may be another file's."""
    desk.write(
        f"{JANUARY}/be\u0302\u0309.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'
    )
    desk.article("bao/2026/01/mot", f"![Bể bơi](bể.svg)\n\n{body('một')}")
    assert "Rename the file to be.svg" in str(only(desk).hint)
    desk.write(f"{JANUARY}/be.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    assert "call it be-2.svg and write that" in str(only(desk).hint)


def test_a_field_that_stands_there_already_is_not_meant(desk: Desk) -> None:
    """What follows the hint would be the same field twice."""
    desk.article("bao/2026/01/be-boi", topic="[duoi-nuoc]")
    assert str(only(desk).hint) == "If you mean topics, it stands here already: keep one of the two."
    desk.article("bao/2026/01/be-boi", topics="", topic="[duoi-nuoc]")
    assert str(only(desk).hint) == "Did you mean topics?"
    desk.article("bao/2026/01/be-boi", zzzz="x")
    assert "image" in str(only(desk).hint)


def test_a_field_within_a_block(desk: Desk) -> None:
    """So it is in blocks of `mandate.yml`."""
    desk.write("mandate.yml", MANDATE.replace("kind: department}", "kind: department, knd: locality}"))
    problems = desk.read()[1]
    assert [str(found.hint) for found in problems if found.code == "field-unknown"] == [
        "If you mean kind, it stands here already: keep one of the two."
    ]


def test_an_id_that_is_anothers_is_no_example(desk: Desk) -> None:
    """The name of a topic written as its id, while the topic stands there."""
    topic = "  - {id: Đuối nước, name: Đuối nước, about: Hai.}\n"
    desk.write("mandate.yml", MANDATE.replace("units:\n", f"{topic}units:\n"))
    (problem,) = desk.read()[1]
    assert str(problem.hint).endswith("for example duoi-nuoc-2.")


def test_an_original_that_is_named_is_one(desk: Desk) -> None:
    """Neither the article itself, nor one that runs another again, nor one that is not there."""
    desk.article("bao/2026/01/goc")
    desk.article("bao/2026/01/hai", date="2026-01-06", rerun_of="bao/2026/01/goc")
    desk.article("bao/2026/01/ba", date="2026-01-07", rerun_of="bao/2026/01/hai")
    desk.article("bao/2026/01/bon", date="2026-01-08", rerun_of="bao/2026/01/ba")
    told = hints(desk)
    assert set(told.values()) == {"Name the original: bao/2026/01/goc."}
    desk.article("bao/2026/01/hai", date="2026-01-06", rerun_of="bao/2026/01/bon")
    assert all("Name the original" not in hint for hint in hints(desk).values())


def test_what_was_copied_is_named_by_its_original(desk: Desk) -> None:
    """A copy of a rerun runs the original again."""
    text = body("một", 80)
    desk.article("bao/2026/01/goc", text.replace(" ", "  ", 1))
    desk.article("bao/2026/01/hai", text, date="2026-01-06", rerun_of="bao/2026/01/goc")
    desk.article("bao/2026/01/ba", f"{text}Thêm một câu.\n", date="2026-01-07")
    (warning,) = [found for found in desk.problems(Level.WARNING) if found.code == "text-copied"]
    assert "rerun_of: bao/2026/01/goc" in str(warning.hint)
