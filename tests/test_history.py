"""When git saw an article enter, and what follows from it: late, met afterwards, taken over, withdrawn."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from media_mandate.problems import Level
from media_mandate.quota import Reason, Status
from media_mandate.statuses import UNKNOWN, kind_of
from tests.newsdesk import MANDATE, Desk, body

ARTICLE = "bao/2026/01/be-boi"
OTHER = "bao/2026/01/giu-con"
ADDED, CHANGED, LATER = (f"2026-{day}T10:00:00+07:00" for day in ("01-06", "01-20", "01-22"))


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture(params=["UTC", "America/New_York", "Pacific/Kiritimati", "Asia/Ho_Chi_Minh"])
def _machine_anywhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine's own time zone, which must not matter."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


def entered(desk: Desk, path: str = ARTICLE) -> str | None:
    """The commit that entered the article; None where none did."""
    entry = desk.judgement(path).entry
    assert entry is not None
    return entry.first.commit if entry.first else None


def unknown(desk: Desk) -> str:
    """Why the history is not known."""
    newsroom = desk.newsroom()
    assert newsroom.history.unknown is not None
    assert all(judgement.entry is None for judgement in newsroom.judgements)
    return str(newsroom.history.unknown)


def move(desk: Desk, old: str, new: str) -> str:
    (desk.root / f"docs/{new}.md").parent.mkdir(parents=True, exist_ok=True)
    (desk.root / f"docs/{old}.md").rename(desk.root / f"docs/{new}.md")
    return new


def merge(desk: Desk, branch: str, *options: str, at: str = LATER) -> str:
    desk.git("merge", "--quiet", "--no-ff", "-m", "Gộp", *options, branch, at=at)
    return desk.git("rev-parse", "HEAD")


# What enters an article


def test_an_article_is_entered_by_the_commit_that_added_it(desk: Desk) -> None:
    """The entry is the commit that brought the file, with its committer date."""
    desk.article(ARTICLE)
    commit = desk.commit(ADDED)
    desk.article(OTHER)
    desk.commit(CHANGED)
    entry = desk.judgement(ARTICLE).entry
    assert entry is not None
    assert entry.first is not None
    assert (entry.first.commit, str(entry.first.at)) == (commit, "2026-01-06 03:00:00+00:00")


def test_the_committer_date_counts_not_the_author_date(desk: Desk) -> None:
    """A commit that is made again, as by amend or rebase, enters the article when it was made again."""
    desk.article(ARTICLE)
    desk.commit(ADDED)
    desk.git("commit", "--quiet", "--amend", "--no-edit", at=LATER)
    assert desk.git("log", "-1", "--format=%aI") == ADDED
    assert entered(desk) == desk.git("rev-parse", "HEAD")
    entry = desk.judgement(ARTICLE).entry
    assert entry is not None
    assert entry.first is not None
    assert str(entry.first.at) == "2026-01-22 03:00:00+00:00"


def _edited(**fields: str) -> Callable[[Desk], str]:
    def edit(desk: Desk) -> str:
        desk.article(ARTICLE, **fields)
        return ARTICLE

    return edit


def _rewritten(desk: Desk) -> str:
    desk.article(ARTICLE, body("hoàn toàn khác", 200))
    return ARTICLE


def _renamed(desk: Desk) -> str:
    return move(desk, ARTICLE, "bao/2026/01/be-boi-an-toan")


def _renamed_and_edited(desk: Desk) -> str:
    new = _renamed(desk)
    desk.article(new, body(ARTICLE) + "Thêm một câu.\n", title="Tên mới")
    return new


def _made_executable(desk: Desk) -> str:
    (desk.root / f"docs/{ARTICLE}.md").chmod(0o755)
    return ARTICLE


@pytest.mark.parametrize(
    "change",
    [
        _edited(title="Một tên khác"),
        _edited(topics="[tiem-chung]", units="[so-y-te]"),
        _edited(outlet="bao"),
        _edited(month="2026-01"),
        _edited(date='"2026-01-05"'),
        _edited(draft="false"),
        _edited(date="2026-01-09"),
        _edited(rerun_of="bao/2026/01/goc"),
        _edited(outlet="dai"),
        _rewritten,
        _renamed,
        _renamed_and_edited,
        _made_executable,
    ],
    ids=["title", "topics", "outlet-named", "month-tag", "quotes", "draft-false", "another-day",
         "rerun-now", "another-outlet", "body", "rename", "rename-and-edit", "mode"],
)  # fmt: skip
def test_what_leaves_the_entry_alone(desk: Desk, change: Callable[[Desk], str]) -> None:
    """Whatever becomes of it within its month later, its first version that would count entered it."""
    desk.article("bao/2026/01/goc")
    desk.article(ARTICLE)
    commit = desk.commit(ADDED)
    path = change(desk)
    desk.commit(CHANGED)
    assert desk.git("status", "--porcelain") == ""
    entry = desk.newsroom().history.entries.get(f"docs/{path}.md")
    if entry is not None:  # one whose outlet is wrong is no article at all until that is put right
        assert entry.first is not None
        assert entry.first.commit == commit
    desk.article(path)
    desk.commit(LATER)
    assert entered(desk, path) == commit


def _from_december(desk: Desk) -> str:
    desk.article(move(desk, "bao/2025/12/be-boi", ARTICLE))
    return ARTICLE


def _from_the_broadcaster(desk: Desk) -> str:
    desk.article(move(desk, "dai/2026/01/be-boi", ARTICLE))
    return ARTICLE


def _from_outside(desk: Desk) -> str:
    (desk.root / "nhap.md").rename(desk.root / f"docs/{ARTICLE}.md")
    return ARTICLE


@pytest.mark.parametrize(
    ("before", "change"),
    [
        (lambda desk: desk.article(ARTICLE, draft="true"), _edited()),
        (lambda desk: desk.article(ARTICLE, draft='"True"'), _edited()),
        (lambda desk: desk.article(ARTICLE, rerun_of="bao/2026/01/goc"), _edited()),
        (lambda desk: desk.article(ARTICLE, "Còn viết.\n"), _edited()),
        (lambda desk: desk.article(ARTICLE, topics=""), _edited()),
        (lambda desk: desk.article("bao/2025/12/be-boi", body(ARTICLE), date="2026-01-05"), _from_december),
        (lambda desk: desk.article("dai/2026/01/be-boi", body(ARTICLE)), _from_the_broadcaster),
        (lambda desk: (desk.root / desk.article(ARTICLE)).rename(desk.root / "nhap.md"), _from_outside),
        (lambda desk: desk.write(f"docs/{ARTICLE}.md", "---\ntitle: 'hở\n---\n" + body(ARTICLE)), _edited()),
        (lambda desk: desk.write(f"docs/{ARTICLE}.md", b"---\ntitle: \xff\n---\n"), _edited()),
    ],
    ids=["draft", "draft-quoted", "no-rerun-any-more", "stub", "no-topic", "month", "folder",
         "outside", "unreadable", "not-utf8"],
)  # fmt: skip
def test_what_enters_an_article_anew(
    desk: Desk, before: Callable[[Desk], object], change: Callable[[Desk], str]
) -> None:
    """What would not have counted for this month counts from when it would; a draft from when it is none."""
    desk.article("bao/2026/01/goc")
    before(desk)
    desk.commit(ADDED)
    path = change(desk)
    commit = desk.commit(CHANGED)
    desk.article(path, body("sửa sau", 60), **_fields_of(desk, path))
    desk.commit(LATER)
    assert entered(desk, path) == commit


def _fields_of(desk: Desk, path: str) -> dict[str, str]:
    """What decides on the entry, as it stands in the file."""
    lines = (desk.root / f"docs/{path}.md").read_text("utf-8").splitlines()
    fields = dict(line.split(": ", 1) for line in lines if line.startswith(("date: ", "rerun_of: ")))
    return {"title": "Tên mới", **fields}


def test_an_article_restored_keeps_its_entry(desk: Desk) -> None:
    """What was deleted and came back is the same line, which was broken for a while."""
    file = desk.root / desk.article(ARTICLE)
    text = file.read_bytes()
    commit = desk.commit(ADDED)
    file.unlink()
    desk.commit(CHANGED)
    file.write_bytes(text)
    assert entered(desk) is None
    desk.commit(LATER)
    assert entered(desk) == commit


def test_what_is_gone_is_told(desk: Desk) -> None:
    """With its last version and both dates; neither what was renamed nor what came back is gone."""
    for path in (ARTICLE, OTHER, "bao/2026/01/ve"):
        desk.article(path)
    desk.commit(ADDED)
    desk.article(ARTICLE, body("sửa", 60))
    last = desk.commit(CHANGED)
    for path in (ARTICLE, "bao/2026/01/ve"):
        (desk.root / f"docs/{path}.md").unlink()
    move(desk, OTHER, "bao/2026/01/ten-moi")
    desk.commit(LATER)
    desk.article("bao/2026/01/ve")
    desk.commit(LATER)
    [found] = desk.newsroom().history.removals
    assert (found.version.path, found.version.commit) == (f"docs/{ARTICLE}.md", last)
    assert (str(found.first), str(found.at)) == ("2026-01-06 03:00:00+00:00", "2026-01-22 03:00:00+00:00")


def test_a_rename_to_another_name_and_back_changes_nothing(desk: Desk) -> None:
    """However often it is renamed within its month, a file is followed to where it was added."""
    desk.article(ARTICLE)
    commit = desk.commit(ADDED)
    for number in range(3):
        move(desk, ARTICLE, f"bao/2026/01/ten-{number}")
        desk.commit(CHANGED)
        move(desk, f"bao/2026/01/ten-{number}", ARTICLE)
        desk.commit(LATER)
    assert entered(desk) == commit


def test_two_files_that_swap_their_names(desk: Desk) -> None:
    """Each is followed under its old name, though both names were there before and after."""
    desk.article(ARTICLE)
    first = desk.commit(ADDED)
    desk.article(OTHER, date="2026-01-09")
    second = desk.commit(CHANGED)
    move(desk, ARTICLE, "bao/2026/01/tam")
    move(desk, OTHER, ARTICLE)
    move(desk, "bao/2026/01/tam", OTHER)
    desk.commit(LATER)
    assert (entered(desk, OTHER), entered(desk, ARTICLE)) == (first, second)


def test_a_name_handed_on(desk: Desk) -> None:
    """A file that takes the name of one renamed in the same commit is followed under its old name."""
    desk.article(ARTICLE)
    first = desk.commit(ADDED)
    desk.article(OTHER, date="2026-01-09")
    second = desk.commit(CHANGED)
    move(desk, ARTICLE, "bao/2026/01/ten-moi")
    move(desk, OTHER, ARTICLE)
    desk.commit(LATER)
    assert (entered(desk, "bao/2026/01/ten-moi"), entered(desk, ARTICLE)) == (first, second)


def test_a_new_file_at_an_old_address_is_new(desk: Desk) -> None:
    """A name that another file left behind brings nothing of that file's past with it."""
    desk.article(ARTICLE)
    first = desk.commit(ADDED)
    _renamed(desk)
    desk.commit(CHANGED)
    desk.article(ARTICLE, body("bài mới hẳn", 60))
    second = desk.commit(LATER)
    assert (entered(desk, "bao/2026/01/be-boi-an-toan"), entered(desk, ARTICLE)) == (first, second)


