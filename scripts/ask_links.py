"""Ask for the addresses at which articles stand elsewhere, and keep what answers beside them."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

from collections.abc import Iterator
from datetime import UTC, date, datetime
from tempfile import TemporaryDirectory

import click

import _command
from _command import RefusalError, command, lang_option, option, say, words
from _environment import ROOT
from _links import fetch
from media_mandate.articles.article import Article
from media_mandate.grades.answers import LinkAnswer, answer_path, read_answer, write_answer
from media_mandate.grades.asking import answer_of, link_of, suffix_of
from media_mandate.grades.fitness import unfit
from media_mandate.messages import Text, _, _n
from media_mandate.newsroom import Newsroom
from media_mandate.verdict.facts import OK, PROBLEMS


@command(
    _(
        "Ask for the addresses at which articles stand elsewhere (url: of printed:, media: of broadcast:), "
        "and keep day, type and bytes of what answers in a file beside each article. Without PATH: of all "
        "whose address was not asked for yet."
    )
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@option("--check", is_flag=True, help=_("Ask again for what is kept, say what differs, and write nothing."))
@lang_option
def main(paths: tuple[str, ...], check: bool, lang: str | None) -> int:
    newsroom, _problems = _command.read(None)
    if newsroom is None:
        raise RefusalError(_("The mandate cannot be read; scripts/check.py says why."))
    today = datetime.now(UTC).astimezone(newsroom.mandate.timezone).date()
    failed = asked = 0
    for article, url in _chosen(newsroom, paths, check=check):
        asked += 1
        if (told := _ask(article, url, today, check=check)) is not None:
            failed += 1
            say(f"{article.path}: {words(told)}", err=True)
    say(words(_n("{count} address asked for.", "{count} addresses asked for.", asked)))
    return PROBLEMS if failed else OK


def _chosen(newsroom: Newsroom, paths: tuple[str, ...], *, check: bool) -> Iterator[tuple[Article, str]]:
    """The articles that are meant, each with its address."""
    if paths:
        for path in map(_command.repository_path, paths):
            if path not in newsroom.judgement:
                raise RefusalError(_("There is no article {path}.", path=path))
            article = newsroom.judgement[path].article
            if (url := link_of(article)) is None:
                raise RefusalError(_("{path} gives no address at which it stands elsewhere.", path=path))
            yield article, url
        return
    for article in newsroom.articles:
        url, known = link_of(article), read_answer(ROOT, answer_path(article.path))
        is_new = known is None or known.url != url
        if url is not None and not article.front.draft and article.date <= newsroom.as_of and is_new != check:
            yield article, url


def _ask(article: Article, url: str, today: date, *, check: bool) -> Text | None:
    """Ask for one address, and keep or compare what answers; what is wrong with it, if anything is."""
    with TemporaryDirectory(prefix="media-mandate-") as name:
        try:
            fetched = fetch(url, Path(name) / f"answer{suffix_of(article, url)}")
        except RefusalError as refusal:
            return _("{url}: {reason}. Nothing was written.", url=url, reason=refusal.text)
        answer = answer_of(article, url, fetched, today)
    if (reason := unfit(answer, article, url, max(today, article.date))) is not None:
        return _("{url}: {reason}. Nothing was written.", url=url, reason=reason)
    path = answer_path(article.path)
    if check:
        return _difference(read_answer(ROOT, path), answer)
    file = ROOT / path
    if file.is_symlink():
        return _("{path}: this is no file of its own, but leads to another. Nothing was written.", path=path)
    try:
        file.write_text(write_answer(answer), "utf-8", newline="\n")
    except OSError as error:
        return _("{path}: it cannot be written ({words})", path=path, words=error.strerror or str(error))
    say(
        words(_("{path}: {type}, {bytes} bytes; commit it.", path=path, type=answer.type, bytes=answer.bytes))
    )
    return None


def _difference(then: LinkAnswer | None, now: LinkAnswer) -> Text | None:
    """What answers otherwise than when it was kept; a page may change around its article."""
    if then is None:
        return _("nothing is kept of {url}", url=now.url)
    if now.holds is None and then.sha256 != now.sha256:
        return _(
            "{url}: other bytes answer than on {day} ({then} then, {now} now).",
            url=now.url,
            day=then.asked,
            then=then.bytes,
            now=now.bytes,
        )
    return None


_command.run(main)
