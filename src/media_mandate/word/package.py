"""A Word file opened within limits: its parts, and how they refer to each other (ECMA-376, part 2)."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from media_mandate.errors import MandateError
from media_mandate.messages import Text, _

MAX_BYTES = 64 * 1024 * 1024
MAX_UNPACKED = 256 * 1024 * 1024
MAX_XML = 32 * 1024 * 1024
MAX_PARTS = 5000
"""More than any article needs, and less than would fill the memory of a small computer."""

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, LookupError),
    *(NotImplementedError, RuntimeError),
)
"""What zipfile raises about files that are damaged, locked, or made to harm."""


class RefusedError(MandateError):
    """A file of which no article can be made; what is wrong with it, and what to do."""

    def __init__(self, message: Text, hint: Text) -> None:
        super().__init__(_("{message}\n  → {hint}", message=message, hint=hint))
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another: the kind (the last word of its type), and the other's name.

    `is_external` tells that it stands in no part, but somewhere on a disk or in the web.
    """

    id: str
    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file by name; `main` is the one with the text."""

    parts: dict[str, bytes]
    main: str

    def relations(self, part: str) -> Iterator[Relation]:
        """What `part` refers to; the empty name stands for the whole file."""
        raw = self.parts.get(relations_of(part))
        if raw is None:
            return
        for found in parse(raw).iterfind(f"{{{RELATIONSHIPS}}}Relationship"):
            target = found.get("Target", "")
            external = found.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
            yield Relation(found.get("Id", ""), found.get("Type", "").rpartition("/")[2], target, external)

    def picture(self, address: str) -> bytes:
        """The picture that pandoc calls by `address`; empty where there is none."""
        return self.parts.get(posixpath.join(posixpath.dirname(self.main), address), b"")

    def zipped(self) -> bytes:
        """The parts as a file."""
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, raw in self.parts.items():
                archive.writestr(zipfile.ZipInfo(name), raw)
        return stream.getvalue()

    def related(self, kind: str) -> dict[str, Any]:
        """The parts of a kind that belong to the text, read, by name."""
        names = [found.target for found in self.relations(self.main) if found.kind == kind]
        return {name: parse(self.parts[name]) for name in names if name in self.parts}


def relations_of(part: str) -> str:
    """Where a part's relations stand."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def parse(raw: bytes) -> Any:
    """The tree of one part; no entity is ever expanded.

    Raises RefusedError where it is no XML, or what Word never writes.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise _damaged() from None
    if len(raw) > MAX_XML or root.getroottree().docinfo.doctype:
        raise _overfull()
    return root


def open_word(name: str, raw: bytes) -> Package:
    """Open a .docx. Raises RefusedError with what to do instead when it is none, or not whole."""
    _must_be_zip(name, raw)
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            _must_be_small(len(raw), members)
            parts = {member.filename: archive.read(member) for member in members}
    except _UNREADABLE:
        raise _damaged() from None
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument"):
        raise _other("ODT")
    package = Package(parts, "")
    main = next((found.target for found in package.relations("") if found.kind == "officeDocument"), "")
    kind = _content_type(parts, main)
    if "macroEnabled" in kind:
        raise RefusedError(
            _("The Word file can hold macros (.docm); those may do harm."), _save_as_docx("Word")
        )
    if kind != DOCX or main not in parts:
        raise _other("")
    if parse(parts[main]).tag != f"{{{WORD}}}document":
        raise RefusedError(_("The Word file was saved as Strict Open XML."), _save_as_docx("Word"))
    return Package(parts, main)


def _must_be_zip(name: str, raw: bytes) -> None:
    if name.startswith("~$"):
        message = _("This is a note that Word keeps while a file is open, not the file itself.")
        raise RefusedError(message, _("Close Word, and choose the file without ~$ in its name."))
    if not raw:
        message = _("The file is empty: 0 bytes.")
        raise RefusedError(message, _("Ask for it again, or copy it here once more."))
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            message = _("The Word file is locked with a password.")
            hint = _("Open it in Word, choose File, Info, Protect Document, take the password out, and save.")
            raise RefusedError(message, hint)
        raise _other("DOC")
    for head, kind in ((b"{\\rtf", "RTF"), (b"%PDF", "PDF")):
        if raw.startswith(head):
            raise _other(kind)
    if b"<html" in raw[:2048].lower() or raw.startswith(b"MIME-Version"):
        raise _other("HTML")
    if not raw.startswith(b"PK"):
        raise _other("")


def _must_be_small(size: int, members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    if size > MAX_BYTES or unpacked > MAX_UNPACKED or len(members) > MAX_PARTS:
        raise _overfull()


def _content_type(parts: dict[str, bytes], main: str) -> str:
    raw = parts.get("[Content_Types].xml")
    if raw is None:
        return ""
    return next(
        (found.get("ContentType", "") for found in parse(raw) if found.get("PartName") == f"/{main}"), ""
    )


def _damaged() -> RefusedError:
    message = _("The Word file is damaged: it cannot be read to its end.")
    hint = _("Open it in Word (it can repair some files), save it under a new name, and try that one.")
    return RefusedError(message, hint)


def _overfull() -> RefusedError:
    message = _("The Word file holds more than an article can, or what Word never writes.")
    hint = _("Copy the text into a new document, with the pictures made smaller, and save that as .docx.")
    return RefusedError(message, hint)


def _other(kind: str) -> RefusedError:
    if kind == "PDF":
        hint = _("Ask for the Word file that it was made of; Word also opens PDF, but mixes lines up.")
        return RefusedError(_("This is a PDF file, not a Word file."), hint)
    if not kind:
        hint = _("Choose a file that Word saved as Word Document (*.docx).")
        return RefusedError(_("This is no Word file, whatever its name says."), hint)
    program = "LibreOffice" if kind == "ODT" else "Word"
    message = _("This is a file of the kind {kind}, not a Word file of today (.docx).", kind=kind)
    return RefusedError(message, _save_as_docx(program))


def _save_as_docx(program: str) -> Text:
    return _(
        "Open it in {program}, choose File, Save as, and the type Word Document (*.docx); then try the "
        "new file.",
        program=program,
    )
