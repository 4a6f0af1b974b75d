"""Checks what the form is about to save: run anew by `desk.py` for each save, so by the program as it stands.

Takes JSON, `root`, `paths` and `day`, and prints JSON: `words` of what refuses, and `codes` of it for a log.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from media_mandate.media.pictures.use import acting
from media_mandate.messages import Text, Translate, translator
from media_mandate.newsroom import read_newsroom
from media_mandate.newsroom.said import says_that_it_goes
from media_mandate.problems import Level, Problem
from media_mandate.verdict.words import place_of
from media_mandate.visible import is_public_run, visible


def refusing(problems: Iterable[Problem], paths: Iterable[str], root: Path) -> list[Problem]:
    """What stops these files: problems of theirs, unless they say that they are withdrawn or drafts."""
    asked = {path for path in paths if not says_that_it_goes((root / path).read_bytes())}
    return [problem for problem in problems if problem.level is Level.PROBLEM and problem.path in asked]


def in_words(problem: Problem, number: int, t: Translate) -> str:
    place = place_of(problem)
    said = f"({number}) {t(place) + ': ' if place else ''}{t(problem.message)}"
    return visible(said if problem.hint is None else f"{said} → {t(problem.hint)}")


def main() -> None:
    asked = json.load(sys.stdin)
    root, day = Path(asked["root"]), asked["day"]
    newsroom, problems = read_newsroom(
        root, datetime.now(UTC), date.fromisoformat(day) if day else None, _silent, faces=root
    )
    # Where the mandate cannot be read, nothing can be judged or published; what somebody wrote is kept.
    found = []
    if newsroom is not None:
        found = [*refusing(problems, asked["paths"], root), *acting(asked["paths"], newsroom.pictures)]
    language = newsroom.mandate.language if newsroom is not None else "vi"
    t = translator(language, private=not is_public_run(os.environ))  # the form is the editor's own screen
    told = [in_words(problem, number, t) for number, problem in enumerate(found, 1)]
    json.dump({"words": told, "codes": sorted({problem.code for problem in found})}, sys.stdout)


def _silent(_text: Text) -> None:
    pass


if __name__ == "__main__":
    main()
