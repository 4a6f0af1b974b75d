"""The check in the form, before saving: what it says is what `check` says, as far as it can know it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_mandate.articles.passages import RUN
from media_mandate.articles.prose import wide_hash
from media_mandate.desk.form_check import Checked, FormCheck
from media_mandate.desk.form_index import FormIndex, hashed, index_of
from media_mandate.desk.form_worker import FormDoor
from media_mandate.mandate.file import load_mandate
from media_mandate.messages import translator
from media_mandate.problems import Level, Problem
from tests.articles.test_broken import BROKEN, EXPECTED, as_told, place
from tests.newsdesk import MANDATE, Desk, body
from tests.photos import SVG, WEBP
from tests.sites import ROOT

DAY = date(2026, 2, 10)
REPOSITORY = "https://github.com/toa-soan/tre-em"
NAMED = "Cháu Nguyễn Thị Lan, 9 tuổi, bị xâm hại ở nhà.\n\n"
HARM = {"children": "{sensitive: true}"}


def index(desk: Desk) -> tuple[FormIndex, bytes]:
    """The index of a desk as a build leaves it."""
    file = load_mandate(desk.root / "mandate.yml")[0]
    assert file is not None
    files = [path for path in (desk.root / "docs").rglob("*") if path.is_file()]
    paths = frozenset(path.relative_to(desk.root).as_posix() for path in files)
    return index_of(desk.newsroom(), file.source.values, REPOSITORY, paths)


@dataclass
class Form:
    """A form that was opened on a desk as it stood when the site was built."""

    desk: Desk
    check: FormCheck

    def asked(self, path: str, **more: Any) -> Checked:
        """What the form says of a file that has been written on the desk since."""
        return self.check.check(path, (self.desk.root / path).read_bytes(), DAY, **more)

    def differs(self, path: str) -> tuple[list[Any], list[Any]]:
        """What the form says of a file, and what `check` says of it."""
        said = [as_told(problem) for problem in self.asked(path).problems]
        return said, [as_told(problem) for problem in self.desk.read()[1] if problem.path == path]


def form(desk: Desk) -> Form:
    return Form(desk, FormCheck(*index(desk)))


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Form:
    """A form on the desk on which the broken files are judged, each alone."""
    desk = Desk(tmp_path_factory.mktemp("bàn") / "Tòa soạn")
    for outlet in ("bao", "dai"):
        desk.write(f"docs/{outlet}/2026/01/be-boi.svg", SVG)
    return form(desk)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_broken_file_is_told_as_check_tells_it(pictured: Form, name: str) -> None:
    """Each with all its problems, in their order and with their values."""
    found = pictured.check.check(place(name), (BROKEN / f"{name}.md").read_bytes(), DAY)
    assert [as_told(problem) for problem in found.problems] == EXPECTED[name]


def test_a_childs_name_is_refused_in_the_words_of_check(desk: Desk) -> None:
    """With the name, for it is the editor's own screen; a draft is saved, and says where it will be read."""
    opened = form(desk)
    path = desk.article("bao/2026/01/em-nho", NAMED + body("biên"), **HARM)
    refused = opened.asked(path)
    assert opened.differs(path)[0] == opened.differs(path)[1]
    assert codes(refused.refusing) == ["child-named"]
    assert "Nguyễn Thị Lan" in translator("vi", private=True)(refused.problems[0].message)
    assert refused.draft is None
    draft = opened.asked(desk.article("bao/2026/01/em-nho", NAMED + body("biên"), draft="true", **HARM))
    assert draft.refusing == ()
    assert codes(draft.problems) == ["child-named"]
    assert REPOSITORY in str(draft.draft)
    harmless = opened.asked(desk.article("bao/2026/01/be-boi", draft="true"))
    assert harmless.draft is None


@pytest.mark.parametrize(
    "fields",
    [
        {"withdrawn": "{date: 2026-02-01, reason: Lộ tên trẻ}", "topics": "[khong-co]"},
        {"withdrawn": "{date: hôm qua}"},
        {"draft": "true", "topics": "[khong-co]", "date": "hôm qua"},
    ],
)
def test_drafts_and_withdrawals_are_always_saved(desk: Desk, fields: dict[str, str]) -> None:
    """Whatever else is wrong in them, which is told."""
    found = form(desk).asked(desk.article("bao/2026/01/bai", NAMED + body("bài"), **fields))
    assert found.problems
    assert found.refusing == ()


