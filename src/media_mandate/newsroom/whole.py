"""Everything, read once and frozen: the newsroom of one day, from which all products are drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path

from media_mandate import ledger_rules
from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article, Unread
from media_mandate.articles.relations import SiteFiles, relation_problems, target_problems, twin_problems
from media_mandate.children.allowances import Allowance
from media_mandate.children.settings import safeguard_settings
from media_mandate.grades.proofs import KnownFirst, prove
from media_mandate.history import History, LineNode, read_versions
from media_mandate.mandate.file import FILE, load_mandate
from media_mandate.mandate.values import Mandate, Outlet, site_addresses
from media_mandate.media.covers import cover_problems
from media_mandate.media.pictures.file import Picture
from media_mandate.media.pictures.rules import CREDIT_UNTOLD
from media_mandate.media.pictures.use import read_pictures
from media_mandate.media.recordings.file import TYPES, Media
from media_mandate.media.recordings.notes import CACHE as SOUNDS
from media_mandate.media.recordings.use import named_media, read_media, recording_problems, with_lengths
from media_mandate.newsroom.clocks import commit_problems
from media_mandate.newsroom.comparing import compare_texts
from media_mandate.newsroom.easing import Excuses, dated_excuses
from media_mandate.newsroom.entering import (
    NOTHING_STOOD,
    Mandates,
    kept_standings,
    opened_standings,
    read_entries,
)
from media_mandate.newsroom.held import NOTHING_HELD, Held, HeldBack, without_links
from media_mandate.newsroom.looking import look_at_pictures
from media_mandate.newsroom.own_words import rewritten_problems, word_problems
from media_mandate.newsroom.reading import Page
from media_mandate.newsroom.readings import read_docs
from media_mandate.newsroom.renaming import with_free_names
from media_mandate.newsroom.store import Store, Tell
from media_mandate.newsroom.upheld import (
    Upheld,
    overruled_problems,
    purge_warnings,
    settled_proofs,
    softened,
    uphold,
)
from media_mandate.newsroom.withdrawn import shown_before
from media_mandate.problems import Level, Problem, Spot, guarded, in_order, private_paths
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
from media_mandate.reading.days_meant import with_days_meant
from media_mandate.reading.files import read_text
from media_mandate.reading.strict_yaml import read_yaml
from media_mandate.settled.file import read_settled

MAX_MISDATED = 3
"""Commits that no article hangs on and whose date cannot be are told one by one up to this number."""


@dataclass(frozen=True)
class Newsroom:
    """All articles of a mandate as they stand, judged on the day `as_of`.

    `unread` are the files whose fields were wrong, by path, with what could be read of their bodies; `html`
    is that of the bodies of all files by path, with addresses as they were written, fetched when it is asked
    for; `excuses` tells what eased months after their end, and since when git has it;
    `media` are the sounds and films of the articles, by path of the article; `pictures` are all picture
    files of the docs folder and the covers of podcasts, by path; `allowances` are the passages that give a
    child away and were allowed to. `upheld` is what still stands as it was settled at an upgrade. `held` are
    the files that are not as they stand in the repository, for they have errors.
    """

    mandate: Mandate
    as_of: date
    judgements: tuple[Judgement, ...]
    pages: tuple[Page, ...]
    unread: Mapping[str, Unread]
    history: History
    ledger: Ledger
    problems: tuple[Problem, ...]
    media: Mapping[str, Media]
    pictures: Mapping[str, Picture]
    allowances: tuple[Allowance, ...]
    upheld: Upheld
    html: Mapping[str, str]
    excuses: Excuses
    held: tuple[HeldBack, ...] = ()

    @cached_property
    def judgement(self) -> Mapping[str, Judgement]:
        """The judgements by path of the article."""
        return {judgement.article.path: judgement for judgement in self.judgements}

    @property
    def articles(self) -> Iterator[Article]:
        return (judgement.article for judgement in self.judgements)

    @cached_property
    def private(self) -> frozenset[str]:
        """The files that give a child away: whoever quotes them says where, and not what."""
        return private_paths(self.problems)

    def only(self, outlet: Outlet) -> Newsroom:
        """The same newsroom with the cells and articles of one outlet alone."""
        return replace(
            self,
            ledger=Ledger(tuple(self.ledger.of_outlet(outlet))),
            judgements=tuple(found for found in self.judgements if found.article.outlet is outlet),
            allowances=tuple(
                found for found in self.allowances if found.path.startswith(f"{DOCS}/{outlet.id}/")
            ),
            excuses=replace(
                self.excuses,
                easings=tuple(found for found in self.excuses.easings if found.outlet == outlet.id),
            ),
        )

    def without(self, paths: AbstractSet[str]) -> Newsroom:
        """The same newsroom without what stands in these files, but for what is told of them."""
        cells = (
            replace(cell, features=tuple(found for found in cell.features if found.article.path not in paths))
            for cell in self.ledger.cells
        )
        return replace(
            self,
            ledger=Ledger(tuple(cells)),
            judgements=tuple(found for found in self.judgements if found.article.path not in paths),
            pages=tuple(page for page in self.pages if page.path not in paths),
            unread={path: found for path, found in self.unread.items() if path not in paths},
        )


def held_back(newsroom: Newsroom) -> frozenset[str]:
    """The files that give a child away and are not published as they stand: errors, drafts, unread ones."""
    waiting = {found.article.path for found in newsroom.judgements if found.article.front.draft}
    waiting |= newsroom.unread.keys()
    return frozenset(
        problem.path
        for problem in newsroom.problems
        if problem.is_private and (problem.level is Level.PROBLEM or problem.path in waiting)
    )


def read_newsroom(
    root: Path,
    now: datetime,
    as_of: date | None = None,
    tell: Tell | None = None,
    faces: Path | None = None,
    held: Held = NOTHING_HELD,
) -> tuple[Newsroom | None, tuple[Problem, ...]]:
    """Read mandate, articles and history below `root`, and judge them.

    The day of judgement is `as_of`, else the sample's, else the day that `now` (with its zone) is in
    the mandate's zone. The newsroom is None where the mandate itself cannot be trusted.

    Where there is somebody to `tell` in a line what became of them, readings are kept below `root` for the
    next time, and those that were kept are taken. So it may be only where nobody else may write. Pictures are
    looked at for faces where there is a repository, `faces`, in which to keep what was seen. What is `held`
    back was put right in `root` already, and readings are kept at its home.
    """
    file, problems = load_mandate(root / FILE)
    if file is None:
        return None, in_order(list(with_days_meant(problems, as_of or now.date())))
    mandate = file.mandate
    day = as_of or mandate.day(now)
    said, allowed = safeguard_settings(file.source, file.text, mandate)
    of_site, allowed_there = _site_texts(root, mandate)
    settled, settled_problems = read_settled(root)
    read, store = read_docs(root, mandate, Upheld(root, settled), tell, held.home)
    sounds = (held.home or root) / SOUNDS if store.is_open else None
    articles = sorted(
        with_lengths(root, read.articles, sounds), key=lambda article: (article.date, article.id)
    )
    upheld = uphold(Upheld(root, settled), articles, read.unread, read.files)
    history, mandates = _entries(root, articles, read.blobs, mandate, upheld, store, held.nodes)
    published = [article for article in articles if article.is_published(day)]
    compared = compare_texts(root, articles, upheld.features, mandate, history, day, store)
    history = compared.history
    store.settle()
    media, media_problems = read_media(root, articles, mandate, sounds)
    before = shown_before(root, articles, history, mandate, day, sounds)
    order = _known_first(history, upheld)
    proofs, proof_problems = prove(root, articles, media, read.files, day, order, before)
    evidence = Evidence(history, compared.shares, upheld.features, proofs)
    judgements = tuple(judge(article, mandate, day, evidence) for article in articles)
    ledger = draw_ledger(judgements, mandate, day, history, upheld.kept)
    pictures, picture_problems = read_pictures(root, (*articles, *read.pages), read.files, mandate)
    seen, allowed_faces = (
        look_at_pictures(root, faces, (*articles, *read.pages), pictures, read.problems, tell)
        if faces is not None
        else ([], [])
    )
    files = read.files | {f"{DOCS}/{address}.md" for address in site_addresses(mandate)}
    reaching = {path for path in files if path.lower().endswith((".md", *TYPES))} | pictures.keys()
    site = SiteFiles(
        {article.id: article for article in articles},
        files,
        reaching | named_media(articles),
        day,
        held.absent,
        held.taken,
    )
    told = [
        *problems,
        *said,
        *of_site,
        *settled_problems,
        *read.problems,
        *relation_problems(articles, site),
        *twin_problems(compared.in_order),
        *(problem for page in read.pages for problem in target_problems(page.path, page.targets, day, site)),
        *media_problems,
        *settled_proofs(upheld, proof_problems),
        *recording_problems(root, (*articles, *read.pages), read.files, sounds),
        *(
            one
            for one in picture_problems
            if one.rule is not CREDIT_UNTOLD or one.path not in upheld.features
        ),
        *seen,
        *cover_problems(root, file),
        *exception_problems(ledger, file, day, history),
        *purge_problems(articles, file, day),
        *word_problems(judgements, day),
        *rewritten_problems(judgements, compared.rewritten),
        *_history_problems(published, mandate, history, ledger),
        *_date_problems(judgements, mandate, history, ledger),
        *commit_problems(history, mandate, now, day),
        *overruled_problems(judgements),
        *purge_warnings(settled, {purge.text_sha256 for purge in mandate.purges}),
    ]
    found = in_order(
        guarded(softened(upheld, list(with_free_names(with_days_meant(told, day), read.files)), history))
    )
    newsroom = Newsroom(
        mandate,
        day,
        judgements,
        read.pages,
        read.unread,
        history,
        ledger,
        found,
        media,
        pictures,
        (*allowed, *allowed_there, *read.allowances, *allowed_faces),
        upheld,
        without_links(store.html, held.absent, site_address(root)) if held.absent else store.html,
        dated_excuses(mandates, mandate, ledger, day, partial(read_versions, root)),
        held.files,
    )
    return newsroom, found


def _known_first(history: History, upheld: Upheld) -> KnownFirst:
    """The articles by when they were known: settled ones first, then as git saw them, then by their days."""

    def key(article: Article) -> tuple[bool, bool, float, date, str]:
        entry = history.entries.get(article.path) if history.is_known else None
        at = entry.first.at if entry is not None and entry.first is not None else None
        moment = at.timestamp() if at is not None else 0.0
        return article.path not in upheld.features, at is None, moment, article.date, article.id

    return key


SITE = "mkdocs.yml"
_ITS_TEXTS = ("site_name", "site_description", "site_author", "copyright")


def site_address(root: Path) -> str | None:
    """Where the site is published, as `mkdocs.yml` says it; whatever else is wrong there MkDocs tells."""
    try:
        text = (root / SITE).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    said = re.search(r"^site_url:\s*['\"]?(https?://[^\s'\"#]+)", text, re.MULTILINE)
    return said[1] if said else None


def _site_texts(root: Path, mandate: Mandate) -> tuple[list[Problem], list[Allowance]]:
    """What the site's own name gives away, or may; whatever else is wrong in that file MkDocs tells."""
    text = read_text(root / SITE, SITE)[0] if (root / SITE).is_file() else None
    source = read_yaml(text, SITE)[0] if text is not None else None
    if source is None or text is None:
        return [], []
    return safeguard_settings(source, text, mandate, _ITS_TEXTS)


