"""Settled months: what counted counts while its text is the same, and rules of today only warn of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date

import pytest

from media_mandate.desk.settling import settlement
from media_mandate.problems import Level, Problem
from media_mandate.quota import Reason, Status
from media_mandate.record.comparison import Comparison, compare
from media_mandate.record.difference import Fate
from media_mandate.record.format import Record
from media_mandate.record.record import draw_record, read_digests, read_record, write_record
from media_mandate.settled.file import FILE, read_settled, write_settled
from media_mandate.settled.values import Settled
from tests.newsdesk import MANDATE, Desk, body
from tests.sites import build_site, command, copy_product
from tests.test_misdated import misdate

SITE = "https://trang.example/"
AS_OF = "2026-02-20"
SENSITIVE = MANDATE.replace("about: Phòng đuối nước.", "about: Phòng đuối nước., sensitive: true")
LONGER = MANDATE.replace("shortest: 20", "shortest: 500").replace("shortest: 60", "shortest: 600")
NO_TOPIC = MANDATE.replace("  - {id: duoi-nuoc, name: Đuối nước, about: Phòng đuối nước.}\n", "")


def record(desk: Desk, as_of: str = AS_OF) -> Record:
    newsroom = desk.newsroom(as_of)
    return read_record(write_record(draw_record(newsroom, read_digests(desk.root, newsroom), SITE)))


def settle(desk: Desk, as_of: str = "2026-02-10") -> Record:
    """Settle what the desk has on that day, and have git know it; the record of that day comes back."""
    then = record(desk, as_of)
    earlier, _problems = read_settled(desk.root)
    desk.write(FILE, write_settled(earlier.followed_by(settlement(then, desk.root, "v0.2.0"))))
    desk.commit("2026-02-10T10:00:00+07:00", "Upgrade")
    return then


def told(desk: Desk, settled: bool = True) -> list[Problem]:
    """What is said of settled articles, or else all other problems."""
    return [found for found in desk.read(AS_OF)[1] if found.settled == settled]


def held(then: Record, desk: Desk) -> Comparison:
    newsroom, _problems = desk.read(AS_OF)
    assert newsroom is not None
    return compare(then, newsroom, draw_record(newsroom, read_digests(desk.root, newsroom), SITE))


@pytest.fixture
def january(desk: Desk) -> Desk:
    """January met by both outlets, entered in time and not settled yet."""
    desk.article("bao/2026/01/be-boi", units="[so-y-te]")
    desk.article("dai/2026/01/tiem-dung-lich")
    desk.commit("2026-01-06T10:00:00+07:00")
    return desk


Stricter = Callable[[Desk], None]


def rewritten(mandate: str) -> Stricter:
    def stricter(desk: Desk) -> None:
        desk.write("mandate.yml", mandate)

    return stricter


STRICTER = {
    "too short": rewritten(LONGER),
    "a topic that is no more": rewritten(NO_TOPIC),
    "a unit that is no more": rewritten(MANDATE.replace("id: so-y-te", "id: so-gddt")),
    "a duty of children": rewritten(SENSITIVE),
    "late": rewritten(MANDATE.replace("late_after_days: 7", "late_after_days: 0\nlate_entry: reject")),
}


@pytest.mark.parametrize("stricter", STRICTER.values(), ids=STRICTER)
def test_a_stricter_rule_accuses_nobody_of_a_settled_month(january: Desk, stricter: Stricter) -> None:
    """Both months stay met, nothing is a problem; without the settlement the check is red."""
    then = settle(january)
    stricter(january)
    january.commit("2026-02-15T10:00:00+07:00")
    newsroom = january.newsroom(AS_OF)
    settled = [cell for cell in newsroom.ledger.cells if str(cell.month) == "2026-01"]
    assert [(cell.status, cell.afterwards, cell.counted) for cell in settled] == [(Status.MET, False, 1)] * 2
    assert not [found for found in told(january, settled=False) if found.level is Level.PROBLEM]
    assert told(january) or record(january).features[0].settled
    assert held(then, january).grave == ()
    (january.root / FILE).unlink()
    without, problems = january.read(AS_OF)
    assert without is not None
    assert without.ledger.of(Status.MISSING) or any(found.level is Level.PROBLEM for found in problems)


def test_what_did_not_stand_at_the_end_of_its_month_is_settled_so(january: Desk) -> None:
    """An upgrade makes nothing of what was met afterwards; the record of before finds nothing wrong."""
    january.article("bao/2026/01/be-boi", "Năm chữ cho có thôi.\n")
    january.commit("2026-01-31T10:00:00+07:00")
    january.article("bao/2026/01/be-boi")
    january.commit("2026-02-05T10:00:00+07:00")
    assert january.cell("bao", "2026-01", AS_OF).afterwards
    then = settle(january)
    january.commit("2026-02-11T10:00:00+07:00")
    assert january.cell("bao", "2026-01", AS_OF).afterwards
    assert held(then, january).grave == ()


def test_a_changed_text_is_judged_anew(january: Desk) -> None:
    """By every rule of today; back as it was, it counts again."""
    settle(january)
    january.write("mandate.yml", LONGER)
    january.article("bao/2026/01/be-boi", body("khác"), units="[so-y-te]")
    assert january.cell("bao", "2026-01", AS_OF).status is Status.MISSING
    assert january.judgement("bao/2026/01/be-boi", AS_OF).reason is Reason.TOO_SHORT
    january.article("bao/2026/01/be-boi", title="Tên khác")
    assert january.cell("bao", "2026-01", AS_OF).status is Status.MET


@pytest.mark.parametrize("said", ["draft", "rerun_of", "translation_of"])
def test_what_a_file_says_itself_no_settlement_overrules(january: Desk, said: str) -> None:
    """A draft, a rerun and a translation do not count, whatever they were."""
    january.article("bao/2026/01/ao-ho", date="2026-01-02")
    january.commit("2026-01-07T10:00:00+07:00")
    settle(january)
    value = "true" if said == "draft" else "bao/2026/01/ao-ho"
    january.article("bao/2026/01/be-boi", units="[so-y-te]", **{said: value})
    assert not january.judgement("bao/2026/01/be-boi", AS_OF).counts


def test_an_article_that_became_a_copy_counts(january: Desk) -> None:
    """What was settled was there before all that was not, whatever dates say; a twin of it does not count."""
    january.article("bao/2026/01/ao-ho", body("ao", 40), date="2026-01-20")
    january.commit("2026-01-21T10:00:00+07:00")
    settle(january)
    january.article("bao/2026/01/cu-hon", f"{body('ao', 40).strip()} thêm\n", date="2026-01-02")
    shutil.move(january.root / ".git", january.root / ".gone")
    assert january.judgement("bao/2026/01/ao-ho", AS_OF).counts
    assert told(january) == []
    assert not january.judgement("bao/2026/01/cu-hon", AS_OF).counts
    (january.root / "docs/bao/2026/01/cu-hon.md").unlink()
    january.article("bao/2026/01/ban-sao", body("ao", 40), date="2026-01-25")
    assert not january.judgement("bao/2026/01/ban-sao", AS_OF).counts


def test_a_file_that_cannot_be_read_any_more_counts_and_is_shown(january: Desk) -> None:
    """Its fields are left out as far as it can be without them; else it counts by its settlement alone."""
    copy_product(january.root)
    then = settle(january)
    january.write("mandate.yml", MANDATE.replace("id: so-y-te", "id: so-gddt"))
    assert january.judgement("bao/2026/01/be-boi", AS_OF).article.front.units == ()
    january.write("mandate.yml", MANDATE.replace("kind: newspaper", "kind: broadcaster"))
    newsroom = january.newsroom(AS_OF)
    cell = newsroom.ledger.cell("bao", then.features[0].month)
    assert cell is not None
    assert (cell.status, cell.counted, [kept.path for kept in cell.kept]) == (
        Status.MET,
        1,
        ["docs/bao/2026/01/be-boi.md"],
    )
    assert not [found for found in newsroom.problems if found.level is Level.PROBLEM]
    january.commit("2026-02-15T10:00:00+07:00")
    assert held(then, january).grave == ()
    site = build_site(january.root, date(2026, 2, 20))
    assert (site / "bao/2026/01/be-boi/index.html").exists()
    run = command(january.root, "check", "--as-of", AS_OF, "--explain", "bao/2026/01/be-boi")
    assert (run.returncode, "được tính" in run.stdout) == (0, True)


def test_a_rerun_and_a_picture_of_a_settled_month_stop_nothing_either(january: Desk) -> None:
    """What did not count was published all the same; what is changed since is judged by rules of today."""
    january.article(
        "bao/2026/01/dang-lai", rerun_of="bao/2026/01/be-boi", date="2026-01-20", units="[so-y-te]"
    )
    january.commit("2026-01-21T10:00:00+07:00")
    settle(january)
    january.write("mandate.yml", MANDATE.replace("id: so-y-te", "id: so-gddt"))
    assert not [found for found in told(january, settled=False) if found.level is Level.PROBLEM]
    assert not january.judgement("bao/2026/01/dang-lai", AS_OF).counts
    january.article(
        "bao/2026/01/dang-lai", rerun_of="bao/2026/01/be-boi", date="2026-01-21", units="[so-y-te]"
    )
    assert [found.field for found in told(january, settled=False) if found.level is Level.PROBLEM] == [
        "units.0"
    ]


def test_what_was_changed_since_is_no_stricter_rule(january: Desk) -> None:
    """Wrong fields of today, a picture that was taken away, a text called sensitive now: problems."""
    january.write("docs/bao/2026/01/ao.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    text = f"{body('ảnh')}\n![Ao làng](ao.svg)\n\nCháu Nguyễn Thị Na học lớp 3A Trường tiểu học Kim Đồng.\n"
    january.article("bao/2026/01/co-anh", text, date="2026-01-09")
    january.commit("2026-01-10T10:00:00+07:00")
    settle(january)
    assert not [found for found in told(january, settled=False) if found.level is Level.PROBLEM]
    january.article("bao/2026/01/co-anh", text, date="2026-01-09", topics="[khong-co]")
    assert [found.field for found in told(january, settled=False) if found.level is Level.PROBLEM] == [
        "topics.0"
    ]
    january.article("bao/2026/01/co-anh", text, date="2026-01-09", children="{sensitive: true}")
    assert [found.field for found in told(january, settled=False) if found.level is Level.PROBLEM]
    january.article("bao/2026/01/co-anh", text, date="2026-01-09")
    (january.root / "docs/bao/2026/01/ao.svg").unlink()
    assert [found.line for found in told(january, settled=False) if found.level is Level.PROBLEM] == [8]


def test_only_months_that_have_ended_are_settled(january: Desk) -> None:
    """What the open month has is judged by rules of today."""
    january.article("bao/2026/02/ao-ho")
    january.commit("2026-02-06T10:00:00+07:00")
    settle(january)
    january.write("mandate.yml", LONGER)
    assert january.cell("bao", "2026-01", AS_OF).status is Status.MET
    assert january.judgement("bao/2026/02/ao-ho", AS_OF).reason is Reason.TOO_SHORT


def test_a_later_upgrade_leaves_what_an_earlier_one_settled(january: Desk) -> None:
    """It adds the months since and what is new in those before."""
    settle(january)
    first = json.loads((january.root / FILE).read_text("utf-8"))["settlements"][0]
    january.article("bao/2026/02/ao-ho")
    january.commit("2026-02-21T10:00:00+07:00")
    settle(january, "2026-03-03")
    found = json.loads((january.root / FILE).read_text("utf-8"))["settlements"]
    assert found[0] == first
    assert [feature["id"] for feature in found[1]["features"]] == ["bao/2026/02/ao-ho"]
    assert not found[1]["files"]
    text = (january.root / FILE).read_text("utf-8")
    settle(january, "2026-03-03")
    assert (january.root / FILE).read_text("utf-8") == text


def test_a_withdrawn_feature_is_as_ever(january: Desk) -> None:
    """Withdrawn later it counts where git proves it, however short; a text left in it is a problem."""
    settle(january)
    copy_product(january.root)
    january.commit("2026-02-11T10:00:00+07:00")
    run = command(
        january.root, "withdraw", "bao/2026/01/be-boi", "--reason", "Theo đề nghị", "--as-of", AS_OF
    )
    assert run.returncode == 0, run.stderr
    january.write("mandate.yml", LONGER)
    january.commit("2026-02-12T10:00:00+07:00")
    assert january.cell("bao", "2026-01", AS_OF).status is Status.MET
    file = january.root / "docs/bao/2026/01/be-boi.md"
    file.write_text(file.read_text("utf-8") + body("bao/2026/01/be-boi"), "utf-8")
    assert [found for found in told(january, settled=False) if found.level is Level.PROBLEM]


def forged(desk: Desk, path: str) -> None:
    """Write into settled.json by hand that the feature at `path` was settled."""
    settled = json.loads((desk.root / FILE).read_text("utf-8"))
    article = desk.judgement(path, AS_OF).article
    feature = settled["settlements"][0]["features"][0]
    added = {**feature, "id": article.id, "path": article.path, "text_sha256": article.sha256}
    settled["settlements"][0]["features"].append({**added, "outlet": article.outlet.id, "file_sha256": None})
    desk.write(FILE, json.dumps(settled))
    desk.commit("2026-02-16T10:00:00+07:00")


def test_nobody_settles_a_miss_by_hand(desk: Desk) -> None:
    """A feature that the record does not have makes no month better; where it changes nothing it is told."""
    desk.article("dai/2026/01/tiem-dung-lich")
    desk.commit("2026-01-06T10:00:00+07:00")
    then = settle(desk)
    desk.article("bao/2026/01/ngan", body("ngắn", 10))
    forged(desk, "bao/2026/01/ngan")
    assert desk.cell("bao", "2026-01", AS_OF).status is Status.MET
    found = [difference for difference in held(then, desk).differences if difference.kind is Fate.SETTLED]
    assert [(difference.about, difference.grave) for difference in found] == [
        ("docs/bao/2026/01/ngan.md", True),
        (FILE, False),
    ]
    desk.article(
        "dai/2026/01/ngan", broadcast="{programme: A, channel: B, aired: 2026-01-05T08:00, duration: PT9S}"
    )
    forged(desk, "dai/2026/01/ngan")
    told = {
        (found.about, found.grave) for found in held(then, desk).differences if found.kind is Fate.SETTLED
    }
    assert ("docs/dai/2026/01/ngan.md", False) in told


def test_when_it_was_entered_stays_what_it_was(january: Desk) -> None:
    """However history is read since: a month that was met in time is not met afterwards."""
    then = settle(january)
    january.git("checkout", "--quiet", "--orphan", "moi")
    january.commit("2026-02-15T10:00:00+07:00")
    assert january.cell("bao", "2026-01", AS_OF).afterwards is False
    assert [feature.settled for feature in record(january).features] == [date(2026, 2, 10)] * 2
    assert held(then, january).grave == ()
    (january.root / FILE).unlink()
    assert january.cell("bao", "2026-01", AS_OF).afterwards is True


def test_a_date_that_cannot_be_accuses_nobody_of_a_settled_month(january: Desk) -> None:
    """Where a day was settled it stays; where none was known, that is not known today either."""
    settle(january)
    january.git("checkout", "--quiet", "HEAD~1")
    misdate(january, "0 +0000")
    january.git("checkout", "--quiet", "main", "--", FILE)
    january.commit("2026-02-10T10:00:00+07:00")
    january.write(
        "mandate.yml", MANDATE.replace("late_after_days: 7", "late_after_days: 7\nlate_entry: reject")
    )
    assert january.cell("bao", "2026-01", AS_OF).afterwards is False
    assert [(found.code, found.level) for found in told(january, settled=False)] == [
        ("commit-misdated", Level.WARNING)
    ]
    (january.root / FILE).unlink()
    assert january.cell("bao", "2026-01", AS_OF).afterwards is None
    settle(january)
    assert january.cell("bao", "2026-01", AS_OF).afterwards is None
    january.write("mandate.yml", MANDATE.replace("kind: newspaper", "kind: broadcaster"))
    assert january.newsroom(AS_OF).upheld.kept
    assert january.cell("bao", "2026-01", AS_OF).afterwards is None


def test_what_was_not_known_when_it_was_settled_git_tells_since(desk: Desk) -> None:
    """As of a feature that was never settled."""
    for path in ("bao/2026/01/be-boi", "dai/2026/01/tiem-dung-lich"):
        desk.article(path)
    desk.write(FILE, write_settled(Settled().followed_by(settlement(record(desk), desk.root, "v0.2.0"))))
    desk.commit("2026-01-20T10:00:00+07:00")
    assert read_settled(desk.root)[0].features[0][0].entered is None
    assert desk.cell("bao", "2026-01", AS_OF).afterwards is False


def test_nobody_settles_by_hand_that_a_feature_was_in_time(desk: Desk) -> None:
    """A month that was open in the record, and got its feature after its end, is no better for it."""
    desk.article("dai/2026/01/tiem-dung-lich")
    desk.commit("2026-01-06T10:00:00+07:00")
    then = record(desk, "2026-01-20")
    settle(desk)
    desk.article("bao/2026/01/muon")
    desk.commit("2026-02-12T10:00:00+07:00")
    assert held(then, desk).grave == ()
    forged(desk, "bao/2026/01/muon")
    assert desk.cell("bao", "2026-01", AS_OF).afterwards is False
    assert [found.kind for found in held(then, desk).grave] == [Fate.SETTLED]


def test_a_feature_that_counts_by_its_settlement_alone_is_held_against_a_record(january: Desk) -> None:
    """One that no rule of today can read, too: where the record does not have it, its month is no better."""
    settle(january)
    then = record(january, "2026-01-03")
    then = then.model_copy(update={"features": (), "as_of": date(2026, 2, 1)})
    missing = [cell.model_copy(update={"status": Status.MISSING, "features": ()}) for cell in then.cells]
    then = then.model_copy(update={"cells": tuple(missing)})
    january.write("mandate.yml", MANDATE.replace("kind: newspaper", "kind: broadcaster"))
    january.commit("2026-02-15T10:00:00+07:00")
    found = held(then, january)
    assert [difference.about for difference in found.grave if difference.kind is Fate.SETTLED] == [
        "docs/bao/2026/01/be-boi.md"
    ]


def test_a_settlement_that_is_not_as_it_was_is_told(january: Desk) -> None:
    """Against a record that was published after the upgrade."""
    settle(january)
    then = record(january)
    assert held(then, january).differences == ()
    text = (january.root / FILE).read_text("utf-8")
    january.write(FILE, text.replace('"late": false', '"late": true'))
    kinds = [found.kind for found in held(then, january).differences]
    assert kinds.count(Fate.SETTLED) == 2
    january.write(FILE, '{"format": "media-mandate settled 1"}')
    assert Fate.SETTLED in [found.kind for found in held(then, january).differences]


def test_the_record_names_what_counts_by_its_settlement(january: Desk) -> None:
    """And says nothing of settlements in a newsroom that has none."""
    assert b"settled" not in write_record(record(january))
    settle(january)
    assert [feature.settled for feature in record(january).features] == [None, None]
    january.write("mandate.yml", LONGER)
    assert [feature.settled for feature in record(january).features] == [date(2026, 2, 10)] * 2


GARBAGE = {
    "nothing": "",
    "no JSON": "{settlements",
    "a list": "[]",
    "deep": "[" * 100_000,
    "another format": '{"format": "media-mandate record 1"}',
    "an unknown field": '{"format": "media-mandate settled 1", "settled": []}',
    "a name twice": '{"settlements": [], "settlements": []}',
    "a number": '{"settlements": 5}',
    "a huge number": '{"settlements": ' + "9" * 5000 + "}",
    "not UTF-8": b"\xff\xfe",
    "a month that had not ended": '{"settlements": [{"as_of": "2026-01-10", "release": "v1", "commit": "a",'
    ' "features": [], "files": {"docs/bao/2026/01/x.md": "' + "0" * 64 + '"}}]}',
    "a day before git": '{"settlements": [{"as_of": "2026-02-10", "release": "v1", "commit": "a",'
    ' "features":'
    ' [{"id": "a", "path": "docs/bao/2026/01/a.md", "outlet": "bao", "month": "2026-01",'
    ' "date": "2026-01-05",'
    ' "words": 30, "seconds": null, "text_sha256": "' + "0" * 64 + '", "file_sha256": null, "entered":'
    ' {"commit": "b", "at": "1970-01-01T00:00:00Z"}, "late": false, "taken_over": false, "withdrawn": null,'
    ' "sensitive": false}]}]}',
    "a file of no month": '{"settlements": [{"as_of": "2026-02-10", "release": "v1", "commit": "a",'
    ' "features": [], "files": {"mandate.yml": "' + "0" * 64 + '"}}]}',
}


@pytest.mark.parametrize("text", GARBAGE.values(), ids=GARBAGE)
def test_garbage_settles_nothing_and_is_a_problem(january: Desk, text: str | bytes) -> None:
    """In one or two sentences at its place, and nothing counts by it."""
    january.write(FILE, text)
    settled, problems = read_settled(january.root)
    assert settled == Settled()
    assert problems
    assert {(found.path, found.level) for found in problems} == {(FILE, Level.PROBLEM)}
    assert january.cell("bao", "2026-01", AS_OF).status is Status.MET


def test_a_wrong_value_is_told_at_its_line(january: Desk) -> None:
    """With field, line, and what to do."""
    settle(january)
    text = (january.root / FILE).read_text("utf-8")
    january.write(FILE, text.replace('"month": "2026-01"', '"month": "1/2026"', 1))
    (problem,) = read_settled(january.root)[1]
    assert (problem.line, problem.field) == (9, "settlements.0.features.0.month")
    assert "1/2026" in str(problem.message)


def test_every_shape_of_the_check_has_the_list(january: Desk) -> None:
    """Text, Markdown, JSON and annotations; as warnings apart from the others."""
    copy_product(january.root)
    settle(january)
    january.write("mandate.yml", LONGER)
    text = command(january.root, "check", "--as-of", AS_OF)
    heading = "Tháng đã chốt"
    assert (text.returncode, heading in text.stdout) == (0, True)
    assert heading in command(january.root, "check", "--as-of", AS_OF, "--format", "markdown").stdout
    data = json.loads(command(january.root, "check", "--as-of", AS_OF, "--format", "json").stdout)
    assert (data["exit_status"], data["problems"], len(data["settled"])) == (0, [], 2)
    assert all(found["level"] == "warning" for found in data["settled"])
    github = command(january.root, "check", "--as-of", AS_OF, "--format", "github", GITHUB_STEP_SUMMARY="")
    assert github.stdout.count("::notice ") == 2


def test_what_git_never_had_is_not_softened_by_a_line_in_the_file(january: Desk) -> None:
    """A line says that a file was settled: git must have had it at that commit, and say so itself."""
    then = settle(january)
    child = "Cháu Nguyễn Văn Hư Cấu, 9 tuổi, bị xâm hại tại nhà. " * 8
    january.article("bao/2026/01/lo-ten", child + body("lộ tên"))
    forged = settlement(record(january), january.root, "v0.3.0")
    settled, _problems = read_settled(january.root)
    january.write(FILE, write_settled(settled.followed_by(forged)))
    january.commit("2026-02-15T10:00:00+07:00")
    codes = {found.code: found.level for found in told(january, settled=False)}
    assert codes["child-named"] is codes["settled-unproven"] is Level.PROBLEM
    for name in ("HEAD", "main", "--all"):
        january.write(FILE, write_settled(settled.followed_by(forged.model_copy(update={"commit": name}))))
        assert "child-named" in {found.code for found in told(january, settled=False)}, name
    head = january.git("rev-parse", "HEAD")
    january.write(FILE, write_settled(settled.followed_by(forged.model_copy(update={"commit": head}))))
    assert "child-named" not in {found.code for found in told(january, settled=False)}
    assert [difference.about for difference in held(then, january).grave] == [FILE]


def test_no_other_text_passes_where_git_had_one(january: Desk) -> None:
    """Git had a file at that path in that commit: that bears out what it was, not what a line says of it."""
    then = settle(january)
    child = "Cháu Nguyễn Văn Hư Cấu, 9 tuổi, bị xâm hại tại nhà. " * 8
    january.article("bao/2026/01/be-boi", child + body("bể bơi"), units="[so-y-te]")
    settled, _problems = read_settled(january.root)
    forged = settlement(record(january), january.root, "v0.3.0")
    published = {"commit": settled.settlements[0].commit}
    january.write(FILE, write_settled(settled.followed_by(forged.model_copy(update=published))))
    january.commit("2026-02-15T10:00:00+07:00")
    assert then.commit is not None
    assert then.commit.commit == settled.settlements[0].commit
    codes = {found.code: found.level for found in told(january, settled=False)}
    assert codes["child-named"] is codes["settled-unproven"] is Level.PROBLEM
