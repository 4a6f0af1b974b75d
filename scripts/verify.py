"""Hold a record that was published earlier against this clone, and tell what differs."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import os
import tempfile
import time
from datetime import UTC, date, datetime
from http import HTTPStatus
from http.client import HTTPException
from io import BufferedIOBase
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import click
import yaml

import _command
from _asking import switch
from _command import RefusalError, as_of_option, command, lang_option, option, say, say_lines, words
from _repository import git
from media_mandate.messages import _
from media_mandate.newsroom import Newsroom, read_newsroom
from media_mandate.newsroom.held import Held
from media_mandate.newsroom.holding import hold_back
from media_mandate.problems import Problem
from media_mandate.record.comparison import compare
from media_mandate.record.format import RECORD_FILE, Record
from media_mandate.record.record import NoRecordError, draw_record, read_digests, read_record
from media_mandate.record.verification import EXPLAINED, as_text, exit_status, record_notes, verification

SECONDS = 30
MAX_BYTES = 64 * 1024 * 1024
FIRST = "FIRST_PUBLICATION"
"""The variable that says yes until the first site is up, for those who cannot give the option."""

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
WANTED = _(
    "Say which record: the address of a site, a folder such as site, or a file. For example: "
    "python3 scripts/verify.py https://your-site/"
)


OLDER = 4
"""Exit status: what is published is newer than what lies here."""


@command(_("Hold a record that was published earlier against this clone, and tell what differs."))
@click.argument("source", required=False, metavar="[URL|FOLDER|FILE]")
@option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=_environment.ROOT,
    show_default=False,
    help=_("The clone to look at, with its whole history; this one by default."),
)
@option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help=_("How to print."))
@option(
    "--allow-missing",
    is_flag=True,
    help=_("Let a site pass that has no record yet, as before its first one is published."),
)
@as_of_option
@lang_option
def main(
    source: str | None, root: Path, shape: str, allow_missing: bool, as_of: date | None, lang: str | None
) -> int:
    may_be_first = allow_missing or switch(os.environ, FIRST)
    said, source = source, _address(source or _live_site(root))
    try:
        raw = _read(source)
    except RefusalError as refusal:
        if said is not None:
            raise
        raise RefusalError(_("{words} {wanted}", words=refusal.text, wanted=WANTED)) from None
    if raw is None:
        if not may_be_first:
            raise RefusalError(_("There is no record at {source}. Is it the right address?", source=source))
        say(words(_("There is no record at {source} yet; there is nothing to compare.", source=source)))
        return EXPLAINED
    try:
        then = read_record(raw)
    except NoRecordError as error:
        raise RefusalError(_("{source}: {words}", source=source, words=error.text)) from None
    newsroom = _newsroom(root, then, as_of)
    if then.commit and _is_older(root, then):
        commit = then.commit.commit[:10]
        say(
            words(_("The record is of commit {commit}, newer than what lies here: git pull.", commit=commit)),
            err=True,
        )
        say(words(_("A run on GitHub or GitLab publishes nothing then; the newer one did.")), err=True)
        return OLDER
    now = draw_record(newsroom, read_digests(root, newsroom), then.site)
    today = as_of or newsroom.mandate.day(datetime.now(UTC))
    comparison = compare(then, newsroom, now, today)
    notes = [*record_notes(then, now.as_of, _site(root))]
    if shape == "json":
        found = verification(source, then, now, comparison, words, notes)
        say_lines(found.model_dump_json(indent=2))
    else:
        for line in as_text(source, then, comparison, words, _command.style, notes):
            say(line)
    return exit_status(comparison)


def _live_site(root: Path) -> str:
    """The address that a clone says its site has; MkDocs is not asked, for it runs the clone's hooks."""
    try:
        config = yaml.load((root / "mkdocs.yml").read_bytes(), yaml.BaseLoader)  # noqa: S506 (makes texts alone)
    except (OSError, yaml.YAMLError, RecursionError):
        raise RefusalError(WANTED) from None
    site_url = config.get("site_url") if isinstance(config, dict) else None
    if not isinstance(site_url, str) or not site_url:
        raise RefusalError(WANTED)
    return site_url.rstrip("/") + "/"