# What is not committed


@pytest.mark.parametrize("staged", [False, True])
def test_what_is_not_committed_is_not_entered_and_counts(desk: Desk, staged: bool) -> None:
    """On the desk's own machine a new file counts, and is said to be not entered."""
    desk.commit(ADDED)
    desk.article(ARTICLE)
    if staged:
        desk.git("add", "--all")
    assert entered(desk) is None
    judgement = desk.judgement(ARTICLE)
    assert (judgement.counts, judgement.late) == (True, False)
    assert desk.cell("bao", "2026-01").afterwards is True


def test_an_ignored_file_is_not_entered(desk: Desk) -> None:
    """A file that git is told to ignore is not entered, though git does not list it."""
    desk.write(".gitignore", "*.md\n")
    desk.commit(ADDED)
    desk.article(ARTICLE)
    assert entered(desk) is None


@pytest.mark.parametrize("staged", [False, True])
def test_uncommitted_edits_leave_the_entry_alone(desk: Desk, staged: bool) -> None:
    """A committed article whose body is being edited stays entered."""
    desk.article(ARTICLE)
    commit = desk.commit(ADDED)
    desk.article(ARTICLE, body("đang sửa", 60), title="Đang sửa")
    if staged:
        desk.git("add", "--all")
    assert entered(desk) == commit


