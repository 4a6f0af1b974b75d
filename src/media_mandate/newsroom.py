"""Everything, read once and frozen: the newsroom of one day, from which all products are drawn."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from media_mandate import desk_rules, ledger_rules
from media_mandate.addresses import RESERVED
from media_mandate.articles.address import DOCS, read_address
from media_mandate.articles.article import (
    Article,
    body_problems,
    figures_below,
    read_article,
    targets_below,
    text_sha256,
)
from media_mandate.articles.front_matter import is_draft
from media_mandate.articles.relations import SiteFiles, relation_problems, target_problems
from media_mandate.articles.repeats import find_copies
from media_mandate.children.allowances import Allowance
from media_mandate.children.duty import safeguard, safeguard_page, safeguard_unread
from media_mandate.history import FileHistory, History, read_history, read_versions
from media_mandate.mandate.file import FILE, load_mandate
from media_mandate.mandate.values import Mandate, Outlet, site_addresses
from media_mandate.media.covers import cover_problems
from media_mandate.media.pictures.file import Picture
from media_mandate.media.pictures.use import read_pictures
from media_mandate.media.recordings.file import TYPES, Media
from media_mandate.media.recordings.use import named_media, read_media, recording_problems
from media_mandate.problems import Level, Problem, Spot, in_order
from media_mandate.quota import (
    Evidence,
    Judgement,
    Ledger,
    Status,
    draw_ledger,
    exception_problems,
    judge,
    purge_problems,
)
from media_mandate.reading.document import Document, read_document
from media_mandate.reading.fields import Frozen, Line, nearest, problems_of
from media_mandate.reading.files import decode, read_text, reason_of
from media_mandate.reading.prose import Figure, Target
from media_mandate.reading.rules import LINK

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
"""Suffixes that MkDocs takes for pages."""

MAX_MISDATED = 3
"""Commits that no article hangs on and whose date cannot be are told one by one up to this number."""

OFFICE = frozenset({".doc", ".docx", ".odt", ".rtf", ".txt", ".pdf"})
"""Suffixes of texts that somebody may take for articles."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that editors keep beside the articles, such as "about"."""

    path: str
    title: str
    description: str | None
    body: str
    targets: tuple[Target, ...]
    figures: tuple[Figure, ...]

    @property
    def address(self) -> str:
        """Its address on the site without the slashes around it."""
        return self.path.removeprefix(f"{DOCS}/").removesuffix(".md")


@dataclass(frozen=True)
class Newsroom:
    """All articles of a mandate as they stand, judged on the day `as_of`.

    `unread` are the files whose fields were wrong, by path, with what could be read of their bodies;
    `media` are the sounds and films of the articles, by path of the article; `pictures` are all picture
    files of the docs folder and the covers of podcasts, by path; `allowances` are the passages that give a
    child away and were allowed to.
    """

    mandate: Mandate
    as_of: date
    judgements: tuple[Judgement, ...]
    pages: tuple[Page, ...]
    unread: Mapping[str, str]
    history: History
    ledger: Ledger
    problems: tuple[Problem, ...]
    media: Mapping[str, Media]
    pictures: Mapping[str, Picture]
    allowances: tuple[Allowance, ...]

    @cached_property
    def judgement(self) -> Mapping[str, Judgement]:
        """The judgements by path of the article."""
        return {judgement.article.path: judgement for judgement in self.judgements}

    @property
    def articles(self) -> Iterator[Article]:
        return (judgement.article for judgement in self.judgements)

    def only(self, outlet: Outlet) -> Newsroom:
        """The same newsroom with the cells and articles of one outlet alone."""
        return replace(
            self,
            ledger=Ledger(tuple(self.ledger.of_outlet(outlet))),
            judgements=tuple(found for found in self.judgements if found.article.outlet is outlet),
            allowances=tuple(
                found for found in self.allowances if PurePosixPath(found.path).parts[1] == outlet.id
            ),
        )


