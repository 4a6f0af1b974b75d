"""What others wrote as a terminal, a log of CI or a summary may show it: one line, with nothing hidden."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import TextIO

_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Controls and line ends, signs that turn the direction of writing or are not seen, halves of characters."""

_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters and signs that are not seen, and take room or none."""

_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"

_SPREAD = re.compile(rf"[{_FILLERS}]|[ {_BLANKS}]{{2,}}")
"""What can push words to the start of the next line of a terminal, where they seem to be another's."""

_WIDEST = 100
"""More blanks in a row than any table of ours has."""

_JOINERS = "\u200c\u200d"

_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
"""A flag as of England: a black one with hidden letters."""

_COMMAND = re.compile(
    r"^(?P<blanks>\s*):(?=:)"  # GitHub: ::error::
    r"|\#(?=\#\w*\[)"  # GitHub and Azure, anywhere in a line: ##[error], ##vso[…]
    r"|s(?=ection_(?:start|end):)"  # GitLab
)


SERVICES = ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "JENKINS_URL")
"""Variables that services set which run programs for many, by their own documentation."""


def is_public_run(environment: Mapping[str, str]) -> bool:
    """Whether others than the editor read what a run with these variables leaves: logs, pages, files."""
    return any(environment.get(name, "").lower() not in ("", "0", "false") for name in SERVICES)


def is_own_screen(environment: Mapping[str, str], *streams: TextIO) -> bool:
    """Whether what is printed there is seen by who works at this machine, and by nobody else."""
    return all(stream.isatty() for stream in streams) and not is_public_run(environment)


def visible(text: str) -> str:
    """A text as one line that does nothing: what is hidden, or begins a command to CI, as JSON writes it.

    So `\\u001b` stands for an escape, `\\n` for the end of a line, and `\\u3000` for each of several wide
    blanks. JSON stays the same JSON.
    """
    text = _SPREAD.sub(_drawn_together, text)
    return _COMMAND.sub(_broken, text if text.isprintable() else _shown(text))


def _drawn_together(run: re.Match[str]) -> str:
    is_wide = len(run[0]) > _WIDEST
    return "".join(sign if sign == " " and not is_wide else f"\\u{ord(sign):04x}" for sign in run[0])


def _shown(text: str) -> str:
    flags = {place for flag in _FLAG.finditer(text) for place in range(*flag.span())}
    return "".join(
        _escape(sign)
        if unicodedata.category(sign) in _HIDDEN and sign not in _JOINERS and place not in flags
        else sign
        for place, sign in enumerate(text)
    )


def _broken(command: re.Match[str]) -> str:
    blanks = command["blanks"] or ""
    return f"{blanks}\\u{ord(command[0][len(blanks)]):04x}"


def _escape(sign: str) -> str:
    """As JSON writes it, also what JSON could leave as it is."""
    return json.dumps(sign)[1:-1] if ord(sign) != 0x7F else "\\u007f"
