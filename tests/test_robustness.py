"""Whatever stands in the files: reading ends soon, in articles or in problems that show themselves."""

from __future__ import annotations

import shutil
import time
from copy import deepcopy
from typing import Any

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from media_mandate.articles.front_matter import FrontMatter
from media_mandate.messages import translator
from media_mandate.newsroom import Newsroom
from tests.newsdesk import MANDATE, Desk, body

one_desk = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
"""The desk is the same for all examples of a test: each example writes the file anew."""

PATHS = ("docs/bao/2026/01/bai.md", "docs/dai/2026/01/bai.md", "docs/gioi-thieu.md")

WEIRD = [
    "", " ", "null", "~", "true", "No", "0", "-1", "1e309", "9" * 5000, "0x1F", "9999-12-31", "0001-01-01",
    "2026-01-05", "2026-01-05T19:45", "2026-02-30T25:61", "2026-13", "9998-12", "5/1/2026", "PT99999H",
    "PT0S", "PT4M30S", "P1Y", "{}", "{0}", "{text}", "{{", "}", "%s", "%(a)s", "\\N{x}", "bao", "dai",
    "duoi-nuoc", "bao/2026/01/bai", "dai/2026/01/bai", "https://[::1", "https://[.vn", "https://a.vn",
    "../..", "/", "//", "C:\\a", "a\0b", "\x1b[2J", "\u202e", "\u2028", "\ufeff", "\U0010ffff", "🏊",
    "Trẻ em", "Tre\u0309 em", "<script>", "&#99999999999;", "x" * 5000, "vi", "en", "zz",
    "Asia/Ho_Chi_Minh", "Asia", "UTC", "newspaper", "none", "miss", "body", "- a", "? a", "a: b", "#a",
    "!a", "&a", "*a", "|", ">", "'", '"', "[", "`", "---", "...", "\n---\n", "a" * 64, "\t",
]  # fmt: skip

scalars = st.sampled_from(WEIRD) | st.none() | st.integers() | st.dates().map(str) | st.text(max_size=20)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(scalars.map(str), inner, max_size=4),
    max_leaves=8,
)

PIECES = st.sampled_from(
    ["---\n", "...\n", "\n", "\r\n", "\r", " ", "  ", "\t", ": ", ":", "- ", "? ", "[", "]", "{", "}", ",",
     "'", '"', "|\n", ">-\n", "&a ", "*a", "!", "!!str ", "!%ED%A0%80 ", "%YAML 1.1\n", "<<: ", " #", "#",
     "title", "date", "topics", "draft", "true", "2026-01-05", "duoi-nuoc", "`", "```\n", "~~~\n", "<!--",
     "-->", "](", ")", "![", "<a href=", "<style>", "</style>", "&#9999999999;", "&amp;", "\\", "\\ud800",
     "\\x00", "\ufeff", "\0", "\u2028", "\u0301", "ế", "🏊", "{{", "\n===\n", "\n# "],
)  # fmt: skip
texts = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)

ARTICLE = f"""\
title: Bể bơi
date: 2026-01-05
month: 2026-01
outlet: bao
topics: [duoi-nuoc]
units: [so-y-te]
authors: [Y Lan]
description: Mở cửa
image: {{src: a.webp, alt: Bể, credit: Lan, people: none}}
printed: {{issue: 4567, page: 3, url: "https://baotinh.vn/a"}}
broadcast: {{programme: A, channel: KRT, aired: "2026-01-05T19:45", duration: PT4M30S, media: a.mp3}}
language: vi
rerun_of: bao/2025/12/a
translation_of: bao/2025/12/a
moved_from: bao/2025/12/a
children: {{sensitive: true, identifiable: false, consent: {{guardian: true, child: true, record: 1}}}}
corrections: [{{date: 2026-01-09, text: Sửa}}]
withdrawn: {{date: 2026-01-09, reason: Sai, words: 9, seconds: 9, sha256: {"a" * 64}}}
noindex: false
draft: false
sample: false
"""


