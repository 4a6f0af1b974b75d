"""Make an article of a Word file: text, tables and pictures come over, and all that does not is told."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("word")

import json
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import click
import frontmatter
import pypandoc
from slugify import slugify

import _command
from _command import DayType, RefusalError, command, lang_option, option, say, words
from media_mandate.articles.address import Address, read_address
from media_mandate.mandate.file import FILE, load_mandate
from media_mandate.mandate.values import Mandate, Outlet
from media_mandate.messages import _
from media_mandate.months import Month
from media_mandate.problems import Problem, Spot
from media_mandate.reading.fields import nearest
from media_mandate.reading.rendering import UnrenderableError, rendered
from media_mandate.verdict.facts import PROBLEMS
from media_mandate.verdict.terminal import problem_lines
from media_mandate.verdict.words import explain
from media_mandate.word.conversion import FLAVOUR, finished, pictures_of, site_tree
from media_mandate.word.heading import take_heading, text_of
from media_mandate.word.images import for_web
from media_mandate.word.missing import counted, missing, unwritten
from media_mandate.word.old_letters import in_unicode
from media_mandate.word.package import MAX_BYTES, Package, RefusedError, open_word
from media_mandate.word.plain import pictures_in, plain_file
from media_mandate.word.shown import shown_text
from media_mandate.word.tables import Node
from media_mandate.word.typed_lists import with_lists

ROOT = _environment.ROOT
PANDOC = Path(pypandoc.__file__).parent / "files" / ("pandoc.exe" if sys.platform == "win32" else "pandoc")
PATIENCE = 120
"""Seconds in which pandoc has read any file that holds an article."""


@command(_("Make a draft of FILE, a Word file (.docx), and say what to look at in it."))
@click.argument("file", type=click.Path(path_type=Path))
@option("--outlet", required=True, help=_("The outlet's id."))
@option("--date", "day", type=DayType(), required=True, help=_("The day it is printed or first broadcast."))
@option("--title", help=_("The title; what the file says by default."))
@option("--topic", "topics", multiple=True, help=_("A topic's id; may be given several times."))
@option("--unit", "units", multiple=True, help=_("A unit's id; may be given several times."))
@option("--slug", help=_("The last part of the address; made of the title by default."))
@lang_option
def main(
    file: Path,
    outlet: str,
    day: date,
    title: str | None,
    topics: tuple[str, ...],
    units: tuple[str, ...],
    slug: str | None,
    lang: str | None,
) -> int:
    loaded, problems = load_mandate(ROOT / FILE)
    if loaded is None:
        _print(problems)
        return PROBLEMS
    mandate = loaded.mandate
    owner = mandate.outlet[_known(outlet, list(mandate.outlet))]
    if owner.duty(Month.of(day)) is None:
        raise RefusalError(_("{outlet} owes nothing in {month}.", outlet=owner.name, month=Month.of(day)))
    least = owner.shortest(Month.of(day), "newspaper") if "newspaper" in owner.kinds else 0
    chosen = {
        "topics": [_known(topic, list(mandate.topic)) for topic in topics],
        "units": [_known(unit, list(mandate.unit)) for unit in units],
    }
    try:
        whole, rewritten = in_unicode(open_word(file.name, _bytes(file)))
        package, layout, findings = plain_file(whole, _names(mandate), least)
        findings = [*rewritten, *findings]
        tree = json.loads(_pandoc(package.zipped(), "--from=docx", "--to=json"))
    except RefusedError as refusal:
        message = _("{name}: {message}", name=file.name, message=refusal.message)
        raise RefusalError(message, refusal.hint) from None
    unread = pictures_in(package) - len(list(pictures_of([*tree["meta"].values(), *tree["blocks"]])))
    styled = text_of(tree["meta"].get("title", []))
    heading, said = take_heading(tree, " ".join(title.split()) if title else None, layout.heading)
    if heading is None:
        hint = _('Give it: --title "…", or choose the style Title for it in Word.')
        raise RefusalError(_("Nothing in {name} says what the title is. {hint}", name=file.name, hint=hint))
    shown = shown_text(whole)
    above = [heading.title, heading.description, *heading.authors, *layout.above]
    in_file = layout.heading.title if layout.heading is not None else styled
    if in_file.casefold() != heading.title.casefold():  # it was told, and is not in the article
        above.append(in_file)
    if not text_of(tree["blocks"]):
        message = _("There is no text in {name}. If it is a scan, the text has to be typed.", name=file.name)
        if missing(shown, above, []):
            message = _(
                "Of the text in {name} nothing can be read. In Word press Ctrl+A and Ctrl+C, paste it into a "
                "new document with Keep Text Only, and import that.",
                name=file.name,
            )
        raise RefusalError(message)
    address = _address(owner, day, slug or heading.title, mandate)
    pictures = _pictures(tree, package, address.slug)
    tree, marked, notes = site_tree(tree, {part: name for part, (name, _raw) in pictures.items()})
    said += counted(notes, unread)
    lost = missing(shown, above, tree["blocks"], layout.below)
    tree["blocks"] = with_lists(tree["blocks"])
    body = _pandoc(json.dumps(tree).encode(), "--from=json", f"--to={FLAVOUR}", "--wrap=none").decode()
    fields: dict[str, Any] = {"title": heading.title, "date": day}
    fields |= {name: ids for name, ids in chosen.items() if ids}
    fields |= {"authors": list(heading.authors)} if heading.authors else {}
    fields |= {"description": heading.description} if heading.description else {}
    fields |= {"sample": True} if mandate.sample else {}
    post = frontmatter.Post(body, **fields, draft=True)
    text = frontmatter.dumps(post, sort_keys=False, allow_unicode=True, width=1000, default_flow_style=None)
    text, lines = finished(text + "\n", marked, address.path)
    with suppress(UnrenderableError):  # which `check` tells
        lost += unwritten(tree["blocks"], rendered(frontmatter.loads(text).content))

    _write(address, text, dict(pictures.values()))
    _print([*(found.moved(Spot(file.name)) for found in (*findings, *said, *lost)), *lines])
    say()
    _check(address)
    say()
    say(words(_("The article is in {path}", path=address.path)))
    say(words(_("It is a draft; remove the line draft: true when it is ready.")))
    return 0


def _names(mandate: Mandate) -> list[str]:
    """What mastheads of this desk name: its outlets, their columns, whom they belong to, and its units."""
    own = [name for outlet in mandate.outlets for name in (outlet.name, outlet.column, outlet.successor)]
    return [name for name in (*own, mandate.directive.issuer, *(unit.name for unit in mandate.units)) if name]


def _known(id: str, known: list[str]) -> str:
    if id not in known:
        raise RefusalError(_("{id} is not in mandate.yml. {hint}", id=id, hint=nearest(id, known)))
    return id


def _bytes(file: Path) -> bytes:
    if not file.is_file():
        raise RefusalError(_("There is no file {name}.", name=str(file)))
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except PermissionError:
        message = _("{name} cannot be read. If it is open in Word, close it there first.", name=file.name)
        raise RefusalError(message) from None
    return raw


def _pandoc(source: bytes, *options: str) -> bytes:
    """Run pandoc, which sees nothing but `source`. Raises RefusalError when it cannot read that."""
    command = (str(PANDOC), "+RTS", "-M1024M", "-RTS", "--sandbox", *options)
    try:
        run = subprocess.run(command, input=source, capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        run = None
    if run is None or run.returncode:
        message = _("The Word file cannot be converted. Copy its text into a new document, and try that one.")
        raise RefusalError(message)
    return run.stdout


def _address(owner: Outlet, day: date, name: str, mandate: Mandate) -> Address:
    slug = slugify(name, max_length=80, word_boundary=True) or "bai"
    address, problems = read_address(PurePosixPath(Address(owner, Month.of(day), slug).path), mandate)
    if address is None:
        raise RefusalError(_("{message} {hint}", message=problems[0].message, hint=problems[0].hint))
    return address


def _pictures(tree: Node, package: Package, slug: str) -> dict[str, tuple[str, bytes]]:
    """The pictures of the article as they are published, by what pandoc calls them: a name, and the file."""
    shown = {part: for_web(package.picture(part)) for part in dict.fromkeys(pictures_of(tree["blocks"]))}
    found = [(part, picture) for part, picture in shown.items() if picture is not None]
    return {part: (f"{slug}-{number}{end}", raw) for number, (part, (end, raw)) in enumerate(found, 1)}


def _write(address: Address, text: str, pictures: Mapping[str, bytes]) -> None:
    """Put the article and its pictures in place; nothing that stands there is overwritten."""
    article = ROOT / address.path
    files = {article.with_name(name): raw for name, raw in pictures.items()} | {article: text.encode()}
    for file in (article, *files):
        if file.exists():
            shown = file.relative_to(ROOT).as_posix()
            raise RefusalError(_("There is {path} already; choose another --slug.", path=shown))
    article.parent.mkdir(parents=True, exist_ok=True)
    for file, raw in files.items():
        with file.open("xb") as stream:
            stream.write(raw)


def _check(address: Address) -> None:
    """Print what `check` says of the article."""
    newsroom, problems = _command.read(None)
    judgement = newsroom.judgement.get(address.path) if newsroom is not None else None
    if newsroom is not None and judgement is not None:
        for line in explain(judgement, newsroom, words):
            say(line)
    _print([found for found in problems if newsroom is None or found.path == address.path])


def _print(problems: Sequence[Problem]) -> None:
    for line in problem_lines(problems, _command.own_words, _command.style):
        say(line)


_command.run(main)
