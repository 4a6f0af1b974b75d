"""Readings that are kept between runs: what is taken from the file is what would be read, or nothing is."""

from __future__ import annotations

import json
import os
import random
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from media_mandate.newsroom import Newsroom, read_newsroom, store
from media_mandate.settled.values import FORMAT
from tests.newsdesk import MANDATE, NOW, Desk, body
from tests.sites import build_site, command

AS_OF = date(2026, 2, 10)
ARTICLE = "docs/bao/2026/01/be-boi.md"


class Keeper:
    """A desk whose readings are kept; `told` is what was said of the file when it was last read."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.file = desk.root / store.STORE
        self.told: list[str] = []

    def read(self, as_of: date | None = None) -> Newsroom:
        self.told = []
        newsroom, _problems = read_newsroom(
            self.desk.root, NOW, as_of, lambda text: self.told.append(str(text))
        )
        assert newsroom is not None
        return newsroom

    @property
    def rows(self) -> dict[str, int]:
        """The rows of the file by path: one that was read anew has another number."""
        with closing(sqlite3.connect(self.file)) as base:
            return dict(base.execute("SELECT path, rowid FROM readings"))

    def change(
        self, path: str, change: Callable[[dict[str, object]], object], runs: bytes | None = None
    ) -> None:
        """Change what is kept of a file as somebody would who knows the program."""
        with closing(sqlite3.connect(self.file)) as base, base:
            asked = base.execute("SELECT digest, light, runs FROM readings WHERE path = ?", (path,))
            digest, light, known = asked.fetchone()
            data = json.loads(light)
            light = json.dumps(changed if (changed := change(data)) is not None else data)
            row = light, known if runs is None else runs
            base.execute(
                "UPDATE readings SET light = ?, runs = ?, seal = ? WHERE path = ?",
                (*row, store.seal_of(digest, *row), path),
            )


@pytest.fixture
def keeper(desk: Desk) -> Keeper:
    """A desk with git and with a file of each kind, read once."""
    fill(desk)
    desk.commit("2026-01-06T10:00:00+07:00")
    keeper = Keeper(desk)
    keeper.read()
    return keeper


def fill(desk: Desk) -> None:
    """One article or page of every kind that is read in a way of its own."""
    desk.write(".gitignore", "/build/\n/site/\n")
    desk.write("docs/bao/2026/01/ao.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    text = f"{body('bơi')}\n![Ao & hồ](ao.svg){{people=none}} [xa](https://x.vn/?a=1&b=2) [gần](ho.md)\n"
    desk.article("bao/2026/01/be-boi", text, image="{src: ao.svg, alt: 'Ao <sâu> 🏊'}", units="[so-y-te]")
    desk.article("bao/2026/01/ban-sao", text, date="2026-01-09")
    desk.article(
        "bao/2026/01/ho", f"{body('hồ')}\nEm Nguyễn Thị Lan, 12 tuổi. <!-- được phép: gia đình đồng ý -->\n"
    )
    desk.article(
        "bao/2026/01/em", f"{body('em')}\nEm Trần Văn Bình, 11 tuổi, học lớp 5A.\n<script>x</script>\n"
    )
    desk.article("bao/2026/01/nhap", f"{body('nháp')}\n[đâu](khong-co.md)\n", draft="true")
    desk.article("bao/2026/01/hong", topics="[khong-co]")
    desk.article(
        "bao/2026/01/rut",
        "",
        withdrawn="{date: 2026-01-08, reason: Sai, words: 30, sha256: " + "0" * 64 + "}",
    )
    desk.article("dai/2026/01/tiem", topics="[tiem-chung]", corrections="[{date: 2026-01-06, text: Đã sửa}]")
    desk.article("dai/2026/01/phat-lai", body("khác"), rerun_of="dai/2026/01/tiem", date="2026-01-07")
    desk.write("docs/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nEm Lê Thị Hoa, 9 tuổi, ở đây.\n")
    desk.write(
        "docs/bao/2026/01/rieng.md",
        b"\xef\xbb\xbf---\r\ntitle: X\r\ndate: 2026-01-03\r\n---\r\nMo\xcc\xa3t\r\n",
    )


def known(newsroom: Newsroom) -> list[object]:
    """All that a newsroom says, as it can be compared."""
    found: list[object] = [newsroom.problems, newsroom.allowances, newsroom.pages, newsroom.unread]
    found.append(dict(newsroom.html))
    for judged in newsroom.judgements:
        one = judged.article
        found += [
            one.id,
            one.front,
            one.words,
            one.sha256,
            one.prose.runs,
            one.prose.repeated,
            judged.share,
            one.targets,
            one.figures,
        ]
        found += [dict(one.places), judged.because, judged.entry, judged.late]
    found += [(str(cell.outlet.id), cell.month, cell.status) for cell in newsroom.ledger.cells]
    return found


def test_what_is_taken_from_the_file_is_what_is_read(keeper: Keeper) -> None:
    """The second run says the same as the first and as one that keeps nothing, and writes nothing."""
    before = keeper.file.read_bytes()
    again = keeper.read()
    assert keeper.told == []
    assert keeper.file.read_bytes() == before
    assert known(again) == known(keeper.desk.newsroom())
    assert keeper.rows.keys() == {
        f"docs/{name}.md"
        for name in (
            *("bao/2026/01/be-boi", "bao/2026/01/ban-sao", "bao/2026/01/ho", "bao/2026/01/em"),
            *("bao/2026/01/nhap", "bao/2026/01/rut", "bao/2026/01/rieng"),
            *("dai/2026/01/tiem", "dai/2026/01/phat-lai", "gioi-thieu"),
        )
    }


def test_the_day_of_judgement_is_no_part_of_a_reading(keeper: Keeper) -> None:
    """Another day reads nothing anew."""
    rows = keeper.rows
    for day in (date(2026, 1, 5), date(2026, 3, 1)):
        assert known(keeper.read(day)) == known(keeper.desk.newsroom(day.isoformat()))
        assert (keeper.rows, keeper.told) == (rows, [])


def test_an_edit_is_read_and_nothing_else(keeper: Keeper) -> None:
    """What was edited, withdrawn or deleted is never taken from the file, and does not stay in it."""
    rows = keeper.rows
    keeper.desk.article("bao/2026/01/be-boi", f"{body('bơi')}\nĐãSửaXong.\n")
    newsroom = keeper.read()
    assert known(newsroom) == known(keeper.desk.newsroom())
    assert "ĐãSửaXong" in newsroom.html[ARTICLE]
    changed = {path for path, row in keeper.rows.items() if rows.get(path) != row}
    committed = {path for path in changed if path.startswith("git:")}  # to tell who had its words first
    assert changed - committed == {ARTICLE}
    frozen = newsroom.judgement[ARTICLE].article.sha256
    withdrawn = f"{{date: 2026-01-20, reason: Nhầm, words: 31, sha256: {frozen}}}"
    keeper.desk.article("bao/2026/01/be-boi", "", withdrawn=withdrawn)
    newsroom = keeper.read()
    assert (newsroom.html[ARTICLE], newsroom.judgement[ARTICLE].article.targets) == ("", ())
    assert "ĐãSửaXong".encode() not in keeper.file.read_bytes()
    (keeper.desk.root / ARTICLE).unlink()
    assert ARTICLE not in keeper.read().html
    assert ARTICLE not in keeper.rows
    assert b"be-boi" not in keeper.file.read_bytes()


def test_fields_that_went_wrong_leave_nothing_behind(keeper: Keeper) -> None:
    """Of a file that cannot be read any more, what was read before does not stay."""
    keeper.desk.article("bao/2026/01/be-boi", topics="[khong-co]")
    assert ARTICLE in keeper.read().unread
    assert ARTICLE not in keeper.rows
    assert known(keeper.read()) == known(keeper.desk.newsroom())


def test_what_counts_although_its_fields_are_wrong_today_is_read_each_time(keeper: Keeper) -> None:
    """A settled file is read without the fields that are refused since, and so is never kept."""
    path = "docs/bao/2026/01/hong.md"
    digest = sha256((keeper.desk.root / path).read_bytes()).hexdigest()
    settlement = {"as_of": "2026-02-01", "release": "0.1.0", "commit": "0" * 40, "features": []}
    data = {"format": FORMAT, "settlements": [{**settlement, "files": {path: digest}}]}
    keeper.desk.write("settled.json", json.dumps(data))
    for _run in range(2):
        newsroom = keeper.read()
        assert path in newsroom.judgement
        assert known(newsroom) == known(keeper.desk.newsroom())
        assert path not in keeper.rows
    assert keeper.told == []


def test_a_file_that_takes_anothers_name_is_read(keeper: Keeper) -> None:
    """Two files that swap their names swap what is known of them."""
    one, other = keeper.desk.root / ARTICLE, keeper.desk.root / "docs/bao/2026/01/ho.md"
    one.rename(one.with_suffix(".x"))
    other.rename(one)
    one.with_suffix(".x").rename(other)
    assert known(keeper.read()) == known(keeper.desk.newsroom())


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("mandate.yml", MANDATE.replace("shortest: 20", "shortest: 21")),
        ("settled.json", '{"format": "?"}'),
        ("requirements/build.txt", "markdown==3.8\n"),
    ],
)
def test_what_readings_depend_on_changes(keeper: Keeper, path: str, text: str) -> None:
    """One changed byte in what a reading was made by or against, and all is read anew, with one line."""
    keeper.desk.write(path, text)
    rows = keeper.rows
    keeper.change(ARTICLE, lambda data: data.update(words=99999))
    newsroom = keeper.read()
    assert len(keeper.told) == 1
    assert "changed: all is read anew" in keeper.told[0]
    assert newsroom.judgement[ARTICLE].article.words < 99999
    assert keeper.rows.keys() == rows.keys()
    keeper.read()
    assert keeper.told == []


def test_the_program_changes(full: Desk) -> None:
    """One byte of code is enough; and what one process kept another understands."""
    full.write(".gitignore", "/build/\n")
    full.commit("2026-01-06T10:00:00+07:00")
    check = ("check", "--as-of", "2026-02-10", "--lang", "en")
    first = command(full.root, *check, PYTHONHASHSEED="1")
    full.article(
        "bao/2026/01/sao", (full.root / ARTICLE).read_text("utf-8").split("---\n")[2], date="2026-01-20"
    )
    second = command(full.root, *check, PYTHONHASHSEED="2")
    assert first.stderr == second.stderr == ""
    assert "bao/2026/01/be-boi" in second.stdout.partition("docs/bao/2026/01/sao.md")[2]
    module = full.root / "src/media_mandate/months.py"
    module.write_text(module.read_text("utf-8") + "#\n", "utf-8")
    third = command(full.root, *check)
    assert third.stderr.splitlines() == [
        "The program, mandate.yml or settled.json changed: all is read anew."
    ]
    assert third.stdout == second.stdout
    assert command(full.root, *check).stderr == ""


def cut(share: float) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])


def run(*statements: str) -> Callable[[Path], None]:
    def do(file: Path) -> None:
        with closing(sqlite3.connect(file)) as base, base:
            for statement in statements:
                base.execute(statement)

    return do


BROKEN: dict[str, Callable[[Path], object]] = {
    "text": lambda file: file.write_text("không phải cơ sở dữ liệu\n" * 99, "utf-8"),
    "pickle": lambda file: file.write_bytes(b"\x80\x04cos\nsystem\n(S'echo'\ntR."),
    "cut to a tenth": cut(0.1),
    "cut to a half": cut(0.5),
    "another's": run("DROP TABLE readings", "CREATE TABLE readings (path TEXT)"),
    "a trigger": run("CREATE TRIGGER t AFTER DELETE ON readings BEGIN DELETE FROM bodies; END"),
    "a view": run(
        "DROP TABLE bodies",
        "CREATE VIEW bodies AS WITH RECURSIVE r(path, html) AS "
        "(SELECT '', '' UNION ALL SELECT path, html FROM r) SELECT * FROM r",
    ),
    "no key": run("DELETE FROM about"),
    "a key of no text": run("UPDATE about SET value = x'00' WHERE name = 'key'"),
    "a wrong seal": run("UPDATE readings SET light = replace(light, 'Bài', 'Tin')"),
    "no seal": run("UPDATE readings SET seal = NULL"),
    "numbers for texts": run("UPDATE readings SET light = 7, runs = 'x'"),
    "no unicode": run("UPDATE readings SET light = CAST(x'ff' AS TEXT)"),
    "huge": run("UPDATE readings SET runs = zeroblob(70000000) WHERE path LIKE '%be-boi%'"),
    "repeats of no JSON": run("UPDATE about SET value = '[[' WHERE name = 'repeats'"),
    "repeats of another kind": run("UPDATE about SET value = '[{\"a\": 1}, []]' WHERE name = 'repeats'"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_file_that_is_of_no_use_is_thrown_away(keeper: Keeper, broken: str) -> None:
    """Whatever lies there, all is read as if nothing did; one line says so, and a new file is begun."""
    BROKEN[broken](keeper.file)
    newsroom = keeper.read()
    assert known(newsroom) == known(keeper.desk.newsroom())
    assert len(keeper.told) == 1
    assert any(words in keeper.told[0] for words in ("thrown away", "changed: all is read anew"))
    again = keeper.read()
    assert known(again) == known(newsroom)
    keeper.read()
    assert keeper.told == []


MALICIOUS: dict[str, Callable[[dict[str, object]], object]] = {
    "a list": lambda _data: [],
    "nothing": lambda data: data.clear(),
    "no hash": lambda data: data.update(html=None),
    "a number that no text has": lambda data: data.update(words=10**400),
    "a negative number": lambda data: data.update(words=-1),
    "words": lambda data: data.update(words="nhiều"),
    "a fraction": lambda data: data.update(words=1.5),
    "a field too many": lambda data: data.update(run="rm"),
    "fields that are wrong": lambda data: data.update(values={"title": "A", "date": "2026-02-30"}),
    "fields of another month": lambda data: data["values"].update(date="2026-02-01"),  # type: ignore[attr-defined]
    "fields that are a list": lambda data: data.update(values=[]),
    "nested deeply": lambda data: data.update(values=json.loads("[" * 900 + "]" * 900)),
    "targets": lambda data: data.update(targets=[["a", 1]]),
    "a line that is none": lambda data: data.update(targets=[["a", 10**30, 1]]),
    "an unknown rule": lambda data: data.update(problems=[problem(code="rm-rf")]),
    "a message that looks into objects": lambda data: data.update(
        problems=[problem(message={"source": "{a.__class__}", "values": [["a", "b"]]})]
    ),
    "a message without end": lambda data: data.update(
        problems=[problem(message={"source": "{a:>9999999999}", "values": [["a", "b"]]})]
    ),
    "a message that lacks a value": lambda data: data.update(problems=[problem(message={"source": "{a}"})]),
    "a month that is none": lambda data: data.update(
        problems=[problem(message={"source": "{a}", "values": [["a", {"month": "2026-13"}]]})]
    ),
}


def problem(**changed: object) -> dict[str, object]:
    return {
        "code": "article-without-text", "line": 1, "column": 1, "field": None, "hint": None,
        "level": "problem", "message": {"source": "Sai."},
    } | changed  # fmt: skip


def test_a_row_that_is_right_is_taken_from_the_file(keeper: Keeper) -> None:
    """What is wrong in the rows below is what they say, and not how they are written."""
    keeper.change(ARTICLE, lambda data: data.update(problems=[problem()], words=99999))
    newsroom = keeper.read()
    assert (newsroom.judgement[ARTICLE].article.words, keeper.told) == (99999, [])
    assert [str(found.message) for found in newsroom.problems if found.path == ARTICLE] == ["Sai."]


@pytest.mark.parametrize("malicious", MALICIOUS)
def test_what_somebody_wrote_who_knows_the_program_is_thrown_away(keeper: Keeper, malicious: str) -> None:
    """Wrong types and numbers are refused, whatever seal they bear."""
    keeper.change(ARTICLE, MALICIOUS[malicious])
    newsroom = keeper.read()
    assert known(newsroom) == known(keeper.desk.newsroom())
    assert [line.partition(" was ")[0] for line in keeper.told] == [store.STORE]


def test_runs_of_another_length_are_thrown_away(keeper: Keeper) -> None:
    """Word runs are numbers of eight bytes."""
    keeper.change(ARTICLE, lambda _data: None, runs=b"1234567")
    assert known(keeper.read()) == known(keeper.desk.newsroom())
    assert len(keeper.told) == 1


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=st.integers(0, 1 << 32), count=st.integers(1, 40))
def test_no_broken_byte_changes_what_is_known(keeper: Keeper, seed: int, count: int) -> None:
    """Bytes that went bad in the file are told by one line at most, and never by what is read."""
    keeper.read()
    raw, dice = bytearray(keeper.file.read_bytes()), random.Random(seed)  # noqa: S311 (to break bytes)
    for _byte in range(count):
        raw[dice.randrange(len(raw))] = dice.randrange(256)
    keeper.file.write_bytes(raw)
    assert known(keeper.read()) == known(keeper.desk.newsroom())
    assert len(keeper.told) <= 1


def test_html_that_went_bad_is_made_anew(keeper: Keeper) -> None:
    """The HTML is looked at when it is fetched: it is that which was judged, or none."""
    newsroom, expected = keeper.read(), dict(keeper.desk.newsroom().html)
    run("UPDATE bodies SET html = '<p>Tên khác</p>'")(keeper.file)
    assert dict(newsroom.html) == expected
    assert dict(keeper.read().html) == expected
    run("UPDATE bodies SET html = NULL")(keeper.file)
    assert dict(keeper.read().html) == expected


def test_a_text_that_changes_meanwhile_is_not_published(keeper: Keeper) -> None:
    """What was not judged does not take the place of what was lost."""
    newsroom = keeper.read()
    run("DELETE FROM bodies")(keeper.file)
    keeper.desk.article("bao/2026/01/be-boi", "Chưa ai kiểm tra.\n")
    with pytest.raises(store.ChangedFileError, match=r"be-boi\.md was changed"):
        newsroom.html[ARTICLE]


def test_what_came_with_git_is_not_believed(keeper: Keeper) -> None:
    """A file that somebody committed, whose seals are right, is left alone and told."""
    keeper.change(ARTICLE, lambda data: data.update(words=99999))
    assert keeper.read().judgement[ARTICLE].article.words == 99999
    keeper.desk.git("add", "--force", "build/readings.db")
    keeper.desk.commit("2026-01-07T10:00:00+07:00")
    before = keeper.file.read_bytes()
    assert keeper.read().judgement[ARTICLE].article.words < 99999
    assert [line.partition(":")[0] for line in keeper.told] == ["What was read is not kept for the next time"]
    assert keeper.file.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_is_not_followed(keeper: Keeper) -> None:
    """Nothing is written where a link points to."""
    keeper.file.rename(keeper.desk.root / "khac.db")
    keeper.file.symlink_to(keeper.desk.root / "khac.db")
    before = (keeper.desk.root / "khac.db").read_bytes()
    keeper.desk.article("bao/2026/01/be-boi", body("mới"))
    assert known(keeper.read()) == known(keeper.desk.newsroom())
    assert len(keeper.told) == 1
    assert (keeper.desk.root / "khac.db").read_bytes() == before


def test_without_git_nothing_is_kept(desk: Desk) -> None:
    """Nobody can tell who wrote what lies in such a folder; and nothing is kept for those who do not ask."""
    fill(desk)
    keeper = Keeper(desk)
    keeper.read()
    assert (keeper.file.exists(), keeper.told) == (False, [])
    desk.commit("2026-01-06T10:00:00+07:00")
    desk.newsroom()
    assert not keeper.file.exists()


def test_a_folder_that_cannot_be_written_is_passed_over(desk: Desk) -> None:
    """Where `build` cannot be, the check goes on and says so in one line."""
    fill(desk)
    desk.write("build", "tệp")
    desk.write(".gitignore", "/build\n")
    desk.commit("2026-01-06T10:00:00+07:00")
    keeper = Keeper(desk)
    assert known(keeper.read()) == known(desk.newsroom())
    assert [line.partition(":")[0] for line in keeper.told] == ["What was read is not kept for the next time"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everything")
def test_a_folder_that_may_only_be_read_serves(keeper: Keeper) -> None:
    """What is kept is taken; what is new is not kept, and one line says so."""
    keeper.desk.article("bao/2026/01/be-boi", body("mới"))
    keeper.file.chmod(0o444)
    keeper.file.parent.chmod(0o555)
    try:
        assert known(keeper.read()) == known(keeper.desk.newsroom())
    finally:
        keeper.file.parent.chmod(0o755)
    assert len(keeper.told) == 1


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_file_that_is_held_is_passed_over(
    keeper: Keeper, lock: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another command that does not let go of the file keeps nobody from reading; it is left as it was."""
    monkeypatch.setattr(store, "WAIT_SECONDS", 0.1)
    keeper.desk.article("bao/2026/01/be-boi", body("mới"))
    before = keeper.file.read_bytes()
    with closing(sqlite3.connect(keeper.file, isolation_level=None)) as other:
        other.execute(lock)
        assert known(keeper.read()) == known(keeper.desk.newsroom())
        other.execute("ROLLBACK")
    assert len(keeper.told) == 1
    assert "another command is using build/readings.db" in keeper.told[0]
    assert keeper.file.read_bytes() == before