@st.composite
def mutated(draw: st.DrawFn, right: Any, most: int = 4) -> Any:
    """A right structure with up to so many of its values replaced, taken away or joined by new ones."""
    changed = deepcopy(right)
    for _change in range(draw(st.integers(0, most))):
        node: Any = changed
        while True:
            keys: list[Any] = list(node) if isinstance(node, dict) else list(range(len(node)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            deeper = isinstance(node[key], dict | list) and node[key]
            if deeper and draw(st.integers(0, 3)):
                node = node[key]
                continue
            match draw(st.sampled_from(["replace", "replace", "replace", "remove", "add"])):
                case "replace":
                    node[key] = draw(values)
                case "remove":
                    del node[key]
                case "add" if isinstance(node, dict):
                    node[draw(scalars.map(str))] = draw(values)
            break
    return changed


def is_sound(desk: Desk) -> Newsroom | None:
    """Read the desk as of several days, and show every problem in every language."""
    begin = time.monotonic()
    newsroom, problems = desk.read()
    desk.read(as_of="2026-01-05")
    assert time.monotonic() - begin < 5
    assert newsroom is not None or problems
    for problem in problems:
        assert problem.line is None or problem.line >= 1
        assert problem.column is None or problem.column >= 1
        for language in ("vi", "en"):
            shown = [
                translator(language)(text) for text in (problem.message, problem.hint) if text is not None
            ]
            assert all(shown)
            assert "value_error" not in shown[0]
    return newsroom


def is_read_or_told(desk: Desk, raw: str | bytes, path: str) -> None:
    """With these bytes in the file of that path, it is an article, or a page, or a problem is told of it."""
    desk.write(path, raw)
    newsroom = is_sound(desk)
    assert newsroom is not None
    read = {article.path for article in newsroom.articles} | {page.path for page in newsroom.pages}
    assert path in read or path in {problem.path for problem in newsroom.problems}
    (desk.root / path).unlink()


@one_desk
@given(raw=st.binary(max_size=400), front=st.booleans(), path=st.sampled_from(PATHS))
def test_any_bytes_are_an_article_or_a_problem(desk: Desk, raw: bytes, front: bool, path: str) -> None:
    """No sequence of bytes, with or without fences around it, brings the reading down."""
    is_read_or_told(desk, b"---\n" + raw + b"\n---\n" + raw if front else raw, path)


@one_desk
@given(front=texts, below=texts, path=st.sampled_from(PATHS))
@example(front="description: !%ED%A0%80 x", below="", path=PATHS[0])
@example(front="a: {", below="&#" + "9" * 5000, path=PATHS[0])
def test_any_text_is_an_article_or_a_problem(desk: Desk, front: str, below: str, path: str) -> None:
    """No sequence of signs that mean something to YAML, Markdown or HTML brings the reading down."""
    is_read_or_told(desk, f"---\n{front}\n---\n{below}", path)
    is_read_or_told(desk, f"---\ntitle: A\ndate: 2026-01-05\n{front}\n---\n{below}", path)
    is_read_or_told(desk, front + below, path)


@one_desk
@given(below=texts)
def test_any_body_is_measured(desk: Desk, below: str) -> None:
    """Under right fields every text is an article, or holds what no text may hold."""
    desk.article("bao/2026/01/bai", below)
    newsroom = is_sound(desk)
    assert newsroom is not None
    article = newsroom.judgement[PATHS[0]].article if PATHS[0] in newsroom.judgement else None
    if article is None:
        assert {"control-character", "letters-garbled", "marks-heaped"} & {
            problem.code for problem in newsroom.problems
        }
        return
    lines = below.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert 0 <= article.words <= len(below)
    for target in article.targets:
        assert 1 <= target.line - 5 <= len(lines)
        assert lines[target.line - 6][target.column - 1 :] or not target.address


@one_desk
@given(
    fields=mutated(yaml.safe_load(ARTICLE)),
    below=st.sampled_from(["", body("một"), "# [a](b.md)\n"]),
    path=st.sampled_from(PATHS),
)
def test_any_fields_are_an_article_or_a_problem(
    desk: Desk, fields: dict[str, Any], below: str, path: str
) -> None:
    """Whatever a right article has in its fields instead: text, numbers, lists, blocks, nothing."""
    front = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)
    is_read_or_told(desk, f"---\n{front}---\n{below}", path)


@one_desk
@given(name=st.sampled_from(sorted(FrontMatter.model_fields)), value=values, path=st.sampled_from(PATHS[:2]))
def test_any_value_of_one_field_is_right_or_a_problem(
    desk: Desk, name: str, value: object, path: str
) -> None:
    """A field alone holds anything, written plainly or in quotes."""
    desk.write("docs/bao/2025/12/a.md", "")
    fields = {"title": "Bể bơi", "date": "2026-01-05", name: value}
    is_read_or_told(desk, f"---\n{yaml.safe_dump(fields, allow_unicode=True)}---\n{body('một')}", path)
    plain = str(value).replace("\n", " ")
    is_read_or_told(desk, f"---\ntitle: Bể bơi\ndate: 2026-01-05\n{name}: {plain}\n---\n{body('một')}", path)


@one_desk
@given(
    raw=st.binary(max_size=400) | texts.map(str.encode) | texts.map(lambda text: (MANDATE + text).encode())
)
def test_any_bytes_are_a_mandate_or_a_problem(desk: Desk, raw: bytes) -> None:
    """No sequence of bytes or signs in `mandate.yml` brings the reading down."""
    desk.article("bao/2026/01/bai")
    desk.write("mandate.yml", raw)
    is_sound(desk)


FULL_MANDATE = f"""\
{MANDATE}
late_entry: mark
sample: {{as_of: 2026-02-01}}
campaigns: [{{id: he, name: Hè, months: [1, 6], minimum: 2, from: 2026-01, until: 2027-01}}]
exceptions:
  - {{outlet: bao, month: 2026-01, kind: miss, reason: A, document: B, document_date: 2026-02-01, by: C,
     recorded_on: 2026-02-01}}
"""


@one_desk
@given(mandate=mutated(yaml.safe_load(FULL_MANDATE)))
def test_any_structure_is_a_mandate_or_a_problem(desk: Desk, mandate: dict[str, Any]) -> None:
    """Whatever a right mandate has in its fields instead, it is read, or told and not trusted."""
    desk.article("bao/2026/01/bai")
    desk.article("dai/2026/01/bai", sample="true")
    desk.write("mandate.yml", yaml.safe_dump(mandate, allow_unicode=True, sort_keys=False))
    is_sound(desk)


names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1, max_size=20)


@one_desk
@given(
    folders=st.lists(names | st.sampled_from(["bao", "2026", "01", "13", "9999", "0000"]), max_size=4),
    name=names,
)
def test_any_path_is_an_article_or_a_problem(desk: Desk, folders: list[str], name: str) -> None:
    """Every Markdown file of any name, in any folder, is published, held back or a problem."""
    if {".", ".."} & {*folders, name}:
        return
    path = "/".join(["docs", "bao", *folders, f"{name}.md"])
    desk.write(path, f"---\ntitle: Bể bơi\ndate: 2026-01-05\n---\n{body('một')}")
    newsroom = is_sound(desk)
    assert newsroom is not None
    assert path in newsroom.judgement or path in {problem.path for problem in newsroom.problems}
    shutil.rmtree(desk.root / "docs")
