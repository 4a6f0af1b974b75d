"""Files beside an article that were changed and broke it, although nobody touched the article itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from media_mandate.articles import rules as relations
from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.articles.relations import resolve
from media_mandate.history import LineNode, read_at
from media_mandate.media import rules as media_rules
from media_mandate.media.pictures import rules as picture_rules
from media_mandate.media.recordings import rules as recording_rules
from media_mandate.problems import Problem, Rule

_OF_FILES = frozenset(
    rule
    for room in (media_rules, picture_rules, recording_rules)
    for rule in (*vars(room).values(), relations.NO_SUCH_FILE)
    if isinstance(rule, Rule)
)


def may_be_of_a_file(problem: Problem) -> bool:
    """Whether what an article is told may be the fault of a file that it shows."""
    return problem.rule in _OF_FILES


def shown_files(article: Article) -> set[str]:
    """The files that an article shows or plays."""
    wanted = {resolve(article.path, target.address) or "" for target in article.targets}
    return {path for path in wanted if path.startswith(f"{DOCS}/") and not path.endswith(".md")}


def causes(
    root: Path, shown: Collection[str], nodes: Sequence[LineNode], lines: Mapping[str, Sequence[LineNode]]
) -> list[str]:
    """Those of the `shown` files that are not as they were when an article was committed as it stands.

    `nodes` are all versions of that article, `lines` those of the files. Raises OSError if git cannot tell.
    """
    head = nodes[-1].version if nodes else None
    if head is None or head.is_deletion or not shown:
        return []
    then = dict(read_at(root, [head.commit], {*shown, head.path}))
    here = root / head.path
    if not here.is_file() or then.get(head.path) != here.read_bytes():
        return []
    return sorted(
        path for path in shown if path in then and lines.get(path) and _is_other(root / path, then[path])
    )


def _is_other(file: Path, raw: bytes) -> bool:
    return file.is_symlink() or not file.is_file() or file.read_bytes() != raw
