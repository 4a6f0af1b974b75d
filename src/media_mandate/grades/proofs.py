"""What shows that an article ran, and how far: the grade of each, with what it lacks for a higher one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from typing import Any

from media_mandate.articles.article import Article
from media_mandate.articles.relations import resolve
from media_mandate.grades import rules
from media_mandate.grades.answers import SUFFIX, answer_path, read_answer
from media_mandate.grades.fitness import is_front_page, unfit
from media_mandate.grades.scans import scan_flaw
from media_mandate.mandate.grades import Grade
from media_mandate.media.recordings.file import Media
from media_mandate.media.recordings.heard import Heard
from media_mandate.messages import Text, _
from media_mandate.problems import Problem, Spot


@dataclass(frozen=True, slots=True)
class Graded:
    """The grade of an article, and what it is known by.

    `sha256` is that of the scan or sound, or of what answered on the day `asked`. `lacking` says what a
    higher grade would need; None of the highest.
    """

    grade: Grade = Grade.DECLARED
    sha256: str | None = None
    asked: date | None = None
    lacking: Text | None = None


NOTHING_SHOWN = Graded(lacking=_("nothing beside it shows where it ran"))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a file or an answer shows before others are asked whether it is theirs, too.

    `name` is that of the file or address, `is_page` tells that several articles may stand on it.
    """

    proof: Graded
    name: str = ""
    is_page: bool = False
    heard: Heard | None = field(default=None, repr=False)


KnownFirst = Callable[[Article], Any]
"""By which of two articles that have one scan or one sound the first is known: a key to sort by."""


def prove(
    root: Path,
    articles: Iterable[Article],
    media: Mapping[str, Media],
    files: AbstractSet[str],
    as_of: date,
    order: KnownFirst,
    before: Mapping[str, Shown],
) -> tuple[dict[str, Graded], list[Problem]]:
    """The proof of each article by path, and what is wrong with those of articles that are no drafts.

    `files` are the paths of all files below the docs folder, `before` is what showed those that are
    withdrawn while they stood, by path. Nothing is asked of the network.
    """
    problems = list(_left_over(articles := list(articles), files))
    proofs: dict[str, Graded] = {}
    known = Known()
    for article in sorted(articles, key=order):
        wrong: list[Problem] = []
        front = article.front
        if front.withdrawn is not None:
            shown = _of_withdrawn(before.get(article.path))
        else:
            shown = show(root, article, media.get(article.path), files, as_of, wrong)
        repeats = front.draft or front.rerun_of or front.translation_of
        if not repeats and shown.proof.sha256 is not None:
            if (other := known.first(article, shown)) is not None:
                wrong.append(
                    rules.USED_BEFORE.at(
                        Spot(article.path, *_place(article)), path=other.path, what=shown.name, id=other.id
                    )
                )
                lacking = _("what shall show it is what {path} has", path=other.path)
                shown = replace(shown, proof=Graded(lacking=lacking))
            else:
                known.add(article, shown)
        proofs[article.path] = shown.proof
        if not front.draft and front.withdrawn is None:
            problems += wrong
    return proofs, problems


_HOLDERS = 16
"""Of so many sounds that have one mark, such as that of a jingle, others need not be asked."""


class Known:
    """The articles that something shows, to be found by what it is: each is held against few of them."""

    def __init__(self) -> None:
        self._all: list[tuple[Article, Shown]] = []
        self._by_hash: defaultdict[str | None, list[int]] = defaultdict(list)
        self._by_mark: dict[int, int] = {}
        self._further: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, article: Article, shown: Shown) -> None:
        number = len(self._all)
        self._all.append((article, shown))
        self._by_hash[shown.proof.sha256].append(number)
        for mark in shown.heard.marks if shown.heard is not None else ():
            if self._by_mark.setdefault(mark, number) != number and len(self._further[mark]) < _HOLDERS:
                self._further[mark].append(number)

    def first(self, article: Article, shown: Shown) -> Article | None:
        """The article that had the same before; a page of one issue may hold several."""
        asked = set(self._by_hash.get(shown.proof.sha256, ()))
        for mark in shown.heard.marks if shown.heard is not None else ():
            if (number := self._by_mark.get(mark)) is not None:
                asked.add(number)
                asked.update(self._further.get(mark, ()))
        for other, its in map(self._all.__getitem__, sorted(asked)):
            is_one_issue = (other.outlet, other.month) == (article.outlet, article.month)
            if shown.is_page and its.is_page and is_one_issue:
                continue
            if not is_one_issue and other.outlet is not article.outlet and other.month == article.month:
                continue  # two outlets that broadcast one piece of a unit
            is_same = shown.proof.sha256 == its.proof.sha256
            if is_same or (
                shown.heard is not None and its.heard is not None and shown.heard.is_of(its.heard)
            ):
                return other
        return None


def _place(article: Article) -> tuple[int, int]:
    """Where the article names what shall show that it ran."""
    for key in (("printed", "scan"), ("broadcast", "media"), ("printed", "url")):
        if key in article.places:
            return article.places[key]
    return 1, 1


def _left_over(articles: list[Article], files: AbstractSet[str]) -> Iterator[Problem]:
    named = {answer_path(article.path) for article in articles}
    for path in sorted(files):
        # An article whose fields are wrong is told of already, and its answer stays.
        if path.endswith(SUFFIX) and path not in named and f"{path.removesuffix(SUFFIX)}.md" not in files:
            yield rules.ANSWER_LEFT.at(Spot(path))


