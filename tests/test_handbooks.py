"""Commands, options and fields that the handbooks name, held against the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from media_mandate.articles.front_matter import FrontMatter
from media_mandate.desk.settings import DeskSettings
from media_mandate.mandate.file import load_mandate
from media_mandate.mandate.values import Mandate
from tests.sites import ROOT

HANDBOOKS = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "ADDING_A_RULE.md", "SECURITY.md")
NAMED = re.compile(r"\b(scripts|tools)/(\w+)\.py([^\n`|]*)")
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def options_of(folder: str, name: str) -> set[str]:
    """The options that a command takes, with those that all share."""
    source = text(f"{folder}/{name}.py") + text("scripts/_command.py")
    return {"--help", *re.findall(r'"(--[a-z-]+)"', source)}


@pytest.mark.parametrize("handbook", HANDBOOKS)
def test_every_command_and_option_that_is_named_exists(handbook: str) -> None:
    """Nobody types what the handbook says and is told that there is no such thing."""
    for folder, name, rest in NAMED.findall(text(handbook)):
        assert (ROOT / folder / f"{name}.py").is_file(), (handbook, name)
        given = rest.partition(" -- ")[0].partition("#")[0]
        assert set(re.findall(r"(?<!\S)--[a-z][a-z-]+", given)) <= options_of(folder, name), (handbook, name)


def names(model: type[BaseModel]) -> Iterator[str]:
    """The fields of a model and of all within it, as editors write them."""
    for name, field in model.model_fields.items():
        yield field.alias or name
        for part in models(field.annotation):
            yield from names(part)


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models(part)


def keys(value: object) -> Iterator[str]:
    match value:
        case dict():
            for key, inner in value.items():
                yield str(key)
                yield from keys(inner)
        case list():
            for inner in value:
                yield from keys(inner)


def outlets() -> Iterator[str]:
    """Who is on duty stands under an outlet's id."""
    file = load_mandate(ROOT / "mandate.yml")[0]
    assert file is not None
    yield from file.mandate.outlet


@pytest.mark.parametrize("handbook", ["README.md", "CONTRIBUTING.md"])
def test_every_field_that_is_shown_is_known(handbook: str) -> None:
    """What stands in an example may be copied: each field is an article's, the mandate's or the desk's."""
    known = {*names(FrontMatter), *names(Mandate), *names(DeskSettings), *outlets()}
    shown = set()
    for block in BLOCK.findall(text(handbook)):
        for part in yaml.safe_load_all(block.replace("…", "x")):
            shown |= set(keys(part))
    assert shown - known == set()
    assert shown or handbook == "README.md"
