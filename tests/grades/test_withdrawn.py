"""What shows that a withdrawn article ran: what git has beside its text, and not what its fields say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from media_mandate.mandate.grades import Grade
from media_mandate.problems import Level
from media_mandate.quota import Reason
from tests.grades.sounds import silence, speech
from tests.grades.test_grades import BE_BOI, KEPT, LINK, NGHE, PAGE, air, answer, pdf, print_
from tests.newsdesk import Desk

TAKEN_BACK = "2026-02-05T10:00:00+07:00"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "Tòa soạn", KEPT)


def published(desk: Desk, path: str) -> None:
    """Both outlets in January, and what the story put at `path`, in git since then."""
    desk.commit("2026-01-06T10:00:00+07:00")
    assert (desk.root / path).is_file()


def take_back(desk: Desk, path: str, typed: str = "", *, files: bool = True) -> None:
    """What withdraw.py leaves of an article; `typed` takes the place of where it ran, its files are gone."""
    article = desk.newsroom().judgement[path].article
    front = (desk.root / path).read_text("utf-8").split("---\n")[1]
    where = next(line for line in front.splitlines() if line.startswith(("printed:", "broadcast:")))
    name, _colon, block = (typed or where).partition(": ")
    measure = f"words: {article.words}" if article.seconds is None else f"seconds: {article.seconds}"
    gone = f"{{date: 2026-02-05, reason: Thu hồi, {measure}, sha256: {article.sha256}}}"
    desk.article(path.removeprefix("docs/").removesuffix(".md"), "", withdrawn=gone, **{name: block})
    for file in (desk.root / path).parent.glob(f"{Path(path).stem}.*") if files else ():
        if file.suffix != ".md":
            file.unlink()


def grade(desk: Desk, path: str) -> Grade:
    return desk.newsroom().judgement[path].proof.grade


def _bare(desk: Desk) -> None:
    print_(desk, issue="4567")


def _mute(desk: Desk) -> None:
    air(desk, sound=silence())


def _linked(desk: Desk) -> None:
    answer(desk, air(desk, media=LINK, length="1048576"))


def _page(desk: Desk) -> None:
    given = {"url": PAGE, "type": "text/html", "bytes": 90_000, "plays": None, "silent": None}
    answer(desk, print_(desk, url=PAGE), **(given | {"holds": "title"}))


ROWS: dict[str, tuple[Callable[[Desk], object], str, str, Grade]] = {
    "a sound": (lambda desk: air(desk, sound=speech()), NGHE, "", Grade.KEPT),
    "a sound of silence": (_mute, NGHE, "", Grade.DECLARED),
    "a scan": (lambda desk: print_(desk, raw=pdf()), BE_BOI, "", Grade.KEPT),
    "a scan of nothing": (lambda desk: print_(desk, raw=b""), BE_BOI, "", Grade.DECLARED),
    "a scan left out of the fields": (
        lambda desk: print_(desk, raw=pdf()),
        BE_BOI,
        "printed: {issue: 4567}",
        Grade.KEPT,
    ),
    "a scan typed in": (_bare, BE_BOI, "printed: {issue: 4567, scan: trang-3.pdf}", Grade.DECLARED),
    "a link typed in": (_bare, BE_BOI, f"printed: {{url: '{PAGE}'}}", Grade.DECLARED),
    "a link that was asked for": (_linked, NGHE, "", Grade.LINKED),
    "a page that was asked for": (_page, BE_BOI, "", Grade.LINKED),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_withdrawn_article_keeps_what_git_shows(desk: Desk, row: str) -> None:
    """Its files had to go, and no rule accuses it of that; what was never there lifts it by no word."""
    make, path, typed, known = ROWS[row]
    make(desk)
    published(desk, path)
    take_back(desk, path, typed)
    desk.commit(TAKEN_BACK)
    judgement = desk.newsroom().judgement[path]
    assert judgement.proof.grade is known
    assert judgement.counts is (known is Grade.KEPT)
    assert {reason for reason, _because in judgement.against} <= {Reason.GRADE}
    assert [found.code for level in Level for found in desk.problems(level) if found.path == path] == []


def test_a_file_that_went_before_its_article_is_known_from_the_end_of_the_month(desk: Desk) -> None:
    """A child is named in the sound: it is deleted at once, and the article a day later."""
    air(desk, sound=speech())
    published(desk, NGHE)
    (desk.root / NGHE.replace(".md", ".mp3")).unlink()
    desk.commit("2026-02-04T10:00:00+07:00")
    file = desk.root / NGHE
    file.write_text(file.read_text("utf-8").replace("Bài nghe", "Tin nghe"), "utf-8")
    desk.commit("2026-02-04T11:00:00+07:00")
    desk.write("docs/dai/2026/01/nghe.mp3", speech())
    take_back(desk, NGHE)
    desk.commit(TAKEN_BACK)
    assert grade(desk, NGHE) is Grade.KEPT


def test_without_git_it_is_declared(desk: Desk) -> None:
    """Nothing shows what lay there, and the files of today are not its own any more."""
    air(desk, sound=speech())
    take_back(desk, NGHE)
    assert grade(desk, NGHE) is Grade.DECLARED


AGAIN: dict[str, tuple[Callable[[Desk, str, str], object], str, str]] = {
    "sound": (lambda desk, path, seed: air(desk, path, speech(seed=seed)), NGHE, "dai/2026/02/lai"),
    "cut": (
        lambda desk, path, seed: (
            air(desk, path, speech(seed=seed))
            if "01" in path
            else air(desk, path, speech(seed=seed)[39 * 417 :], duration="PT1M4S")
        ),
        NGHE,
        "dai/2026/02/lai",
    ),
    "scan": (
        lambda desk, path, seed: print_(desk, path, pdf(f"BT ({seed}) Tj ET")),
        BE_BOI,
        "bao/2026/02/lai",
    ),
}


@pytest.mark.parametrize("row", AGAIN)
@pytest.mark.parametrize("is_other", [False, True])
def test_what_showed_a_withdrawn_article_shows_no_other(desk: Desk, row: str, is_other: bool) -> None:
    """The same sound or scan is told, though the first that had it is withdrawn; another one is not."""
    make, path, later = AGAIN[row]
    make(desk, path.removeprefix("docs/").removesuffix(".md"), "một")
    published(desk, path)
    take_back(desk, path)
    desk.commit(TAKEN_BACK)
    make(desk, later, "hai" if is_other else "một")
    codes = [found.code for found in desk.problems(Level.WARNING)]
    assert codes == ([] if is_other else ["proof-of-another-feature"])
    assert grade(desk, f"docs/{later}.md") is (Grade.KEPT if is_other else Grade.DECLARED)
    assert grade(desk, path) is Grade.KEPT