def test_others_are_known_by_what_the_index_has(desk: Desk) -> None:
    """Reruns, links, twins and words of others are told as `check` tells them, also of what is hidden."""
    desk.article("bao/2026/01/goc")
    desk.article("bao/2026/01/lai", "", rerun_of="bao/2026/01/goc")
    desk.article("bao/2026/01/nhap", draft="true")
    desk.article("bao/2026/02/mai", date="2026-02-28")
    opened = form(desk)
    own = body("mới", 60)
    cases = {
        "dung": (own, {"rerun_of": "bao/2026/01/goc"}),
        "cua-lai": (own, {"rerun_of": "bao/2026/01/lai"}),
        "cua-nhap": (own, {"rerun_of": "bao/2026/01/nhap"}),
        "cua-mai": (own, {"rerun_of": "bao/2026/02/mai"}),
        "khong-co": (own, {"rerun_of": "bao/2026/01/khong"}),
        "doi-cho": (own, {"moved_from": "bao/2026/01/goc"}),
        "dan": ("[a](goc.md) [b](nhap.md) [c](../02/mai.md) [d](khong.md)\n\n" + own, {}),
        "xep": (body("bao/2026/01/goc"), {}),
        "xep-them": (body("bao/2026/01/goc") + "\nCả nhà xem lại bể bơi.\n", {}),
    }
    for name, (text, fields) in cases.items():
        path = desk.article(f"bao/2026/01/{name}", text, **fields)
        said, by_check = opened.differs(path)
        assert said == by_check, name
        assert (said == []) == (name == "dung"), name
        (desk.root / path).unlink()


def test_an_index_that_is_older_than_a_saving_refuses_nothing(desk: Desk) -> None:
    """A picture that was saved an hour ago is no reason to refuse the article that shows it."""
    opened = form(desk)
    text = "![Hàng rào](hang-rao.webp){people=none} [xem](bai-moi.md)\n\n" + body("rào")
    path = desk.article("bao/2026/01/rao", text, rerun_of="bao/2026/01/bai-moi")
    found = opened.asked(path)
    assert {problem.level for problem in found.problems} == {Level.PROBLEM}
    assert len(found.problems) == 3
    assert found.refusing == ()


def test_pictures_that_would_be_saved_with_it_are_there(desk: Desk) -> None:
    """By their names, or beside the article where those are not known yet; each is asked who is in it."""
    opened = form(desk)
    path = desk.article("bao/2026/01/rao", "![Hàng rào](hang-rao.webp)\n\n" + body("rào"))
    beside = "docs/bao/2026/01/hang-rao.webp"
    for found in (opened.asked(path, new_pictures=[beside]), opened.asked(path, are_new=True)):
        assert len(found.refusing) == 1
        assert "people: none" in str(found.refusing[0].hint)
    assert "file-not-there" in codes(opened.asked(path, new_pictures=["docs/bao/2026/01/khac.webp"]).problems)
    desk.write(beside, WEBP)
    said, by_check = form(desk).differs(path)
    assert said == by_check != []


def test_it_says_whether_it_counts_and_how_the_month_stands(desk: Desk) -> None:
    """With what counts already; an article that is there is not counted twice."""
    first = desk.article("bao/2026/01/dau")
    opened = form(desk)
    second = desk.article("bao/2026/01/sau", body("sau"))
    vi = translator("vi")
    told = {path: opened.asked(path) for path in (first, second)}
    assert [vi(found.month) for found in told.values() if found.month] == [
        "Báo Tỉnh, tháng 1/2026: tính cả bài này được 1 bài, cần 1 bài.",
        "Báo Tỉnh, tháng 1/2026: tính cả bài này được 2 bài, cần 1 bài.",
    ]
    short = opened.asked(desk.article("bao/2026/02/ngan", "Ngắn quá.\n"))
    assert short.judgement is not None
    assert "it has 2 words" in str(short.judgement.because)
    assert short.month is not None
    assert vi(short.month) == "Báo Tỉnh, tháng 2/2026: không kể bài này được 0 bài, cần 1 bài."


def test_what_was_settled_and_is_the_same_is_refused_for_no_new_rule(desk: Desk) -> None:
    """Its text is told what rules of today say, as a warning; a text that changed is judged by them."""
    path = desk.article("bao/2026/01/cu", NAMED + body("cũ"), **HARM)
    made, runs = index(desk)
    settled = made.model_copy(
        update={"articles": tuple(one.model_copy(update={"settled": True}) for one in made.articles)}
    )
    opened = Form(desk, FormCheck(settled, runs))
    found = opened.asked(path)
    assert (codes(found.problems), found.refusing) == (["child-named"], ())
    desk.article("bao/2026/01/cu", NAMED + body("cũ khác"), **HARM)
    assert codes(opened.asked(path).refusing) == ["child-named"]


