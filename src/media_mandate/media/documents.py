"""The documents behind misses and waivers: which files they are, what is wrong with them, where they stand.

What stands in a document is not read: whoever puts it there answers for whom it names.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from media_mandate.articles.rules import NO_SUCH_FILE
from media_mandate.mandate.file import MandateFile
from media_mandate.media.pdf import is_pdf, pdf_flaw
from media_mandate.media.pictures.copies import copies_of
from media_mandate.media.pictures.file import Picture
from media_mandate.media.places import Whereabouts, place_in
from media_mandate.media.rules import DOCUMENT_TELLS_PLACE, DOCUMENT_UNFIT
from media_mandate.messages import Text, _
from media_mandate.problems import Problem, Spot
from media_mandate.reading.files import reason_of
from media_mandate.reading.rules import UNREADABLE_FILE

ADDRESS = "assets/documents"
"""Where documents stand on the site. Their names come from their content: a file name can name a child."""

MAX_BYTES = 10 * 1024 * 1024
_MAX_PARTS, _MAX_UNPACKED = 2000, 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A document of the repository: its path there, its hash, and its address on the site."""

    path: str
    sha256: str
    address: str
    is_picture: bool = False


def read_documents(
    root: Path, file: MandateFile, files: Collection[str], pictures: Mapping[str, Picture]
) -> tuple[dict[str, DocumentFile], list[Problem]]:
    """The documents that exceptions name as files, by path, and what is wrong with them.

    Of a picture, `pictures` know what it shows and whether it tells a place; its copy is published.
    """
    found: dict[str, DocumentFile] = {}
    problems: list[Problem] = []
    for index, record in enumerate(file.mandate.exceptions):
        if record.file is None or "://" in record.file:
            continue
        spot = file.source.spot(("exceptions", index, "file"))
        if record.file not in files or (root / record.file).is_symlink():
            problems.append(NO_SUCH_FILE.at(spot, address=record.file))
            continue
        try:
            with (root / record.file).open("rb") as stream:
                raw = stream.read(MAX_BYTES + 1)
        except OSError as error:
            problems.append(UNREADABLE_FILE.at(spot, reason=reason_of(error)))
            continue
        problem = _problem(spot, record.file, raw, pictures.get(record.file))
        if problem is None:
            found[record.file] = _as_published(record.file, raw, pictures.get(record.file))
        else:
            problems.append(problem)
    return found, problems


def _as_published(path: str, raw: bytes, picture: Picture | None) -> DocumentFile:
    digest = sha256(raw).hexdigest()
    if picture is not None:
        return DocumentFile(path, digest, copies_of(picture).fallback.address, is_picture=True)
    return DocumentFile(path, digest, f"{ADDRESS}/{digest[:20]}{PurePosixPath(path).suffix.lower()}")


def _problem(spot: Spot, path: str, raw: bytes, picture: Picture | None) -> Problem | None:
    name = PurePosixPath(path).name
    flaw = _flaw(PurePosixPath(path).suffix.lower(), raw, picture)
    if flaw is not None:
        return DOCUMENT_UNFIT.at(spot, name=name, reason=flaw)
    if picture is None and _tells_place(raw):
        return DOCUMENT_TELLS_PLACE.at(spot, name=name)
    return None  # what a picture tells is told of the picture


def _flaw(suffix: str, raw: bytes, picture: Picture | None) -> Text | None:
    """Why a file is no document that can be published, whatever its name says."""
    if not raw:
        return _("the file is empty")
    if len(raw) > MAX_BYTES:
        return _("it is larger than {count} MB", count=MAX_BYTES // 1024 // 1024)
    if suffix == ".pdf":
        return pdf_flaw(raw) if is_pdf(raw) else _NOT_AS_NAMED
    if suffix == ".docx":
        return _word_flaw(raw)
    if picture is None or picture.kind not in ("JPEG", "PNG", "WEBP"):
        return _NOT_AS_NAMED
    return _("the picture is damaged") if picture.flaw is not None else None


_NOT_AS_NAMED = _("it is not what its name says")


def _word_flaw(raw: bytes) -> Text | None:
    try:
        with ZipFile(BytesIO(raw)) as package:
            parts = package.infolist()
    except BadZipFile:
        return _NOT_AS_NAMED
    if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
        return _("what is packed in it is larger than can be looked at")
    names = {part.filename.lower() for part in parts}
    if "word/document.xml" not in names:
        return _NOT_AS_NAMED
    if any(name.endswith("vbaproject.bin") for name in names):
        return _("it has a program (macro) in it")
    return None


def _tells_place(raw: bytes) -> bool:
    """Whether coordinates stand in a document or in what is packed in it; its own numbers are of drawing."""
    if is_pdf(raw):
        return place_in(raw, is_drawn=True) is Whereabouts.TOLD
    with ZipFile(BytesIO(raw)) as package:
        for part in package.infolist():
            try:
                content = _unpacked(package, part.filename)
            except (BadZipFile, OSError, RuntimeError, NotImplementedError):
                continue  # no reader gets it out either
            if place_in(content, is_drawn=part.filename.endswith((".xml", ".rels"))) is Whereabouts.TOLD:
                return True
    return False


def _unpacked(package: ZipFile, name: str) -> bytes:
    """A part of a package, no more of it than all parts may have: what it says of its size may be a lie."""
    with package.open(name) as stream:
        return stream.read(_MAX_UNPACKED)
