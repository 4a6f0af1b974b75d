"""The check of one article in the form, before it is saved: the same rules, in the words of `check`.

It takes the file as it would be saved and the index that a build left; so it runs in a browser, where there
is neither git nor any other file. What it cannot know it names, to be seen after saving.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath

from media_mandate.articles import rules
from media_mandate.articles.article import Article
from media_mandate.articles.front_matter import is_draft as is_draft_of
from media_mandate.articles.relations import SiteFiles, relation_problems, resolve, twin_problems
from media_mandate.articles.repeats import Comparable, takings_of
from media_mandate.articles.shares import Share, is_measured, share_of
from media_mandate.desk.form_index import FileKind, FormIndex, IndexedMonth
from media_mandate.desk.form_knowledge import (
    ANY,
    PICTURES,
    REACHING,
    IndexedFiles,
    OtherArticle,
    OtherArticles,
)
from media_mandate.history import History
from media_mandate.mandate.grades import Grade
from media_mandate.mandate.values import Mandate
from media_mandate.media.pictures.file import Picture
from media_mandate.media.pictures.use import page_problems
from media_mandate.media.recordings.use import named_media, read_media
from media_mandate.messages import Text, _
from media_mandate.newsroom.alone import read_alone, safeguarded
from media_mandate.newsroom.own_words import word_problems
from media_mandate.newsroom.renaming import with_free_names
from media_mandate.problems import Level, Problem, guarded, in_order
from media_mandate.quota import Evidence, Judgement, Reason, judge
from media_mandate.reading.days_meant import with_days_meant
from media_mandate.reading.document import read_document
from media_mandate.reading.files import decode

_NOWHERE = Path("/nowhere")
_NO_GIT = History(unknown=_("git is not asked before saving"))


OF_OTHERS = frozenset(
    rule.code
    for rule in (
        *(rules.NO_SUCH_FILE, rules.NEVER_PUBLISHED, rules.LINK_TOO_EARLY, rules.SAME_TEXT),
        *(rules.NO_ARTICLE, rules.ORIGINAL_UNPUBLISHED, rules.NO_ORIGINAL, rules.ORIGINAL_WITHDRAWN),
        *(rules.NOTHING_MOVED, rules.MOVED_TWICE),
    )
)
"""What is told of an article beside others: by the site as it was built, whatever was saved since."""


@dataclass(frozen=True)
class Checked:
    """What is told of one article. `judgement` and `month` are None where its fields are wrong.

    `after` is what only a check behind the saving can tell. `draft` says of one that gives a child away who
    reads it nevertheless.
    """

    problems: tuple[Problem, ...]
    judgement: Judgement | None
    month: Text | None
    after: tuple[Text, ...]
    draft: Text | None
    always: bool

    @property
    def refusing(self) -> tuple[Problem, ...]:
        """For what it is not to be saved: drafts and withdrawals always are.

        Nothing is refused for what an index says that is older than what was saved since.
        """
        if self.always:
            return ()
        return tuple(
            problem
            for problem in self.problems
            if problem.level is Level.PROBLEM and problem.code not in OF_OTHERS
        )


class FormCheck:
    """The check of articles against one index; `runs` are those that came with it."""

    def __init__(self, index: FormIndex, runs: bytes) -> None:
        self.index = index
        self.mandate = Mandate.model_validate(index.mandate)
        self._articles = OtherArticles(index)
        self._runs = array(
            "q", (int.from_bytes(runs[at : at + 8], "little", signed=True) for at in range(0, len(runs), 8))
        )

    @cached_property
    def _texts(self) -> list[Comparable]:
        """The published texts of which there are runs, as texts are compared."""
        texts, start = [], 0
        for number, one in enumerate(self.index.articles):
            own = self._runs[start : start + one.runs]
            start += one.runs
            home = one.id.rpartition("/")[0]
            texts.append(Comparable(one.id, f"{number:09}", home, own, takes=False, gives=one.gives))
        return texts

    def check(
        self,
        path: str,
        raw: bytes,
        as_of: date,
        new_pictures: Collection[str] = (),
        *,
        are_new: bool = False,
    ) -> Checked:
        """What `check` would tell of a file with these bytes at this path on that day.

        `new_pictures` are those that would be saved with it, by their paths; where `are_new`, any beside the
        article that is not known may be one.
        """
        mandate = self.mandate
        text, wrong = decode(raw, path)
        fields = _fields(text, path)
        reading = safeguarded(read_alone(PurePosixPath(path), mandate, _is_settled, text, wrong), mandate)
        article, judgement = reading.article, None
        own: dict[str, FileKind] = {path: "page", **dict.fromkeys(new_pictures, "photo")}
        told = list(reading.problems)
        if article is not None:
            if are_new:
                own |= self._beside_it(article, own)
            played = (file for file in named_media([article]) if file in IndexedFiles(self.index, own, ANY))
            own |= dict.fromkeys(played, "page")
            told += self._beside(article, own, as_of)
            if article.front.withdrawn is None:
                judgement = self._judged(article, as_of)
                told += word_problems([judgement], as_of, self._others(article))
        told = list(with_free_names(with_days_meant(told, as_of), IndexedFiles(self.index, own, ANY)))
        found = in_order(guarded([*self._softened(article, told)]))
        is_draft = is_draft_of(fields)
        return Checked(
            found,
            judgement,
            None if judgement is None else self._month(judgement),
            tuple(self._after(article)) if article is not None else (),
            self._public(found) if is_draft else None,
            is_draft or fields.get("withdrawn") is not None,
        )

    def _beside_it(self, article: Article, own: Mapping[str, FileKind]) -> dict[str, FileKind]:
        """The pictures that an article shows and nobody knows yet, where they would lie beside it."""
        files, folder = IndexedFiles(self.index, own, ANY), article.path.rpartition("/")[0]
        shown = {resolve(article.path, figure.target.address) or "" for figure in article.figures}
        return {path: "photo" for path in shown if path.rpartition("/")[0] == folder and path not in files}

    def _others(self, article: Article) -> list[OtherArticle]:
        return [one for one in self._articles.published.values() if one.id != article.id]

    def _beside(self, article: Article, own: Mapping[str, FileKind], as_of: date) -> Iterator[Problem]:
        """What is told of an article beside others and beside files."""
        files, reaching = IndexedFiles(self.index, own, ANY), IndexedFiles(self.index, own, REACHING)
        site = SiteFiles(self._articles.but(article), files, reaching, as_of)
        yield from relation_problems([article], site)
        in_order = [article if one.id == article.id else one for one in self._articles.published.values()]
        there = article.id in self._articles.published
        yield from (
            problem
            for problem in twin_problems(in_order if there else [*in_order, article])
            if problem.path == article.path
        )
        pictures = {
            path: Picture(kind="SVG" if files.kind(path) == "drawing" else "WEBP")
            for target in article.targets
            if (path := resolve(article.path, target.address) or "")
            in IndexedFiles(self.index, own, PICTURES)
        }
        for problem in (*page_problems(article, pictures), *read_media(_NOWHERE, [article], self.mandate)[1]):
            yield problem.as_warning() if article.front.draft else problem

    def _judged(self, article: Article, as_of: date) -> Judgement:
        """Whether it counts, as far as that is known before it is saved."""
        shares: dict[str, Share] = {}
        if is_measured(article):
            index = next((at for at, text in enumerate(self._texts) if text.id == article.id), None)
            text = Comparable(
                article.id, "", article.id.rpartition("/")[0], article.prose.runs, takes=True, gives=False
            )
            is_own = article.front.rerun_of is None and article.front.translation_of is None
            taken = takings_of(text, self._texts[:index]) if is_own else {}
            shares[article.id] = share_of(article, article.prose, taken, {})
        judgement = judge(article, self.mandate, as_of, Evidence(_NO_GIT, shares))
        unknown = {Reason.GRADE}
        broadcast = article.front.broadcast
        if broadcast is not None and broadcast.duration is None and broadcast.media is not None:
            unknown.add(Reason.TOO_SHORT)
        against = tuple((reason, because) for reason, because in judgement.against if reason not in unknown)
        return replace(judgement, against=against)

    def _softened(self, article: Article | None, problems: Iterable[Problem]) -> Iterator[Problem]:
        """What rules of today say of a settled text that is the same stops nothing."""
        known = next(
            (one for one in self.index.articles if article is not None and one.id == article.id), None
        )
        is_same = article is not None and known is not None and known.sha256 == article.sha256
        is_settled = is_same and known is not None and known.settled
        for problem in problems:
            yield problem.as_settled() if is_settled and problem.field is None else problem

    def _month(self, judgement: Judgement) -> Text:
        article = judgement.article
        outlet, month = article.outlet, article.month
        stands = next(
            (one for one in self.index.months if (one.outlet, one.month) == (outlet.id, str(month))),
            IndexedMonth(outlet=outlet.id, month=str(month)),
        )
        there = len(set(stands.ids) - {article.id}) + stands.besides + judgement.counts
        minimum = self.mandate.owed(outlet, month).features
        if judgement.counts:
            return _(
                "{outlet}, {month}: with this article {there} of {minimum} features.",
                outlet=outlet.name,
                month=month,
                there=there,
                minimum=minimum,
            )
        return _(
            "{outlet}, {month}: {there} of {minimum} features without this article.",
            outlet=outlet.name,
            month=month,
            there=there,
            minimum=minimum,
        )

    def _after(self, article: Article) -> Iterator[Text]:
        """What only a check behind the saving can tell of it."""
        front = article.front
        if not front.draft:
            yield _("when git saw it first, and so whether it is in time")
        if article.figures:
            yield _("the picture files themselves, and whether faces are in them")
        if front.broadcast is not None and front.broadcast.media is not None:
            yield _("the sound or film itself: its kind, its length, whether it plays")
        if (front.printed is not None and front.printed.scan) or self._asks_for_more(article):
            yield _("what shows that it ran: the scan, the sound, the answer of its link")
        if not self.index.is_whole and is_measured(article):
            yield _("words that it has in common with older articles")

    def _asks_for_more(self, article: Article) -> bool:
        return article.outlet.grade(article.month) is not Grade.DECLARED

    def _public(self, problems: Collection[Problem]) -> Text | None:
        if not any(problem.is_private for problem in problems):
            return None
        return _(
            "This draft gives a child away. It is saved all the same, into {repository}, and stays in the "
            "history there: whoever may read the repository reads it, and if that is public, everybody. "
            "Change the words first.",
            repository=self.index.repository,
        )


def counts_text(judgement: Judgement) -> Text:
    """Whether an article would count, and if not, why."""
    article = judgement.article
    if judgement.because is None:
        return _("It counts for {outlet}, {month}.", outlet=article.outlet.name, month=article.month)
    return _("It does not count: {because}.", because=judgement.because)


def _is_settled(_path: str) -> bool:
    """Whether a file is the very one that was settled: one that is being written is not."""
    return False


def _fields(text: str | None, path: str) -> Mapping[str, object]:
    document = read_document(text, path)[0] if text is not None else None
    return document.front.values if document is not None else {}