@pytest.mark.parametrize("staged", [False, True])
@pytest.mark.parametrize("fields", [{"date": "2026-01-09"}, {"rerun_of": "bao/2026/01/giu-con"}])
def test_an_uncommitted_change_of_fields_changes_nothing(
    desk: Desk, staged: bool, fields: dict[str, str]
) -> None:
    """A committed article that is being redated within its month stays entered."""
    desk.article(OTHER)
    desk.article(ARTICLE)
    commit = desk.commit(ADDED)
    desk.article(ARTICLE, **fields)
    if staged:
        desk.git("add", "--all")
    assert entered(desk) == commit


def test_a_draft_made_public_is_not_entered_until_committed(desk: Desk) -> None:
    """The line that is taken away counts when git has it."""
    desk.article(ARTICLE, draft="true")
    desk.commit(ADDED)
    desk.article(ARTICLE)
    assert entered(desk) is None
    commit = desk.commit(CHANGED)
    assert entered(desk) == commit


def test_a_rename_that_is_not_committed_is_not_entered(desk: Desk) -> None:
    """Git does not know the new name yet, staged or not."""
    desk.article(ARTICLE)
    commit = desk.commit(ADDED)
    new = _renamed(desk)
    assert entered(desk, new) is None
    desk.git("add", "--all")
    assert entered(desk, new) is None
    desk.commit(CHANGED)
    assert entered(desk, new) == commit


# Branches and merges


def test_a_feature_branch_enters_with_its_own_commit(desk: Desk) -> None:
    """A merge that brings an article in changes nothing about when it was entered."""
    desk.commit(ADDED)
    desk.git("checkout", "--quiet", "-b", "nhanh")
    desk.article(ARTICLE)
    commit = desk.commit(CHANGED)
    desk.git("checkout", "--quiet", "main")
    desk.article(OTHER)
    desk.commit(CHANGED)
    merge(desk, "nhanh")
    assert entered(desk) == commit


def test_a_squash_merge_enters(desk: Desk) -> None:
    """A branch squashed into one commit is that commit; the branch is no part of the history."""
    desk.commit(ADDED)
    desk.git("checkout", "--quiet", "-b", "nhanh")
    desk.article(ARTICLE)
    desk.commit(CHANGED)
    desk.git("checkout", "--quiet", "main")
    desk.git("merge", "--quiet", "--squash", "nhanh")
    commit = desk.commit(LATER)
    assert entered(desk) == commit


def test_a_pull_merge_changes_nothing(desk: Desk) -> None:
    """Merging the others' work into one's own, so that own commits come first, moves no entry."""
    desk.article("bao/2026/01/chung")
    common = desk.commit(ADDED)
    desk.git("branch", "may-ban")
    desk.article(OTHER)
    theirs = desk.commit(CHANGED)
    desk.git("checkout", "--quiet", "may-ban")
    desk.article(ARTICLE)
    ours = desk.commit(CHANGED)
    merge(desk, "main")
    found = entered(desk, "bao/2026/01/chung"), entered(desk, OTHER), entered(desk, ARTICLE)
    assert found == (common, theirs, ours)


def test_a_conflict_resolved_keeps_the_entry(desk: Desk) -> None:
    """A merge whose text is that of neither side came from both of them."""
    desk.article(ARTICLE, title="Tên")
    commit = desk.commit(ADDED)
    desk.git("checkout", "--quiet", "-b", "nhanh")
    desk.article(ARTICLE, title="Tên của nhánh")
    desk.commit(CHANGED)
    desk.git("checkout", "--quiet", "main")
    desk.article(ARTICLE, title="Tên của gốc")
    desk.commit(CHANGED)
    desk.git("merge", "--quiet", "--no-commit", "--strategy=ours", "nhanh")
    desk.article(ARTICLE, title="Tên chung")
    desk.commit(LATER)
    assert len(desk.git("log", "-1", "--format=%P").split()) == 2
    assert entered(desk) == commit


