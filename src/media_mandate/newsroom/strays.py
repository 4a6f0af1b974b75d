"""Files that computers and programs leave beside articles, which nobody wrote as such."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path, PurePosixPath

from slugify import slugify

from media_mandate import desk_rules
from media_mandate.problems import Problem, Spot

_APPLE_DOUBLE = b"\0\5\x16\7"
"""How a file begins that macOS puts beside another, for what other systems cannot keep in it (RFC 1740)."""

_UNTOLD = re.compile(r"\.ds_store|thumbs\.db|desktop\.ini|~\$.*|\.~lock\..*#|\..*\.sw[a-p]", re.IGNORECASE)
"""What systems and open programs make again and again, and what is never read or published."""

_OF_MERGE = re.compile(r"(.+\.md)(?:\.(?:orig|rej|bak)|~)", re.IGNORECASE)

_COPY = re.compile(
    r"""
      (?:copy\ of|bản\ sao\ của)\ (?P<after>.+)
    | (?P<name>.+?)(?:\.md)?(?:
          \ ?\(\d+\)                                                         # browsers, Google Drive
        | \ ?-?\ (?:copy|bản\ sao|sao\ chép)(?:\ ?\(?\d+\)?)?                # Windows, macOS
        | \ \([^()]*(?:conflicted\ copy|case\ conflict|xung\ đột)[^()]*\)    # Dropbox
        | \.sync-conflict-\d{8}-\d{6}(?:-\w+)?                               # Syncthing
        | -(?:desktop|laptop)-[0-9a-z]{6,8}                                  # OneDrive
        | [_.](?:base|local|remote|backup)[_.]\d+                            # git mergetool
      )
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_untold(name: str) -> bool:
    """Whether a file is of a kind that comes again whatever an editor does, and harms nobody."""
    return _UNTOLD.fullmatch(name) is not None


def stray(root: Path, path: PurePosixPath) -> Problem | None:
    """What is told of a file that a computer left where an article may be meant; None of any other."""
    name = unicodedata.normalize("NFC", path.name)
    spot = Spot(str(path))
    if name.startswith("._") and _begins_with(root / path, _APPLE_DOUBLE):
        return desk_rules.OF_MACOS.at(spot, name=name[2:])
    if (left := _OF_MERGE.fullmatch(name)) is not None:
        return desk_rules.OF_MERGE.at(spot, name=left[1])
    if name.lower().endswith(".md") and (copy := _COPY.fullmatch(name[: -len(".md")])) is not None:
        own = copy["after"] or copy["name"]
        original = f"{slugify(own) or 'ten-bai'}.md"
        if (root / path).with_name(original).is_file():
            return desk_rules.COPY.at(spot, name=original)
        return desk_rules.COPY.at(spot, hint=desk_rules.RENAME.filled({"name": original}), name=original)
    return None


def _begins_with(file: Path, signs: bytes) -> bool:
    try:
        with file.open("rb") as stream:
            return stream.read(len(signs)) == signs
    except OSError:
        return False