def read_newsroom(
    root: Path, now: datetime, as_of: date | None = None
) -> tuple[Newsroom | None, tuple[Problem, ...]]:
    """Read mandate, articles and history below `root`, and judge them.

    The day of judgement is `as_of`, else the sample's, else the day that `now` (with its zone) is in
    the mandate's zone. The newsroom is None where the mandate itself cannot be trusted.
    """
    file, problems = load_mandate(root / FILE)
    if file is None:
        return None, in_order(problems)
    mandate = file.mandate
    day = as_of or mandate.day(now)
    desk = _read_desk(root, mandate)
    articles = sorted(desk.articles, key=lambda article: (article.date, article.id))
    history = read_history(root, DOCS, desk.stands, _stood)
    published = [article for article in articles if article.is_published(day)]
    evidence = Evidence(history, find_copies(published), _proven(root, published, history))
    judgements = tuple(judge(article, mandate, day, evidence) for article in articles)
    ledger = draw_ledger(judgements, mandate, day, history)
    media, media_problems = read_media(root, articles, mandate)
    pictures, picture_problems = read_pictures(root, (*articles, *desk.pages), desk.files, mandate)
    files = desk.files | {f"{DOCS}/{address}.md" for address in site_addresses(mandate)}
    reaching = {path for path in files if path.lower().endswith((".md", *TYPES))} | pictures.keys()
    site = SiteFiles(
        {article.id: article for article in articles}, files, reaching | named_media(articles), day
    )
    found = in_order(
        [
            *problems,
            *desk.problems,
            *relation_problems(articles, site),
            *(
                problem
                for page in desk.pages
                for problem in target_problems(page.path, page.targets, day, site)
            ),
            *media_problems,
            *recording_problems(root, (*articles, *desk.pages), desk.files),
            *picture_problems,
            *cover_problems(root, file),
            *exception_problems(ledger, file, day, history),
            *purge_problems(articles, file, day),
            *_copy_warnings(published, evidence),
            *_history_problems(published, mandate, history, ledger),
            *_date_problems(judgements, mandate, history, ledger),
        ]
    )
    pages = tuple(desk.pages)
    allowances = tuple(desk.allowances)
    newsroom = Newsroom(
        mandate, day, judgements, pages, desk.unread, history, ledger, found, media, pictures, allowances
    )
    return newsroom, found


@dataclass(slots=True)
class _Desk:
    """What lies in the docs folder, while it is read."""

    articles: list[Article]
    pages: list[Page]
    unread: dict[str, str]
    stands: dict[str, _Stand]
    files: set[str]
    problems: list[Problem]
    allowances: list[Allowance]


@dataclass(frozen=True, slots=True)
class _Stand:
    """What must stay the same for an article to stand as it does; see "entered" in the mandate's rules."""

    folder: str
    date: str | None
    outlet: str
    rerun_of: str | None
    draft: bool


def _stand(path: str, fields: Mapping[str, object]) -> _Stand:
    def text(name: str) -> str | None:
        value = fields.get(name)
        return None if value is None else str(value).strip()

    folder = path.rpartition("/")[0]
    outlet = text("outlet") or path.split("/")[1]
    return _Stand(folder, text("date"), outlet, text("rerun_of"), (text("draft") or "").lower() == "true")


def _stood(path: str, raw: bytes) -> _Stand | None:
    """How an earlier version of a file stood; None where it could not be read."""
    document = _document(path, raw)
    return None if document is None else _stand(path, document.front.values)


def _document(path: str, raw: bytes) -> Document | None:
    text, _problems = decode(raw, path)
    return None if text is None else read_document(text, path)[0]


