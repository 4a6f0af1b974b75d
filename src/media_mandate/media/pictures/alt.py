"""Whether a description of a picture is one, or what a camera, a phone or a program called the file."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import unquote

from media_mandate.media.pictures.file import PICTURE_SUFFIXES

_LONGEST_NAME = 120

_BY_MACHINE = re.compile(
    r"""
      (?:img|dsc|dscn|dscf|dji|gopr|mvi|p|pic|pict|sam|vid|wp|fb_img|received|mmexport|photo|image|picture
        |screenshot|capture|scan|untitled|unnamed|download|ảnh|hình)[\s_.-]?
      (?=[\d\s_.():-]*\d{3})[\d\s_.():-]+(?:[\s_-](?:hdr|edited|copy|n|o))?       # IMG_2034
    | (?:img|pxl|vid)[_-]\d{8}[_-]\w+
    | \d{8}[\s_-]\d{6}[\d_.-]* | \d{13,}                                            # 20250605_101500
    | (?:image|picture|photo|ảnh|hình|untitled|unnamed|download|capture|screenshot|scan)[\s_-]*\(?\d{1,2}\)?
    | (?:untitled|unnamed|download|screenshot|image|picture|img|photo)                # English, of programs
    | z\d{6,}_[0-9a-f]{8,}                                                            # Zalo
    | [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12} | [0-9a-f]{16,}                     # UUIDs, hashes
    | (?:whatsapp\ image|screenshot|screen\ shot|ảnh\ chụp\ màn\ hình|photo)[\s_-]\d{4}.*
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_file_name(alt: str, address: str) -> bool:
    """Whether somebody left the name of this or another file where a description belongs."""
    own = unquote(PurePosixPath(address).stem)
    alt = unicodedata.normalize("NFC", unquote(alt)).strip()
    if PurePosixPath(alt).suffix.lower() in PICTURE_SUFFIXES:
        return True
    if len(alt) <= _LONGEST_NAME and _BY_MACHINE.fullmatch(alt):
        return True
    if alt == own:
        return not alt.isalpha()
    return not alt.isalpha() and _as_name(alt) == _as_name(own) and alt.isascii() and alt.islower()


def _as_name(text: str) -> str:
    """A name whatever stands between its words."""
    return re.sub(r"[\s_-]+", "-", text)
