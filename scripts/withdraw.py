"""Take an article back: its address then says so without content, and its month keeps its status."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

from datetime import date

import click

import _command
from _command import RefusalError, as_of_option, command, lang_option, option, say, words
from media_mandate.articles.article import Article
from media_mandate.articles.relations import resolve
from media_mandate.articles.withdrawal import marked_file, withdrawn_file
from media_mandate.children.findings import in_field, in_name
from media_mandate.history import read_versions
from media_mandate.media.pictures.file import keep
from media_mandate.messages import _
from media_mandate.newsroom import Newsroom, Page
from media_mandate.newsroom.alone import read_version
from media_mandate.problems import Level, Spot
from media_mandate.quota import Judgement, Status
from media_mandate.reading.document import Document, read_document
from media_mandate.reading.files import decode, read_text
from media_mandate.verdict.facts import PROBLEMS
from media_mandate.verdict.terminal import problem_lines

ROOT = _environment.ROOT


@command(_("Take an article back. PATH is its file or its address; git keeps what stood there."))
@click.argument("path")
@option("--reason", required=True, help=_("Why, in one sentence that readers will see."))
@as_of_option
@lang_option
def main(path: str, reason: str, as_of: date | None, lang: str | None) -> int:
    newsroom, problems = _command.read(as_of)
    wanted = _command.repository_path(path)
    if newsroom is None:
        for line in problem_lines(problems, _command.own_words, _command.style):
            say(line, err=True)
        return PROBLEMS
    reason = " ".join(reason.split())
    if not reason:
        raise RefusalError(_("Nothing was written."))
    for hit in in_field(("withdrawn", "reason"), reason):
        told = hit.at(Spot(wanted))
        raise RefusalError(_("{message} {hint} Nothing was written.", message=told.message, hint=told.hint))
    if wanted in newsroom.unread:
        keep(ROOT / wanted, marked_file((ROOT / wanted).read_bytes(), newsroom.as_of, reason))
        say(words(_("{path} has errors, so it is marked as withdrawn: that is enough.", path=wanted)))
        _say_git(wanted)
        return 0
    article = _published(newsroom, wanted)
    keep(ROOT / wanted, _frozen(newsroom, article, reason).encode())

    say(words(_("{path} is withdrawn. Its address will say so, and show nothing of it.", path=wanted)))
    if any(in_name(article.address.slug)):
        way = _("The file's name gives a child away and stays in the address: rename it once this is pushed.")
        say(words(way))
    for file in _left_over(newsroom, article):
        hint = _("{file} is no longer published. Delete it too if it shows a child.", file=file)
        say(words(hint))
    for other in _other_versions(newsroom, article):
        say(words(_("{path} has the same content and is still published. Withdraw it too.", path=other)))
    say(words(_("Commit and push the change now; the next build takes it off the site.")))
    _say_git(wanted)
    wrong = [problem for problem in problems if problem.level is Level.PROBLEM and problem.path != wanted]
    if wrong:
        say(words(_("But these problems stop every build, so mend them first:")))
        for line in problem_lines(wrong, _command.own_words, _command.style):
            say(line)
    if newsroom.ledger.of(Status.MISSING):
        way = _("A month is missing, so builds fail. To take the article off the site all the same, run:")
        say(words(way))
        say("  python3 scripts/build.py --despite-missing")
        way = _(
            "It still ends with an error for the month, but the site is built: upload the folder site. "
            "On GitHub run the workflow withdraw under Actions instead."
        )
        say(words(way))
    say(words(_("Git's history still has the text: CONTRIBUTING.md says what to do when that must go.")))
    return 0


def _frozen(newsroom: Newsroom, article: Article, reason: str) -> str:
    """The file of the article once it is withdrawn; of one that is marked already the day stays."""
    title = words(_("A withdrawn article"))
    if article.front.withdrawn is not None:
        return withdrawn_file(*_as_it_was(newsroom, article), title, article.front.withdrawn.date, reason)
    text, _problems = read_text(ROOT / article.path, article.path)
    document, _problems = read_document(text or "", article.path)
    assert document is not None
    return withdrawn_file(document, article, title, newsroom.as_of, reason)


def _say_git(path: str) -> None:
    """The commands that take it off the site, as they can be copied."""
    saying = words(_("Withdraw the article"))
    for line in (f'git add "{path}"', f'git commit -m "{saying}" -- "{path}"', "git push"):
        say(f"  {line}")


def _as_it_was(newsroom: Newsroom, article: Article) -> tuple[Document, Article]:
    """An article that is marked already, as git shows that it was published."""
    entry = newsroom.history.entries.get(article.path)
    for version, raw in read_versions(ROOT, [entry.proof] if entry and entry.proof else []):
        text, _problems = decode(raw, version.path)
        document, _problems = read_document(text or "", version.path)
        found = read_version(version.path, raw, newsroom.mandate, sparing=True).article
        if document is not None and found is not None:
            return document, found
    raise RefusalError(_("Git does not show that {path} was published.", path=article.path))


def _published(newsroom: Newsroom, path: str) -> Article:
    """The article at `path`, which readers have been able to see."""
    judgement = newsroom.judgement.get(path)
    if judgement is None:
        raise RefusalError(_("There is no article {path}.", path=path))
    article = judgement.article
    if article.front.withdrawn is not None and not article.front.is_marked:
        day = article.front.withdrawn.date
        raise RefusalError(_("{path} was withdrawn on {day} already.", path=path, day=day))
    if not article.is_published(newsroom.as_of):
        raise RefusalError(_("{path} was never published: just delete the file.", path=path))
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


def _left_over(newsroom: Newsroom, article: Article) -> list[str]:
    """The pictures and recordings that nothing but this article shows."""
    others: list[Article | Page] = [other for other in newsroom.articles if other is not article]
    others += newsroom.pages
    used = {resolve(page.path, target.address) for page in others for target in page.targets}
    own = {resolve(article.path, target.address) for target in article.targets} - used
    return sorted(file for file in own if file and not file.endswith(".md") and (ROOT / file).is_file())


_command.run(main)
