"""Bring a newsroom to a release: shows what changes and what is newly told, and commits nothing."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import click

import _command
from _command import RefusalError, as_of_option, command, lang_option, option, say, words
from _merging import Merged, is_merging, merge
from _repository import git
from media_mandate.desk.settling import settlement
from media_mandate.desk.upgrading import News, news, with_feed_ids
from media_mandate.mandate.file import FILE, load_mandate
from media_mandate.mandate.values import Mandate
from media_mandate.messages import Text, _, _n
from media_mandate.newsroom import read_newsroom
from media_mandate.quota import Status
from media_mandate.record.format import RECORD_FILE, Record
from media_mandate.record.record import read_record
from media_mandate.settled.file import FILE as SETTLED
from media_mandate.settled.file import read_settled, write_settled
from media_mandate.settled.values import Settlement
from media_mandate.statuses import AFTERWARDS, STATUS_WORDS
from media_mandate.verdict.check_json import FoundProblem, report
from media_mandate.verdict.facts import MISSING, OK, PROBLEMS, exit_status
from media_mandate.verdict.terminal import problem_lines

ROOT = _environment.ROOT
BUILD = Path("build") / "upgrade"
MOST = 20
"""Files of a list are named up to this number."""


@command(_("Bring a newsroom to a release. Shows what changes and what is newly told; commits nothing."))
@option("--to", "tag", help=_("The release, a tag that was fetched, for example v0.2.0."))
@option(
    "--newsroom",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    show_default=False,
    help=_("The newsroom to upgrade; by default the folder in which the command is called."),
)
@option("--despite-missing", is_flag=True, help=_("Upgrade although a month is missing; it stays missing."))
@as_of_option
@lang_option
def main(tag: str | None, newsroom: Path, despite_missing: bool, as_of: date | None, lang: str | None) -> int:
    home = Path(git("rev-parse", "--show-toplevel", at=newsroom)).resolve()
    options = [
        *(["--despite-missing"] if despite_missing else []),
        *(["--as-of", str(as_of)] if as_of else []),
    ]
    if home == ROOT.resolve():
        return _by_its_release(home, tag, options)
    release = _release(tag)
    mandate = _ready(home, release)
    record, before = _as_it_was(home, options)
    settled = settlement(record, home, release.name)
    merged = merge(home, release.commit, mandate)
    try:
        _keep(home, settled)
        named = _name_feeds(home, record)
        return _tell(home, release, merged, record, before, settled, named)
    except BaseException:
        git("merge", "--abort", at=home)
        raise


@dataclass(frozen=True, slots=True)
class Release:
    """What a newsroom moves to; `name` is its tag, where it has one."""

    name: str
    commit: str


def _release(tag: str | None) -> Release:
    """The release in which this command stands."""
    commit = git("rev-parse", "HEAD")
    tags = git("tag", "--points-at", "HEAD", "--sort=-version:refname").split()
    if tag is not None and tag not in tags:
        raise RefusalError(_("This command is not that of {tag}; run the one of that release.", tag=tag))
    return Release(tag or (tags[0] if tags else commit[:10]), commit)


def _by_its_release(home: Path, tag: str | None, options: Sequence[str]) -> int:
    """Run the command of the release `tag` on the newsroom in which this one stands."""
    if tag is None:
        raise RefusalError(
            _("Say to which release: --to v0.2.0. To upgrade another newsroom, name it: --newsroom PATH.")
        )
    try:
        commit = git("rev-parse", "--verify", "--quiet", f"refs/tags/{tag}^{{commit}}", at=home)
    except RefusalError:
        raise RefusalError(
            _("There is no release {tag} here. Fetch it first: git fetch ADDRESS tag {tag}", tag=tag)
        ) from None
    tree = home / "build" / "release"
    if tree.exists():
        git("worktree", "remove", "--force", "--force", str(tree), at=home)
    git("worktree", "add", "--quiet", "--detach", str(tree), commit, at=home)
    try:
        script = tree / "scripts" / "upgrade.py"
        if not script.exists():
            raise RefusalError(_("The release {tag} is older than this command.", tag=tag))
        return _run(script, "--to", tag, "--newsroom", str(home), *options).returncode
    finally:
        git("worktree", "remove", "--force", "--force", str(tree), at=home)


def _run(script: Path, *arguments: str, quiet: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a command of another copy of the program, in the environment that it makes for itself."""
    python = getattr(sys, "_base_executable", sys.executable)
    return subprocess.run(
        [python, str(script), *arguments],
        cwd=script.parent.parent,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        encoding="utf-8",
        errors="replace",
    )