def _read_desk(root: Path, mandate: Mandate) -> _Desk:
    desk = _Desk([], [], {}, {}, set(), [], [])
    documents: list[Document] = []
    for file, path in _files(root, desk):
        desk.files.add(str(path))
        suffix = path.suffix.lower()
        outlet = len(path.parts) > 2 and path.parts[1] in mandate.outlet
        if file.is_symlink():
            desk.problems.append(LINK.at(Spot(str(path))))
        elif outlet and path.name.lower().endswith(".md.txt"):
            name = path.name[: -len(".txt")]
            desk.problems.append(desk_rules.ENDS_IN_TXT.at(Spot(str(path)), name=name))
        elif suffix not in MARKDOWN and not path.name.lower().endswith(".md"):
            if outlet and suffix in OFFICE:
                desk.problems.append(desk_rules.OFFICE_FILE.at(Spot(str(path))))
        elif outlet:
            documents += _read_article(file, path, mandate, desk)
        elif len(path.parts) == 2:
            _read_page(file, path, mandate, desk)
        else:
            hint = nearest(path.parts[1], list(mandate.outlet))
            folder = f"{DOCS}/{path.parts[1]}"
            desk.problems.append(desk_rules.NO_OUTLET.at(Spot(str(path)), hint=hint, folder=folder))
    # In a pass of its own, which the processor's cache rewards with an eighth of the whole check.
    for document, article in zip(documents, desk.articles, strict=True):
        problems, allowances = safeguard(document, article, mandate)
        desk.problems += _softened(problems) if article.front.draft else problems
        desk.allowances += allowances
    return desk


def _files(root: Path, desk: _Desk) -> Iterator[tuple[Path, PurePosixPath]]:
    """The files of the docs folder in a fixed order; linked folders are problems and are not entered."""

    def unreadable(error: OSError) -> None:
        name = Path(error.filename).relative_to(root).as_posix()
        desk.problems.append(desk_rules.FOLDER_UNREADABLE.at(Spot(name), reason=reason_of(error)))

    for folder, folders, names in os.walk(root / DOCS, onerror=unreadable):
        folders.sort()
        here = Path(folder)
        place = here.relative_to(root).as_posix()
        linked = (here / name for name in folders if (here / name).is_symlink())
        for file in (*(here / name for name in sorted(names)), *linked):
            path = f"{place}/{file.name}"
            shown = path.encode("utf-8", "replace").decode()
            if shown == path:
                yield file, PurePosixPath(path)
            else:
                desk.problems.append(desk_rules.NAME_NO_UNICODE.at(Spot(shown)))


def _softened(problems: list[Problem]) -> list[Problem]:
    """A draft is not published, so what is wrong in it stops nothing."""
    return [problem.as_warning() for problem in problems]


def _read_article(file: Path, path: PurePosixPath, mandate: Mandate, desk: _Desk) -> list[Document]:
    """Lay an article on the desk; its document comes back where it could be read."""
    address, problems = read_address(path, mandate)
    text, more = read_text(file, str(path))
    problems += more
    document = None
    if text is not None:
        document, more = read_document(text, str(path))
        problems += more
    article = None
    if address is not None and document is not None:
        article, more = read_article(document, address, mandate)
        problems += more
    softened = document is not None and is_draft(document.front.values)
    desk.problems += _softened(problems) if softened else problems
    if article is None or document is None:
        desk.unread[str(path)] = document.body if document else ""
        desk.problems += safeguard_unread(document, mandate) if document else ()
        return []
    desk.articles.append(article)
    desk.stands[article.path] = _stand(article.path, document.front.values)
    return [document]


class _PageFields(Frozen):
    """The front matter of a page that is no article."""

    title: Line
    description: Line | None = None


def _read_page(file: Path, path: PurePosixPath, mandate: Mandate, desk: _Desk) -> None:
    if path.stem.lower() in RESERVED | {"index", "readme"} | mandate.outlet.keys() or path.suffix != ".md":
        desk.problems.append(desk_rules.OWN_PAGE.at(Spot(str(path))))
        return
    text, problems = read_text(file, str(path))
    document = None
    if text is not None:
        document, problems = read_document(text, str(path))
    if document is not None and {"date", "topics"} & document.front.values.keys():
        example = f"{DOCS}/{next(iter(mandate.outlet))}/2025/06/"
        problems.append(desk_rules.OUTSIDE_OUTLETS.at(Spot(str(path)), example=example))
    elif document is not None:
        try:
            fields = _PageFields.model_validate(document.front.values)
            targets, figures = tuple(targets_below(document)), tuple(figures_below(document))
            problems += body_problems(document)
            more, allowances = safeguard_page(document, fields.title, fields.description, mandate)
            problems += more
            desk.allowances += allowances
            page = Page(str(path), fields.title, fields.description, document.body, targets, figures)
            desk.pages.append(page)
        except ValidationError as error:
            problems += problems_of(error, document.front, _PageFields)
    desk.problems += problems


