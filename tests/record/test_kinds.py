"""The record of an outlet that is newspaper and broadcaster in one."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from media_mandate.record.difference import Fate
from media_mandate.record.format import record_schema
from media_mandate.record.record import read_record, write_record
from tests.mandate.test_kinds import DUTY, EACH, aired, mandate
from tests.newsdesk import Desk
from tests.record.conftest import held, only, take


@pytest.fixture
def both(tmp_path: Path) -> Desk:
    """January: a text and a broadcast, each owed, both in time."""
    desk = Desk(tmp_path, mandate(EACH))
    desk.article("bao/2026/01/doc")
    desk.article("bao/2026/01/nghe", broadcast=aired())
    desk.commit("2026-01-20T10:00:00+07:00")
    return desk


def test_a_record_tells_of_each_kind(both: Desk) -> None:
    """What the outlet is, what is owed of each kind, and both lengths; an outlet of one kind as ever."""
    told = json.loads(write_record(take(both)))
    jsonschema.validate(told, json.loads(record_schema()))
    (outlet,) = told["mandate"]["outlets"]
    assert outlet["kind"] == ["newspaper", "broadcaster"]
    assert outlet["duties"][0]["minimum"] == {"newspaper": 1, "broadcaster": 1}
    cell = told["cells"][0]
    assert (cell["minimum"], cell["minimum_of_kinds"]) == (2, {"newspaper": 1, "broadcaster": 1})
    assert cell["shortest"] == {"newspaper": 20, "broadcaster": 60}
    both.write("mandate.yml", mandate("{from: 2026-01, minimum: 1, shortest: 20}", "[newspaper]"))
    (both.root / "docs/bao/2026/01/nghe.md").unlink()
    told = json.loads(write_record(take(both)))
    assert told["mandate"]["outlets"][0]["kind"] == "newspaper"
    assert (told["cells"][0]["minimum"], told["cells"][0]["shortest"]) == (1, 20)
    assert "minimum_of_kinds" not in told["cells"][0]


def test_a_month_that_was_open_is_met_by_the_kinds_that_were_asked(both: Desk) -> None:
    """A duty that names no kinds any more does not make up for the one that was wanted."""
    (both.root / "docs/bao/2026/01/nghe.md").unlink()
    both.article("bao/2026/01/doc-hai")
    both.commit("2026-01-21T10:00:00+07:00")
    then = take(both, "2026-01-22")
    both.write("mandate.yml", mandate(EACH.replace("{newspaper: 1, broadcaster: 1}", "2")))
    both.commit("2026-02-03T10:00:00+07:00")
    found = only(held(then, both), Fate.EASED)
    assert (found.about, found.grave) == ("bao 2026-01", True)


def test_becoming_both_is_told_and_breaks_nothing(tmp_path: Path) -> None:
    """A record of a newspaper is held against the same outlet as both, months to come alone being eased."""
    desk = Desk(tmp_path, mandate("{from: 2026-01, minimum: 1, shortest: 20}", "newspaper"))
    desk.article("bao/2026/01/doc")
    desk.commit("2026-01-20T10:00:00+07:00")
    then = take(desk)
    desk.write("mandate.yml", mandate(DUTY))
    desk.commit("2026-02-15T10:00:00+07:00")
    comparison = held(then, desk)
    assert not comparison.grave
    told = [str(found.message) for found in comparison.differences if found.kind is Fate.MANDATE]
    assert told[0] == "bao.kind changed from “newspaper” to [newspaper, broadcaster]."


@pytest.mark.parametrize(("kind", "grave"), [("broadcaster", False), ("newspaper", True)])
def test_a_purge_is_of_the_kind_that_the_record_has(both: Desk, kind: str, grave: bool) -> None:
    """Or a purged text would fill the place of a broadcast."""
    then = take(both)
    feature = next(found for found in then.features if found.kind == "broadcaster")
    (both.root / "docs/bao/2026/01/nghe.md").unlink()
    purge = (
        f"purges:\n  - {{outlet: bao, month: 2026-01, kind: {kind}, text_sha256: {feature.text_sha256},\n"
        "     entered: 2026-01-20, reason: Theo bản án, document: Bản án 12, document_date: 2026-02-03,\n"
        "     by: Tổng Biên tập, recorded_on: 2026-02-04}\n"
    )
    both.write("mandate.yml", mandate(EACH, more=purge))
    both.commit("2026-02-05T10:00:00+07:00")
    graves = [found for found in held(then, both).grave if found.kind is Fate.PURGE]
    assert bool(graves) is grave
    if grave:
        assert str(graves[0].hint) == "Write kind: broadcaster."


def test_the_way_back_names_the_kind(both: Desk) -> None:
    then = take(both)
    (both.root / "docs/bao/2026/01/nghe.md").unlink()
    both.commit("2026-02-05T10:00:00+07:00")
    assert "month: 2026-01, kind: broadcaster, text_sha256" in str(only(held(then, both), Fate.REMOVED).hint)


def test_a_record_that_says_met_has_each_kind(both: Desk) -> None:
    """Two texts meet no month that owes a broadcast: whoever put one in its place is found."""
    both.article("bao/2026/01/doc-hai")
    both.commit("2026-01-21T10:00:00+07:00")
    told = json.loads(write_record(take(both)))
    texts = [feature["id"] for feature in told["features"] if feature["words"] is not None]
    told["cells"][0]["features"] = texts
    found = only(held(read_record(json.dumps(told).encode()), both), Fate.CELL)
    assert found.grave
    assert str(found.message).endswith("is damaged. Still wanted: 1 broadcast.")


def test_what_is_owed_of_a_kind_is_told_key_by_key(both: Desk) -> None:
    """As `mandate.yml` writes it, whether a number stands there or one for each kind."""
    then = take(both)
    both.write(
        "mandate.yml", mandate(EACH.replace("{newspaper: 1, broadcaster: 1}", "3").replace("60", "90"))
    )
    both.commit("2026-01-25T10:00:00+07:00")
    told = [str(found.message) for found in held(then, both).differences if found.kind is Fate.MANDATE]
    assert told == [
        "bao.duties.2026-01.minimum changed from {newspaper: 1, broadcaster: 1} to “3”.",
        "bao.duties.2026-01.shortest.broadcaster changed from “60” to “90”.",
    ]
