"""Take out of photos what they tell of place, time and camera; the pictures stay as they are."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import subprocess
from collections.abc import Iterator

import click

import _command
from _command import RefusalError, lang_option, words
from media_mandate.articles import DOCS
from media_mandate.checks import OK, PROBLEMS
from media_mandate.cleaning import UncleanableError, cleaned, leftovers
from media_mandate.messages import _, _n
from media_mandate.pictures import MAX_BYTES, PICTURE_SUFFIXES, keep

ROOT = _environment.ROOT


@click.command(
    help=words(
        _("Take out of photos what they tell of place, time and camera. Without PATH: of all below docs.")
    )
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--check", is_flag=True, help=words(_("Only say what would be taken out.")))
@lang_option
def main(paths: tuple[Path, ...], check: bool, lang: str | None) -> int:
    found = refused = 0
    history = False
    for photo in _photos(paths or (ROOT / DOCS,)):
        name = photo.as_posix() if paths else photo.relative_to(ROOT).as_posix()
        try:
            raw = photo.read_bytes() if photo.stat().st_size <= MAX_BYTES else b""
            told = leftovers(raw)
            if not told:
                continue
            found += 1
            if not check:
                _replace(photo, raw)
        except UncleanableError:
            refused += 1
            message = _(
                "{path} cannot be cleaned: it is no still JPEG, PNG or WebP that can be read.", path=name
            )
            click.echo(words(message), err=True)
            continue
        told_text = ", ".join(told)
        said = (
            _("{path} tells more than its picture: {told}", path=name, told=told_text)
            if check
            else _("{path} is clean; taken out: {told}", path=name, told=told_text)
        )
        click.echo(words(said))
        history = history or _is_committed(photo)
    click.echo(words(_n("{count} photo.", "{count} photos.", found)))
    if history:
        click.echo(words(_HISTORY))
    return PROBLEMS if refused or (check and found) else OK


_HISTORY = _(
    "git's history still holds the photos as they were. When a child's place stands in one of them, tell "
    "the keeper of the repository before anything is pushed; if it was pushed, the history must be rewritten "
    "(git filter-repo) and the host asked to empty its caches."
)


def _photos(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The photos named, or below the folders named; drawings are cleaned when they are published."""
    for path in paths:
        if path.is_dir():
            yield from (
                file
                for file in sorted(path.rglob("*"))
                if file.suffix.lower() in PICTURE_SUFFIXES - {".svg"}
                and file.is_file()
                and not file.is_symlink()
            )
        elif path.is_file():
            yield path
        else:
            raise RefusalError(_("There is no file {name}.", name=str(path)))


def _replace(photo: Path, raw: bytes) -> None:
    """Write the clean photo in the place of the old one, once it has been read back."""
    new = cleaned(raw)
    if leftovers(new):
        raise UncleanableError
    keep(photo.resolve(), new)


def _is_committed(photo: Path) -> bool:
    """Whether git has the photo, or may have it: where it cannot be asked, the warning is due."""
    command = ("git", "log", "-1", "--format=%H", "--", photo.name)
    try:
        run = subprocess.run(command, cwd=photo.resolve().parent, capture_output=True)
    except OSError:
        return True
    return bool(run.returncode or run.stdout)


_command.run(main)
