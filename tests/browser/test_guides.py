"""The guides taken and printed anew, in a real browser; and what they quote of the product and its form."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.programs import lacking
from tests.sites import ROOT, command, skip_unless_sample

skip_unless_sample()

pytestmark = pytest.mark.browser

FOLDER = ROOT / "guides"
BROUGHT = ROOT / "build/admin/node_modules"
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{.+?\}")
CATALOGUE = ROOT / "src/media_mandate/locales/vi/LC_MESSAGES/media_mandate.po"


@pytest.fixture(scope="module")
def form() -> Path:
    """The words of Sveltia CMS."""
    if not (BROUGHT / ".package-lock.json").is_file():
        lacking("the form. Run python3 scripts/add_admin.py once, which fetches it through npm")
    return BROUGHT / "@sveltia/cms/locales/vi.json"


def test_every_picture_is_taken_anew_and_each_guide_still_fits_its_page(
    browser: Browser, form: Path, tmp_path: Path
) -> None:
    """Of the product as it is now: the very pictures that the guides show, each guide on one page of A4."""
    run = command(ROOT, "make_guides", "--output", str(tmp_path))
    assert run.returncode == 0, run.stdout + run.stderr
    taken = {path.name for path in tmp_path.glob("pictures/*")}
    assert taken == {path.name for path in FOLDER.glob("pictures/*")}
    printed = list(tmp_path.glob("print/*.pdf"))
    assert {path.name for path in printed} == {path.name for path in FOLDER.glob("print/*")}
    for path in printed:
        (page,) = PdfReader(path).pages
        assert [round(float(edge) / 72 * 25.4) for edge in page.mediabox[2:]] == [210, 297]


def test_what_a_guide_quotes_is_said_by_the_product(form: Path) -> None:
    """Each text in “quotes” is a message of ours, or a word of the form, as it stands today."""
    with CATALOGUE.open("rb") as stream:
        said = [
            string
            for message in read_po(stream)
            if message.id
            for string in (message.string if isinstance(message.string, (list, tuple)) else [message.string])
            if string
        ]
    said += _leaves(json.loads(form.read_text("utf-8")))
    for guide in FOLDER.glob("*.md"):
        quoted = re.findall(r"“(.+?)”", re.sub(r"\s+", " ", guide.read_text("utf-8")))
        unknown = [words for words in quoted if not any(_says(message, words) for message in said)]
        assert unknown == [], guide.name


def _says(message: str, words: str) -> bool:
    """Whether a message is those words, placeholders filled in, or has them between two, or as its end."""
    parts = PLACEHOLDER.split(message)
    if len("".join(parts)) < 10:  # what is hardly more than placeholders would say anything
        return message == words
    pattern = ".+".join(map(re.escape, parts))
    is_between = len(words) >= 10 and words in (part.strip() for part in parts)
    return (
        is_between
        or re.fullmatch(pattern, words) is not None
        or (words.endswith(".") and message.endswith(f". {words}"))
    )


def _leaves(tree: object) -> list[str]:
    if isinstance(tree, dict):
        return [leaf for branch in tree.values() for leaf in _leaves(branch)]
    return [tree] if isinstance(tree, str) else []
