"""What counts: the judgement of every article, with all that keeps it from counting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo
from enum import StrEnum

from media_mandate.articles.article import Article
from media_mandate.articles.shares import Share
from media_mandate.children.duty import is_in_vietnamese
from media_mandate.grades.proofs import NOTHING_SHOWN, Graded
from media_mandate.history import FileHistory, History, Version, was_in_time
from media_mandate.mandate.grades import GRADE_WORDS
from media_mandate.mandate.values import Mandate
from media_mandate.messages import Text, _
from media_mandate.settled.values import SettledFeature


class Reason(StrEnum):
    """Why an article does not count, the first that holds in this order."""

    DRAFT = "draft"
    AHEAD = "ahead"
    UNPROVEN = "unproven"
    RERUN = "rerun"
    TRANSLATION = "translation"
    NO_TOPIC = "no_topic"
    COPY = "copy"
    REPETITIVE = "repetitive"
    LANGUAGE = "language"
    TOO_SHORT = "too_short"
    GRADE = "grade"
    LATE = "late"


DECLARED = frozenset((Reason.DRAFT, Reason.AHEAD, Reason.RERUN, Reason.TRANSLATION))
"""What a file says itself: no rule that becomes stricter brings these, so no settlement overrules them."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether an article counts: `against` is all that keeps it from that, each reason with its words.

    `entry` is None where history is unknown. `settled` is how the article was settled, while its text is the
    same; `overruled` are the reasons that do not keep it from counting for that alone. `share` is how much of
    it is in words of its own, where its words decide. `proof` is what shows that it ran.
    """

    article: Article
    against: tuple[tuple[Reason, Text], ...]
    entry: FileHistory | None
    late: bool
    settled: SettledFeature | None = None
    overruled: tuple[tuple[Reason, Text], ...] = ()
    share: Share | None = None
    proof: Graded = NOTHING_SHOWN

    @property
    def counts(self) -> bool:
        return not self.against

    @property
    def reason(self) -> Reason | None:
        return self.against[0][0] if self.against else None

    @property
    def because(self) -> Text | None:
        return self.against[0][1] if self.against else None

    @property
    def entered_by(self) -> Version | None:
        """The version that entered it; None where it is not entered, or the history is unknown."""
        return self.entry.first if self.entry else None

    @property
    def is_misdated(self) -> bool:
        """Whether the commit that entered it has a date that cannot be, and none was settled."""
        is_settled = self.settled is not None and self.settled.entered is not None
        return not is_settled and self.entered_by is not None and self.entered_by.at is None

    def entered_before_end(self, zone: tzinfo) -> bool:
        """Whether it is known that git had it before its month was over, and when it was over, as it counts.

        As it was settled, if it was.
        """
        if self.settled is not None and self.settled.entered is not None:
            return self.settled.entered_before_end(zone)
        entry, first = self.entry, self.entered_by
        if entry is None or first is None:
            return False
        return was_in_time(first.at, bool(entry.stood), self.article.month.end(zone))

    def is_by_settlement(self, mandate: Mandate) -> bool:
        """Whether rules of today judge it otherwise: it counts, or was in time, by its settlement alone."""
        if self.settled is None:
            return False
        if self.entry is None or mandate.is_taken_over(self.article.month):
            return bool(self.overruled)
        today = replace(self, settled=None).entered_before_end(mandate.timezone)
        in_time = self.entered_before_end(mandate.timezone)
        late = _is_late(self.article, self.entry, mandate)
        return bool(self.overruled) or (late, today) != (self.late, in_time)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known beside the articles: history and shares of own words.

    `shares` are by id of the article; by path are `settled`, the settled features whose text is the same, and
    `proofs`.
    """

    history: History
    shares: Mapping[str, Share]
    settled: Mapping[str, SettledFeature] = field(default_factory=dict)
    proofs: Mapping[str, Graded] = field(default_factory=dict)


def judge(article: Article, mandate: Mandate, as_of: date, evidence: Evidence) -> Judgement:
    """Say whether `article` counts, and if not, why."""
    entry = evidence.history.entries.get(article.path) if evidence.history.is_known else None
    settled = evidence.settled.get(article.path)
    late = settled.late if settled else _is_late(article, entry, mandate)
    against: list[tuple[Reason, Text]] = []
    overruled: list[tuple[Reason, Text]] = []
    for reason, because in _reasons(article, mandate, as_of, evidence, entry, late):
        (overruled if settled and _overrules(settled, reason) else against).append((reason, because))
    share = evidence.shares.get(article.id)
    proof = evidence.proofs.get(article.path, NOTHING_SHOWN)
    return Judgement(article, tuple(against), entry, late, settled, tuple(overruled), share, proof)