def _ready(home: Path, release: Release) -> Mandate:
    """The mandate of a newsroom that can be upgraded; refuses, with nothing changed, where it cannot."""
    file, problems = load_mandate(home / FILE)
    if file is None:
        for line in problem_lines(problems, _command.own_words, _command.style):
            say(line, err=True)
        raise RefusalError(_("Mend this in mandate.yml first and commit it; nothing was changed."))
    if file.mandate.sample is not None:
        raise RefusalError(_("This is the sample and no newsroom: fetch the release instead (git pull)."))
    if is_merging(home):
        raise RefusalError(
            _("A merge has begun here and not ended. End it (git commit) or undo it (git merge --abort).")
        )
    if git("status", "--porcelain", at=home):
        raise RefusalError(
            _("Some changes here are not committed yet. Commit them or undo them, then start again.")
        )
    if git("rev-parse", "--is-shallow-repository", at=home) == "true":
        raise RefusalError(_("Only a part of the history is here. Get the whole: git fetch --unshallow"))
    if _is_lacking(home, "cat-file", "-e", f"{release.commit}^{{commit}}"):
        git("fetch", "--quiet", "--no-tags", str(ROOT), release.commit, at=home)
    if not _is_lacking(home, "merge-base", "--is-ancestor", release.commit, "HEAD"):
        raise RefusalError(
            _("This newsroom has {release} already; nothing was changed.", release=release.name)
        )
    if _is_lacking(home, "merge-base", "HEAD", release.commit):
        raise RefusalError(
            _(
                "The history here has none of the program's releases, so it cannot be told what you changed. "
                "Name once the one from which this newsroom was made, then start again: {command}",
                command="git merge -s ours --allow-unrelated-histories COMMIT",
            )
        )
    return file.mandate


def _is_lacking(home: Path, *question: str) -> bool:
    """Whether git answers no."""
    try:
        git(*question, at=home)
    except RefusalError:
        return True
    return False


def _as_it_was(home: Path, options: Sequence[str]) -> tuple[Record, dict[str, Any]]:
    """The record and the check that the program makes which the newsroom has; refuses where it is red."""
    say(words(_("The site is built once more by the program that stands here, to know how it was …")))
    site = home / BUILD / "site"
    run = _run(home / "scripts" / "build.py", "--output", str(site), *options, quiet=True)
    if run.returncode != OK and not (run.returncode == MISSING and "--despite-missing" in options):
        for line in run.stdout.splitlines():
            say(line, err=True)
        if run.returncode == MISSING:
            raise RefusalError(
                _(
                    "A month is missing; nothing was changed. Enter the article or record the miss first, or "
                    "say --despite-missing: then it stays missing."
                )
            )
        raise RefusalError(
            _("The program that stands here does not build the site; mend that first. Nothing was changed.")
        )
    record = read_record((site / RECORD_FILE).read_bytes())
    return record, json.loads((home / "build" / "verdict.json").read_text("utf-8"))


def _keep(home: Path, settled: Settlement) -> None:
    """Write what is settled beside what was settled before."""
    earlier, problems = read_settled(home)
    if problems:
        raise RefusalError(_("{place}: {message}", place=problems[0].place, message=problems[0].message))
    (home / SETTLED).write_text(write_settled(earlier.followed_by(settled)), encoding="utf-8", newline="\n")
    git("add", "--", SETTLED, at=home)


