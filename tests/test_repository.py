"""A folder that somebody handed over is read, and nothing that it names is run."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from media_mandate.repository import NotTrustedError, error_of
from tests.newsdesk import Desk
from tests.photos import card, encoded, exif
from tests.sites import ROOT, build_site, command

DAY = "2026-01-06T10:00:00+07:00"
AS_OF = ("--as-of", "2026-02-20")
ATTRIBUTES = "*.md filter=own diff=own merge=own text=auto\n*.yml filter=own diff=own\n"

PROGRAMS = (
    *("core.fsmonitor", "core.sshCommand", "core.gitProxy", "core.editor", "core.pager", "core.askPass"),
    *("core.alternateRefsCommand", "credential.helper", "sequence.editor", "uploadpack.packObjectsHook"),
    *("filter.own.clean", "filter.own.smudge", "filter.own.process", "merge.own.driver", "diff.external"),
    *("diff.own.command", "diff.own.textconv", "interactive.diffFilter", "gpg.program", "gpg.ssh.program"),
    *("gpg.ssh.defaultKeyCommand", "pager.log", "pager.cat-file", "pager.rev-parse", "pager.status"),
    *("difftool.own.cmd", "mergetool.own.cmd", "remote.origin.uploadpack", "remote.origin.receivepack"),
    *("remote.origin.vcs", "trailer.own.command", "tar.own.command", "web.browser", "browser.own.cmd"),
)  # fmt: skip

HOOKS = (
    *("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman", "pre-auto-gc"),
    *("pre-commit", "post-commit", "post-merge", "pre-push", "post-rewrite", "sendemail-validate"),
)


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


class Trap:
    """A program that leaves a line in a file for each time that it runs."""

    def __init__(self, folder: Path) -> None:
        self.ran = folder / "ran"
        self.program = folder / "trap"
        self.program.write_text(f'#!/bin/sh\necho "$0 $*" >> "{self.ran}"\nexec cat\n')
        self.program.chmod(0o755)

    def set(self, desk: Desk) -> None:
        """Let every key and every hook of a repository, and its MkDocs, lead here."""
        desk.write(".gitattributes", ATTRIBUTES)
        desk.commit(DAY)
        for key in PROGRAMS:
            desk.git("config", key, str(self.program))
        desk.git("config", "log.showSignature", "true")
        desk.git("config", "filter.own.required", "true")
        desk.git("config", "alias.log", f"!{self.program}")
        desk.git("config", "alias.rev-parse", f"!{self.program}")
        hooks = desk.root / "own hooks"
        hooks.mkdir()
        for name in HOOKS:
            shutil.copy(self.program, hooks / name)
        desk.git("config", "core.hooksPath", str(hooks))
        included = desk.write(".git/more", f"[diff]\n\texternal = {self.program}\n")
        desk.git("config", "include.path", str(included))
        desk.write("hooks/mine.py", f"open({str(self.ran)!r}, 'a').write('hook of MkDocs')\n")
        tag = "!!python/object/apply:os.system"
        desk.write(
            "mkdocs.yml",
            f"site_name: X\nsite_url: https://127.0.0.1:9/\nhooks: [hooks/mine.py]\n"
            f"extra: {{x: {tag} ['{self.program}']}}\n",
        )
        for file in (desk.root / "docs").rglob("*.md"):
            os.utime(file, (1, 1))  # what the index knows of it is stale, so that git would look at it


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[Trap]:
    trap = Trap(tmp_path)
    yield trap
    assert not trap.ran.exists(), trap.ran.read_text()


@pytest.fixture
def handed(tmp_path: Path) -> Desk:
    """A newsroom that somebody else keeps."""
    desk = Desk(tmp_path / "được giao")
    desk.article("bao/2026/01/be-boi")
    desk.article("dai/2026/01/tiem-dung-lich", topics="[tiem-chung]")
    desk.commit(DAY)
    return desk


def test_verify_runs_nothing_of_a_folder_handed_over(full: Desk, handed: Desk, trap: Trap) -> None:
    """Whatever its settings, attributes, hooks and MkDocs name: it is read, and none of them runs."""
    full.commit(DAY)
    record = build_site(full.root, date(2026, 2, 10)) / "record.json"
    trap.set(handed)
    run = command(full.root, "verify", "--root", str(handed.root), str(record), *AS_OF, "--lang", "en")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "uncommitted" not in run.stdout
    asked = command(full.root, "verify", "--root", str(handed.root), *AS_OF, "--lang", "en")
    assert asked.returncode == 3
    assert "https://127.0.0.1:9/record.json" in asked.stderr


@pytest.mark.parametrize("name", ["check", "build"])
def test_the_commands_run_nothing_that_the_repository_names(full: Desk, trap: Trap, name: str) -> None:
    """A clone that is checked and built may have come from anybody."""
    kept = (full.root / "mkdocs.yml").read_bytes()
    full.commit(DAY)
    trap.set(full)
    full.write("mkdocs.yml", kept)
    against = ("--against", "HEAD~1") if name == "check" else ()
    run = command(full.root, name, *against, *AS_OF, "--lang", "en")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "not committed" not in run.stdout


def test_photos_are_sought_in_git_without_running_anything(full: Desk, trap: Trap) -> None:
    """`clean_photos` asks git too, of whatever folder it is shown."""
    full.write("docs/bao/2026/01/anh.jpg", encoded(card(), exif=exif()))
    trap.set(full)
    head, _end, message = full.git("cat-file", "commit", "HEAD").partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----"
    signed = full.write(".git/signed", f"{head}\n{signature}\n\n{message}\n")
    commit = full.git("hash-object", "-t", "commit", "-w", str(signed))
    full.write(".git/refs/heads/main", f"{commit}\n")
    run = command(full.root, "clean_photos", "docs/bao", "--check", "--lang", "en")
    assert "history still holds" in run.stdout, run.stderr


def test_objects_that_are_missing_are_not_fetched(handed: Desk, trap: Trap, tmp_path: Path) -> None:
    """A partial clone would run what its remote names; it is said to be one instead."""
    handed.article("bao/2026/01/be-boi", "Khác hẳn. " * 30)
    handed.commit("2026-01-07T10:00:00+07:00")
    handed.git("config", "uploadpack.allowFilter", "true")
    part = tmp_path / "một phần"
    handed.git("clone", "--quiet", "--filter=blob:none", handed.root.as_uri(), str(part))
    desk = Desk(part)
    for key, value in (("url", f"ext::{trap.program} %S"), ("uploadpack", str(trap.program))):
        desk.git("config", f"remote.origin.{key}", value)
    desk.git("config", "protocol.ext.allow", "always")
    newsroom = desk.newsroom()
    assert str(newsroom.history.unknown) == "only a part of the history is here (a partial clone)"


@pytest.mark.parametrize("bit", ["--assume-unchanged", "--skip-worktree"])
def test_the_index_hides_no_change(handed: Desk, bit: str) -> None:
    """A file that the index says not to look at is looked at."""
    path = "docs/bao/2026/01/be-boi.md"
    handed.git("update-index", bit, path)
    handed.article("bao/2026/01/be-boi", "Khác hẳn. " * 30)
    assert not handed.git("status", "--porcelain")
    entry = handed.newsroom().history.entries[path]
    assert entry.last is None


def test_a_repository_of_long_hashes_is_read(tmp_path: Path) -> None:
    """Objects may be named by SHA-256."""
    desk = Desk(tmp_path / "dài")
    path = desk.article("bao/2026/01/be-boi")
    desk.git("init", "--quiet", "--object-format=sha256", "--initial-branch=main")
    commit = desk.commit(DAY)
    entry = desk.newsroom().history.entries[path]
    assert entry.first is not None
    assert (entry.first.commit, entry.last) == (commit, entry.first)


def give_away(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a desk's folder belong to another user."""
    if os.geteuid():
        pytest.skip("only root can give a folder away")
    monkeypatch.delenv("SUDO_UID", raising=False)
    os.chown(desk.root, 65534, 65534)
    os.chown(desk.root / ".git", 65534, 65534)


