"""Take out of photos, sounds and films what they tell of place, time and camera; they stay as they are."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

from collections.abc import Iterator

import click

import _command
from _command import RefusalError, command, lang_option, option, say, words
from media_mandate.articles.address import DOCS
from media_mandate.media.pictures.cleaning import UncleanablePictureError, cleaned, leftovers
from media_mandate.media.pictures.file import MAX_BYTES, PICTURE_SUFFIXES, keep
from media_mandate.media.recordings import cleaning
from media_mandate.media.recordings.cleaning import RECORDING_SUFFIXES
from media_mandate.messages import Text, _, _n
from media_mandate.repository import open_repository
from media_mandate.verdict.facts import OK, PROBLEMS

ROOT = _environment.ROOT


@command(
    _(
        "Take out of photos, sounds and films what they tell of place, time and camera. "
        "Without PATH: of all below docs."
    )
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@option("--check", is_flag=True, help=_("Only say what would be taken out."))
@lang_option
def main(paths: tuple[Path, ...], check: bool, lang: str | None) -> int:
    found = refused = 0
    history = False
    for file in _files(paths or (ROOT / DOCS,)):
        name = file.as_posix() if paths else file.relative_to(ROOT).as_posix()
        is_recording = file.suffix.lower() in RECORDING_SUFFIXES
        try:
            told = _recording(file, check) if is_recording else _photo(file, check)
        except (UncleanablePictureError, cleaning.UncleanableRecordingError, cleaning.UnreadableError):
            refused += 1
            say(words(_refusal(name, is_recording)), err=True)
            continue
        if not told:
            continue
        found += 1
        told_text = ", ".join(told)
        said = (
            _("{path} tells more than is seen or heard: {told}", path=name, told=told_text)
            if check
            else _("{path} is clean; taken out: {told}", path=name, told=told_text)
        )
        say(words(said))
        history = history or _is_committed(file)
    say(words(_n("{count} file.", "{count} files.", found)))
    if history:
        say(words(_HISTORY))
    return PROBLEMS if refused or (check and found) else OK


_HISTORY = _(
    "git's history still holds the files as they were. When a child's place stands in one of them, tell "
    "the keeper of the repository before anything is pushed; if it was pushed, the history must be rewritten "
    "(git filter-repo) and the host asked to empty its caches."
)


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The files named, or below the folders named; drawings are cleaned when they are published."""
    for path in paths:
        if path.is_dir():
            yield from (
                file
                for file in sorted(path.rglob("*"))
                if file.suffix.lower() in (PICTURE_SUFFIXES - {".svg"}) | RECORDING_SUFFIXES
                and file.is_file()
                and not file.is_symlink()
            )
        elif path.is_file():
            yield path
        else:
            raise RefusalError(_("There is no file {name}.", name=str(path)))


def _photo(file: Path, check: bool) -> tuple[str, ...]:
    """What a photo told; the clean one is written in its place once it has been read back."""
    raw = file.read_bytes() if file.stat().st_size <= MAX_BYTES else b""
    told = leftovers(raw)
    if told and not check:
        new = cleaned(raw)
        if leftovers(new):
            raise UncleanablePictureError
        keep(file.resolve(), new)
    return told


def _recording(file: Path, check: bool) -> tuple[str, ...]:
    """What a sound or film told, titles aside."""
    told = cleaning.asides(file)
    if told and not check:
        cleaning.clean(file.resolve())
    return tuple(dict.fromkeys(aside.name for aside in told))


def _refusal(name: str, is_recording: bool) -> Text:
    if is_recording:
        return _("{path} cannot be cleaned: save it anew without positions, and put that here.", path=name)
    return _("{path} cannot be cleaned: it is no still JPEG, PNG or WebP that can be read.", path=name)


def _is_committed(file: Path) -> bool:
    """Whether git has the file, or may have it: where it cannot be asked, the warning is due."""
    file = file.resolve()
    try:
        with open_repository(file.parent) as repository:
            path = f"{repository.prefix}{file.name}"
            return repository.head is not None and bool(
                repository.git("log", "-1", "--format=%H", repository.head, "--", path)
            )
    except OSError:
        return True


_command.run(main)