def _site(root: Path) -> str | None:
    """That address, where the clone says one."""
    try:
        return _live_site(root)
    except RefusalError:
        return None


def _address(source: str) -> str:
    """A site stands for its record, by its address or as the folder that it was built into."""
    if "://" in source:
        return f"{source}{RECORD_FILE}" if source.endswith("/") else source
    return str(Path(source) / RECORD_FILE) if Path(source).is_dir() else source


def _newsroom(root: Path, then: Record, as_of: date | None) -> Newsroom:
    """The newsroom of today, and of no day before the record's: what was published then still counts."""
    clock = datetime.now(UTC)
    newsroom = _published(root, clock, as_of)
    if newsroom is not None and as_of is None and newsroom.as_of < then.as_of:
        newsroom = _published(root, clock, then.as_of)
    if newsroom is None:
        raise RefusalError(_("The mandate cannot be read; scripts/check.py says why."))
    if newsroom.history.unknown is not None:
        reason = _(
            "Without the whole history nothing can be compared: {reason}.", reason=newsroom.history.unknown
        )
        remedy = newsroom.history.remedy
        raise RefusalError(_("{words} {wanted}", words=reason, wanted=remedy) if remedy else reason)
    return newsroom


def _is_older(root: Path, then: Record) -> bool:
    """Whether a newer commit than this is published: to publish this one would bring back what went since."""
    built = then.commit.commit if then.commit else None
    if built is None or root.resolve() != _environment.ROOT:
        return False  # in a folder that others hand over nothing is asked that its configuration could act on
    try:
        ahead, behind = git("rev-list", "--left-right", "--count", f"{built}...HEAD").split()
        return ahead != "0" and behind == "0" and git("branch", "--remotes", "--contains", built) != ""
    except RefusalError:  # git does not have it: the history was rewritten, which is told
        return False


def _published(root: Path, clock: datetime, as_of: date | None) -> Newsroom | None:
    """The newsroom as it is published, with what has errors held back."""

    def read(folder: Path, held: Held) -> tuple[Newsroom | None, tuple[Problem, ...]]:
        return read_newsroom(folder, clock, as_of, held=held)

    with tempfile.TemporaryDirectory(prefix="media-mandate-") as folder:
        return hold_back(root, Path(folder), read).newsroom


def _read(source: str) -> bytes | None:
    """The bytes of a record; None where its site answers that there is none."""
    if "://" not in source:
        file = Path(source)
        if not file.is_file():
            raise RefusalError(_("There is no file {path}.", path=source))
        with file.open("rb") as stream:
            return _limited(stream, source)
    _must_be_safe(source)
    try:
        with urlopen(source, timeout=SECONDS) as answer:  # noqa: S310 (its scheme was looked at)
            _must_be_safe(answer.url)
            return _limited(answer, source)
    except HTTPError as error:
        if error.code == HTTPStatus.NOT_FOUND:
            return None
        raise RefusalError(
            _("{source} answers with status {code}.", source=source, code=error.code)
        ) from None
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise RefusalError(_("{source} cannot be read: {reason}.", source=source, reason=reason)) from None


def _must_be_safe(url: str) -> None:
    """Nobody on the way may change a record: only this machine is asked without HTTPS."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise RefusalError(_("{source}: a record is read over https:// alone.", source=url))


def _limited(stream: BufferedIOBase, source: str) -> bytes:
    """All of a stream, within `MAX_BYTES` and `SECONDS`; each piece as it comes, however small."""
    raw = bytearray()
    end = time.monotonic() + SECONDS
    while piece := stream.read1(64 * 1024):
        raw += piece
        if len(raw) > MAX_BYTES:
            raise RefusalError(_("{source} is larger than any record.", source=source))
        if time.monotonic() > end:
            raise RefusalError(_("{source} takes too long to answer.", source=source))
    return bytes(raw)


_command.run(main)
