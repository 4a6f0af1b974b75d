"""The report as a file: Word, from a template that the office restyles; HTML; PDF, by LibreOffice."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Length
from docx.table import Table
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from media_mandate.errors import MandateError
from media_mandate.messages import _, _n
from media_mandate.report.contents import Report

PATIENCE = 120
"""How many seconds LibreOffice has; a report takes it a few."""


class ReportingError(MandateError):
    """The report cannot be written; the text says why, and what to do."""


def as_docx(report: Report, template: Path, as_of: date, *, is_party: bool) -> bytes:
    """Fill a Word template; the same report on the same day gives the same bytes.

    Raises ReportingError where the template is no Word document or asks for what a report does not have.
    """
    document = DocxTemplate(BytesIO(template.read_bytes()))
    try:
        document.init_docx()
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        message = _("{file} is no Word document (.docx).", file=template.name)
        raise ReportingError(message) from error
    try:
        document.render(_values(report, is_party), _environment())
    except (TemplateError, TypeError) as error:
        raise _wrong(template, error) from error
    for table in document.docx.tables:
        _fit(table)
    properties = document.docx.core_properties
    properties.created = properties.modified = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
    properties.author = properties.last_modified_by = report.agency or ""
    properties.revision = 1
    filled = BytesIO()
    document.save(filled)
    return _timeless(filled)


def as_html(report: Report, template: Path, *, is_party: bool) -> bytes:
    """One file that needs no other, and prints on A4."""
    try:
        page = _environment().from_string(template.read_text("utf-8"))
        return page.render(_values(report, is_party)).encode()
    except (TemplateError, TypeError, UnicodeDecodeError) as error:
        raise _wrong(template, error) from error


def as_pdf(document: bytes, seconds: float = PATIENCE) -> bytes:
    """What LibreOffice makes of a Word document.

    Raises ReportingError where there is none, where it fails, or where it is not done after `seconds`.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise ReportingError(
            _("A PDF needs LibreOffice, which is not here. Install it, or take --format docx and print that.")
        )
    with TemporaryDirectory(prefix="media-mandate-") as name:
        folder = Path(name)
        (folder / "report.docx").write_bytes(document)
        profile = (folder / "profile").as_uri()  # its own, so that an office that is open does not matter
        convert = (office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf")
        said = _run((*convert, "--outdir", name, str(folder / "report.docx")), seconds)
        made = folder / "report.pdf"
        if not made.exists():
            raise ReportingError(_("LibreOffice made no PDF: {words}", words=said.strip()))
        return made.read_bytes()


def _run(office: Sequence[str], seconds: float) -> str:
    """Run LibreOffice and return its complaints; what it starts is ended with it when it takes too long."""
    with subprocess.Popen(
        office,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
    ) as process:
        try:
            return process.communicate(timeout=seconds)[1]
        except subprocess.TimeoutExpired:
            message = _n(
                "LibreOffice was not done after {count} second. Close other programs and try again, "
                "or take --format docx and print that.",
                "LibreOffice was not done after {count} seconds. Close other programs and try again, "
                "or take --format docx and print that.",
                int(seconds),
            )
            raise ReportingError(message) from None
        finally:
            if process.poll() is None:
                _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


def _environment() -> SandboxedEnvironment:
    """Templates come from people: what they misname is an error, and they can run nothing."""
    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def _values(report: Report, is_party: bool) -> dict[str, Any]:
    return {field.name: getattr(report, field.name) for field in fields(report)} | {"is_party": is_party}


def _wrong(template: Path, error: Exception) -> ReportingError:
    return ReportingError(_("The template {file} is wrong: {words}", file=template.name, words=str(error)))


def _fit(table: Table) -> None:
    """Keep the table's width: its first column gives or takes what columns that were filled in changed."""
    grid = table._tbl.tblGrid.gridCol_lst
    width = sum(column.w or 0 for column in grid)
    rows = [row.tc_lst for row in table._tbl.tr_lst]
    if any(len(cells) != len(grid) or None in [cell.width for cell in cells] for cells in rows):
        return
    rest = Length(width - sum(cell.width or 0 for cell in rows[0][1:]))
    for cells in rows:
        cells[0].width = rest
    for column, cell in zip(grid, rows[0], strict=True):
        column.w = cell.width


def _timeless(filled: BytesIO) -> bytes:
    """The same archive without the hour at which it was made."""
    timeless = BytesIO()
    with ZipFile(filled) as source, ZipFile(timeless, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return timeless.getvalue()
