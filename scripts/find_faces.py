"""Look for faces in pictures; the first run installs what that takes, and from then on checks look, too."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("faces")

import click

import _command
from _command import RefusalError, command, lang_option, say, words
from media_mandate.children.rules import FACE
from media_mandate.media.pictures.faces import can_look, faces_in
from media_mandate.media.pictures.file import CACHE, read_picture
from media_mandate.messages import Text, _, _n
from media_mandate.verdict.facts import OK
from media_mandate.verdict.terminal import problem_lines


@command(
    _(
        "Say in which pictures faces can be seen. Without PICTURE: of those that an article says to show "
        "nobody, or nobody who can be told. The first run installs what it takes (50 MB)."
    )
)
@click.argument("pictures", nargs=-1, type=click.Path(path_type=Path), metavar="[PICTURE]...")
@lang_option
def main(pictures: tuple[Path, ...], lang: str | None) -> int:
    if not can_look():
        raise RefusalError(_("Nothing can look for faces on this computer: onnxruntime does not start."))
    for picture in pictures:
        say(words(_seen(picture)))
    if not pictures:
        _newsroom, problems = _command.read(None)
        found = [problem for problem in problems if problem.rule is FACE]
        for line in problem_lines(found, words, _command.style):
            say(line)
        say(
            words(
                _n(
                    "In {count} picture a face is seen that is said not to be there.",
                    "In {count} pictures faces are seen that are said not to be there.",
                    len(found),
                )
            )
        )
    return OK


def _seen(file: Path) -> Text:
    """How many faces are in a picture, and where the largest is."""
    try:
        picture = read_picture(file, _environment.ROOT / CACHE)
    except OSError:
        raise RefusalError(_("There is no file {name}.", name=str(file))) from None
    faces = faces_in(file, picture, None) if picture.flaw is None and picture.kind != "SVG" else None
    if faces is None:
        return _("{path}: not looked at, for it is no photo that can be published.", path=str(file))
    if not faces:
        return _("{path}: no face is seen.", path=str(file))
    return _n(
        "{path}: {count} face, {left} per cent from the left and {top} from the top.",
        "{path}: {count} faces, the largest {left} per cent from the left and {top} from the top.",
        len(faces),
        path=str(file),
        left=faces[0].left,
        top=faces[0].top,
    )


_command.run(main)
