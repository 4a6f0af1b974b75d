"""The values of rules: each case gives those that its rule's sentence and hint name, and no other."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from media_mandate.children import findings, reporting
from media_mandate.problems import Rule
from media_mandate.reading import foreign_fields, leftovers, strict_yaml
from media_mandate.reading import rules as of_reading
from media_mandate.rules import ROOMS
from media_mandate.word import plain

SOURCE = Path(__file__).parent.parent.parent / "src" / "media_mandate"
OWN = frozenset({"hint", "level", "meant", "renaming"})
"""What `Rule.at` and `wrong` take for themselves."""

Table = tuple[Iterable[Rule], set[str]]

_LEFT = [kind.rule for kind in (*leftovers.OF_BODY, *leftovers.OF_FIELDS)]
_LETTERS = [of_reading.GARBLED, of_reading.OF_MAIL]

CHOSEN: dict[str, tuple[Table, ...]] = {
    "children/findings.py": ((findings._RULES.values(), {"words"}),),
    "children/reporting.py": ((reporting.RULES.values(), {"words"}),),
    "reading/foreign_fields.py": ((foreign_fields.RULES, set()),),
    "reading/leftovers.py": (
        ([rule for rule in _LEFT if rule not in leftovers.WITH_RIGHT], {"text"}),
        ([*leftovers.WITH_RIGHT, *_LETTERS], {"text", "right"}),
    ),
    "reading/strict_yaml.py": (([rule for _words, rule in strict_yaml._SYNTAX], set()),),
    "word/plain.py": ((plain._CHANGES.values(), {"author", "text"}),),
}
"""Where the rule is chosen from tables, the rules of each of which need the same values."""

PASSED_ON = {
    "reading/fields.py",
    "children/allowances.py",
    "children/settings.py",
    "newsroom/keeping.py",
}
"""Where nothing is given but what was given to `wrong`, or to a finding."""


def meant(node: ast.expr, module: ModuleType) -> object:
    """What a name, or a name in a module, stands for in `module`; None for what only running code knows."""
    match node:
        case ast.Name(id=name):
            return getattr(module, name, None)
        case ast.Attribute(value=value, attr=name):
            return getattr(meant(value, module), name, None)
    return None


def cases() -> Iterator[tuple[str, str, Rule | None, ast.Call]]:
    """Each call of `Rule.at` and of `wrong`: file, place, rule where it is named there, and the call."""
    for file in sorted(SOURCE.rglob("*.py")):
        path = file.relative_to(SOURCE).as_posix()
        module = import_module(".".join(("media_mandate", *Path(path).with_suffix("").parts)))
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(value=named, attr="at")):
                    pass
                case ast.Call(func=ast.Name(id="wrong"), args=[named, *_rest]):
                    pass
                case _:
                    continue
            rule = meant(named, module)
            if rule is None and not {"Rule", "Spot"} & vars(module).keys():
                continue  # a site has an `at`, too
            yield path, f"{path}:{node.lineno}", rule if isinstance(rule, Rule) else None, node


def needed(rule: Rule) -> tuple[frozenset[str], frozenset[str]]:
    """The values that a rule's sentence names, and its hint."""
    return rule.sentence.lacking, rule.hint.lacking if rule.hint is not None else frozenset()


def test_each_case_gives_the_values_of_its_rule() -> None:
    """Neither sentence nor hint lacks a value, and none is given that neither names."""
    wrong = []
    named = 0
    for _path, place, rule, call in cases():
        if rule is None:
            continue
        named += 1
        given = {str(keyword.arg) for keyword in call.keywords}
        sentence, hint = needed(rule)
        least = sentence if "hint" in given else sentence | hint
        if not least <= given - OWN <= sentence | hint:
            wrong.append((place, rule.code, given - OWN))
    assert wrong == []
    assert named > 150


def test_where_a_rule_is_chosen_is_known() -> None:
    """Only the files above leave open which rule is broken."""
    assert {path for path, _place, rule, _call in cases() if rule is None} == CHOSEN.keys() | PASSED_ON


@pytest.mark.parametrize("path", CHOSEN)
def test_rules_of_a_table_need_the_same_values(path: str) -> None:
    """Whichever rule of the table is broken, the values are those that it names."""
    for rules, values in CHOSEN[path]:
        assert {rule.code: set().union(*needed(rule)) for rule in rules} == {
            rule.code: values for rule in rules
        }


def test_every_rule_can_be_broken() -> None:
    """No rule is declared that nothing applies."""
    applied = {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for file in SOURCE.rglob("*.py")
        if not file.name.endswith("rules.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute | ast.Name)
    }
    rules = [(name, rule) for room in ROOMS for name, rule in vars(room).items() if isinstance(rule, Rule)]
    assert [rule.code for name, rule in rules if name not in applied] == []