def test_two_commands_at_once(full: Desk) -> None:
    """Commands that begin at the same time, with no file or an old one, all say the same."""
    full.write(".gitignore", "/build/\n")
    for number in range(30):
        full.article(f"bao/2026/02/bai-{number}")
    full.commit("2026-01-06T10:00:00+07:00")
    for _round in range(2):
        with ThreadPoolExecutor(3) as pool:
            runs = list(pool.map(lambda _n: command(full.root, "check", "--as-of", "2026-02-10"), range(3)))
        assert len({run.stdout for run in runs}) == 1
        assert {(run.returncode, run.stderr) for run in runs} == {(0, "")}
        full.article("bao/2026/02/bai-1", body("khác"))


def test_the_site_is_the_same_with_and_without_what_is_kept(full: Desk, tmp_path: Path) -> None:
    """To the byte: with nothing kept, with all of it, with half of it, and where a body went bad."""
    fill(full)
    (full.root / "docs/bao/2026/01/hong.md").unlink()
    for name in ("ban-sao", "em", "nhap", "rieng", "rut"):
        (full.root / f"docs/bao/2026/01/{name}.md").unlink()
    full.commit("2026-01-06T10:00:00+07:00")
    keeper = Keeper(full)
    sites = [_site(full)]
    sites.append(_site(full, keeper))
    sites.append(_site(full, keeper))
    run("DELETE FROM readings WHERE rowid % 2", "UPDATE bodies SET html = 'x' WHERE rowid % 3 = 0")(
        keeper.file
    )
    sites.append(_site(full, keeper))
    assert keeper.told == []
    assert len(sites[0]) > 20
    for site in sites[1:]:
        assert site == sites[0]


def _site(full: Desk, keeper: Keeper | None = None) -> dict[str, bytes]:
    site = build_site(full.root, AS_OF, tell=(lambda text: keeper.told.append(str(text))) if keeper else None)
    return {
        file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()
    }
