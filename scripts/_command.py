"""What the commands share: their language, the clock, the newsroom, and how they end."""

from __future__ import annotations

import gc
import logging
import os
import re
import sys
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from secrets import token_hex
from typing import Any, NoReturn, TypeVar
from urllib.parse import unquote, urlsplit

import click
from pydantic import TypeAdapter, ValidationError

import _environment
from _environment import ROOT
from media_mandate.addresses import RULES
from media_mandate.articles.address import DOCS
from media_mandate.errors import MandateError
from media_mandate.mandate.file import FILE, load_mandate
from media_mandate.messages import Text, _, languages, translator
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom, read_newsroom
from media_mandate.newsroom.held import Held, bare_host, without_names
from media_mandate.newsroom.holding import HeldReading, hold_back
from media_mandate.newsroom.whole import site_address
from media_mandate.problems import Problem
from media_mandate.reading.dates import Day, MonthField
from media_mandate.reading.fields import refusal
from media_mandate.reading.typed import typed_day, typed_month
from media_mandate.statuses import SYMBOLS
from media_mandate.verdict.facts import USAGE
from media_mandate.verdict.terminal import ASCII_SYMBOLS
from media_mandate.visible import is_own_screen, is_public_run, visible

F = TypeVar("F", bound=Callable[..., object])

FALLBACK_LANGUAGE = "vi"
FAULT = ROOT / "build" / "fault.txt"


@cache
def language() -> str:
    """The language of help and messages: `--lang`, else the mandate's, even of one that is broken."""
    given = re.search(r"--lang[= ](\S+)", " ".join(sys.argv[1:]))
    try:
        said = re.search(
            r"^language:\s*['\"]?([A-Za-z-]+)", (ROOT / FILE).read_text("utf-8-sig"), re.MULTILINE
        )
    except (OSError, UnicodeDecodeError):
        said = None
    wanted = given[1] if given else said[1] if said else FALLBACK_LANGUAGE
    return wanted if wanted in languages() else FALLBACK_LANGUAGE


def words(text: Text) -> str:
    """A text in the language of this command."""
    return translator(language())(text)


def own_words(text: Text) -> str:
    """The same with what is quoted of a child, where a terminal shows it to the editor and nobody else.

    What goes into a pipe, a file, a log or a mail is in `words`.
    """
    return translator(language(), private=is_own_screen(os.environ, sys.stdout, sys.stderr))(text)


