"""The sounds of the lines of help, for people without Vietnamese: each has to be there and to play."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from media_mandate.articles.address import DOCS
from media_mandate.articles.rules import NO_SUCH_FILE
from media_mandate.mandate.file import MandateFile
from media_mandate.media.recordings.file import read_recording
from media_mandate.media.recordings.use import flaw_problem
from media_mandate.messages import _
from media_mandate.problems import Problem


def voice_problems(root: Path, file: MandateFile, folder: Path | None = None) -> Iterator[Problem]:
    """What keeps a sound that the mandate names from being heard; in `folder` is kept what was counted."""
    for index, line in enumerate(file.mandate.other_languages):
        if line.sound is None:
            continue
        spot, sound = file.source.spot(("other_languages", index, "sound")), root / DOCS / line.sound
        if not sound.is_file() or sound.is_symlink():
            hint = _("Put the sound there, or leave sound: out: the line is shown without it.")
            yield NO_SUCH_FILE.at(spot, hint=hint, address=f"{DOCS}/{line.sound}")
            continue
        problem = flaw_problem(spot, sound, read_recording(sound, folder))
        if problem is not None:
            yield problem