def test_a_merge_takes_the_text_from_the_side_that_has_it(desk: Desk) -> None:
    """Where one side wrote the text and the other a title, that side's commit entered it."""
    desk.article(ARTICLE, "Còn viết.\n")
    desk.commit(ADDED)
    desk.git("checkout", "--quiet", "-b", "nhanh")
    desk.article(ARTICLE)
    written = desk.commit(CHANGED)
    desk.git("checkout", "--quiet", "main")
    desk.article(ARTICLE, "Còn viết.\n", title="Tên của gốc")
    desk.commit(CHANGED)
    desk.git("merge", "--quiet", "--no-commit", "--strategy=ours", "nhanh")
    desk.article(ARTICLE, title="Tên của gốc")
    desk.commit(LATER)
    assert entered(desk) == written


def test_a_merge_that_makes_the_text_enters(desk: Desk) -> None:
    """A text that no side had long enough is as old as the merge."""
    desk.article(ARTICLE, "Còn viết.\n")
    desk.commit(ADDED)
    desk.git("checkout", "--quiet", "-b", "nhanh")
    desk.article(ARTICLE, "Còn viết, ở nhánh.\n")
    desk.commit(CHANGED)
    desk.git("checkout", "--quiet", "main")
    desk.article(ARTICLE, "Còn viết.\n", title="Tên của gốc")
    desk.commit(CHANGED)
    desk.git("merge", "--quiet", "--no-commit", "--strategy=ours", "nhanh")
    desk.article(ARTICLE)
    commit = desk.commit(LATER)
    assert entered(desk) == commit


@pytest.mark.parametrize("branch", ["deleted", "redated", "draft", "moved"])
def test_what_a_merge_rejected_does_not_matter(desk: Desk, branch: str) -> None:
    """A branch whose changes of an article were not taken leaves its entry alone."""
    desk.article(ARTICLE)
    commit = desk.commit(ADDED)
    desk.git("checkout", "--quiet", "-b", "nhanh")
    match branch:
        case "deleted":
            (desk.root / f"docs/{ARTICLE}.md").unlink()
        case "redated":
            desk.article(ARTICLE, date="2026-01-09")
        case "draft":
            desk.article(ARTICLE, draft="true")
        case _:
            move(desk, ARTICLE, "bao/2026/02/be-boi")
    desk.commit(CHANGED)
    desk.git("checkout", "--quiet", "main")
    desk.article(OTHER)
    desk.commit(CHANGED)
    merge(desk, "nhanh", "--strategy=ours")
    assert entered(desk) == commit
    desk.article(ARTICLE, title="Sửa sau")
    desk.commit(LATER)
    assert entered(desk) == commit


def test_a_rename_on_one_side_and_an_edit_on_the_other(desk: Desk) -> None:
    """A merge that puts a rename and an edit together leads back to where the file was added."""
    desk.article(ARTICLE)
    commit = desk.commit(ADDED)
    desk.git("checkout", "--quiet", "-b", "nhanh")
    new = _renamed(desk)
    desk.commit(CHANGED)
    desk.git("checkout", "--quiet", "main")
    desk.article(ARTICLE, title="Tên mới")
    desk.commit(CHANGED)
    merge(desk, "nhanh")
    assert entered(desk, new) == commit


def test_an_article_added_alike_on_both_sides(desk: Desk) -> None:
    """Where both sides have the file as it is, the first of them has entered it."""
    desk.commit(ADDED)
    desk.git("checkout", "--quiet", "-b", "nhanh")
    desk.article(ARTICLE)
    desk.commit(LATER)
    desk.git("checkout", "--quiet", "main")
    desk.article(ARTICLE)
    commit = desk.commit(CHANGED)
    merge(desk, "nhanh")
    assert entered(desk) == commit


def test_an_article_added_differently_on_both_sides(desk: Desk) -> None:
    """Where a merge made one file out of two, the earlier of the two has entered it."""
    desk.commit(ADDED)
    desk.git("checkout", "--quiet", "-b", "nhanh")
    desk.article(ARTICLE, title="Tên của nhánh")
    commit = desk.commit(CHANGED)
    desk.git("checkout", "--quiet", "main")
    desk.article(ARTICLE, title="Tên của gốc")
    desk.commit(LATER)
    desk.git("merge", "--quiet", "--no-commit", "--strategy=ours", "nhanh")
    desk.article(ARTICLE, title="Tên chung")
    desk.commit(LATER)
    assert entered(desk) == commit


def test_histories_that_began_apart(desk: Desk) -> None:
    """A merge of two histories without a common commit keeps the entries of both."""
    desk.article(ARTICLE)
    first = desk.commit(ADDED)
    desk.git("checkout", "--quiet", "--orphan", "kho-cu")
    desk.git("rm", "-r", "--quiet", "--force", "docs")
    desk.article(OTHER)
    second = desk.commit(CHANGED)
    desk.git("checkout", "--quiet", "main")
    merge(desk, "kho-cu", "--allow-unrelated-histories")
    assert (entered(desk), entered(desk, OTHER)) == (first, second)


# Repositories of every kind


def test_a_shallow_clone_does_not_know(desk: Desk, tmp_path: Path) -> None:
    """A clone without the whole history says so instead of dating everything by its first commit."""
    desk.article(ARTICLE)
    desk.commit(ADDED)
    desk.article(OTHER)
    desk.commit(CHANGED)
    desk.git("clone", "--quiet", "--depth=1", desk.root.as_uri(), str(tmp_path / "ban-sao"))
    assert "shallow" in unknown(Desk(tmp_path / "ban-sao"))