class Command(click.Command):
    """A command whose help is a text, put into words when it is asked for."""

    def __init__(self, *arguments: Any, told: Text, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._told = told

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.help = words(self._told)
        super().format_help_text(ctx, formatter)


class Option(click.Option):
    """An option whose help is one."""

    def __init__(self, *arguments: Any, told: Text, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._told = told

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = words(self._told)
        return super().get_help_record(ctx)


def command(told: Text) -> Callable[[Callable[..., object]], Command]:
    """Make a command of a function, with what its help tells."""
    return click.command(cls=Command, told=told)


def option(*names: str, help: Text, **named: Any) -> Callable[[F], F]:  # noqa: A002 (click's word)
    """Add an option to a command."""
    return click.option(*names, cls=Option, told=help, **named)


def today() -> date:
    """The day that it is in the mandate's zone, or on this machine where no mandate can be read."""
    file = load_mandate(ROOT / FILE)[0]
    return datetime.now(UTC).astimezone(None if file is None else file.mandate.timezone).date()


def read_day(answer: str) -> date:
    """A day as people type it: 2025-06-05, 5/6/2025, hôm nay. Raises ValidationError for what is none."""
    return typed_day(answer, today()) or TypeAdapter(Day).validate_python(answer)


def read_month(answer: str) -> Month:
    """A month as people type it: 2025-06, 6/2025, tháng này. Raises ValidationError for what is none."""
    return typed_month(answer, today()) or TypeAdapter(MonthField).validate_python(answer)


class DayType(click.ParamType[date]):
    """An option that takes a day: 2025-06-05, 5/6/2025, hôm nay."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else read_day(str(value))
        except ValidationError as error:
            self.fail(words(refusal(error)), param, ctx)


class MonthType(click.ParamType[Month]):
    """An option that takes a month: 2025-06, 6/2025, tháng này."""

    name = "YYYY-MM"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Month:
        try:
            return value if isinstance(value, Month) else read_month(str(value))
        except ValidationError as error:
            self.fail(words(refusal(error)), param, ctx)


as_of_option = option(
    "--as-of", type=DayType(), help=_("Judge as of this day instead of today (or the sample's day).")
)
lang_option = option(
    "--lang",
    type=click.Choice(languages()),
    help=_("Language of the messages; the mandate's by default."),
)


def read(as_of: date | None) -> tuple[Newsroom | None, tuple[Problem, ...]]:
    """The newsroom of this repository, judged `as_of` or by the clock."""
    gc.disable()  # all that is read is kept: seeking what may go takes a fifteenth of the time
    try:
        return read_newsroom(ROOT, datetime.now(UTC), as_of, _tell, faces=ROOT)
    finally:
        gc.freeze()
        gc.enable()


def read_held(as_of: date | None, folder: Path) -> HeldReading:
    """The same with what has errors held back; the files that were read then lie in the empty `folder`."""
    now = datetime.now(UTC)

    def read(root: Path, held: Held) -> tuple[Newsroom | None, tuple[Problem, ...]]:
        return read_newsroom(root, now, as_of, _tell, faces=ROOT, held=held)

    return hold_back(ROOT, folder, read)


def _tell(text: Text) -> None:
    say(words(text), err=True)


def rules_page(newsroom: Newsroom | None) -> str | None:
    """Where the published site explains rules; None of a sample, which nobody published, or if unknown.

    MkDocs is not asked for the address: it would run the hooks.
    """
    site = site_address(ROOT)
    if site is None or newsroom is None or newsroom.mandate.sample is not None:
        return None
    return f"{site.rstrip('/')}/{RULES}/"


def alone() -> AbstractContextManager[None]:
    """Hold the site and what is kept for it against every other command that writes there."""
    folder = ROOT / "build"
    folder.mkdir(exist_ok=True)
    return _environment.alone(folder / "lock", words(_("Another build is at work; waiting for it.")))


class RefusalError(MandateError):
    """A command cannot do what it was asked to; the hint says what to do instead."""

    def __init__(self, text: Text, hint: Text | None = None) -> None:
        super().__init__(text)
        self.hint = hint


_MARK = token_hex(16)
"""Stands for the escape before a colour of ours, which nobody else can know, until the line is printed."""


def say(line: str = "", *, err: bool = False) -> None:
    """Print one line. All that a command prints goes through here.

    What others wrote in it is made `visible`: it moves no cursor, begins no line, gives CI no command; and
    where others read along it is `shareable`.
    """
    plain, *coloured = line.split(_MARK)
    pieces = (piece.partition("m") for piece in coloured)
    shown = "".join(f"\x1b[{code}m{visible(shareable(text))}" for code, _m, text in pieces)
    click.echo(visible(shareable(plain)) + shown, err=err)


def shareable(text: str) -> str:
    """A text as it may leave this run: where others read along, no path in it names a child."""
    return without_names(text) if is_public_run(os.environ) else text


def say_lines(text: str) -> None:
    """Print a text of ours that has lines: JSON, Markdown, a list."""
    for line in text.split("\n"):
        say(line)


def instruct(command: str) -> None:
    """Print a workflow command that `printing` wrote, the one line that CI may obey."""
    click.echo(shareable(command))


class SayingHandler(logging.Handler):
    """Says what programs that know no better log."""

    def __init__(self, *, err: bool = True) -> None:
        super().__init__(logging.WARNING if err else logging.INFO)
        self.err = err

    def emit(self, record: logging.LogRecord) -> None:
        say(record.getMessage(), err=self.err)


def _refuse(text: Text) -> None:
    say(words(text), err=True)
    say(words(_("The options are listed by --help.")), err=True)


def run(command: click.Command) -> NoReturn:
    """Run a command; wrong usage is said in one line and ends with status 3, never with a traceback."""
    logging.lastResort = SayingHandler()
    try:
        sys.exit(command.main(standalone_mode=False) or 0)
    except click.NoSuchOption as error:
        _refuse(_("There is no option {name}.", name=error.option_name))
    except click.MissingParameter as error:
        _refuse(_("The option {name} is missing.", name=error.param.opts[0] if error.param else ""))
    except click.BadParameter as error:
        name = error.param.opts[0] if error.param else ""
        if error.param is not None and isinstance(error.param.type, click.Choice):
            known = ", ".join(map(str, error.param.type.choices))
            _refuse(_("{name}: write one of {known}.", name=name, known=known))
        else:
            _refuse(_("{name}: {words}", name=name, words=error.message))
    except click.UsageError as error:
        _refuse(_("This cannot be run: {words}", words=error.message))
    except MandateError as error:
        say(own_words(error.text), err=True)
        if isinstance(error, RefusalError) and error.hint is not None:
            say(f"  → {own_words(error.hint)}", err=True)
    except click.Abort:
        say(words(_("Stopped; nothing was changed.")), err=True)
    except OSError as error:
        say(words(_("The system says: {words}", words=str(error))), err=True)
    except Exception:
        FAULT.parent.mkdir(exist_ok=True)
        FAULT.write_text(shareable(traceback.format_exc()), encoding="utf-8")
        say(
            words(_("This is a fault of the program, not yours. Please send this file to its keeper:")),
            err=True,
        )
        say(f"  {FAULT}", err=True)
    sys.exit(USAGE)


def style(text: str, colour: str) -> str:
    """Colour for terminals; click takes it out again where the output is none."""
    text = visible(text)
    styled = click.style(text, bold=True) if colour == "bold" else click.style(text, fg=colour)
    return styled.replace("\x1b[", _MARK)


def symbols() -> dict[str, str]:
    """The symbols of the ledger that the output can show."""
    try:
        "".join(SYMBOLS.values()).encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return ASCII_SYMBOLS
    return SYMBOLS


_ADDRESS = re.compile(r"([^/]+/[0-9]{4}/[0-9]{2}/[^/]+)(?:/|/index\.html)?\Z")
_IN_BROWSER = re.compile(r"(?:https?://[^\s/]+|[^\s/\"'“”<>()\[\]]+\.[^\s/]+)/\S*", re.IGNORECASE)
_AROUND = " \t\r\n<>\"'“”‘’«»()[]{}.,;:!?…\u200b\ufeff"
"""What stands around an address where people write it into a sentence."""


def _refuse_another_site(host: str, path: str) -> None:
    """Refuse what stands on another site than ours; the page of a file where a repository lies is ours."""
    site = urlsplit(site_address(ROOT) or "").hostname
    is_file = f"/{DOCS}/" in path and path.endswith(".md")
    if site is None or is_file or bare_host(host) == bare_host(site):
        return
    raise RefusalError(
        _("{host} is another site; this newsroom's is {site}. Nothing was written.", host=host, site=site)
    )


def repository_path(wanted: str) -> str:
    """The path within the repository of an article named by path, id or address.

    An address may come as people copy it, with words around it. Refuses that of a page of another site.
    """
    file = Path(wanted)
    if file.is_file():
        resolved = file.resolve()
        return resolved.relative_to(ROOT).as_posix() if resolved.is_relative_to(ROOT) else wanted
    wanted = wanted.strip(_AROUND)
    copied = _IN_BROWSER.search(wanted)
    if copied:  # as a browser's address bar gives it, or a chat that cut its beginning
        address = copied[0].rstrip(_AROUND)
        parts = urlsplit(address if "://" in address else f"https://{address}")
        found = _ADDRESS.search(unquote(parts.path).rstrip(_AROUND))
        _refuse_another_site(parts.hostname or "", unquote(parts.path))
        wanted = found[1] if found else wanted
    path = wanted.replace("\\", "/").strip("/").removeprefix(f"{DOCS}/").removesuffix(".md")
    return f"{DOCS}/{path}.md"
