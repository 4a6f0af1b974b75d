"""One newsroom for the whole corpus, into which every file is imported by the real command."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from media_mandate.word.package import open_word
from media_mandate.word.shown import shown_text
from tests.newsdesk import Desk
from tests.sites import command, copy_product
from tests.word.corpus import CORPUS

Import = Callable[..., subprocess.CompletedProcess[str]]
FOLDER = "docs/bao/2026/01"


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with the product around it, without git."""
    desk = Desk(tmp_path_factory.mktemp("word") / "Tòa soạn số 1")
    copy_product(desk.root)
    return desk


@pytest.fixture(scope="session")
def imported(newsroom: Desk) -> Import:
    """Import a Word file under a name of its own, in English."""

    def run(slug: str, file: bytes, *arguments: str, name: str = "bài viết.docx"):  # type: ignore[no-untyped-def]
        path = newsroom.root / "hộp thư" / slug / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file)
        given = ("--outlet", "bao", "--date", "2026-01-05", "--topic", "duoi-nuoc", "--slug", slug)
        return command(newsroom.root, "import_word", str(path), *given, "--lang", "en", *arguments)

    return run


@pytest.fixture(scope="session")
def runs(imported: Import) -> dict[str, subprocess.CompletedProcess[str]]:
    """What the command said of each file of the corpus."""
    return {kind: imported(f"kieu-{kind}", make()) for kind, (make, *_rest) in CORPUS.items()}


def article(newsroom: Desk, slug: str) -> str:
    return (newsroom.root / FOLDER / f"{slug}.md").read_text("utf-8")


def body(newsroom: Desk, slug: str) -> str:
    return article(newsroom, slug).split("---\n", 2)[2].strip("\n")


def folder(newsroom: Desk) -> Path:
    return newsroom.root / FOLDER


def words_of(*texts: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", " ".join(texts)).casefold())


def untold(file: bytes, text: str, said: str) -> set[str]:
    """The words of a Word file that stand as often neither in its article nor in what is told of it."""
    return set(Counter(words_of(shown_text(open_word("bai.docx", file)))) - Counter(words_of(text, said)))
