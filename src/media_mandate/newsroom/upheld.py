"""What still stands as it was settled: such features count, and what rules of today say is a warning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path

from media_mandate import ledger_rules
from media_mandate.articles.article import Article, Unread
from media_mandate.articles.relations import resolve
from media_mandate.history import History, read_at
from media_mandate.newsroom.standing import text_then
from media_mandate.problems import Level, Problem, Spot
from media_mandate.quota import Judgement
from media_mandate.settled import rules
from media_mandate.settled.file import FILE
from media_mandate.settled.values import NOTHING, Settled, SettledFeature, digests


@dataclass(frozen=True)
class Upheld:
    """The settled files below `root`; `features` are those whose text is as it was, by path of today.

    `texts` are the paths of those whose text is to be judged as it was. `kept` are features that rules of
    today cannot read at all: they count by what was settled of them alone. `lost` are lines that point to a
    settled file which is gone: no rule became stricter there.
    """

    root: Path
    settled: Settled = NOTHING
    features: Mapping[str, SettledFeature] = field(default_factory=dict)
    texts: Collection[str] = ()
    kept: tuple[SettledFeature, ...] = ()
    lost: Collection[tuple[str, int]] = ()

    def is_unchanged(self, path: str) -> bool:
        """Whether the file on disk is the very one that was settled."""
        known = self.settled.hashes.get(path)
        return known is not None and not known.isdisjoint(self.digests(path))

    def digests(self, path: str) -> frozenset[str]:
        """The hashes of the file on disk; none where it cannot be read."""
        try:
            return digests((self.root / path).read_bytes())
        except OSError:
            return frozenset()

    def is_of_settled(self, problem: Problem) -> bool:
        """Whether a problem is told of a text or a file that is said to have been settled.

        Of a text that is the same only its fields can have gone wrong since.
        """
        if problem.level is not Level.PROBLEM or (problem.path, problem.line) in self.lost:
            return False
        is_of_text = problem.path in self.texts and problem.field is None
        return is_of_text or self.is_unchanged(problem.path)


def uphold(
    upheld: Upheld, articles: Collection[Article], unread: Mapping[str, Unread], files: AbstractSet[str]
) -> Upheld:
    """What stands as it was settled, by texts that are the same or by files that are.

    `unread` is what could be read of the bodies of files whose fields are wrong, `files` all that there are.
    """
    settled = upheld.settled
    if settled is NOTHING:
        return upheld
    features = _matched(settled, articles)
    read = {feature.id for feature in features.values()}
    kept = tuple(
        feature
        for feature, _settlement in settled.features
        if feature.id not in read
        and feature.path in unread
        and (upheld.is_unchanged(feature.path) or unread[feature.path].sha256 == feature.text_sha256)
    )
    texts = frozenset(_read_as_before(features, articles))
    lost = frozenset(_lost_lines(settled, articles, files))
    return replace(upheld, features=features, texts=texts, kept=kept, lost=lost)


def softened(upheld: Upheld, problems: Collection[Problem], history: History) -> list[Problem]:
    """The same problems, those of what was settled as warnings in a list of their own, if git bears that out.

    Else a line in `settled.json` would let anything pass. Where git cannot tell, its word is taken.
    """
    of_settled = [upheld.is_of_settled(problem) for problem in problems]
    paths = {problem.path for problem, is_settled in zip(problems, of_settled, strict=True) if is_settled}
    unproven = _unproven(upheld, paths, history)
    return [
        *(
            problem.as_settled() if is_settled and problem.path not in unproven else problem
            for problem, is_settled in zip(problems, of_settled, strict=True)
        ),
        *(rules.UNPROVEN.at(Spot(FILE), path=path) for path in unproven),
    ]


def _unproven(upheld: Upheld, paths: AbstractSet[str], history: History) -> list[str]:
    """The paths whose text or file of today git did not have when it was settled."""
    if not paths or history.unknown is not None:
        return []
    commits = {commit.id for commit in history.commits}
    commits &= {settlement.commit for settlement in upheld.settled.settlements}
    features = {path: upheld.features[path] for path in paths if path in upheld.texts}
    files: dict[str, set[str]] = defaultdict(set)
    texts: dict[str, set[str]] = defaultdict(set)
    for path, raw in read_at(upheld.root, commits, paths | {feature.path for feature in features.values()}):
        files[path] |= digests(raw)
        texts[path].add(text_then(path, raw))

    def is_proven(path: str) -> bool:
        feature = features.get(path)
        is_same_text = feature is not None and feature.text_sha256 in texts[feature.path]
        return is_same_text or not files[path].isdisjoint(upheld.digests(path))

    return sorted(path for path in paths if not is_proven(path))


def _matched(settled: Settled, articles: Collection[Article]) -> Mapping[str, SettledFeature]:
    """The settled features whose texts stand in their months still, by path; one article for each of them.

    An article is known by its first id; by its text alone where it was renamed without saying so.
    """
    alike: dict[tuple[str, object, str], list[Article]] = {}
    for article in articles:
        alike.setdefault((article.outlet.id, article.month, article.sha256), []).append(article)
    found: dict[str, SettledFeature] = {}
    for feature, _settlement in settled.features:
        candidates = alike.get((feature.outlet, feature.month, feature.text_sha256), [])
        same = [article for article in candidates if feature.id in (article.id, article.front.moved_from)]
        for article in (same or candidates)[:1]:
            found[article.path] = feature
    return found


def _read_as_before(features: Mapping[str, SettledFeature], articles: Collection[Article]) -> Iterator[str]:
    """The settled features that were neither withdrawn nor called sensitive since: by their texts alone."""
    for article in articles:
        feature, front = features.get(article.path), article.front
        if feature and front.withdrawn is None and front.is_declared_sensitive <= feature.sensitive:
            yield article.path


def _lost_lines(
    settled: Settled, articles: Collection[Article], files: AbstractSet[str]
) -> Iterator[tuple[str, int]]:
    """The places at which settled articles point to settled files that are gone."""
    gone = settled.paths - files
    for article in articles if gone else ():
        for target in article.targets:
            if resolve(article.path, target.address) in gone:
                yield article.path, target.line


def overruled_problems(judgements: Collection[Judgement]) -> Iterator[Problem]:
    """What keeps a settled feature from counting by the rules of today, one warning for each reason."""
    for judgement in judgements:
        if judgement.counts:
            for _reason, because in judgement.overruled:
                spot = Spot(judgement.article.path, 1)
                yield ledger_rules.OVERRULED.at(spot, because=because).as_settled()


def settled_proofs(upheld: Upheld, problems: Collection[Problem]) -> Iterator[Problem]:
    """What is told of scans, sounds and links; of settled articles apart, for they count as they stand."""
    for problem in problems:
        is_settled = problem.path in upheld.features and problem.level is Level.WARNING
        yield problem.as_settled() if is_settled else problem


def purge_warnings(settled: Settled, purged: Collection[str]) -> Iterator[Problem]:
    """Settled features that had to leave git's history, and are named here still."""
    for feature, settlement in settled.features:
        if feature.text_sha256 in purged:
            yield ledger_rules.PURGED_IS_SETTLED.at(Spot(FILE), path=feature.path, day=settlement.as_of)