def _proven(root: Path, articles: list[Article], history: History) -> frozenset[str]:
    """The withdrawn articles of which git has the frozen text, published with the same date and outlet."""
    claims = [
        (article.id, article.front.withdrawn.sha256, version)
        for article in articles
        if article.front.withdrawn is not None
        for version in history.entries.get(article.path, FileHistory()).versions
    ]
    proven = set()
    texts = read_versions(root, [version for _id, _sha256, version in claims])
    for (id, frozen, _version), (version, raw) in zip(claims, texts, strict=True):
        document = _document(version.path, raw)
        was_published = document is not None and "withdrawn" not in document.front.values
        if document and was_published and text_sha256(document.body) == frozen:
            proven.add(id)
    return frozenset(proven)


def _copy_warnings(articles: list[Article], evidence: Evidence) -> Iterator[Problem]:
    for article in articles:
        original = evidence.copies.get(article.id)
        if original is not None and original.sha256 != article.sha256:
            yield ledger_rules.COPIED.at(Spot(article.path, 1), path=original.path, id=original.id)


def _history_problems(
    articles: list[Article], mandate: Mandate, history: History, ledger: Ledger
) -> Iterator[Problem]:
    """What the unknown history leaves open: a problem where the verdict hangs on it, else a warning."""
    if history.unknown is None:
        return
    reason = history.unknown
    if mandate.late_entry == "reject":
        yield ledger_rules.ENTRY_UNKNOWN.at(Spot(FILE, field="late_entry"), reason=reason)
    missing = {(cell.outlet, cell.month) for cell in ledger.of(Status.MISSING)}
    for article in articles:
        if article.front.withdrawn is not None:
            level = Level.PROBLEM if (article.outlet, article.month) in missing else Level.WARNING
            spot = Spot(article.path, *article.places.get(("withdrawn",), (1, 1)), "withdrawn")
            yield ledger_rules.WITHDRAWAL_UNPROVEN.at(spot, level=level, reason=reason)


def _date_problems(
    judgements: Sequence[Judgement], mandate: Mandate, history: History, ledger: Ledger
) -> Iterator[Problem]:
    """The commits whose date cannot be: a problem where a month hangs on what one entered, else a warning."""
    told = set()
    for judgement in judgements:
        by = judgement.entered_by
        if by is None or by.at is not None or not judgement.counts:
            continue
        told.add(by.commit)
        level = Level.PROBLEM if _hangs(judgement, mandate, ledger) else Level.WARNING
        spot = Spot(judgement.article.path)
        yield ledger_rules.ENTRY_MISDATED.at(spot, level=level, reason=history.undated(by.commit))
    others = [commit for commit in history.misdated if commit not in told]
    for commit in others[:MAX_MISDATED]:
        yield ledger_rules.COMMIT_MISDATED.at(Spot("git"), reason=history.undated(commit))
    if len(others) > MAX_MISDATED:
        yield ledger_rules.MORE_MISDATED.at(Spot("git"), count=len(others) - MAX_MISDATED)


def _hangs(judgement: Judgement, mandate: Mandate, ledger: Ledger) -> bool:
    """Whether its month may lack a feature, were its entry late."""
    article = judgement.article
    cell = ledger.cell(article.outlet.id, article.month)
    if (
        cell is None
        or cell.exception
        or mandate.late_entry != "reject"
        or mandate.is_taken_over(article.month)
    ):
        return False
    return cell.counted - sum(feature.is_misdated for feature in cell.features) < cell.minimum
