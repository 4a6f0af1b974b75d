"""Let the form at /admin/ write on a server of one's own: no git host is needed, only a bare repository."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import os
import re
import signal
import stat
from collections.abc import Callable
from datetime import UTC, date, datetime
from threading import Thread

import click
import yaml

import _command
from _command import RefusalError, as_of_option, command, lang_option, option, say, words
from _desk_repository import DeskRepository
from _desk_server import serve
from _repository import git
from media_mandate.desk.access import Editors, known, new_token, read_person
from media_mandate.messages import _
from media_mandate.verdict.facts import OK

ROOT = _environment.ROOT
CLONE = ROOT / "build" / "desk"
TOKENS = "desk-tokens.json"
"""The file of tokens in the bare repository: only hashes stand in it."""

from media_mandate.desk.founding import PORT, SERVERS, hosting
from media_mandate.media.pictures.file import keep


@command(
    _(
        "Let the form at /admin/ write on a server of your own, into the bare repository that this "
        "clone comes from. Without options it answers the form, on this machine alone: nginx or Caddy stand "
        "in front."
    )
)
@option(
    "--give", metavar="PERSON", help=_('Give a person a token: --give "Lan <lan@bao.vn>". A former one ends.')
)
@option("--take", metavar="MAIL", help=_("Take a person's token away, at once."))
@option("--list", "listing", is_flag=True, help=_("List who has a token."))
@option(
    "--set-up",
    "server",
    type=click.Choice([*SERVERS]),
    help=_("Write the files of hosting/ anew, for nginx or Caddy; HUONG-DAN.md there says what goes where."),
)
@option(
    "--repository",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("The bare repository; that of git's remote by default."),
)
@option("--port", type=int, default=PORT, show_default=True, help=_("Where to listen on this machine."))
@as_of_option
@lang_option
def main(
    give: str | None,
    take: str | None,
    listing: bool,
    server: str | None,
    repository: Path | None,
    port: int,
    as_of: date | None,
    lang: str | None,
) -> int:
    if server is not None:
        return _set_up(server)
    bare = _bare(repository)
    tokens = bare / TOKENS
    if give is not None:
        name, mail = read_person(give)
        token = new_token()
        _change(tokens, lambda editors: editors.with_one(name, mail, token, datetime.now(UTC).date()))
        say(words(_("The token of {name}, shown this once. Hand it over in person:", name=name)))
        say(f"  {token}")
    elif take is not None:
        _change(tokens, lambda editors: editors.without(take))
        say(words(_("The token of {mail} is good no more.", mail=take)))
    elif listing:
        for line in known(_read(tokens).editors):
            say(line)
    else:
        _serve(port, DeskRepository(bare, CLONE, str(as_of) if as_of else None), tokens)
    return OK


def _set_up(server: str) -> int:
    """Write what `start.py` writes for a server of one's own."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    name, address = (re.search(rf"(?m)^{field}: *(.+)$", text) for field in ("site_name", "site_url"))
    if name is None or address is None:
        raise RefusalError(_("mkdocs.yml lacks the address of the site: site_url."))
    folder = ROOT / "templates" / "start"
    templates = {f"templates/start/{file.name}": file.read_text("utf-8") for file in folder.iterdir()}
    site_name, site_url = (str(yaml.safe_load(found[1])) for found in (name, address))
    for path, content in hosting(server, site_name, site_url, templates).items():
        keep(ROOT / path, content.encode())
        say(path)
    return OK


def _bare(given: Path | None) -> Path:
    folder = given or Path(git("remote", "get-url", "origin"))
    if not folder.is_absolute() or not (folder / "objects").is_dir():
        raise RefusalError(
            _(
                "{folder} is no bare repository on this machine. Name it: --repository /srv/tre-em.git",
                folder=str(folder),
            )
        )
    return folder


def _read(tokens: Path) -> Editors:
    try:
        return Editors.model_validate_json(tokens.read_bytes())
    except FileNotFoundError:
        return Editors()


def _change(tokens: Path, change: Callable[[Editors], Editors]) -> None:
    """Put the new file in the place of the old one, closed to other users from its first byte on."""
    with _environment.alone(
        tokens.with_suffix(".lock"), words(_("Another command changes the tokens; waiting."))
    ):
        text = change(_read(tokens)).model_dump_json(indent=1)
        new = tokens.with_suffix(".new")
        new.unlink(missing_ok=True)
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
        with open(descriptor, "w", encoding="utf-8") as stream:  # noqa: PTH123 (a descriptor)
            stream.write(text)
        new.replace(tokens)


def _serve(port: int, repository: DeskRepository, tokens: Path) -> None:
    lock = CLONE.with_name("desk.lock")
    lock.parent.mkdir(exist_ok=True)
    waiting = words(_("Another run answers the form; waiting for it."))
    with _environment.alone(lock, waiting), serve(port, repository, tokens) as server:
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda *_: Thread(target=server.shutdown).start())
        server.serve_forever()


_command.run(main)
