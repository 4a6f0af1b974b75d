"""Take an article back: its address then says so without content, and its month keeps its status."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import re
from datetime import date
from functools import partial

import click

import _command
from _command import RefusalError, as_of_option, command, lang_option, option, say, words
from _taking_back import (
    frozen,
    frozen_in_spite_of_errors,
    git_commands,
    left_over,
    marked_and_unread,
    send,
)
from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.articles.withdrawal import marked_file
from media_mandate.children.findings import in_field, in_name
from media_mandate.history import read_lines
from media_mandate.media.pictures.file import keep
from media_mandate.messages import _
from media_mandate.newsroom import Newsroom
from media_mandate.newsroom.held import place_of
from media_mandate.newsroom.said import fields_of, says_that_it_is_withdrawn, words_of
from media_mandate.problems import Level, Problem, Spot
from media_mandate.quota import Judgement, Status
from media_mandate.verdict.facts import PROBLEMS
from media_mandate.verdict.terminal import problem_lines

ROOT = _environment.ROOT


@command(_("Take an article back. PATH is its file or its address; git keeps what stood there."))
@click.argument("path", required=False)
@option("--reason", help=_("Why, in one sentence that readers will see."))
@option(
    "--marked",
    is_flag=True,
    help=_(
        "Freeze all that is marked as withdrawn, as the form does it: the text goes out of the file, with "
        "what it alone showed."
    ),
)
@option("--run", is_flag=True, help=_("Commit and push, too, and delete what the article alone showed."))
@as_of_option
@lang_option
def main(
    path: str | None, reason: str | None, marked: bool, run: bool, as_of: date | None, lang: str | None
) -> int:
    if marked is (path is not None):
        raise click.UsageError(words(_("name an article, or write --marked")))
    if path is not None and reason is None:
        raise click.UsageError(words(_("write --reason, which readers will see")))
    newsroom, problems = _command.read(as_of)
    if newsroom is None and path is not None:  # a mark needs no mandate, and is enough
        return _mark(_command.repository_path(path), as_of or _command.today(), reason or "", run=run)
    if newsroom is None:
        for line in problem_lines(problems, _command.own_words, _command.style):
            say(line, err=True)
        return PROBLEMS
    if path is None:
        return _freeze_marked(newsroom, run=run)
    wanted = _now_called(newsroom, _command.repository_path(path))
    return _withdraw(newsroom, problems, wanted, reason or "", run=run)


def _freeze_marked(newsroom: Newsroom, *, run: bool) -> int:
    """Freeze what is marked; what cannot be frozen stays marked and is told, and readers see none of it."""
    files: dict[str, str] = {}
    gone: list[Article] = []
    status = 0
    marked = {
        found.path: partial(
            frozen, newsroom, found, max(found.date, min(withdrawn.date, newsroom.as_of)), withdrawn.reason
        )
        for found in newsroom.articles
        if (withdrawn := found.front.withdrawn)
        and found.front.is_marked
        and found.is_published(newsroom.as_of)
    }
    broken = {
        path: partial(frozen_in_spite_of_errors, newsroom, path) for path in marked_and_unread(newsroom)
    }
    for path, freeze in (marked | broken).items():
        try:
            files[path], before = freeze()
        except RefusalError as error:
            say(words(error.text), err=True)
            status = PROBLEMS
        else:
            gone.append(before)
    left = left_over(newsroom, gone)
    for path, text in files.items():
        keep(ROOT / path, text.encode())
        _say_withdrawn(path, is_sent=run)
    if files:
        _bring(list(files), left, run=run)
    return status


def _withdraw(
    newsroom: Newsroom, problems: tuple[Problem, ...], wanted: str, reason: str, *, run: bool
) -> int:
    if wanted in newsroom.unread:
        return _mark(wanted, newsroom.as_of, reason, run=run)
    reason = _told(wanted, reason)
    article = _published(newsroom, wanted)
    marked = article.front.withdrawn
    text, before = frozen(newsroom, article, marked.date if marked else newsroom.as_of, reason)
    keep(ROOT / wanted, text.encode())

    _say_withdrawn(wanted, is_sent=run)
    if any(in_name(article.address.slug)):
        way = _("The file's name gives a child away and stays in the address: rename it once this is pushed.")
        say(words(way))
    for other in _other_versions(newsroom, article):
        place = place_of(other)
        say(words(_("{path} has the same content and is still published. Withdraw it too.", path=place)))
    _bring([wanted], left_over(newsroom, [before]), run=run)
    _say_what_stops(newsroom, [found for found in problems if found.path != wanted])
    say(words(_("Git's history still has the text: CONTRIBUTING.md says what to do when that must go.")))
    return 0


def _told(wanted: str, reason: str) -> str:
    """The reason as readers will see it; refuses one that is empty or gives a child away."""
    reason = " ".join(reason.split())
    if not reason:
        raise RefusalError(_("Nothing was written."))
    for hit in in_field(("withdrawn", "reason"), reason):
        told = hit.at(Spot(wanted))
        raise RefusalError(_("{message} {hint} Nothing was written.", message=told.message, hint=told.hint))
    return reason


def _mark(wanted: str, day: date, reason: str, *, run: bool) -> int:
    """Mark an article that cannot be read: what stands in its place then says that it was withdrawn."""
    reason = _told(wanted, reason)
    file, place = ROOT / wanted, place_of(wanted)
    if not file.is_file() or file.is_symlink() or _ARTICLE.fullmatch(wanted) is None:
        raise RefusalError(_("There is no article {path}.", path=place))
    raw = file.read_bytes()
    if not says_that_it_is_withdrawn(raw):
        keep(file, marked_file(raw, day, reason))
    say(words(_("{path} is marked as withdrawn, whatever else is wrong: that is enough.", path=place)))
    _bring([wanted], [], run=run)
    return 0


_ARTICLE = re.compile(rf"{DOCS}/[^/]+/[0-9]{{4}}/[0-9]{{2}}/[^/]+\.md")


def _now_called(newsroom: Newsroom, wanted: str) -> str:
    """The path of an article that has moved; readers may still know it by the address that it had."""
    if (ROOT / wanted).exists():
        return wanted
    id = wanted.removeprefix(f"{DOCS}/").removesuffix(".md")
    moved = [found.path for found in newsroom.articles if found.front.moved_from == id]
    if not moved and newsroom.history.unknown is None:
        lines = read_lines(ROOT, (DOCS,), dict.fromkeys(sorted(newsroom.unread)))
        for path, nodes in lines.items():
            before = any(node.version.path == wanted for node in nodes)
            if before or id in words_of([id], fields_of((ROOT / path).read_bytes())):
                moved.append(path)
    return moved[0] if len(moved) == 1 else wanted


def _say_withdrawn(path: str, *, is_sent: bool) -> None:
    place = place_of(path)
    if is_sent:
        say(words(_("{path} is withdrawn, and is committed and pushed now.", path=place)))
        return
    say(words(_("{path} is withdrawn. Its address will say so, and show nothing of it.", path=place)))


def _bring(paths: list[str], left: list[str], *, run: bool) -> None:
    """Have it published, or say how; `left` are files that nothing shows any more."""
    if run:
        send(paths, left)
        return
    for file in left:
        hint = _("{file} is no longer published. Delete it too if it shows a child.", file=file)
        say(words(hint))
    say(words(_("Commit and push the change now; the next build takes it off the site.")))
    for line in git_commands(paths):
        say(f"  {line}")


def _say_what_stops(newsroom: Newsroom, problems: list[Problem]) -> None:
    """What keeps a build on this machine from showing it, and no build of what was pushed."""
    wrong = [problem for problem in problems if problem.level is Level.PROBLEM]
    if wrong:
        say(
            words(_("Published all the same once it is pushed. On this machine these problems stop a build:"))
        )
        for line in problem_lines(wrong, _command.own_words, _command.style):
            say(line)
    if newsroom.ledger.of(Status.MISSING):
        way = _(
            "A month is missing: what was pushed is published all the same. Who builds by hand runs this, "
            "which still ends with an error for the month, and uploads the folder site:"
        )
        say(words(way))
        say("  python3 scripts/build.py --hold-back --despite-missing")


def _published(newsroom: Newsroom, path: str) -> Article:
    """The article at `path`, which readers have been able to see."""
    judgement = newsroom.judgement.get(path)
    if judgement is None:
        raise RefusalError(_("There is no article {path}.", path=place_of(path)))
    article = judgement.article
    if article.front.withdrawn is not None and not article.front.is_marked:
        day = article.front.withdrawn.date
        raise RefusalError(_("{path} was withdrawn on {day} already.", path=place_of(path), day=day))
    if not article.is_published(newsroom.as_of):
        raise RefusalError(_("{path} was never published: just delete the file.", path=place_of(path)))
    entry = newsroom.history.entries.get(path)
    if newsroom.history.unknown is not None:
        text = _("Whether git has this text cannot be told: {reason}.", reason=newsroom.history.unknown)
        raise RefusalError(text, newsroom.history.remedy)
    if entry is None or entry.last is None:
        text = _("Git does not have this text, so it would be lost: commit it first, or delete the file.")
        raise RefusalError(text)
    return article


def _other_versions(newsroom: Newsroom, article: Article) -> list[str]:
    """The published reruns, translations and copies of the article."""
    return [
        found.article.path
        for found in newsroom.judgements
        if found.article.is_published(newsroom.as_of)
        and found.article.front.withdrawn is None
        and (
            article.id in (found.article.front.rerun_of, found.article.front.translation_of)
            or _is_copy(found, article)
        )
    ]


def _is_copy(found: Judgement, article: Article) -> bool:
    """Whether it does not count for what stands in the article."""
    share = found.share
    if share is None or not share.lacking:
        return False
    return any(source.id == article.id for source in share.sources)


_command.run(main)