def _entries(
    root: Path,
    articles: Sequence[Article],
    blobs: Mapping[str, str],
    mandate: Mandate,
    upheld: Upheld,
    store: Store,
    held: Mapping[str, LineNode],
) -> tuple[History, Mandates]:
    """When git saw what, read anew only for what changed."""
    try:
        kept = opened_standings(store.noted("standings"))
    except ValueError:
        store.throw_away()
        kept = NOTHING_STOOD
    texts = frozenset(feature.text_sha256 for feature, _settlement in upheld.settled.features)
    history, standings, mandates = read_entries(
        root, articles, blobs, mandate, upheld.features, texts, kept, held
    )
    store.note("standings", kept_standings(standings))
    return history, mandates


def _history_problems(
    articles: list[Article], mandate: Mandate, history: History, ledger: Ledger
) -> Iterator[Problem]:
    """What the unknown history leaves open: a problem where the verdict hangs on it, else a warning."""
    if history.unknown is None:
        return
    reason, hint = history.unknown, history.remedy
    if unknown := sum(cell.is_cut for cell in ledger.cells):
        yield ledger_rules.HISTORY_CUT.at(Spot("git"), hint=hint, reason=reason, count=unknown)
    if mandate.late_entry == "reject":
        yield ledger_rules.ENTRY_UNKNOWN.at(Spot(FILE, field="late_entry"), hint=hint, reason=reason)
    missing = {(cell.outlet, cell.month) for cell in ledger.of(Status.MISSING)}
    for article in articles:
        if article.front.withdrawn is not None:
            level = Level.PROBLEM if (article.outlet, article.month) in missing else Level.WARNING
            spot = Spot(article.path, *article.places.get(("withdrawn",), (1, 1)), "withdrawn")
            yield ledger_rules.WITHDRAWAL_UNPROVEN.at(spot, hint=hint, level=level, reason=reason)


def _date_problems(
    judgements: Sequence[Judgement], mandate: Mandate, history: History, ledger: Ledger
) -> Iterator[Problem]:
    """The commits whose date cannot be: a problem where a month hangs on what one entered, else a warning."""
    told = set()
    for judgement in judgements:
        by = judgement.entered_by
        if by is None or not judgement.is_misdated or not judgement.counts:
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
    dated = tuple(feature for feature in cell.features if not feature.is_misdated)
    return replace(cell, features=dated).lacking > 0
