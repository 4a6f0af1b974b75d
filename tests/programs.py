"""Programs that some tests need beside Python and git: without a good one they are skipped, and say so.

They fail where all programs are required, as where `.ci/run` brought them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path
from typing import NoReturn

import pytest
from docx import Document
from playwright.sync_api import Browser, Error
from pypdf import PdfReader

from tests.chromium import find_chromium, launch

NOT_HERE = "Not here: "
"""How the reason begins for which a test is skipped; pytest names each at the end."""

SENTENCE = "Trẻ em được bảo vệ: ẫ, ỡ, ị, ự, đ"
PATIENCE = 120


def lacking(what: str) -> NoReturn:
    """Skip a test for want of a tool, or fail it where all of them are required."""
    if os.environ.get("MEDIA_MANDATE_BROWSER") == "required":
        pytest.fail(NOT_HERE + what)
    pytest.skip(NOT_HERE + what)


def good_office(folder: Path) -> None:
    """See that LibreOffice prints Vietnamese on this machine, in a sentence and nothing of ours."""
    program = shutil.which("soffice")
    if program is None:
        lacking("LibreOffice. Install libreoffice-writer-nogui and fonts-liberation2")
    document = Document()
    document.add_paragraph(SENTENCE)
    document.save(str(folder / "a.docx"))
    command = (program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless")
    try:
        run = subprocess.run(
            (*command, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "a.docx")),
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE,
        )
        said = " ".join(run.stderr.split())
    except (OSError, subprocess.TimeoutExpired) as error:
        said = str(error)
    printed = folder / "a.pdf"
    if not printed.is_file():
        lacking(
            "a LibreOffice that prints. It needs libreoffice-writer-nogui and a font such as "
            f"fonts-liberation2; it says: {said}"
        )
    if SENTENCE not in PdfReader(BytesIO(printed.read_bytes())).pages[0].extract_text():
        lacking("a font with Vietnamese letters for LibreOffice. Install fonts-liberation2")


@contextmanager
def good_chromium() -> Iterator[Browser]:
    """This machine's Chromium, once it has shown a text."""
    path = find_chromium()
    if path is None:
        lacking("Chromium. Install it, or name it in CHROMIUM")
    with ExitStack() as stack:
        try:
            browser = stack.enter_context(launch(path))
            page = browser.new_page()
            page.set_content(f"<span>{SENTENCE}</span>")
            is_seen = page.evaluate("document.querySelector('span').offsetWidth > 0")
            page.close()
        except Error as error:
            said = next(iter(str(error).splitlines()), "")
            is_seen = False
        else:
            said = "the text has no width"
        if not is_seen:
            lacking(f"a Chromium that shows text. It needs a font such as fonts-liberation2; it says: {said}")
        yield browser