def test_the_index_tells_nothing_that_the_site_does_not(desk: Desk) -> None:
    """No text, no draft and what only it shows, no key of the mandate that judges no article."""
    exception = "outlet: dai, month: 2026-01, kind: miss, reason: Máy phát hỏng, document: CV 1"
    more = "document_date: 2026-02-03, by: Trực ban, recorded_on: 2026-02-05"
    desk.write("mandate.yml", f"{MANDATE}exceptions:\n  - {{{exception}, {more}}}\n")
    desk.article("bao/2026/01/bi-mat", NAMED, draft="true", image="{src: be-lan.webp, alt: Em, people: none}")
    desk.write("docs/bao/2026/01/be-lan.webp", WEBP)
    desk.article("bao/2026/02/ngay-mai", date="2026-02-28")
    desk.article("bao/2026/01/cong-khai", "Một câu rất riêng của bài này.\n")
    made, runs = index(desk)
    text = made.model_dump_json()
    for told in ("bi-mat", "be-lan", "Nguyễn", "ngay-mai", "rất riêng", "Máy phát hỏng", "Trực ban"):
        assert told not in text
        assert told.encode() not in runs
    assert "bao/2026/01/cong-khai" in text
    assert len(made.unpublished) == 2


def test_runs_are_handed_over_of_the_newest_texts_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What older ones have in common with an article is told after saving, which is said."""
    desk.article("bao/2026/01/cu", body("cũ"))
    desk.article("bao/2026/02/moi", body("mới"))
    monkeypatch.setattr("media_mandate.desk.form_index.MOST_RUNS", 40)
    made, runs = index(desk)
    assert [one.runs > 0 for one in made.articles] == [False, True]
    assert made.is_whole is False
    after = FormCheck(made, runs).check(
        "docs/bao/2026/02/a.md", b"---\ntitle: A\ndate: 2026-02-05\n---\nA\n", DAY
    )
    assert any("older articles" in str(text) for text in after.after)


_WORD = st.integers(0, (1 << 56) - 1)


@given(st.lists(_WORD, min_size=RUN, max_size=RUN))
def test_runs_of_words_are_the_same_in_a_browser(numbers: list[int]) -> None:
    """There Python hashes in 32 bits, and its runs would be others."""
    assert sys.hash_info.width == 64
    assert wide_hash(numbers) == hash(tuple(numbers))


def test_the_worker_is_asked_and_answers_in_json(desk: Desk) -> None:
    """Sentences in the mandate's language, whole; the day is the browser's, in the mandate's zone."""
    made, runs = index(desk)
    door = FormDoor(made.model_dump_json(exclude_defaults=True).encode(), runs)
    path = desk.article("bao/2026/01/em-nho", NAMED + body("biên"), **HARM)
    question = {"path": path, "now": "2026-02-10T03:00:00.000Z"}
    answer = json.loads(door.answer(json.dumps(question), (desk.root / path).read_bytes()))
    assert answer["refuses"] is True
    [problem] = answer["problems"]
    assert (problem["word"], problem["code"]) == ("Lỗi", "child-named")
    assert problem["message"].startswith("“Nguyễn Thị Lan” là tên của một em")
    assert answer["refusing"] == [problem["message"]]


def test_it_runs_where_there_is_neither_git_nor_sqlite_nor_a_compiled_library() -> None:
    """Nothing that has no WebAssembly is imported before it is used."""
    absent = (
        "nh3",
        "lxml",
        "PIL",
        "mutagen",
        "sqlite3",
        "mkdocs",
        "feedgen",
        "docx",
        "click",
        "babel.messages",
    )
    program = (
        f"import sys\nsys.modules.update(dict.fromkeys({absent!r}))\nimport media_mandate.desk.form_worker\n"
    )
    run = subprocess.run(
        [sys.executable, "-P", "-c", program],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr


def test_a_path_is_hidden_by_a_hash_that_every_machine_makes() -> None:
    """In the browser the same as in the build."""

    assert (
        hashed("docs/bao/2026/01/bài.md")
        == blake2b("docs/bao/2026/01/bài.md".encode(), digest_size=12).hexdigest()
    )
