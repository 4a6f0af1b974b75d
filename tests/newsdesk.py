"""A desk to try things on: a mandate and articles in a folder, with git where a test wants it."""

from __future__ import annotations

import os
import random
import re
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

from media_mandate.newsroom import Newsroom, read_newsroom
from media_mandate.problems import Level, Problem
from media_mandate.quota import Cell, Judgement

MANDATE = """\
directive:
  {title: Chăm sóc trẻ em, issuer: UBND, item: 4, sentence: Ít nhất 01 lần/tháng., number: null, date: null}
timezone: Asia/Ho_Chi_Minh
language: vi
recorded_from: 2026-01
late_after_days: 7
outlets:
  - id: bao
    name: Báo Tỉnh
    kind: newspaper
    column: Vì trẻ em
    duties: [{from: 2026-01, minimum: 1, shortest: 20}]
  - id: dai
    name: Đài Tỉnh
    kind: broadcaster
    column: Trẻ em
    duties: [{from: 2026-01, minimum: 1, shortest: 60}]
topics:
  - {id: duoi-nuoc, name: Đuối nước, about: Phòng đuối nước.}
  - {id: tiem-chung, name: Tiêm chủng, about: Tiêm đúng lịch.}
units:
  - {id: so-y-te, name: Sở Y tế, kind: department}
contact: {email: toa-soan@bao.example}
"""

NOW = datetime(2026, 2, 10, 3, 0, tzinfo=UTC)


def body(seed: str, words: int = 30) -> str:
    """A Vietnamese text of its own for each seed, long enough to count, on the topics of the mandate.

    It has so many words; half as many for each word of the seed, and half as many besides.
    """
    own = len(re.findall(r"[^\W\d_]+", seed))
    said = ["đuối", "nước", "tiêm", "chủng", *syllables(seed, words)]
    said += syllables(f"{seed} tiếp", words * own)
    return " ".join([seed, *said[: words // 2 * (1 + own) - own]]) + "\n"


def syllables(seed: str, count: int) -> list[str]:
    """So many Vietnamese syllables, others for each seed."""
    return random.Random(seed).choices(_SYLLABLES, k=count)  # noqa: S311 (the same in every run)


_ONSETS = "b c ch d đ g h kh l m n nh ph r s t th tr v x"
_RIMES = "a á ả am án ang anh ào au âm ận ầy em en eo êu in inh iên om on ông ơi um ưng ươn"
_SYLLABLES = [onset + rime for onset in _ONSETS.split() for rime in _RIMES.split()]


class Desk:
    """Files below `root`; `as_of` judges on the day of `NOW` unless told otherwise."""

    def __init__(self, root: Path, mandate: str = MANDATE) -> None:
        self.root = root
        self.write("mandate.yml", mandate)

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def article(self, path: str, text: str | None = None, **fields: str) -> str:
        """Write an article at `docs/<path>.md`, right but for what `fields` say; empty ones are left out."""
        outlet, year, month, slug = path.split("/")
        day = fields.pop("date", f"{year}-{month}-05")
        lines = {"title": f"Bài {slug}", "date": day, "topics": "[duoi-nuoc]"}
        if outlet == "dai":
            lines["broadcast"] = f"{{programme: Trẻ em, channel: KRT, aired: {day}T19:45, duration: PT4M30S}}"
        front = "".join(f"{name}: {value}\n" for name, value in {**lines, **fields}.items() if value != "")
        self.write(f"docs/{path}.md", f"---\n{front}---\n{body(path) if text is None else text}")
        return f"docs/{path}.md"

    def git(self, *arguments: str, at: str | None = None) -> str:
        """Run git; `at` is the committer's and author's date, `2026-01-05T10:00:00+07:00`."""
        dates = {"GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": at} if at else {}
        names = {
            f"GIT_{who}_{what}": f"{what.lower()}@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.root), "GIT_CONFIG_NOSYSTEM": "1"}
        run = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**environment, **names, **dates},
            capture_output=True,
            text=True,
            check=True,
        )
        return run.stdout.strip()

    def commit(self, at: str, message: str = "Work") -> str:
        """Commit everything at a time and return the commit."""
        if not (self.root / ".git").exists():
            self.git("init", "--quiet", "--initial-branch=main")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message, at=at)
        return self.git("rev-parse", "HEAD")

    def read(
        self, as_of: str | None = None, now: datetime = NOW
    ) -> tuple[Newsroom | None, tuple[Problem, ...]]:
        return read_newsroom(self.root, now, date.fromisoformat(as_of) if as_of else None)

    def newsroom(self, as_of: str | None = None, now: datetime = NOW) -> Newsroom:
        newsroom, problems = self.read(as_of, now)
        assert newsroom is not None, [(found.place, str(found.message)) for found in problems]
        return newsroom

    def problems(self, level: Level = Level.PROBLEM, as_of: str | None = None) -> list[Problem]:
        return [found for found in self.read(as_of)[1] if found.level is level]

    def cell(self, outlet: str, month: str, as_of: str | None = None) -> Cell:
        found = [
            cell
            for cell in self.newsroom(as_of).ledger.cells
            if (cell.outlet.id, str(cell.month)) == (outlet, month)
        ]
        assert len(found) == 1
        return found[0]

    def judgement(self, path: str, as_of: str | None = None) -> Judgement:
        return self.newsroom(as_of).judgement[f"docs/{path}.md"]