def test_a_folder_of_somebody_else_is_not_trusted(handed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whose repositories are read is git's to say: `safe.directory` holds, and what to type does it."""
    give_away(handed, monkeypatch)
    history = handed.newsroom().history
    assert str(handed.root) not in str(history.unknown)
    typed = str(history.remedy).partition("type: ")[2]
    assert typed == f'git config --global --add safe.directory "{handed.root}"'
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(handed.root.parent / "settings"))
    subprocess.run(typed, shell=True, check=True)  # noqa: S602 (as somebody types it)
    assert handed.newsroom().history.is_known


@pytest.mark.parametrize(
    ("said", "folder"),
    [
        ("C:/Users/Lan/Tòa soạn", "C:/Users/Lan/Tòa soạn"),
        ("'%(prefix)///may-chu/kho bài'", "%(prefix)///may-chu/kho bài"),
        ("/srv/kho", "/srv/kho"),
    ],
)
def test_what_to_type_is_what_git_itself_asks_for(said: str, folder: str) -> None:
    """Also of older git, and of a folder that lies on another computer."""
    asked = (
        f"To add an exception for this directory, call:\n\n\tgit config --global --add safe.directory {said}"
    )
    if "'" not in said and " " in said:
        asked = asked.replace(said, f"'{said}'")
    why = "fatal: unsafe repository ('x' is owned by someone else)"
    error = error_of(f"warning: unable to access '/root/.config/git'\n{why}\n{asked}\n")
    assert isinstance(error, NotTrustedError)
    assert str(error) == why
    assert error.folder == folder
    quoted = f'"{folder}"' if " " in folder else folder
    assert str(error.remedy).endswith(f"safe.directory {quoted}")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "--against", "HEAD"),
        ("verify", "record.json"),
        ("withdraw", "docs/bao/2026/01/be-boi.md", "--reason", "Một hai ba"),
        ("start",),
        ("upgrade",),
        ("publish",),
        ("new_article", "--from-issue", "12"),
    ],
    ids=lambda arguments: "-".join(arguments[:2]),
)
def test_every_command_names_what_to_type(
    full: Desk, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    """None of them says that the folder is no repository, or has no such commit, article or origin."""
    full.commit(DAY)
    give_away(full, monkeypatch)
    if arguments[0] == "start":
        shutil.copy(ROOT / "mandate.yml", full.root)
    if arguments[0] == "publish":
        full.write("site/record.json", "{}")
    if arguments[0] == "verify":
        arguments = ("verify", str(build_site(full.root, date(2026, 2, 10)) / "record.json"))
    run = command(full.root, *arguments)
    assert f'git config --global --add safe.directory "{full.root}"' in run.stdout + run.stderr, run


@pytest.mark.skipif(os.name == "nt", reason="no named pipes")
@pytest.mark.parametrize(
    "place", ["shallow", "config", "objects/info/alternates", "object"], ids=lambda place: place
)
def test_a_pipe_in_git_holds_nobody_for_ever(
    handed: Desk, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Git waits for what nobody writes; over its time it is ended, and that is said."""
    path = handed.article("bao/2026/01/be-boi", "Khác hẳn. " * 30)
    handed.commit("2026-01-08T10:00:00+07:00")
    if place == "object":
        blob = handed.git("rev-parse", f"HEAD~1:{path}")
        place = f"objects/{blob[:2]}/{blob[2:]}"
    pipe = handed.root / ".git" / place
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    for limit in ("LOOK_SECONDS", "READ_SECONDS"):
        monkeypatch.setattr(f"media_mandate.repository.{limit}", 1, raising=False)
    assert str(handed.newsroom().history.unknown) == "git was not done reading it after 1 seconds"


def test_what_to_do_fits_why_git_cannot_read(full: Desk, handed: Desk) -> None:
    """`--unshallow` is for a shallow clone alone; else what git said has to do."""
    full.commit(DAY)
    record = str(build_site(full.root, date(2026, 2, 10)) / "record.json")
    arguments = ("verify", "--root", str(handed.root), record, *AS_OF, "--lang", "en")
    with (handed.root / ".git/config").open("a") as config:
        config.write("[broken\n")
    broken = command(full.root, *arguments)
    (handed.root / ".git").rename(handed.root / "away")
    gone = command(full.root, *arguments)
    assert (broken.returncode, gone.returncode) == (3, 3)
    assert "bad config line" in broken.stderr
    assert "not a git repository" in gone.stderr
    assert "unshallow" not in broken.stderr + gone.stderr