def _overrules(settled: SettledFeature, reason: Reason) -> bool:
    """Whether a feature counts in spite of `reason`: what was withdrawn later has to be proven as ever."""
    return reason not in DECLARED and (reason is not Reason.UNPROVEN or settled.withdrawn is not None)


def would_count(article: Article) -> bool:
    """Whether it would count by what it is itself, whatever else there is, and whatever day it is."""
    against = (*_declared(article), *_too_short(article, article.length))
    return not article.front.draft and not against


def _reasons(
    article: Article, mandate: Mandate, as_of: date, evidence: Evidence, entry: FileHistory | None, late: bool
) -> Iterator[tuple[Reason, Text]]:
    if article.front.draft:
        yield Reason.DRAFT, _("it is a draft")
    if article.date > as_of:
        yield Reason.AHEAD, _("its date, {date}, has not come yet", date=article.date)
    frozen = entry.frozen if entry is not None else None
    if article.front.withdrawn is not None and frozen is None:
        yield Reason.UNPROVEN, _("it is withdrawn, and git does not show that this text was published before")
    yield from _declared(article)
    share = evidence.shares.get(article.id)
    if share is not None:
        yield from wanting(article, share, mandate)
    yield from _too_short(article, article.length if frozen is None else frozen)
    proof, wanted = evidence.proofs.get(article.path, NOTHING_SHOWN), article.wanted
    if proof.grade.rank < wanted.rank:
        yield (
            Reason.GRADE,
            _(
                "that it ran is known by “{grade}”, and “{wanted}” is asked for: {lacking}",
                grade=GRADE_WORDS[proof.grade],
                wanted=GRADE_WORDS[wanted],
                lacking=proof.lacking,
            ),
        )
    if late and mandate.late_entry == "reject":
        days = mandate.late_after_days
        yield Reason.LATE, _("it was entered more than {days} days after its date", days=days)


def _declared(article: Article) -> Iterator[tuple[Reason, Text]]:
    """What an article says of itself that keeps it from counting."""
    front = article.front
    if front.rerun_of is not None:
        yield Reason.RERUN, _("it is a rerun of {id}", id=front.rerun_of)
    if front.translation_of is not None:
        yield Reason.TRANSLATION, _("it is a translation of {id}", id=front.translation_of)
    if not front.topics:
        yield Reason.NO_TOPIC, _("it has no topic of the mandate")


def _too_short(article: Article, length: int) -> Iterator[tuple[Reason, Text]]:
    """`length` is that of its text; of a withdrawn one what git shows, whatever its fields say."""
    shortest = article.shortest
    if length >= shortest:
        return
    is_words, is_said = article.seconds is None, length == article.length
    if is_words and is_said:
        text = _("it has {count} words, and {shortest} are needed", count=length, shortest=shortest)
    elif is_said:
        text = _("it lasts {count} seconds, and {shortest} are needed", count=length, shortest=shortest)
    elif is_words:
        text = _(
            "git shows that its text had {count} words, not {said}, and {shortest} are needed",
            count=length,
            said=article.length,
            shortest=shortest,
        )
    else:
        text = _(
            "git shows that it lasted {count} seconds, not {said}, and {shortest} are needed",
            count=length,
            said=article.length,
            shortest=shortest,
        )
    yield Reason.TOO_SHORT, text


def wanting(article: Article, share: Share, mandate: Mandate) -> Iterator[tuple[Reason, Text]]:
    """What its words lack, be it that others have them or that they are no text."""
    if share.lacking:
        reason = Reason.COPY if share.sources else Reason.REPETITIVE
        yield (
            reason,
            _(
                "{own} of its {words} words are its own, and {needed} are needed: {found}",
                own=share.own,
                words=share.words,
                needed=share.needed,
                found=share.found,
            ),
        )
    if not share.is_vietnamese and is_in_vietnamese(article.front.language or mandate.language):
        yield Reason.LANGUAGE, _("only {count} of 100 words can be Vietnamese", count=share.vietnamese)


def _is_late(article: Article, entry: FileHistory | None, mandate: Mandate) -> bool:
    if entry is None or entry.first is None or entry.first.at is None:
        return False
    if mandate.is_taken_over(article.month):
        return False
    entered = entry.first.at.astimezone(mandate.timezone).date()
    return (entered - article.date).days > mandate.late_after_days