@pytest.mark.parametrize("option", ["--depth=1", "--filter=blob:none"])
def test_what_was_left_behind_meets_no_month(desk: Desk, tmp_path: Path, option: str) -> None:
    """Where a part of the history is lacking, no month is met in time, and nothing may be published."""
    desk.article(ARTICLE)
    desk.commit(ADDED)
    desk.article(ARTICLE, body(ARTICLE, 40))
    desk.commit(CHANGED)
    desk.git("config", "uploadpack.allowFilter", "true")
    desk.git("clone", "--quiet", option, desk.root.as_uri(), str(tmp_path / "ban-sao"))
    copy = Desk(tmp_path / "ban-sao")
    if "filter" in option:
        shutil.move(desk.root, tmp_path / "khong-con")
    cell = copy.cell("bao", "2026-01", "2026-03-10")
    assert (cell.status, kind_of(cell)) == (Status.MET, UNKNOWN)
    [cut] = [found for found in copy.problems(as_of="2026-03-10") if found.code == "history-cut"]
    assert cut.level is Level.PROBLEM
    assert "git fetch --unshallow" in str(cut.hint) or "without --filter" in str(cut.hint)


def test_a_folder_without_repository_does_not_know(desk: Desk) -> None:
    """Without a repository articles count, and when they were entered is not known."""
    desk.article(ARTICLE)
    assert "not a git repository" in unknown(desk)
    assert desk.judgement(ARTICLE).counts
    assert desk.cell("bao", "2026-01").afterwards is None


def test_a_repository_without_commits_knows_that_nothing_is_entered(desk: Desk) -> None:
    """Before the first commit nothing is entered, and that is known."""
    desk.article(ARTICLE)
    desk.git("init", "--quiet")
    assert entered(desk) is None


