"""The record: what stands in it, read with jsonschema, and held against git itself."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, date, datetime
from hashlib import sha256

import jsonschema
import pytest

from media_mandate.articles.article import text_sha256
from media_mandate.record.format import Record, record_schema
from media_mandate.record.record import NoRecordError, draw_record, read_digests, read_record, write_record
from tests.newsdesk import Desk, body
from tests.record.conftest import AS_OF, SITE, take


def test_a_feature_has_its_hashes_and_its_commits(desk: Desk) -> None:
    """The hashes are those of git's bytes and of the text; entry and last change are told apart."""
    path = desk.article("bao/2026/01/be-boi", title="Bể bơi", units="[so-y-te]", topics="[duoi-nuoc]")
    changed = desk.commit("2026-01-12T09:00:00+07:00")
    record = take(desk)
    feature = next(feature for feature in record.features if feature.path == path)
    assert feature.id == "bao/2026/01/be-boi"
    assert feature.url == f"{SITE}bao/2026/01/be-boi/"
    assert (feature.title, feature.outlet, str(feature.month)) == ("Bể bơi", "bao", "2026-01")
    assert (feature.date, feature.topics, feature.units) == (date(2026, 1, 5), ("duoi-nuoc",), ("so-y-te",))
    assert (feature.words, feature.seconds) == (desk.judgement("bao/2026/01/be-boi").article.words, None)
    blob = desk.git("cat-file", "blob", f"HEAD:{path}") + "\n"
    assert feature.file_sha256 == sha256(blob.encode()).hexdigest()
    assert feature.text_sha256 == sha256(body("bao/2026/01/be-boi").strip().encode()).hexdigest()
    assert feature.entered is not None
    assert feature.entered.at == datetime(2026, 1, 6, 3, tzinfo=UTC)
    assert feature.changed is not None
    assert (feature.changed.commit, feature.changed.at) == (changed, datetime(2026, 1, 12, 2, tzinfo=UTC))
    assert record.commit is not None
    assert record.commit.commit == changed


def test_the_hash_is_that_of_git_where_the_disk_has_other_line_ends(desk: Desk, then: Record) -> None:
    """A checkout with the line ends of Windows has the same hashes as git."""
    desk.git("config", "core.autocrlf", "true")
    for feature in then.features:
        file = desk.root / feature.path
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    desk.git("add", "--all")
    file = desk.root / "mandate.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    now = take(desk)
    assert now.features == then.features
    assert now.mandate.sha256 == then.mandate.sha256


def test_what_is_not_committed_has_no_commit_and_no_hash_of_git(desk: Desk) -> None:
    """A new file has neither entry nor last change; one that was changed on disk keeps its entry alone."""
    desk.article("bao/2026/01/moi", date="2026-01-25")
    desk.article("bao/2026/01/be-boi", units="[]")
    features = {feature.id: feature for feature in take(desk).features}
    new, changed = features["bao/2026/01/moi"], features["bao/2026/01/be-boi"]
    assert (new.entered, new.changed, new.file_sha256) == (None, None, None)
    assert changed.entered is not None
    assert (changed.changed, changed.file_sha256) == (None, None)


def test_only_what_counts_is_recorded_with_late_and_taken_over(desk: Desk) -> None:
    """Drafts and articles without a topic are no part of it; a late entry says so."""
    desk.article("bao/2026/01/nhap", draft="true")
    desk.article("bao/2026/01/khong-chu-de", topics="")
    desk.article("bao/2026/01/muon")
    desk.commit("2026-02-09T10:00:00+07:00")
    late = {feature.id: feature.late for feature in take(desk).features}
    assert late == {"bao/2026/01/ao-ho": False, "bao/2026/01/be-boi": False, "bao/2026/01/muon": True}
    text = (desk.root / "mandate.yml").read_text("utf-8")
    desk.write("mandate.yml", text.replace("recorded_from: 2026-01", "recorded_from: 2026-02"))
    assert {(feature.late, feature.taken_over) for feature in take(desk).features} == {(False, True)}


def test_a_withdrawn_feature_keeps_the_hash_of_its_text_and_loses_its_title(desk: Desk) -> None:
    """What was taken back is named by path and by the frozen hash alone."""
    text = body("bao/2026/01/be-boi")
    withdrawn = f"{{date: 2026-02-01, reason: Theo yêu cầu, words: 30, sha256: {text_sha256(text)}}}"
    path = desk.article("bao/2026/01/be-boi", "", title="Tên một em", withdrawn=withdrawn)
    desk.commit("2026-02-01T10:00:00+07:00")
    feature = next(feature for feature in take(desk).features if feature.path == path)
    assert feature.withdrawn == date(2026, 2, 1)
    assert (feature.title, feature.text_sha256) == (None, text_sha256(text))
    assert b"T\xc3\xaan m\xe1\xbb\x99t em" not in write_record(take(desk))


def test_a_broadcast_is_measured_in_seconds(desk: Desk) -> None:
    """A broadcaster's feature has seconds and no words."""
    desk.article("dai/2026/02/ban-tin")
    feature = next(feature for feature in take(desk).features if feature.outlet == "dai")
    assert (feature.words, feature.seconds) == (None, 270)


def test_cells_exceptions_and_the_mandate_are_all_there(desk: Desk) -> None:
    """Each cell has its status, minimum and shortest; each exception is there in full."""
    record = take(desk)
    cells = {
        (cell.outlet, str(cell.month)): (cell.status.value, cell.minimum, cell.shortest)
        for cell in record.cells
    }
    assert cells == {
        ("bao", "2026-01"): ("met", 2, 20),
        ("bao", "2026-02"): ("due", 2, 20),
        ("dai", "2026-01"): ("acknowledged", 1, 60),
        ("dai", "2026-02"): ("due", 1, 60),
    }
    assert record.cells[0].features == ("bao/2026/01/be-boi", "bao/2026/01/ao-ho")
    (exception,) = record.exceptions
    assert (exception.reason, exception.document, exception.by) == ("Máy hỏng", "Báo cáo 7", "Ban Biên tập")
    assert record.as_of == date(2026, 2, 10)
    assert record.mandate.outlets[0].duties[0].minimum == 2


