"""What to write about next: topics that nobody has written about for long, and the days ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from media_mandate.mandate.days import Occasion, occasions
from media_mandate.mandate.values import Mandate, Topic, Unit
from media_mandate.messages import Text, Translate, _, _n
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.quota import Judgement

SUGGESTED = 3
LONG = 6
"""So many months of silence are long. A day in the month weighs as much."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic, perhaps a unit to work on it with, and why, in words."""

    topic: Topic
    unit: Unit | None
    reasons: tuple[Text, ...]


def in_words(suggestion: Suggestion, translate: Translate) -> str:
    """A suggestion in one line."""
    return f"{suggestion.topic.name}: {'; '.join(map(translate, suggestion.reasons))}."


@dataclass(frozen=True, slots=True)
class _Silence:
    """How long nobody has written: months up to the month in question, and whether anybody ever did.

    What was never written about is silent since the month before the first duty of all.
    """

    months: int
    ever: bool


def suggestions(newsroom: Newsroom, month: Month) -> tuple[Suggestion, ...]:
    """Three topics for `month`, the most pressing first; the same for the same newsroom.

    A topic is passed over when an article of that month has it, published or planned. The others are
    ordered by months of silence, a day of the month counting as six of them, then as the mandate lists
    them. Each comes with the first unit that fits it of those that have been silent for long.
    """
    mandate = newsroom.mandate
    taken = {
        id
        for found in newsroom.judgements
        if found.article.month == month and not found.article.front.draft
        for id in found.article.front.topics
    }
    topics = [topic for topic in mandate.topics if topic.id not in taken and _is_held(topic, month)]
    ahead = max(month.first_day, newsroom.as_of)
    days = {topic.id: _days(topic, mandate, ahead, month.last_day) for topic in topics}
    silent = {topic.id: _silence(topic, newsroom, month) for topic in topics}
    topics.sort(key=lambda topic: -silent[topic.id].months - LONG * bool(days[topic.id]))
    units = _paired(topics[:SUGGESTED], _silent_units(newsroom, month), newsroom)
    return tuple(
        Suggestion(topic, unit, tuple(_reasons(silent[topic.id], days[topic.id], unit, newsroom, month)))
        for topic in topics[:SUGGESTED]
        for unit in (units[topic.id],)
    )


def _paired(topics: Iterable[Topic], units: Iterable[Unit], newsroom: Newsroom) -> dict[str, Unit | None]:
    """A unit for each topic, none twice; who has the fewest to choose from comes first."""
    fitting = {topic.id: [unit for unit in units if _fits(unit, topic, newsroom)] for topic in topics}
    found: dict[str, Unit | None] = {}
    for id in sorted(fitting, key=lambda id: len(fitting[id])):
        found[id] = next((unit for unit in fitting[id] if unit not in found.values()), None)
    return found


def _fits(unit: Unit, topic: Topic, newsroom: Newsroom) -> bool:
    """Whether a unit has to do with a topic: by the mandate, else by what was made with it."""
    if unit.topics:
        return topic.id in unit.topics
    if unit.kind == "locality":
        return True
    fronts = (found.article.front for found in newsroom.judgements)
    return any(topic.id in front.topics and unit.id in front.units for front in fronts)


def _is_held(entry: Topic | Unit, month: Month) -> bool:
    return (entry.from_ is None or entry.from_ <= month) and (entry.until is None or month <= entry.until)


def _days(topic: Topic, mandate: Mandate, first: date, last: date) -> list[Occasion]:
    found = occasions(mandate.observances, first, last)
    return [occasion for occasion in found if topic.id in occasion.observance.topics]


def _silence(entry: Topic | Unit, newsroom: Newsroom, month: Month) -> _Silence:
    written = [
        found.article.month
        for found in newsroom.judgements
        if found.counts and found.article.month < month and entry.id in _named(entry, found)
    ]
    owed = (duty.from_ for outlet in newsroom.mandate.outlets for duty in outlet.duties)
    since = _number(max(written)) if written else _number(min(owed)) - 1
    return _Silence(max(_number(month) - since, 0), bool(written))


def _named(entry: Topic | Unit, found: Judgement) -> Iterable[str]:
    front = found.article.front
    return front.topics if isinstance(entry, Topic) else front.units


def _number(month: Month) -> int:
    return 12 * month.year + month.number


def _silent_units(newsroom: Newsroom, month: Month) -> list[Unit]:
    """Units that never spoke, then those that were silent for long, in the order of the mandate."""
    units = [unit for unit in newsroom.mandate.units if _is_held(unit, month)]
    silent = [(unit, _silence(unit, newsroom, month)) for unit in units]
    never = [unit for unit, silence in silent if not silence.ever]
    long = [(unit, silence) for unit, silence in silent if silence.ever and silence.months >= LONG]
    return never + [unit for unit, _silence in sorted(long, key=lambda pair: -pair[1].months)]


def _reasons(
    silence: _Silence, days: Iterable[Occasion], unit: Unit | None, newsroom: Newsroom, month: Month
) -> Iterator[Text]:
    for day in days:
        if day.last > day.first:
            yield _("until {day}: {name}", day=day.last, name=day.observance.name)
        else:
            yield _("{day}: {name}", day=day.first, name=day.observance.name)
    yield _silence_text(silence)
    if unit is not None:
        spoken = _silence(unit, newsroom, month)
        if spoken.ever:
            yield _n(
                "nothing was made together with {unit} for {count} month",
                "nothing was made together with {unit} for {count} months",
                spoken.months,
                unit=unit.name,
            )
        else:
            yield _("nothing was ever made together with {unit}", unit=unit.name)


def _silence_text(silence: _Silence) -> Text:
    if not silence.ever:
        return _("never written about")
    return _n(
        "last written about {count} month before", "last written about {count} months before", silence.months
    )
