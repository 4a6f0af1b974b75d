"""The line of proof under an article and in its month: entered when, by which commit, which text, what grade.

It says what the record says of the same feature, so that anybody can hold one against the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from media_mandate.mandate.grades import GRADE_WORDS, Grade
from media_mandate.mandate.values import Purge
from media_mandate.messages import Text, _
from media_mandate.newsroom import Newsroom
from media_mandate.quota import Cell, Judgement
from media_mandate.settled.values import SettledFeature
from media_mandate.verdict.entry import entry_commit, entry_text, settled_text

SHORT = 10
"""So many digits of a hash are shown; all of them stand beside it for whoever compares."""


@dataclass(frozen=True, slots=True)
class ProofLine:
    """What is known of a feature's entry. `commit` and `text_sha256` are whole; `about` is None where nothing
    of it may be shown any more, for its file is withdrawn, unreadable or gone.
    """

    entered: Text
    commit: str | None
    text_sha256: str
    grade: Text
    about: Judgement | None = None

    @property
    def short_sha256(self) -> str:
        return self.text_sha256[:SHORT]


def proof_of(judgement: Judgement, newsroom: Newsroom) -> ProofLine:
    """The proof of an article, whether it counts or not."""
    article = judgement.article
    # Why git could not be read is for the desk: its words are English, and may name a folder of the computer.
    is_read = newsroom.history.unknown is None
    return ProofLine(
        entry_text(judgement, newsroom) if is_read else _("When it was entered is not known."),
        entry_commit(judgement),
        article.sha256,
        GRADE_WORDS[judgement.proof.grade],
        judgement if article.front.withdrawn is None else None,
    )


def proofs_of(cell: Cell, newsroom: Newsroom) -> Iterator[ProofLine]:
    """The proofs of all that counts in a month, what was withdrawn or purged among it."""
    yield from (proof_of(judgement, newsroom) for judgement in cell.features)
    yield from (_of_settled(feature, newsroom) for feature in cell.kept)
    yield from map(_of_purge, cell.purges)


def _of_settled(feature: SettledFeature, newsroom: Newsroom) -> ProofLine:
    entered = feature.entered
    if entered is None:
        said = _("When it was entered was not known when its month was settled.")
    else:
        said = settled_text(entered, newsroom)
    commit = entered.commit if entered is not None else None
    return ProofLine(said, commit, feature.text_sha256, GRADE_WORDS[Grade.DECLARED])


def _of_purge(purge: Purge) -> ProofLine:
    said = _("It was entered on {day}; it was removed for good since, with its commit.", day=purge.entered)
    return ProofLine(said, None, purge.text_sha256, GRADE_WORDS[Grade.DECLARED])