def test_without_git_nothing_is_known(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without git checks the quota all the same."""
    desk.article(ARTICLE)
    desk.commit(ADDED)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert unknown(desk) == "git is not installed"
    assert desk.cell("bao", "2026-01").status is Status.MET


def test_a_git_that_cannot_run_does_not_know(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A git that the system does not let run is said, not a crash."""
    desk.article(ARTICLE)
    (tmp_path / "git").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git cannot read it" in unknown(desk)


def test_a_broken_repository_does_not_know(desk: Desk) -> None:
    """What git cannot read is said in git's words."""
    desk.article(ARTICLE)
    desk.commit(ADDED)
    shutil.rmtree(desk.root / ".git/objects")
    (desk.root / ".git/objects").mkdir()
    assert unknown(desk).startswith("git cannot read it: ")


def test_a_site_within_a_larger_repository(tmp_path: Path) -> None:
    """The repository may begin above the site, in a folder of any name."""
    repository = Desk(tmp_path / "Kho chung")
    site = Desk(repository.root / "trang tin số 1")
    site.article(ARTICLE)
    site.article(OTHER)
    commit = repository.commit(ADDED)
    site.article(OTHER, date="2026-01-09")
    site.article("bao/2026/01/moi")
    move(site, ARTICLE, "bao/2026/01/be-boi-an-toan")
    repository.git("add", "--all")
    assert entered(site, OTHER) == commit
    assert entered(site, "bao/2026/01/moi") is None
    added = repository.commit(CHANGED)
    assert entered(site, "bao/2026/01/be-boi-an-toan") == commit
    assert entered(site, "bao/2026/01/moi") == added


def test_other_files_may_have_any_name(desk: Desk) -> None:
    """Names that git would quote, or that look like its own output, do not disturb the reading."""
    desk.article(ARTICLE)
    for name in ("Ảnh bé bơi.jpg", ':100644 "ngoặc".txt', "dòng\nhai.txt", "\x01.txt"):
        desk.write(f"docs/bao/2026/01/{name}", "x")
    commit = desk.commit(ADDED)
    for name in ("Ảnh bé bơi.jpg", ':100644 "ngoặc".txt', "dòng\nhai.txt", "\x01.txt"):
        (desk.root / f"docs/bao/2026/01/{name}").rename(desk.root / f"docs/bao/2026/01/mới {name}")
    desk.commit(CHANGED)
    desk.write("docs/bao/2026/01/Ảnh bé bơi.jpg", "y")
    assert entered(desk) == commit


def test_line_ends_of_windows(desk: Desk) -> None:
    """With core.autocrlf a file on disk differs from git's in its line ends alone, and stays entered."""
    file = desk.root / desk.article(ARTICLE)
    desk.git("init", "--quiet", "--initial-branch=main")
    desk.git("config", "core.autocrlf", "true")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    commit = desk.commit(ADDED)
    assert b"\r" not in desk.git("cat-file", "blob", f"HEAD:docs/{ARTICLE}.md").encode()
    assert entered(desk) == commit
    file.write_bytes(file.read_bytes() + "Thêm.\r\n".encode())
    assert entered(desk) == commit
    desk.commit(CHANGED)
    assert entered(desk) == commit


def test_line_ends_that_change_change_nothing(desk: Desk) -> None:
    """An article committed with the line ends of Windows and converted later stands as it did."""
    file = desk.root / desk.article(ARTICLE)
    unix = file.read_bytes()
    file.write_bytes(b"\xef\xbb\xbf" + unix.replace(b"\n", b"\r\n"))
    commit = desk.commit(ADDED)
    file.write_bytes(unix)
    desk.commit(CHANGED)
    assert entered(desk) == commit


def test_tags_and_branches_mean_nothing(desk: Desk) -> None:
    """References may have any name, that of HEAD or of the folder too."""
    desk.article(ARTICLE)
    commit = desk.commit(ADDED)
    desk.article(OTHER)
    desk.commit(CHANGED)
    for name in ("docs", "HEAD", "v1"):
        desk.git("update-ref", f"refs/tags/{name}", commit)
    desk.git("branch", "docs", commit)
    desk.git("checkout", "--quiet", "--detach")
    assert entered(desk) == commit
    assert entered(desk, OTHER) == desk.git("rev-parse", "@")


def test_replaced_commits_are_read_as_they_were(desk: Desk) -> None:
    """A commit that `git replace` put over another on this machine alone rewrites nothing."""
    desk.article(ARTICLE)
    commit = desk.commit(LATER)
    desk.article(OTHER)
    desk.commit(LATER)
    tree = desk.git("rev-parse", f"{commit}^{{tree}}")
    desk.git("replace", commit, desk.git("commit-tree", "-m", "Sớm hơn", tree, at=ADDED))
    entry = desk.judgement(ARTICLE).entry
    assert entry is not None
    assert entry.first is not None
    assert str(entry.first.at) == "2026-01-22 03:00:00+00:00"


@pytest.mark.parametrize(
    ("key", "value"),
    [("log.showRoot", "false"), ("log.follow", "true"), ("log.diffMerges", "off"), ("diff.renames", "false"),
     ("diff.renames", "copies"), ("diff.renameLimit", "1"), ("diff.relative", "false"),
     ("format.pretty", "oneline"), ("color.ui", "always"), ("log.showSignature", "true"),
     ("status.showUntrackedFiles", "no"), ("status.relativePaths", "true"), ("status.branch", "true"),
     ("status.short", "true"), ("core.quotePath", "true"), ("core.abbrev", "4"), ("diff.external", "false")],
)  # fmt: skip
def test_settings_of_the_machine_change_nothing(desk: Desk, key: str, value: str) -> None:
    """What somebody set for their own git does not reach the reading."""
    desk.article(ARTICLE)
    commit = desk.commit(ADDED)
    desk.git("config", key, value)
    desk.article(OTHER)
    desk.write("docs/bao/2026/01/ảnh.jpg", "x")
    other = desk.commit(CHANGED)
    new = _renamed_and_edited(desk)
    newer = move(desk, OTHER, "bao/2026/01/giu-con-an-toan")
    desk.article(newer, body(OTHER) + "Thêm một câu.\n")
    desk.commit(LATER)
    desk.article("bao/2026/01/moi")
    assert (entered(desk, new), entered(desk, newer)) == (commit, other)
    assert entered(desk, "bao/2026/01/moi") is None


SIGNER = """\
#!/bin/sh
cat > /dev/null
echo "gpg: Good signature" >&2
printf '\\n[GNUPG:] SIG_CREATED x\\n' >&2
printf -- '-----BEGIN PGP SIGNATURE-----\\n\\nx\\n-----END PGP SIGNATURE-----\\n'
"""


def test_signatures_are_not_read_aloud(desk: Desk, tmp_path: Path) -> None:
    """Commits that are signed, on a machine that shows signatures, are read like others."""
    signer = tmp_path / "gpg"
    signer.write_text(SIGNER)
    signer.chmod(0o755)
    desk.git("init", "--quiet", "--initial-branch=main")
    for key, value in (
        ("gpg.program", str(signer)),
        ("commit.gpgSign", "true"),
        ("log.showSignature", "true"),
    ):
        desk.git("config", key, value)
    desk.article(ARTICLE)
    commit = desk.commit(ADDED)
    assert "gpgsig" in desk.git("cat-file", "commit", commit)
    assert desk.git("log", "-1", "--format=%H") != commit
    assert entered(desk) == commit


def test_git_is_called_as_often_for_many_articles_as_for_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The number of git processes does not depend on the number of articles, and one is a log."""
    counter, log = tmp_path / "bin", tmp_path / "log"
    counter.mkdir()
    (counter / "git").write_text(f'#!/bin/sh\necho "$*" >> "{log}"\nexec "{shutil.which("git")}" "$@"\n')
    (counter / "git").chmod(0o755)

    def calls() -> list[str]:
        log.write_text("")
        with monkeypatch.context() as patch:
            patch.setenv("PATH", str(counter), prepend=os.pathsep)
            desk.newsroom()
        return log.read_text().splitlines()

    def add(numbers: range) -> None:
        for number in numbers:
            desk.article(f"bao/2026/01/bai-{number}", withdrawable(number))
        desk.commit(ADDED)
        for number in numbers:
            withdraw(desk, f"bao/2026/01/bai-{number}", withdrawable(number))
        desk.commit(CHANGED)
        for number in numbers:
            withdraw(desk, f"bao/2026/01/bai-{number}", withdrawable(number), title="Đang sửa")

    add(range(1))
    few = calls()
    add(range(1, 30))
    many = calls()
    assert len(few) == len(many)
    assert sum(" log " in f" {call} " for call in many) == 1
    assert len(many) <= 8


# On time


@pytest.mark.usefixtures("_machine_anywhere")
@pytest.mark.parametrize(
    ("at", "afterwards"),
    [
        ("2026-01-31T23:59:59+07:00", False),
        ("2026-02-01T00:00:00+07:00", True),
        ("2026-01-31T16:59:59+00:00", False),
        ("2026-01-31T17:00:00+00:00", True),
        ("2026-02-01T06:59:59+14:00", False),
        ("2026-01-31T12:00:00-05:00", True),
        ("2026-01-31T11:59:59-05:00", False),
    ],
)
def test_met_in_time_until_the_last_second(desk: Desk, at: str, afterwards: bool) -> None:
    """What git had before the mandate's local midnight is in time, wherever it was committed."""
    desk.article(ARTICLE, date="2026-01-31")
    desk.commit(at)
    cell = desk.cell("bao", "2026-01")
    assert (cell.status, cell.afterwards) == (Status.MET, afterwards)


@pytest.mark.usefixtures("_machine_anywhere")
@pytest.mark.parametrize(
    ("at", "late"),
    [
        ("2026-01-12T23:59:59+07:00", False),
        ("2026-01-13T00:00:00+07:00", True),
        ("2026-01-13T06:59:59+14:00", False),
        ("2026-01-12T12:00:00-05:00", True),
        ("2026-01-01T00:00:00+07:00", False),
    ],
)
def test_late_from_the_eighth_day(desk: Desk, at: str, late: bool) -> None:
    """Seven days after its date an article is not late, eight days after it is."""
    desk.article(ARTICLE, date="2026-01-05")
    desk.commit(at)
    judgement = desk.judgement(ARTICLE)
    assert (judgement.late, judgement.counts) == (late, True)


@pytest.mark.parametrize(("days", "late"), [(0, True), (1, False), (30, False)])
def test_the_mandate_says_from_when_on_an_article_is_late(tmp_path: Path, days: int, late: bool) -> None:
    """`late_after_days` is a number of the mandate."""
    desk = Desk(tmp_path, MANDATE.replace("late_after_days: 7", f"late_after_days: {days}"))
    desk.article(ARTICLE)
    desk.commit(ADDED)
    assert desk.judgement(ARTICLE).late is late


def test_met_afterwards_lasts(desk: Desk) -> None:
    """A month that was met only later stays marked, while one met in time stays unmarked."""
    desk.article(ARTICLE)
    desk.commit("2026-02-02T10:00:00+07:00")
    desk.article("dai/2026/01/be-boi")
    desk.commit("2026-02-03T10:00:00+07:00")
    desk.article("bao/2026/02/bai")
    desk.commit("2026-02-04T10:00:00+07:00")
    for as_of in ("2026-02-10", "2027-02-10"):
        assert desk.cell("bao", "2026-01", as_of).afterwards is True
        assert desk.cell("bao", "2026-02", as_of).afterwards is False


def test_met_in_time_needs_the_whole_minimum_in_time(tmp_path: Path) -> None:
    """Of two that are owed, two must have been there when the month ended; a third may come later."""
    desk = Desk(tmp_path, MANDATE.replace("minimum: 1, shortest: 20", "minimum: 2, shortest: 20"))
    desk.article(ARTICLE)
    desk.commit(ADDED)
    desk.article(OTHER)
    desk.commit("2026-02-02T10:00:00+07:00")
    assert desk.cell("bao", "2026-01").afterwards is True
    desk.article("bao/2026/01/ba")
    desk.commit(ADDED)
    assert desk.cell("bao", "2026-01").afterwards is False


def test_a_month_that_has_not_ended_is_not_met_afterwards(desk: Desk) -> None:
    """While a month lasts nothing in it came afterwards, committed or not."""
    desk.commit(ADDED)
    desk.article("bao/2026/02/bai")
    cell = desk.cell("bao", "2026-02")
    assert (cell.status, cell.afterwards) == (Status.MET, False)


def test_taken_over_before_the_record_began(tmp_path: Path) -> None:
    """Articles of months before `recorded_from` are neither late nor afterwards; from it on they are."""
    desk = Desk(tmp_path, MANDATE.replace("recorded_from: 2026-01", "recorded_from: 2026-02"))
    desk.article(ARTICLE, date="2026-01-31")
    desk.article("bao/2026/02/bai", date="2026-02-01")
    desk.commit("2026-03-02T10:00:00+07:00")
    before, after = desk.judgement(ARTICLE, "2026-03-10"), desk.judgement("bao/2026/02/bai", "2026-03-10")
    assert (before.late, after.late) == (False, True)
    assert desk.cell("bao", "2026-01", "2026-03-10").afterwards is False
    assert desk.cell("bao", "2026-02", "2026-03-10").afterwards is True


REJECT = MANDATE.replace("late_after_days: 7", "late_after_days: 7\nlate_entry: reject")


def test_a_late_article_may_be_rejected(tmp_path: Path) -> None:
    """With `late_entry: reject` an article that is late does not count; one on the last day does."""
    desk = Desk(tmp_path, REJECT)
    desk.article(ARTICLE)
    desk.commit("2026-01-13T00:00:00+07:00")
    desk.article("dai/2026/01/be-boi", date="2026-01-06")
    desk.commit("2026-01-13T00:00:00+07:00")
    assert desk.judgement(ARTICLE).reason is Reason.LATE
    assert desk.judgement("dai/2026/01/be-boi").reason is None
    assert desk.cell("bao", "2026-01").status is Status.MISSING
    assert desk.problems() == []


def test_rejecting_spares_what_is_taken_over_and_what_is_not_entered(tmp_path: Path) -> None:
    """What was there before the record, or is not committed yet, is not late."""
    desk = Desk(tmp_path, REJECT.replace("recorded_from: 2026-01", "recorded_from: 2026-02"))
    desk.article(ARTICLE)
    desk.commit("2026-03-02T10:00:00+07:00")
    desk.article("bao/2026/02/bai", date="2026-02-01")
    assert desk.judgement(ARTICLE, "2026-03-10").counts
    assert desk.judgement("bao/2026/02/bai", "2026-03-10").counts


def test_rejecting_needs_the_history(tmp_path: Path) -> None:
    """With `late_entry: reject` a history that is not known is a problem."""
    desk = Desk(tmp_path, REJECT)
    desk.article(ARTICLE)
    found = desk.problems()
    assert [(problem.path, problem.field) for problem in found] == [("mandate.yml", "late_entry")]


# Withdrawn


def withdrawable(number: int = 0) -> str:
    return body(f"bài {number}", 40)


def withdraw(desk: Desk, path: str, text: str, day: str = "2026-01-21", **fields: str) -> None:
    """Empty the article and freeze what its text was."""
    frozen = sha256(text.strip().encode()).hexdigest()
    measure = "seconds: 270" if path.startswith("dai") else "words: 40"
    block = f"{{date: {day}, reason: Gia đình đề nghị, {measure}, sha256: {frozen}}}"
    desk.article(path, "", withdrawn=block, **fields)


@pytest.mark.parametrize("path", [ARTICLE, "dai/2026/01/be-boi"])
@pytest.mark.parametrize("committed", [True, False])
def test_a_withdrawn_article_counts_where_git_has_its_text(desk: Desk, path: str, committed: bool) -> None:
    """What was published and then withdrawn still counts, from when it was entered."""
    desk.article(path, withdrawable())
    commit = desk.commit(ADDED)
    withdraw(desk, path, withdrawable())
    if committed:
        desk.commit(CHANGED)
    judgement = desk.judgement(path)
    assert (judgement.reason, entered(desk, path)) == (None, commit)
    assert desk.problems() == []


def test_the_text_that_git_has_may_be_an_earlier_one(desk: Desk) -> None:
    """The frozen text is proven by any version that was published, not by the last alone."""
    desk.article(ARTICLE, withdrawable())
    desk.commit(ADDED)
    desk.article(ARTICLE, body("sửa rồi", 60))
    desk.commit(CHANGED)
    move(desk, ARTICLE, OTHER)
    desk.commit(CHANGED)
    withdraw(desk, OTHER, withdrawable())
    desk.commit(LATER)
    assert desk.judgement(OTHER).counts


def _never_published(desk: Desk) -> None:
    withdraw(desk, ARTICLE, withdrawable())


def _another_text(desk: Desk) -> None:
    desk.article(ARTICLE, body("một bài khác", 40))
    desk.commit(ADDED)
    withdraw(desk, ARTICLE, withdrawable())


def _only_a_draft(desk: Desk) -> None:
    desk.article(ARTICLE, withdrawable(), draft="true")
    desk.commit(ADDED)
    withdraw(desk, ARTICLE, withdrawable())


def _in_another_month(desk: Desk) -> None:
    desk.article("bao/2025/12/be-boi", withdrawable())
    desk.commit(ADDED)
    (desk.root / "docs/bao/2025/12/be-boi.md").unlink()
    withdraw(desk, ARTICLE, withdrawable())


def _withdrawn_all_along(desk: Desk) -> None:
    withdraw(desk, ARTICLE, withdrawable())
    file = desk.root / f"docs/{ARTICLE}.md"
    empty = file.read_bytes()
    file.write_bytes(empty + withdrawable().encode())
    desk.commit(ADDED)
    file.write_bytes(empty)


@pytest.mark.parametrize(
    "story",
    [_never_published, _another_text, _only_a_draft, _in_another_month, _withdrawn_all_along],
)  # fmt: skip
def test_a_withdrawn_article_that_git_does_not_prove_does_not_count(
    desk: Desk, story: Callable[[Desk], None]
) -> None:
    """Without a published version of that text for that month a withdrawal is only a claim."""
    story(desk)
    desk.commit(CHANGED)
    assert desk.judgement(ARTICLE).reason is Reason.UNPROVEN
    assert desk.cell("bao", "2026-01").status is Status.MISSING


def test_a_withdrawn_article_needs_the_history(desk: Desk) -> None:
    """Where the history is not known and its month hangs on it, a withdrawn article is a problem."""
    withdraw(desk, ARTICLE, withdrawable())
    found = desk.problems()
    assert [(problem.path, problem.line) for problem in found] == [(f"docs/{ARTICLE}.md", 5)]


def test_a_withdrawn_article_on_which_nothing_hangs(desk: Desk) -> None:
    """Where the month is met without it, or not over, an unknown history is a warning alone."""
    withdraw(desk, ARTICLE, withdrawable())
    withdraw(desk, "bao/2026/02/be-boi", body("khác", 40), "2026-02-08")
    desk.article(OTHER)
    assert desk.problems() == []
    found = [problem.path for problem in desk.problems(Level.WARNING)]
    assert found == [f"docs/{ARTICLE}.md", "docs/bao/2026/02/be-boi.md"]


def test_a_text_that_git_lost_makes_the_history_unknown(desk: Desk) -> None:
    """Where git cannot give the text that would prove a withdrawal, the verdict is unsure."""
    desk.article(ARTICLE, withdrawable())
    desk.commit(ADDED)
    blob = desk.git("rev-parse", f"HEAD:docs/{ARTICLE}.md")
    withdraw(desk, ARTICLE, withdrawable())
    desk.commit(CHANGED)
    (desk.root / f".git/objects/{blob[:2]}/{blob[2:]}").unlink()
    assert "git cannot read it" in unknown(desk)
    assert [problem.path for problem in desk.problems()] == [f"docs/{ARTICLE}.md"]
