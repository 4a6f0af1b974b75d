"""Files beside the folders of articles that nobody meant as pages, as an article that was uploaded there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath

from media_mandate.articles.address import DOCS
from media_mandate.history import LineNode, read_lines, read_versions
from media_mandate.mandate.values import Mandate
from media_mandate.newsroom.readings import read_page
from media_mandate.problems import is_error
from media_mandate.reading.files import decode


def misplaced(root: Path, paths: Collection[str], mandate: Mandate) -> set[str]:
    """Those of the files beside the folders of articles that never were a page, as one put there by mistake.

    The page of such a name that readers know, if there is one, has stood in git without errors.
    """
    beside = {
        path for path in paths if PurePosixPath(path).parent == PurePosixPath(DOCS) and _is_there(root / path)
    }
    if not beside:
        return set()
    lines = read_lines(root, (DOCS,), dict.fromkeys(beside))
    return {path for path in beside if not _stood(root, path, lines[path], mandate)}


def _stood(root: Path, path: str, nodes: Iterable[LineNode], mandate: Mandate) -> bool:
    versions = [node.version for node in nodes if not node.version.is_deletion and node.version.path == path]
    for _version, raw in read_versions(root, versions):
        found = read_page(PurePosixPath(path), mandate, *decode(raw, path))
        if found.page is not None and not any(map(is_error, found.problems)):
            return True
    return False


def _is_there(file: Path) -> bool:
    return file.is_file() or file.is_symlink()
