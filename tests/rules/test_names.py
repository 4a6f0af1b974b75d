"""The names of rules: words, one for each, where they belong, and the same for ever."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from media_mandate import ledger_rules
from media_mandate.children import rules as children
from media_mandate.problems import Rule
from media_mandate.rules import ROOMS, RULES

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "media_mandate"
CODES = Path(__file__).parent / "codes.txt"
"""Every code that was ever used, in order; behind one that is used no more stands `(retired)`."""


def calls(name: str, *folders: str) -> Iterator[str]:
    """The files and lines in which something called `name` is called."""
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and name in (
                    getattr(node.func, "id", None),
                    getattr(node.func, "attr", None),
                ):
                    yield f"{file.relative_to(ROOT).as_posix()}:{node.lineno}"


def declared() -> Iterator[tuple[str, Rule]]:
    """Every rule of every module that holds rules, with the name of the module."""
    for file in sorted(SOURCE.rglob("*rules.py")):
        name = ".".join(file.relative_to(SOURCE.parent).with_suffix("").parts)
        yield from ((name, rule) for rule in vars(import_module(name)).values() if isinstance(rule, Rule))


def test_a_code_is_one_rule_and_made_of_words() -> None:
    """No two rules share a code, and each code is words of small letters, digits and hyphens."""
    counted = Counter(rule.code for _module, rule in declared())
    assert [code for code, count in counted.items() if count > 1] == []
    assert [code for code in counted if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", code)] == []


def test_the_registry_has_every_rule() -> None:
    """All rules are found by their codes, from whatever room they are."""
    assert sorted(RULES) == sorted(rule.code for _module, rule in declared())
    assert all(RULES[rule.code] is rule for _module, rule in declared())
    assert {room.__name__ for room in ROOMS} == {module for module, _rule in declared()}


def test_rules_are_declared_among_rules() -> None:
    """A rule stands in its room's `rules.py`, or in one of the two lists of what has no room."""
    homes = {
        place.partition(":")[0].rpartition("/")[2]
        for place in calls("Rule", "src", "hooks", "scripts", "tools")
    }
    assert homes == {"rules.py", "ledger_rules.py", "desk_rules.py"}


def test_nothing_but_a_rule_makes_a_problem() -> None:
    """`Problem` is called in `Rule.at` alone."""
    made = list(calls("Problem", "src", "hooks", "scripts", "tools", "tests"))
    assert [place.partition(":")[0] for place in made] == ["src/media_mandate/problems.py"]


def test_codes_stay_for_ever() -> None:
    """A code that was once used is in use, or is marked as retired and given to no other rule."""
    lines = CODES.read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))
    retired = {line.removesuffix(" (retired)") for line in lines if line.endswith(" (retired)")}
    assert {line for line in lines if not line.endswith(" (retired)")} == RULES.keys()
    assert not retired & RULES.keys()


def test_what_protects_somebody_says_so() -> None:
    """Each rule that protects children, and each that keeps the ledger true, says why it is there."""
    rules = [
        rule for room in (children, ledger_rules) for rule in vars(room).values() if isinstance(rule, Rule)
    ]
    assert len(rules) > 20
    assert [rule.code for rule in rules if rule.why is None] == []


def test_the_way_to_a_new_rule_is_as_it_is_told() -> None:
    """ADDING_A_RULE.md names files that are there, and its example is the rule as it stands."""
    told = (ROOT / "ADDING_A_RULE.md").read_text("utf-8")
    paths = set(re.findall(r"\b(?:src|tests|tools|scripts)/[\w./-]*\w", told))
    assert len(paths) > 8
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []
    shown = re.findall(r"```(?:python|yaml)\n(.*?)```", told, re.DOTALL)
    source = "".join((ROOT / path).read_text("utf-8") for path in paths if path.endswith((".py", ".yml")))
    flat = [" ".join(line.split()) for line in source.splitlines()]
    assert [
        line for block in shown for line in block.splitlines() if " ".join(line.split()) not in flat
    ] == []
