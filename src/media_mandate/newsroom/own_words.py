"""What is told of an article's words: which it lacks to count; while it is written, which others have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from media_mandate import ledger_rules
from media_mandate.articles.address import DOCS
from media_mandate.articles.relations import Referable
from media_mandate.articles.shares import Share
from media_mandate.history import Version
from media_mandate.messages import Text, _
from media_mandate.problems import Problem, Spot
from media_mandate.quota import Judgement, Reason

_WORTH_TELLING = 4
"""Of so many words one stands in another article, which is said while the article is written."""


def word_problems(
    judgements: Collection[Judgement], as_of: date, others: Collection[Referable] = ()
) -> Iterator[Problem]:
    """What the words of articles lack; of those that are settled nothing.

    What is good to know is told until the month is over and the article is committed. `others` may be sources
    of words, too.
    """
    named = (*others, *(judgement.article for judgement in judgements))
    firsts = {one.id: one.front.rerun_of or one.front.translation_of or one.id for one in named}
    texts = {one.id: one.sha256 for one in named}
    for judgement in judgements:
        if judgement.settled is not None or judgement.article.front.withdrawn is not None:
            continue
        is_open = not judgement.article.month.has_ended(as_of) or judgement.entered_by is None
        if judgement.share is not None and not _is_told_of_itself(judgement):
            source = judgement.share.sources[0].id if judgement.share.sources else None
            is_twin = source is not None and texts.get(source) == judgement.article.sha256
            is_told = is_twin and not judgement.article.front.draft  # as a problem
            so = _PUBLISHED if judgement.article.is_published(as_of) else _NOT_YET
            yield from _of_share(judgement, judgement.share, firsts, so, is_open=is_open, is_told=is_told)


_PUBLISHED = _("the article is published but does not count")
_NOT_YET = _("as it stands it would not count")


def rewritten_problems(
    judgements: Collection[Judgement], rewritten: Mapping[str, tuple[Version, int]]
) -> Iterator[Problem]:
    """The articles of which another text met the month, by id with that and the words that stand in both."""
    for judgement in judgements:
        article = judgement.article
        version, count = rewritten.get(article.id, (None, 0))
        if version is not None and judgement.counts and count * _WORTH_TELLING < article.prose.words:
            yield ledger_rules.REWRITTEN.at(
                Spot(article.path, 1),
                month=article.month,
                count=count,
                words=article.prose.words,
                version=f"{version.commit[:10]}:{version.path}",
            )


def _of_share(
    judgement: Judgement, share: Share, firsts: dict[str, str], so: Text, *, is_open: bool, is_told: bool
) -> Iterator[Problem]:
    spot = Spot(judgement.article.path, 1)
    reasons = {reason for reason, _because in judgement.against}
    if Reason.COPY in reasons:
        if not is_told:
            yield _copied(spot, share, firsts, so)
    elif Reason.REPETITIVE in reasons:
        yield ledger_rules.REPETITIVE.at(
            spot,
            own=share.own,
            words=share.words,
            needed=share.needed,
            lacking=share.lacking,
            found=share.found,
            so=so,
        )
    elif is_open and share.taken * _WORTH_TELLING >= share.words > 0:
        yield ledger_rules.SHARED.at(spot, found=_where(share), own=share.own, needed=share.needed)
    if Reason.LANGUAGE in reasons:
        yield ledger_rules.NOT_VIETNAMESE.at(spot, count=share.vietnamese, so=so)


def _is_told_of_itself(judgement: Judgement) -> bool:
    front = judgement.article.front
    return front.rerun_of is not None or front.translation_of is not None


def _where(share: Share) -> Text:
    """Where most of the words stand, or stood, that are not its own."""
    source = share.sources[0]
    if source.is_gone:
        return _(
            "{taken} of {words} words stood in {path}, which was deleted or rewritten",
            taken=source.count,
            words=share.words,
            path=source.path,
        )
    return _(
        "{taken} of {words} words stand in {path}", taken=source.count, words=share.words, path=source.path
    )


def _copied(spot: Spot, share: Share, firsts: dict[str, str], so: Text) -> Problem:
    source = share.sources[0]
    id = source.path.removeprefix(f"{DOCS}/").removesuffix(".md")
    back = _(
        "Write {lacking} more words of your own; or, when it was run again, put {path} back and write "
        "rerun_of: {id}.",
        lacking=share.lacking,
        path=source.path,
        id=id,
    )
    return ledger_rules.COPIED.at(
        spot,
        hint=None if id in firsts else back,
        found=_where(share),
        own=share.own,
        needed=share.needed,
        lacking=share.lacking,
        id=firsts.get(id, id),
        so=so,
    )
