"""Make outlets one from a month on: what each owed, its addresses and its feeds stay as they are."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import tempfile
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import partial

import click

import _command
from _asking import asked, spelt_out, valid
from _command import RefusalError, as_of_option, command, lang_option, option, say, words
from _repository import git
from media_mandate.addresses import RESERVED
from media_mandate.articles.address import DOCS
from media_mandate.desk.belongings import GUIDES, OWNERS
from media_mandate.desk.founding import default_id
from media_mandate.desk.merger import (
    Merger,
    guide_after,
    merged_mandate,
    moved_text,
    moves,
    officer_lines,
    with_officers,
    with_owners,
)
from media_mandate.desk.settings import FILE as DESK
from media_mandate.desk.settings import DeskSettings, read_settings
from media_mandate.mandate.file import FILE, load_mandate
from media_mandate.mandate.values import Mandate, Outlet
from media_mandate.messages import _
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.reading.dates import MonthField
from media_mandate.reading.fields import Slug, nearest
from media_mandate.reading.strict_yaml import read_yaml
from media_mandate.statuses import owed_in_words
from media_mandate.verdict.facts import PROBLEMS, exit_status
from media_mandate.verdict.terminal import problem_lines

ROOT = _environment.ROOT


@command(_("Make outlets one from a month on. OUTLET are the ids of those that end then."))
@click.argument("outlets", metavar="OUTLET OUTLET…", nargs=-1)
@option("--name", help=_("The name of the one outlet."))
@option("--column", help=_("The name of its column about children."))
@option("--id", "short", help=_("Its short name in addresses; made of the name by default."))
@option("--from", "first", help=_("The first month that it owes; by default the next one."))
@option(
    "--minimum",
    type=click.IntRange(1),
    help=_("How many features of any kind it owes; by default as many of each kind as were owed."),
)
@as_of_option
@lang_option
def main(
    outlets: tuple[str, ...],
    name: str | None,
    column: str | None,
    short: str | None,
    first: str | None,
    minimum: int | None,
    as_of: date | None,
    lang: str | None,
) -> int:
    newsroom, problems = _command.read(as_of)
    if newsroom is None:
        for told in problem_lines(problems, _command.own_words, _command.style):
            say(told, err=True)
        return PROBLEMS
    mandate = newsroom.mandate
    today = as_of or mandate.day(datetime.now(UTC))
    next_month = str(Month.of(today).next())
    month = asked(_("First month"), first or next_month, partial(_month, Month.of(today)))
    ending = [_ending(mandate, id, month) for id in dict.fromkeys(outlets)]
    if len(ending) < 2:
        raise RefusalError(_("Name at least two outlets by their ids: {ids}.", ids=", ".join(mandate.outlet)))
    _must_be_committed()
    called = asked(_("Name of the one outlet"), name, spelt_out)
    its_column = asked(_("Name of its column about children"), column, spelt_out, ending[0].column)
    id = asked(
        _("Its short name in addresses, small letters and hyphens"),
        short,
        partial(_id, mandate),
        default_id(called),
    )
    merger = Merger(tuple(ending), id, called, its_column, month, minimum)
    text = _merged(merger, mandate)
    moved = moves(_files(), merger)
    _must_be_free(moved.values())
    texts = _moved_texts(newsroom, moved)
    _write(text, moved, texts, merger)
    return _tell(merger, moved, today)


def _month(this: Month, answer: str) -> Month:
    month: Month = valid(MonthField, answer)
    if month <= this:
        message = _(
            "{month} has begun: whoever owed it owes it to its end. Write {earliest} or later.",
            month=month,
            earliest=str(this.next()),
        )
        raise RefusalError(message)
    return month


def _ending(mandate: Mandate, id: str, month: Month) -> Outlet:
    """An outlet that owes until the month, and has no other plans."""
    outlet = mandate.outlet.get(id)
    if outlet is None:
        raise RefusalError(
            _("There is no outlet {id} in the mandate.", id=id), nearest(id, list(mandate.outlet))
        )
    last = outlet.duties[-1]
    if last.from_ >= month or (last.until is not None and last.until.next() < month):
        raise RefusalError(
            _(
                "{outlet} does not owe the month before {month} by its last duty.",
                outlet=outlet.name,
                month=month,
            )
        )
    return outlet


def _id(mandate: Mandate, answer: str) -> str:
    id: str = valid(Slug, answer)
    if id in {*mandate.outlet, *RESERVED} or (ROOT / DOCS / f"{id}.md").exists():
        raise RefusalError(_("The id {id} is taken; choose another.", id=id))
    return id


def _must_be_committed() -> None:
    if git("status", "--porcelain"):
        raise RefusalError(
            _("Some changes here are not committed yet. Commit them or undo them, then start again.")
        )


def _merged(merger: Merger, mandate: Mandate) -> bytes:
    """The new file, read and held against what it shall say before anything is written."""
    raw = (ROOT / FILE).read_bytes()
    text = raw.decode("utf-8-sig")
    ends = "\r\n" if "\r\n" in text else "\n"
    by_hand = RefusalError(
        _("mandate.yml is written in a way that this command cannot change. Nothing was changed."),
        _("Enter it by hand: until: {last} and successor: {id} at those that end, and the one outlet.",
          last=str(merger.last), id=merger.id),
    )  # fmt: skip
    try:
        new = merged_mandate(text.replace("\r\n", "\n"), merger, mandate)
    except (ValueError, LookupError, StopIteration):
        raise by_hand from None
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    made = mark + new.replace("\n", ends).encode()
    with tempfile.TemporaryDirectory(prefix="media-mandate-") as folder:
        (Path(folder) / FILE).write_bytes(made)
        found, problems = load_mandate(Path(folder) / FILE)
    if found is None:
        raise RefusalError(_("{place}: {message}", place=problems[0].place, message=problems[0].message))
    if found.mandate != mandate.model_copy(update={"outlets": merger.after(mandate)}):
        raise by_hand
    return made


def _files() -> list[str]:
    return [file.relative_to(ROOT).as_posix() for file in (ROOT / DOCS).rglob("*") if file.is_file()]


def _must_be_free(paths: Iterable[str]) -> None:
    seen: set[str] = set()
    for path in paths:
        if path in seen:
            raise RefusalError(
                _("Two files would be {path}. Rename one of them first. Nothing was changed.", path=path)
            )
        seen.add(path)


def _moved_texts(newsroom: Newsroom, moved: Mapping[str, str]) -> dict[str, bytes]:
    """The new content of the articles that move."""
    texts = {}
    for article in newsroom.articles:
        if article.path in moved:
            text = (ROOT / article.path).read_bytes().decode("utf-8")
            texts[article.path] = moved_text(text, article, moved).encode()
    return texts


def _write(mandate: bytes, moved: Mapping[str, str], texts: Mapping[str, bytes], merger: Merger) -> None:
    for old, new in moved.items():
        (ROOT / new).parent.mkdir(parents=True, exist_ok=True)
        if old in texts:
            (ROOT / old).write_bytes(texts[old])
        (ROOT / old).rename(ROOT / new)
    owners = ROOT / OWNERS
    if owners.is_file():
        text = owners.read_text("utf-8")
        owners.write_text(with_owners(text, merger), encoding="utf-8", newline="\n")
    for path, made in _beside(merger).items():
        (ROOT / path).write_bytes(made)
    (ROOT / FILE).write_bytes(mandate)


def _beside(merger: Merger) -> dict[str, bytes]:
    """The new content of the files in which the outlets are named besides: who is on duty, the guides."""
    changed = {}
    for path in (DESK, *GUIDES):
        if not (ROOT / path).is_file():
            continue
        raw = (ROOT / path).read_bytes()
        text = raw.decode("utf-8").replace("\r\n", "\n")
        new = _with_officers(text, merger) if path == DESK else guide_after(text, merger)
        if new != text:
            changed[path] = new.replace("\n", "\r\n" if b"\r\n" in raw else "\n").encode()
    return changed


def _with_officers(text: str, merger: Merger) -> str:
    """`desk.yml` with the officers of the one outlet; as it is where that has to be done by hand."""
    settings = _desk_settings()
    try:
        new = with_officers(text, settings, merger)
        source, _problems = read_yaml(new, DESK)
        made = DeskSettings.model_validate({} if source is None else source.values).on_duty
    except (ValueError, LookupError, StopIteration):
        return text
    return (
        new if {id: entries for id, entries in made.items() if id != merger.id} == settings.on_duty else text
    )


def _desk_settings() -> DeskSettings:
    file, _problems = load_mandate(ROOT / FILE)
    assert file is not None
    return read_settings(ROOT, file.mandate).settings


def _tell(merger: Merger, moved: Mapping[str, str], today: date) -> int:
    for outlet in merger.outlets:
        say(
            words(
                _(
                    "{outlet} owes until {last}. Its articles keep their addresses, and its feeds go on with "
                    "what {successor} publishes of its kind.",
                    outlet=outlet.name,
                    last=merger.last,
                    successor=merger.name,
                )
            )
        )
    duty = merger.successor().duties[0]
    say(
        words(
            _(
                "{outlet} owes features from {first} on: {owed} a month. Articles from then on stand in "
                "docs/{id}/.",
                outlet=merger.name,
                first=merger.first,
                owed=owed_in_words(duty.owed),
                id=merger.id,
            )
        )
    )
    for old, new in sorted(moved.items()):
        say(words(_("Moved: {old} → {new}", old=old, new=new)))
    _tell_of_officers(merger)
    newsroom, problems = _command.read(today)
    for told in problem_lines(problems, words, _command.style):
        say(told)
    say(words(_("If reminders go out by e-mail, write an address for {id} into MAIL_TO.", id=merger.id)))
    say(words(_("Read mandate.yml, then commit and push: git add --all, git commit, git push.")))
    return PROBLEMS if exit_status(newsroom, problems) == PROBLEMS else 0


def _tell_of_officers(merger: Merger) -> None:
    """Say who is on duty at the one outlet, or what to write where that could not be written."""
    settings = _desk_settings()
    if merger.id in settings.on_duty:
        names = settings.on_duty[merger.id][0].name
        say(words(_("desk.yml: from {first} on, on duty at {outlet}: {names}. Put that right if it is to be "
                    "somebody else.", first=merger.first, outlet=merger.name, names=names)))  # fmt: skip
    elif lines := officer_lines(settings, merger):
        say(words(_("Write into desk.yml, under on_duty::")))
        for line in lines:
            say(f"  {line}")


_command.run(main)
