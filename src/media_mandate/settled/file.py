"""`settled.json`, written with a line for each feature and file, and read as strictly as it is trusted."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from media_mandate.problems import Problem, Spot
from media_mandate.reading.conflicts import conflicts
from media_mandate.reading.fields import problems_of, shortened
from media_mandate.reading.files import read_text
from media_mandate.reading.rules import FIELD_TWICE
from media_mandate.reading.strict_yaml import Yaml, read_yaml
from media_mandate.settled import rules
from media_mandate.settled.values import FORMAT, NOTHING, Settled

FILE = "settled.json"
MAX_BYTES = 16 * 1024 * 1024


def write_settled(settled: Settled) -> str:
    """JSON with a line for each feature and each file, so that git shows what a change to it is."""
    parts = []
    for settlement in settled.settlements:
        data = settlement.model_dump(mode="json")
        lines = {name: json.dumps(data[name], ensure_ascii=False) for name in ("as_of", "release", "commit")}
        features = ",\n".join(
            f"    {json.dumps(feature, ensure_ascii=False)}" for feature in data["features"]
        )
        files = ",\n".join(
            f"    {json.dumps(path, ensure_ascii=False)}: {json.dumps(digest)}"
            for path, digest in sorted(data["files"].items())
        )
        head = ",\n".join(f'   "{name}": {value}' for name, value in lines.items())
        parts.append(
            f'  {{\n{head},\n   "features": [\n{features}\n   ],\n   "files": {{\n{files}\n   }}\n  }}'
        )
    return f'{{\n "format": "{FORMAT}",\n "settlements": [\n' + ",\n".join(parts) + "\n ]\n}\n"


def read_settled(root: Path) -> tuple[Settled, list[Problem]]:
    """Read `settled.json`; nothing is settled where there is none, or where it cannot be trusted."""
    file = root / FILE
    if not file.exists() and not file.is_symlink():
        return NOTHING, []
    text, problems = read_text(file, FILE, MAX_BYTES)
    if text is None:
        return NOTHING, problems
    if left := conflicts(text, FILE):
        return NOTHING, left
    try:
        return Settled.model_validate(json.loads(text, object_pairs_hook=_unique)), []
    except ValidationError as error:
        # Places are sought only now: it costs fifty times as much as reading.
        source = read_yaml(text, FILE)[0] or Yaml(FILE, {}, {(): (1, 1)})
        return NOTHING, [replace(found, hint=rules.PUT_BACK) for found in problems_of(error, source, Settled)]
    except json.JSONDecodeError as error:
        return NOTHING, [rules.NO_JSON.at(Spot(FILE, error.lineno, error.colno))]
    except _TwiceError as error:
        return NOTHING, [FIELD_TWICE.at(Spot(FILE), hint=rules.PUT_BACK, name=shortened(str(error)))]
    except (ValueError, RecursionError):
        return NOTHING, [rules.NO_JSON.at(Spot(FILE))]


class _TwiceError(ValueError):
    """A name stands twice in one block of JSON."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        names = [name for name, _value in pairs]
        raise _TwiceError(next(name for name in names if names.count(name) > 1))
    return values
