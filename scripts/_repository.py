"""This repository: git as the commands call it, and where its origin lies."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from _command import RefusalError
from _environment import ROOT
from media_mandate.messages import _
from media_mandate.repository import GitError, NotTrustedError, error_of


def git(*arguments: str, at: Path = ROOT) -> str:
    """What git prints in the folder `at`; refuses, in git's words, where it fails."""
    run = subprocess.run(["git", *arguments], cwd=at, capture_output=True, encoding="utf-8", errors="replace")
    if run.returncode:
        raise refusal(error_of(run.stderr), on_one_line(run.stderr))
    return run.stdout.strip()


def on_one_line(said: str) -> str:
    """What git says on several lines, each once, as one sentence after another."""
    text = ""
    for line in dict.fromkeys(line.strip() for line in said.splitlines() if line.strip()):
        goes_on = text.endswith((".", ":", "!", "?")) or not re.match("fatal:|error:|warning:|hint:|!", line)
        text += f"{' ' if goes_on else '; '}{line}" if text else line
    return text


class UntrustedError(RefusalError):
    """Git reads nothing here, for the folder is another user's."""


def refusal(error: GitError, said: str | None = None) -> RefusalError:
    """What a command says where git failed; `said` is all of git's words."""
    if isinstance(error, NotTrustedError):
        return UntrustedError(_("Git says: {words}", words=str(error)), error.remedy)
    return RefusalError(_("Git says: {words}", words=said or str(error)))


def has_origin() -> bool:
    """Whether this clone has an origin, wherever that is."""
    return "origin" in git("remote").split()


def origin() -> tuple[str, str] | None:
    """The service, github or gitlab, and `owner/name` there; None where the origin is elsewhere."""
    try:
        remote = git("remote", "get-url", "origin")
    except UntrustedError:
        raise
    except RefusalError:
        return None
    match = re.fullmatch(
        r"(?:https://|ssh://git@|git@)(github|gitlab)\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?", remote
    )
    return (match[1], match[2]) if match else None
