"""How much of an article is in words of its own, and where the others stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from media_mandate.articles.article import Article
from media_mandate.articles.passages import Stretch, count, merged
from media_mandate.articles.prose import SHORT_BLOCK, Prose
from media_mandate.messages import Text, _

OWN = 0.75
"""The share of the least length of an article that has to be in words of its own."""

WORDS_A_SECOND = 3
"""Words that are spoken in a second, by which the transcript of a broadcast is measured."""

_NAMED = 2
"""So many sources are named."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text that has words of another: its id and path, and how many; one that `is_gone` is no more."""

    id: str
    path: str
    count: int
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """Of its `words` an article has `own` ones, and `needed` are asked for.

    `sources` are the earlier texts that have others, the one with most first; `repeated` stand in the article
    itself before, `aside` in short lines and lists of names. Of 100 words `vietnamese` can be Vietnamese.
    """

    words: int
    own: int
    needed: int
    sources: tuple[Source, ...] = ()
    repeated: int = 0
    aside: int = 0
    vietnamese: int = 100
    is_vietnamese: bool = True

    @property
    def lacking(self) -> int:
        """How many words of its own it lacks, where it is not for being short alone."""
        is_less = bool(self.sources) or self.repeated > 0 or self.words >= self.needed
        return max(self.needed - self.own, 0) if is_less else 0

    @property
    def taken(self) -> int:
        """How many words the source has that has most."""
        return self.sources[0].count if self.sources else 0

    @property
    def found(self) -> Text:
        """Where the words stand that are not its own; without any, what the text has."""
        parts = [
            _("{count} stand in {path}", count=source.count, path=source.path)
            if not source.is_gone
            else _(
                "{count} stood in {path}, which was deleted or rewritten",
                count=source.count,
                path=source.path,
            )
            for source in self.sources[:_NAMED]
        ]
        if self.repeated:
            parts.append(_("{count} repeat what it says before", count=self.repeated))
        if self.aside:
            parts.append(
                _(
                    "{count} stand in lists of names, in capitals or in paragraphs of less than {least} "
                    "words",
                    count=self.aside,
                    least=SHORT_BLOCK,
                )
            )
        whole = parts[0] if parts else _("it has {count} words in all", count=self.words)
        for part in parts[1:]:
            whole = _("{first}; {second}", first=whole, second=part)
        return whole


def is_measured(article: Article) -> bool:
    """Whether its words decide: those of a newspaper, and of a broadcast whose text is what was said."""
    broadcast = article.front.broadcast
    return broadcast is None or broadcast.transcript is not None


def needed_of(article: Article, words: int) -> int:
    """How many words of its own an article has to have, of so many that it has.

    A broadcast is measured in seconds; so it needs the share of what is said in as many, or of its text.
    """
    shortest = article.shortest
    if article.seconds is not None:
        shortest = min(shortest * WORDS_A_SECOND, words)
    return ceil(shortest * OWN)


def share_of(
    article: Article, prose: Prose, taken: Mapping[str, Sequence[Stretch]], paths: Mapping[str, str]
) -> Share:
    """The share of an article with this prose, of which others have what is `taken`, by their ids.

    `paths` are those of the texts that are gone, by id.
    """
    others = merged(span for spans in taken.values() for span in spans)
    repeated = merged([*others, *prose.repeated]) if prose.repeated else others
    sources = sorted(
        (
            Source(id, paths.get(id, f"docs/{id}.md"), count(spans), id in paths)
            for id, spans in taken.items()
        ),
        key=lambda source: (-source.count, source.id),
    )
    return Share(
        prose.words,
        prose.compared - count(repeated),
        needed_of(article, prose.words),
        tuple(sources),
        count(repeated) - count(others),
        prose.words - prose.compared,
        100 * prose.syllables // prose.words if prose.words else 100,
        prose.is_vietnamese,
    )
