"""The examples of rules: each is put on a desk, where `before` breaks its rule alone and `after` none."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pypandoc
import pytest
import yaml

from media_mandate.problems import Problem
from media_mandate.rules import RULES, Example, examples
from tests.newsdesk import Desk, body
from tests.photos import SVG, card, jpeg
from tests.sites import command, copy_product

MANDATE = """\
directive:
  {title: Chăm sóc trẻ em, issuer: UBND, item: 4, sentence: Ít nhất 01 lần/tháng., number: null, date: null}
timezone: Asia/Ho_Chi_Minh
language: vi
recorded_from: 2025-05
late_after_days: 7
outlets:
  - id: bao-tinh
    name: Báo Tỉnh
    kind: newspaper
    column: Vì trẻ em
    duties: [{from: 2025-05, minimum: 1, shortest: 20}]
  - id: dai-tinh
    name: Đài Tỉnh
    kind: broadcaster
    column: Trẻ em
    duties: [{from: 2025-06, minimum: 1, shortest: 60}]
topics:
  - {id: duoi-nuoc, name: Đuối nước, about: Phòng đuối nước.}
  - {id: xam-hai, name: Xâm hại, about: Phòng xâm hại., sensitive: true}
units:
  - {id: so-y-te, name: Sở Y tế, kind: department}
  - {id: so-cu, name: Sở cũ, kind: department, until: 2025-05}
contact: {email: toa-soan@bao.example}
"""
AS_OF = "2025-06-25"
FOLDER = "docs/{outlet}/2025/06"
FIELDS = {"title": "Bể bơi an toàn", "date": "2025-06-05", "topics": "[duoi-nuoc]"}
BROADCAST = "{programme: Trẻ em, channel: TH1, aired: 2025-06-05T19:45, duration: PT4M30S}"

ON_DESK = {code: example for code, example in examples().items() if example.kind != "word"}
OF_WORD = {code: example for code, example in examples().items() if example.kind == "word"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with what examples refer to: a photo, an article, its rerun, a draft."""
    made = Desk(tmp_path_factory.mktemp("bàn") / "Tòa soạn", MANDATE)
    made.git("init", "--quiet")
    june, may = FOLDER.format(outlet="bao-tinh"), "docs/bao-tinh/2025/05"
    made.write(f"{june}/be-boi.jpg", jpeg(card((1200, 800)), place=False))
    made.write(f"{june}/so-do.svg", SVG)
    made.write(f"{may}/ao-lang.md", article({"title": "Ao làng", "date": "2025-05-06"}))
    rerun = {"title": "Ao làng, đăng lại", "rerun_of": "bao-tinh/2025/05/ao-lang"}
    made.write(f"{june}/ao-lang-dang-lai.md", article(rerun))
    made.write(f"{june}/ban-nhap.md", article({"title": "Áo phao", "draft": "true"}))
    assert made.read(AS_OF)[1] == ()
    return made


def article(fields: dict[str, str], text: str = "", fragment: str = "") -> str:
    """A right article but for `fragment`, lines that stand in the place of the fields that they name."""
    named = set(re.findall(r"(?m)^(\w+)\b", fragment))
    lines = [f"{name}: {value}\n" for name, value in {**FIELDS, **fields}.items() if name not in named]
    return f"---\n{''.join(lines)}{fragment}---\n{text}\n{body(fields.get('title', 'mẫu'))}"


def placed(example: Example, shown: str) -> tuple[str, str]:
    """The path and the text of the file that an example means."""
    path = f"{FOLDER.format(outlet=example.outlet)}/mau.md"
    given = {
        name: yaml.safe_dump(value, default_flow_style=True).strip() for name, value in example.given.items()
    }
    if example.outlet == "dai-tinh":
        given["broadcast"] = BROADCAST
    match example.kind:
        case "file":
            return path, shown
        case "path":
            return shown, article(given)
        case "text":
            if shown.startswith("![") and "](be-boi.jpg)" in shown:
                given["pictures"] = "{be-boi.jpg: {credit: Ban Biên tập}}"
            return path, article(given, text=shown)
        case _:
            return path, article(given, fragment=shown)


def found(desk: Desk, example: Example, shown: str) -> list[Problem]:
    path, text = placed(example, shown)
    file = desk.write(path, text)
    problems = list(desk.read(AS_OF)[1])
    file.unlink()
    return problems


def test_the_most_frequent_rules_have_an_example() -> None:
    """At least forty, each of a rule that there is, and of every part of a journalist's work."""
    assert examples().keys() <= RULES.keys()
    assert len(examples()) >= 40
    assert {example.kind for example in examples().values()} == {"fields", "text", "path", "file", "word"}


@pytest.mark.parametrize("code", ON_DESK)
def test_before_breaks_its_rule_and_no_other(desk: Desk, code: str) -> None:
    """What stands before is told by that code alone, once or more."""
    problems = found(desk, ON_DESK[code], ON_DESK[code].before)
    assert {problem.code for problem in problems} == {code}
    assert {problem.level for problem in problems} == {RULES[code].level}


@pytest.mark.parametrize("code", ON_DESK)
def test_after_breaks_nothing(desk: Desk, code: str) -> None:
    """What stands after is right: nobody learns a new mistake from it."""
    assert [
        (problem.code, str(problem.message)) for problem in found(desk, ON_DESK[code], ON_DESK[code].after)
    ] == []


@pytest.fixture(scope="module")
def importing(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = Desk(tmp_path_factory.mktemp("word") / "Tòa soạn", MANDATE)
    copy_product(made.root)
    return made


@pytest.mark.parametrize("code", OF_WORD)
def test_an_example_of_word_is_told_when_it_is_imported(importing: Desk, code: str, tmp_path: Path) -> None:
    """The file as it was is told by that code; as it should be, nothing is told of it."""
    for shown, told in ((OF_WORD[code].before, [code]), (OF_WORD[code].after, [])):
        file = tmp_path / "bài.docx"
        pandoc = (pypandoc.get_pandoc_path(), "--from=markdown+fancy_lists", "--to=docx", f"--output={file}")
        written = f"---\ntitle: Bể bơi an toàn\n---\n\n{shown}"
        subprocess.run(pandoc, input=written.encode(), check=True)
        slug = f"{code}-{'truoc' if told else 'sau'}"
        given = ("--outlet", "bao-tinh", "--date", "2025-06-05", "--topic", "duoi-nuoc", "--slug", slug)
        run = command(importing.root, "import_word", str(file), *given)
        assert run.returncode == 0, run.stdout + run.stderr
        assert re.findall(r"\[([a-z-]+)\]$", run.stdout, re.MULTILINE) == told