def test_it_fits_its_schema_and_is_the_same_to_the_byte(desk: Desk) -> None:
    """The published schema takes it; two records of one commit and one day do not differ."""
    schema = json.loads(record_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    newsroom = desk.newsroom(AS_OF)
    written = [
        write_record(draw_record(desk.newsroom(AS_OF), read_digests(desk.root, newsroom), SITE))
        for _turn in range(2)
    ]
    jsonschema.validate(json.loads(written[0]), schema)
    assert written[0] == written[1]


def test_titles_survive_as_composed_text(desk: Desk) -> None:
    """Diacritics, quotes, &, < and emoji come back as they were; decomposed letters come back composed."""
    desk.article("bao/2026/01/be-boi", title=unicodedata.normalize("NFD", "'Đuối nước <&> “ấy” 🏊'"))
    titles = [feature.title for feature in take(desk).features]
    assert "Đuối nước <&> “ấy” 🏊" in titles


def test_without_git_the_record_says_that_it_knows_no_commit(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """A newsroom that is no repository has a record without commits."""
    desk = Desk(tmp_path_factory.mktemp("ngoài git"))
    desk.article("bao/2026/01/be-boi")
    record = take(desk)
    assert record.commit is None
    assert [(feature.entered, feature.changed) for feature in record.features] == [(None, None)]


def test_the_purge_counts_for_its_month_and_stands_in_the_record(desk: Desk, then: Record) -> None:
    """A purged feature goes on counting; the record says how many of a cell's are such."""
    gone = next(feature for feature in then.features if feature.id == "bao/2026/01/be-boi")
    (desk.root / gone.path).unlink()
    purge = (
        f"purges:\n  - {{outlet: bao, month: 2026-01, text_sha256: {gone.text_sha256}, entered: 2026-01-06, "
        "reason: Theo bản án, document: Bản án 12, document_date: 2026-02-11, by: Tổng Biên tập, "
        "recorded_on: 2026-02-12}\n"
    )
    desk.write("mandate.yml", (desk.root / "mandate.yml").read_text("utf-8") + purge)
    record = take(desk, "2026-02-20")
    cell = next(cell for cell in record.cells if (cell.outlet, str(cell.month)) == ("bao", "2026-01"))
    assert (cell.status.value, cell.met_afterwards, cell.purged) == ("met", False, 1)
    assert cell.features == ("bao/2026/01/ao-ho",)
    assert [purge.document for purge in record.purges] == ["Bản án 12"]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "This is no record"),
        (b"<!doctype html><title>404</title>", "This is no record"),
        (b"[]", "This is no record"),
        (b'{"version": 1}', "This is no record"),
        (b'{"format": "media-mandate ledger 1"}', "media-mandate ledger 1"),
        (b'{"format": "media-mandate record 2"}', "media-mandate record 2"),
        (b'{"format": "media-mandate record 1"}', "damaged, at schema_url"),
        (b"\xff\xfe", "This is no record"),
    ],
)
def test_what_is_no_record_is_told_apart(raw: bytes, said: str) -> None:
    """Each thing that is no record says what it is instead."""
    with pytest.raises(NoRecordError, match=said):
        read_record(raw)


def test_a_damaged_record_says_where(then: Record) -> None:
    """A value that does not fit is named by its place."""
    data = json.loads(write_record(then))
    data["features"][1]["date"] = "hôm qua"
    with pytest.raises(NoRecordError, match=r"features\.1\.date"):
        read_record(json.dumps(data).encode())


def test_fields_of_later_versions_are_passed_over(then: Record) -> None:
    """A record with more in it than this version knows can be read."""
    data = json.loads(write_record(then))
    data["later"] = [{"path": "docs/a.md"}]
    data["features"][0]["card"] = "x.png"
    data["exceptions"][0]["signed"] = True
    assert read_record(json.dumps(data).encode()) == then


def test_what_was_allowed_to_stand_is_on_the_record_without_its_words(desk: Desk) -> None:
    """Path, line and reason of published passages; those of drafts are nobody's business yet."""
    text = (
        f"{body('mở')}\nChiều ấy, em Nguyễn Thị Thảo Vy đoạt giải. <!-- được phép: gia đình đã đồng ý -->\n"
    )
    path = desk.article("bao/2026/01/giai-thuong", text)
    desk.article("bao/2026/01/nhap", text.replace("mở", "khác"), draft="true")
    record = take(desk)
    [allowance] = record.allowances
    assert (allowance.path, allowance.line, allowance.reason) == (path, 8, "gia đình đã đồng ý")
    jsonschema.validate(json.loads(write_record(record)), json.loads(record_schema()))
    assert "Thảo Vy" not in write_record(record).decode()
    assert read_record(write_record(record).replace(b'"allowances"', b'"unknown"')).allowances == ()


def test_a_number_that_fills_a_terminal_is_damage(then: Record) -> None:
    """No record has one of more than twenty digits; shown, it would hide what stands before it."""
    data = json.loads(write_record(then))
    for number, place in ((10**19, None), (10**20, "damaged, at cells.0.minimum")):
        data["cells"][0]["minimum"] = number
        if place is None:
            assert read_record(json.dumps(data).encode()).cells[0].minimum == number
        else:
            with pytest.raises(NoRecordError) as error:
                read_record(json.dumps(data).encode())
            assert place in str(error.value)
