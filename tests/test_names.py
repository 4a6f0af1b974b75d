"""One name, one thing: whoever searches the house for a class finds one."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

from tests.sites import ROOT

FOLDERS = ("src", "scripts", "tools", "hooks")


def named(file: Path) -> set[str]:
    """The classes of a module, and the types that it gives a name."""
    names = set()
    for node in ast.parse(file.read_text("utf-8")).body:
        match node:
            case ast.ClassDef(name=name) | ast.Assign(targets=[ast.Name(id=name)]):
                if name[0].isupper() and not name.isupper() and "_" not in name:
                    names.add(name)
    return names


def test_no_two_classes_share_a_name() -> None:
    """Neither classes nor named types, in the whole package and in all that is built on it."""
    bearers = defaultdict(list)
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*.py")):
            for name in named(file):
                bearers[name].append(file.relative_to(ROOT).as_posix())
    shared = {name: files for name, files in bearers.items() if len(files) > 1}
    assert len(bearers) > 150
    assert {name for name in shared if len(name) > 1} == set(), shared
