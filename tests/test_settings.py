"""History is read the same whatever anybody set for their own git."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.newsdesk import Desk, body
from tests.test_history import ADDED, ARTICLE, CHANGED, OTHER, merge, move


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def _told(desk: Desk) -> dict[str, object]:
    """All that history says of a desk."""
    history = desk.newsroom().history
    return {
        "unknown": history.unknown,
        "commits": history.commits,
        "misdated": dict(history.misdated),
        **history.entries,
    }


SETTINGS = """
log.follow=true log.date=relative log.showRoot=false log.mailmap=true log.diffMerges=separate
log.decorate=full log.excludeDecoration=* log.abbrevCommit=true log.initialDecorationSet=all
log.graphColors=red diff.renames=copies diff.renameLimit=1 diff.orderFile=/dev/null diff.relative=true
diff.noprefix=true diff.mnemonicPrefix=true diff.ignoreSubmodules=all diff.algorithm=patience
diff.suppressBlankEmpty=true diff.wsErrorHighlight=all diff.autoRefreshIndex=false core.quotePath=false
core.abbrev=4 core.precomposeUnicode=true core.commitGraph=true core.attributesFile=/dev/full
core.worktree=/ core.bare=true core.ignoreStat=true core.autocrlf=true core.eol=crlf core.safecrlf=true
core.fileMode=false core.symlinks=false core.ignoreCase=true core.useReplaceRefs=true
core.sparseCheckout=true core.notesRef=refs/notes/x core.checkStat=minimal core.splitIndex=true
i18n.logOutputEncoding=UTF-16 i18n.commitEncoding=TIS-620 color.ui=always color.diff=always
format.pretty=fuller format.notes=true notes.displayRef=* pretty.raw=%s status.short=true
status.branch=true status.renames=copies status.showUntrackedFiles=no status.relativePaths=false
submodule.recurse=true fetch.prune=true fetch.writeCommitGraph=true mailmap.file=/dev/full
feature.experimental=true blame.showRoot=true core.alias=x
"""


@pytest.mark.parametrize("scope", [".git/config", ".gitconfig"])
def test_history_is_the_same_under_every_setting(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, scope: str
) -> None:
    """What a repository or its user set for git says nothing about when an article was entered."""
    monkeypatch.delenv("GIT_CONFIG_GLOBAL")
    monkeypatch.setenv("HOME", str(desk.root))
    _well_used(desk)
    plain = _told(desk)
    assert plain["unknown"] is None
    file = desk.root / scope
    before = file.read_bytes() if file.exists() else b""
    for key, value in (word.split("=", 1) for word in SETTINGS.split()):
        file.write_bytes(before)
        desk.git("config", "--file", scope, key, value)
        assert _told(desk) == plain, key


ENVIRONMENT = """
GIT_DIR=/nowhere GIT_WORK_TREE=/nowhere GIT_INDEX_FILE=/nowhere GIT_COMMON_DIR=/nowhere
GIT_OBJECT_DIRECTORY=/nowhere GIT_ALTERNATE_OBJECT_DIRECTORIES=/nowhere GIT_NAMESPACE=x GIT_PREFIX=x/
GIT_CEILING_DIRECTORIES=/ GIT_GRAFT_FILE=/dev/full GIT_SHALLOW_FILE=/dev/null GIT_LITERAL_PATHSPECS=1
GIT_GLOB_PATHSPECS=1 GIT_ICASE_PATHSPECS=1 GIT_NOGLOB_PATHSPECS=1 GIT_DIFF_OPTS=-u0
GIT_EXTERNAL_DIFF=false GIT_PAGER=false GIT_NO_REPLACE_OBJECTS=1 GIT_REPLACE_REF_BASE=refs/heads/
GIT_ATTR_SOURCE=HEAD GIT_DEFAULT_HASH=sha256 GIT_TRACE=1 GIT_REFLOG_ACTION=x GIT_FLUSH=0
LANG=vi_VN.UTF-8 LC_ALL=tr_TR.UTF-8 LANGUAGE=vi TZ=Pacific/Kiritimati COLUMNS=5
"""


def test_history_is_the_same_in_every_environment(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within a hook of git, or with whatever somebody exports, the same is read."""
    _well_used(desk)
    plain = _told(desk)
    given = dict(word.split("=", 1) for word in ENVIRONMENT.split())
    given["GIT_CONFIG_PARAMETERS"] = "'log.follow=true' 'log.date'='relative' 'core.bare=true'"
    for name, value in given.items():
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            assert _told(desk) == plain, name


@pytest.mark.parametrize("inside", ["", "trang tin/"])
def test_grafts_graphs_and_attributes_change_no_history(tmp_path: Path, inside: str) -> None:
    """Files that lie beside git's objects cannot give a commit other parents or another date."""
    repository = Desk(tmp_path / "kho")
    desk = Desk(repository.root / inside)
    desk.git("init", "--quiet", "--initial-branch=main", str(repository.root))
    _well_used(desk)
    plain = _told(desk)
    head, first = desk.git("rev-parse", "HEAD"), desk.git("rev-list", "--max-parents=0", "HEAD")
    desk.git("commit-graph", "write", "--reachable")
    desk.git("config", "core.worktree", str(tmp_path))
    repository.write(".git/info/grafts", f"{head} {first}\n")
    repository.write(".git/info/attributes", "*.md -diff\n* -text\n")
    repository.write(".git/info/sparse-checkout", "/nothing\n")
    assert _told(desk) == plain


def _well_used(desk: Desk) -> None:
    """A history with renames, edits, a merge, and files that are not as git has them."""
    desk.article(ARTICLE)
    desk.article("bao/2026/02/doc-sach", date="2026-02-03")
    desk.commit(ADDED)
    side = desk.git("rev-parse", "HEAD")
    desk.article(OTHER)
    desk.write("docs/bao/2026/01/ảnh.jpg", "x")
    desk.commit(CHANGED)
    newer = move(desk, OTHER, "bao/2026/01/giu-con-an-toan")
    desk.article(newer, body(OTHER) + "Thêm một câu.\n")
    desk.commit("2026-01-21T10:00:00+07:00")
    desk.git("checkout", "--quiet", "-b", "nhánh", side)
    desk.article(ARTICLE, body(ARTICLE) + "Thêm.\n")
    desk.commit("2026-01-21T11:00:00+07:00")
    desk.git("checkout", "--quiet", "main")
    merge(desk, "nhánh")
    desk.article("bao/2026/01/moi")
    desk.article("bao/2026/02/doc-sach", "Khác. " * 40, date="2026-02-03")
