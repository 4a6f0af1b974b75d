"""What a change touches outside the articles, by what it decides: to be read before the verdict.

A check is made by the very code that a change may have rewritten, so its verdict proves nothing of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from pathlib import PurePosixPath

from media_mandate.articles.address import DOCS
from media_mandate.mandate.file import FILE
from media_mandate.messages import Text, Translate, _, _n
from media_mandate.settled.file import FILE as SETTLED
from media_mandate.verdict.markdown import as_code, escaped


class Decision(Enum):
    """What a file decides, what weighs most first."""

    MANDATE = _("The mandate: who owes what, and what is excused")
    SETTLED = _("Settled months: what counts though rules became stricter")
    RULES = _("Rules: what counts, what is missing, what is recorded")
    CHILDREN = _("Rules: what protects children")
    HOOKS = _("Hooks: what a build does, and on what it stops")
    WORKFLOWS = _("Workflows: what has to pass before anything is published")
    OWNERS = _("Who must agree to a change")
    LOCKS = _("Locks: which code of others runs")
    COMMANDS = _("Commands: what check, build, verify and the others do")
    LOADED = _("Code that Python or git runs without being asked")
    PROGRAM = _("The rest of the program")
    SHOWN = _("What pages, form and report show")
    TESTS = _("Tests and developers' tools: what would notice a wrong change")
    OTHER = _("Neither code nor rules")


_RULES = (
    *("quota/", "settled/", "record/", "mandate/", "grades/", "newsroom/", "verdict/", "articles/"),
    *("history/", "reading/", "rules/", "media/recordings/", "media/pictures/file.py"),
    *("months.py", "repository.py", "problems.py", "ledger_rules.py", "statuses.py"),
)
"""What tells how long a text is, what git saw of it and when, and what is said of that."""

_PACKAGE = "src/media_mandate/"
BY_BEGINNING = (
    (".github/CODEOWNERS", Decision.OWNERS),
    (".github/workflows/", Decision.WORKFLOWS),
    (".github/actions/", Decision.WORKFLOWS),
    (".gitlab-ci.yml", Decision.WORKFLOWS),
    (".ci/", Decision.WORKFLOWS),
    ("hosting/", Decision.WORKFLOWS),
    ("hooks/", Decision.HOOKS),
    ("mkdocs.yml", Decision.HOOKS),
    ("scripts/", Decision.COMMANDS),
    ("requirements/", Decision.LOCKS),
    ("pyproject.toml", Decision.LOCKS),
    ("theme/", Decision.SHOWN),
    ("templates/", Decision.SHOWN),
    ("tests/", Decision.TESTS),
    ("tools/", Decision.TESTS),
    *((f"{_PACKAGE}{name}", Decision.RULES) for name in _RULES),
    (f"{_PACKAGE}children/", Decision.CHILDREN),
    ("src/", Decision.PROGRAM),
    (".gitattributes", Decision.LOADED),
    (".gitmodules", Decision.LOADED),
    (".pre-commit", Decision.LOADED),
    (".devcontainer/", Decision.LOADED),
    (".vscode/", Decision.LOADED),
)
_RUNS = frozenset({".py", ".pth", ".so", ".pyd", ".sh", ".ps1", ".bat", ".cmd", ".toml", ".cfg", ".ini"})


def decides(path: str) -> Decision:
    """What the file at a path of the repository decides."""
    if path == FILE:
        return Decision.MANDATE
    if path == SETTLED:
        return Decision.SETTLED
    for beginning, field in BY_BEGINNING:
        if path.startswith(beginning):
            return field
    return Decision.LOADED if PurePosixPath(path).suffix.lower() in _RUNS else Decision.OTHER


class Touch(Enum):
    """What became of a file."""

    NEW = _("new")
    CHANGED = _("changed")
    GONE = _("removed")


@dataclass(frozen=True, slots=True)
class Touched:
    """A file outside the articles that a change touches."""

    path: str
    how: Touch


def is_outside(path: str) -> bool:
    """Whether a file is no article and lies not beside one."""
    return not path.startswith(f"{DOCS}/")


def touched_as_markdown(touched: Iterable[Touched], t: Translate) -> Iterator[str]:
    """The files by what they decide; nothing where there are none."""
    order = list(Decision)
    found = sorted(touched, key=lambda one: (order.index(decides(one.path)), one.path))
    if not found:
        return
    heading = _("Code and rules")
    yield f"### {t(heading)}"
    yield ""
    if any(decides(one.path) is not Decision.OTHER for one in found):
        yield f"⚠️ **{escaped(t(_warning(len(found))))}**"
        yield ""
    for field, files in groupby(found, key=lambda one: decides(one.path)):
        yield f"- {escaped(t(field.value))}"
        yield from (f"    - {as_code(one.path)} ({t(one.how.value)})" for one in files)
    yield ""


def _warning(count: int) -> Text:
    return _n(
        "This change touches {count} file outside the articles. All that stands below is said by the program "
        "as this change has it: read the file first.",
        "This change touches {count} files outside the articles. All that stands below is said by the "
        "program as this change has it: read these files first.",
        count,
    )