def _name_feeds(home: Path, record: Record) -> Text | None:
    """Write into the mandate how feeds name new articles, and say so; None where it is written already."""
    try:
        text = with_feed_ids((home / FILE).read_bytes().decode(), record.site, record.as_of)
    except ValueError:
        return _("Feeds name new articles as before, for feed_ids could not be written into mandate.yml.")
    if text is None:
        return None
    (home / FILE).write_bytes(text.encode())
    git("add", "--", FILE, at=home)
    return _(
        "Written into mandate.yml: feed_ids, by which feeds name new articles two months from now. "
        "What is published keeps its id."
    )


def _tell(
    home: Path,
    release: Release,
    merged: Merged,
    record: Record,
    before: dict[str, Any],
    settled: Settlement,
    named: Text | None,
) -> int:
    """Say what the merge did, what the check newly says, and what comes next; the status is the check's."""
    style = _command.style
    newsroom, problems = read_newsroom(home, datetime.now(UTC), record.as_of)
    found = news(before, report(newsroom, problems, words))
    say()
    say(style(words(_("{release} is merged, and nothing is committed yet.", release=release.name)), "bold"))
    for text in _merge_lines(merged):
        say(text)
    say()
    say(
        words(
            _n(
                "{count} feature is settled ({file}): it counts as long as its text is the same.",
                "{count} features are settled ({file}): they count as long as their texts are the same.",
                len(settled.features),
                file=SETTLED,
            )
        )
    )
    if named is not None:
        say(words(named))
    for text in _news_lines(found):
        say(text)
    say()
    say(style(words(_("What to do next:")), "bold"))
    for number, step in enumerate(_steps(merged, found), 1):
        say(f"{number}. {words(step)}")
    return PROBLEMS if merged.conflicts else exit_status(newsroom, problems)


def _merge_lines(merged: Merged) -> Iterator[str]:
    folders = ", ".join(f"{folder} {count}" for folder, count in sorted(merged.program.items()))
    yield words(_("Files of the program: {folders}", folders=folders))
    lists = (
        (_("To be put together by you, for both sides changed the same lines:"), merged.conflicts),
        (_("Files of the program that keep what you changed in them:"), merged.patched),
        (_("Stay yours as they are, though the release has changed them too:"), merged.kept),
    )
    for heading, paths in lists:
        if paths:
            yield words(heading)
            yield from _some([f"  {path}" for path in paths])


def _some(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:MOST]
    if len(lines) > MOST:
        yield "  " + words(_("and {count} more", count=len(lines) - MOST))


def _news_lines(found: News) -> Iterator[str]:
    if not found.cells:
        yield words(_("Every month of the ledger is judged as before."))
    for cell in found.cells:
        word = STATUS_WORDS[AFTERWARDS if cell.met_afterwards else Status(cell.status)]
        text = _(
            "{outlet} {month} is judged otherwise: {status}.",
            outlet=cell.outlet,
            month=cell.month,
            status=word,
        )
        yield words(text)
    lists = (
        (_("Newly wrong; mend this before you publish:"), found.problems),
        (_("Newly told; it stops nothing:"), found.warnings),
        (
            _("What rules of today would refuse in settled months; it stops nothing, go through it:"),
            found.settled,
        ),
    )
    for heading, problems in lists:
        if problems:
            yield ""
            yield _command.style(words(heading), "bold")
            yield from _some([line for problem in problems for line in _problem_lines(problem)])


def _problem_lines(problem: FoundProblem) -> Iterator[str]:
    place = ":".join(str(part) for part in (problem.path, problem.line) if part is not None)
    yield f"  {place}: {problem.message}"


def _steps(merged: Merged, found: News) -> Iterator[Text]:
    if merged.conflicts:
        yield _("Open each file to be put together, choose between what <<<<<<< marks, then: git add FILE")
    if found.problems:
        yield _("Mend what is newly wrong, then: git add FILE")
    yield _("Look at the site by the new program: {command}", command="python3 scripts/build.py")
    yield _("Keep it: {command}", command="git commit --no-edit && git push")
    yield _("Or have all as it was before: {command}", command="git merge --abort")


_command.run(main)