def show(
    root: Path,
    article: Article,
    media: Media | None,
    files: AbstractSet[str],
    as_of: date,
    wrong: list[Problem],
) -> Shown:
    """What the files below `root` show of an article that is not withdrawn; `wrong` takes what is wrong."""
    front = article.front
    if front.broadcast is not None:
        if front.broadcast.media is None:
            return Shown(Graded(lacking=_NO_MEDIA))
        if "://" not in front.broadcast.media:
            return _sound(article, media, wrong)
        return _linked(root, article, front.broadcast.media, files, as_of, wrong)
    printed = front.printed
    if printed is not None and printed.scan is not None:
        found = _scan(root, article, printed.scan, files, wrong)
        if found.proof.grade is Grade.KEPT or printed.url is None:
            return found
    if printed is not None and printed.url is not None:
        return _linked(root, article, printed.url, files, as_of, wrong)
    return Shown(Graded(lacking=_NO_SCAN))


_WITHDRAWN = _("it is withdrawn, and git has nothing more beside it that would show where it ran")
_NO_MEDIA = _("put the sound as it was broadcast beside the article, and name it at media: of broadcast:")
_NO_SCAN = _(
    "put a scan of the page beside the article, and name it at scan: of printed:; or write its address on "
    "the newspaper's site at url: and run scripts/ask_links.py"
)


def _of_withdrawn(before: Shown | None) -> Shown:
    """What shows it is gone from here, so that nothing can be added to what git has."""
    if before is None:
        return Shown(Graded(lacking=_WITHDRAWN))
    lacking = None if before.proof.grade is Grade.KEPT else _WITHDRAWN
    return replace(before, proof=replace(before.proof, lacking=lacking))


def _sound(article: Article, media: Media | None, wrong: list[Problem]) -> Shown:
    """A sound beside the article; what is wrong with the file itself is told where it is read."""
    heard = media.heard if media is not None else None
    if media is None or heard is None:
        return Shown(Graded(lacking=_("its sound is not there, or nothing plays it")))
    spot = Spot(article.path, *_place(article), "broadcast.media")
    name = PurePosixPath(media.address).name
    if abs(media.seconds - (article.seconds or 0)) > max(2, media.seconds / 50):
        return Shown(Graded(lacking=_("its duration is not that of its sound")))
    if heard.is_silent:
        silent = round(heard.silent * heard.seconds)
        wrong.append(rules.SOUND_SILENT.at(spot, name=name, silent=silent, seconds=media.seconds))
        return Shown(Graded(lacking=_("there is no sound in {name}", name=name)))
    if heard.is_steady:
        wrong.append(rules.SOUND_STEADY.at(spot, name=name))
        return Shown(Graded(lacking=_("{name} is a tone or a noise", name=name)))
    if heard.is_repeated:
        own = round(heard.own * (1 - heard.silent) * heard.seconds)
        wrong.append(rules.SOUND_REPEATED.at(spot, name=name, own=own, seconds=media.seconds))
        return Shown(Graded(lacking=_("{name} plays a short sound over and over", name=name)))
    return Shown(Graded(Grade.KEPT, media.sha256), name, heard=heard)


def _scan(root: Path, article: Article, scan: str, files: AbstractSet[str], wrong: list[Problem]) -> Shown:
    spot = Spot(article.path, *_place(article), "printed.scan")
    path, name = resolve(article.path, scan), PurePosixPath(scan).name
    if path is None or path not in files or (root / path).is_symlink():
        wrong.append(rules.NO_SCAN.at(spot, name=name))
        return Shown(Graded(lacking=_("there is no file {name}", name=name)))
    try:
        flaw = scan_flaw(root / path)
    except OSError:
        flaw = _("it cannot be read")
    if flaw is None and path in {resolve(article.path, figure.target.address) for figure in article.figures}:
        flaw = _("it is a picture that the article shows")
    if flaw is not None:
        wrong.append(rules.SCAN_UNFIT.at(spot, name=name, reason=flaw))
        return Shown(
            Graded(lacking=_("{name} shows no page of a newspaper: {reason}", name=name, reason=flaw))
        )
    return Shown(Graded(Grade.KEPT, _sha256(root / path)), name, is_page=True)


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _linked(
    root: Path, article: Article, url: str, files: AbstractSet[str], as_of: date, wrong: list[Problem]
) -> Shown:
    field = "broadcast.media" if article.front.broadcast is not None else "printed.url"
    spot = Spot(article.path, *_place(article), field)
    asking = _("nobody has asked for its link: run python3 scripts/ask_links.py {path}", path=article.path)
    if is_front_page(url):
        wrong.append(rules.FRONT_PAGE.at(spot, url=url))
        return Shown(Graded(lacking=_("its link leads to the front page of a site")))
    path = answer_path(article.path)
    if path not in files:
        return Shown(Graded(lacking=asking))
    answer = read_answer(root, path)
    if answer is None:
        wrong.append(rules.ANSWER_UNREAD.at(Spot(path), path=article.path))
        return Shown(Graded(lacking=asking))
    if (reason := unfit(answer, article, url, as_of)) is not None:
        wrong.append(rules.ANSWER_UNFIT.at(spot, reason=reason, path=article.path))
        return Shown(Graded(lacking=reason))
    return Shown(
        Graded(Grade.LINKED, answer.sha256, answer.asked, lacking=_KEEP),
        url,
        is_page=article.front.broadcast is None,
    )


_KEEP = _("put the scan or the sound itself beside the article")
