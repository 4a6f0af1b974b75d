"""Outlets that become one in mid-year, as Quảng Ngãi's newspaper and broadcaster did in May 2025."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from media_mandate.addresses import FEEDS
from media_mandate.mandate.grades import Grade
from media_mandate.quota import Status
from tests.grades.sounds import speech
from tests.newsdesk import Desk, body
from tests.sites import COVER, build_site, command, copy_product

MANDATE = """\
# Nghị quyết của tỉnh (mẫu)
directive:
  {title: Chăm sóc trẻ em, issuer: UBND, item: 4, sentence: Ít nhất 01 lần/tháng., number: null, date: null}
timezone: Asia/Ho_Chi_Minh
language: vi
recorded_from: 2025-01
outlets:
  - id: bao-quang-ngai
    name: Báo Quảng Ngãi
    kind: newspaper
    column: Trẻ em Quảng Ngãi
    duties:
      - {from: 2025-01, minimum: 1, shortest: 20}    # số tiếng
  - id: dai-quang-ngai    # phát thanh, truyền hình
    name: "Đài Phát thanh – Truyền hình Quảng Ngãi"
    kind: broadcaster
    column: Vì trẻ thơ
    podcast: {cover: cover.png, email: podcast@dai.example}
    duties:
      - from: 2025-01    # số giây
        minimum: 1
        shortest: 60

# Chủ đề lấy từ văn bản
topics:
  - {id: duoi-nuoc, name: Đuối nước, about: Phòng đuối nước.}
units:
  - {id: so-y-te, name: Sở Y tế, kind: department}
"""
ONE, PAPER, RADIO = "bao-ptth-quang-ngai", "bao-quang-ngai", "dai-quang-ngai"
NAME = "Báo và Phát thanh, Truyền hình Quảng Ngãi"
ONE_OF_EACH = "{newspaper: 1, broadcaster: 1}"
MERGE = (PAPER, RADIO, "--name", NAME, "--column", "Vì trẻ em", "--id", ONE, "--as-of", "2025-05-19")


def write(desk: Desk, path: str, text: str, **fields: str) -> None:
    """An article; the broadcaster's have a sound beside them."""
    if fields.pop("heard", ""):
        day = fields["date"]
        name = path.rsplit("/", 1)[1]
        desk.write(f"docs/{path.rpartition('/')[0]}/{name}.mp3", speech(65, name))
        fields["broadcast"] = (
            f"{{programme: Trẻ em, channel: PTQ, aired: {day}T19:45, duration: PT1M5S, media: {name}.mp3, "
            "transcript: body}"
        )
    desk.article(path, text, **fields)


@pytest.fixture
def province(tmp_path: Path) -> Desk:
    """Both outlets on 19 May 2025, with what each published, a draft for June, and a broadcast ahead."""
    desk = Desk(tmp_path / "Quảng Ngãi", MANDATE)
    copy_product(desk.root)
    shutil.copy(COVER, desk.root)
    desk.write(".gitignore", "site/\nbuild/\n.cache/\n")
    desk.write(
        ".github/CODEOWNERS", f"# Ai duyệt\n/docs/{PAPER}/ @toa-soan/bao\n/docs/{RADIO}/ @toa-soan/dai\n"
    )
    for month in ("01", "02", "03", "04", "05"):
        word = "abcdef"[int(month)]
        write(desk, f"{PAPER}/2025/{month}/bai-{word}", body(f"bao {word}"), date=f"2025-{month}-05")
        write(
            desk, f"{RADIO}/2025/{month}/nghe-{word}", body(f"đài {word}"), date=f"2025-{month}-06", heard="1"
        )
        desk.commit(f"2025-{month}-07T10:00:00+07:00")
    desk.write(f"docs/{PAPER}/2025/06/ao.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>")
    draft = "Xem [bài trước](../05/bai-f.md#dau) và ![Hàng rào quanh ao](ao.svg){people=none}.\n\n" + body(
        "nháp"
    )
    write(desk, f"{PAPER}/2025/06/he-an-toan", draft, date="2025-06-10", draft="true", outlet=PAPER)
    write(desk, f"{RADIO}/2025/06/he-vui", body("hè vui"), date="2025-06-12", heard="1")
    desk.commit("2025-05-18T10:00:00+07:00")
    return desk


def test_quang_ngai_becomes_one_outlet(province: Desk, tmp_path: Path) -> None:
    """May is owed by two and June by one; addresses, feeds and the record go on."""
    root = province.root
    site = build_site(root, date(2025, 5, 19))
    feeds = {name: (site / FEEDS / name).read_text("utf-8") for name in (f"{PAPER}.atom", f"{PAPER}.xml")}
    podcast = (site / FEEDS / "podcast" / f"{RADIO}.xml").read_text("utf-8")
    record = tmp_path / "tháng 5.json"
    record.write_bytes((site / "record.json").read_bytes())

    run = command(root, "merge_outlets", *MERGE)
    assert run.returncode == 0, run.stdout + run.stderr
    assert not (root / f"docs/{PAPER}/2025/06/he-an-toan.md").exists()
    moved = root / f"docs/{ONE}/2025/06/he-an-toan.md"
    assert f"outlet: {ONE}\n" in moved.read_text("utf-8")
    assert f"[bài trước](../../../{PAPER}/2025/05/bai-f.md#dau)" in moved.read_text("utf-8")
    province.commit("2025-05-19T16:00:00+07:00", "Hợp nhất báo và đài")

    ready = moved.read_text("utf-8").replace("draft: true\n", "")
    moved.write_bytes(ready.encode())
    province.commit("2025-06-11T10:00:00+07:00")
    newsroom = province.newsroom("2025-07-02")
    assert newsroom.problems == ()
    cells = {
        (cell.outlet.id, str(cell.month)): (cell.status, cell.afterwards) for cell in newsroom.ledger.cells
    }
    for outlet in (PAPER, RADIO):
        months = [month for id, month in cells if id == outlet]
        assert months == [f"2025-0{number}" for number in range(1, 6)]
    assert [month for id, month in cells if id == ONE] == ["2025-06", "2025-07"]
    assert cells.pop((ONE, "2025-07")) == (Status.DUE, False)
    assert set(cells.values()) == {(Status.MET, False)}
    assert newsroom.excuses.easings == ()
    (june,) = [
        cell for cell in newsroom.ledger.cells if (cell.outlet.id, str(cell.month)) == (ONE, "2025-06")
    ]
    assert sorted(str(kind) for kind in june.kinds) == ["broadcaster", "newspaper"]

    site = build_site(root, date(2025, 7, 2))
    assert (site / f"{PAPER}/2025/05/bai-f/index.html").is_file()
    assert (site / f"{RADIO}/2025/05/nghe-f/index.html").is_file()
    assert f'href="../{ONE}/"' in (site / PAPER / "index.html").read_text("utf-8")
    front = (site / ONE / "index.html").read_text("utf-8")
    assert "Báo, phát thanh và truyền hình" in front
    assert f"podcast/{RADIO}.xml" in front
    kept = (site / FEEDS / f"{PAPER}.atom").read_text("utf-8")
    assert set(re.findall("<id>.*?</id>", feeds[f"{PAPER}.atom"])) < set(re.findall("<id>.*?</id>", kept))
    assert f"{ONE}/2025/06/he-an-toan/" in kept
    assert "he-vui" not in kept
    goes_on = (site / FEEDS / "podcast" / f"{RADIO}.xml").read_text("utf-8")
    guids = re.findall("<guid.*?</guid>", podcast)
    assert len(guids) == 5
    assert set(guids) < set(re.findall("<guid.*?</guid>", goes_on))
    assert f"{ONE}/2025/06/he-vui/" in goes_on
    assert f"<itunes:author>{NAME}</itunes:author>" in goes_on
    told = json.loads((site / "ledger.json").read_text("utf-8"))
    assert [outlet["kind"] for outlet in told["outlets"]] == [
        "newspaper", "broadcaster", ["newspaper", "broadcaster"],
    ]  # fmt: skip
    checked = command(root, "verify", str(record), "--as-of", "2025-07-02")
    assert checked.returncode == 0, checked.stdout + checked.stderr


DUTY = f"""# Ai trực.
form: false
on_duty:
  {PAPER}:
    - {{from: 2025-01-01, name: Chị Hoa}}
    - {{from: 2025-07-15, name: Anh Lê}}  # hết phép
  {RADIO}:
    - from: 2025-01-01
      name: Anh Nam
# Hết.
webhook: zalo
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_who_is_on_duty_and_what_guides_say_follows(province: Desk, ends: str) -> None:
    """Whoever was on duty at those that end is so at the one outlet; comments and line ends stay."""
    root = province.root
    (root / "desk.yml").write_bytes(DUTY.replace("\n", ends).encode())
    province.write("guides/viet-bang-word.md", f"py scripts/import_word.py b.docx --outlet {PAPER}\n")
    province.write("CONTRIBUTING.md", f"`docs/{RADIO}/2025/06/a.md`, `--outlet {PAPER}-cu`\n")
    province.commit("2025-05-18T11:00:00+07:00")
    run = command(root, "merge_outlets", *MERGE)
    assert run.returncode == 0, run.stdout + run.stderr
    text = (root / "desk.yml").read_bytes().decode()
    new = (
        f"      name: Anh Nam\n  {ONE}:\n    - {{from: 2025-06-01, name: 'Chị Hoa, Anh Nam'}}\n"
        "    - {from: 2025-07-15, name: 'Anh Lê, Anh Nam'}\n"
    )
    assert text == DUTY.replace("      name: Anh Nam\n", new).replace("\n", ends)
    assert f"--outlet {ONE}\n" in (root / "guides/viet-bang-word.md").read_text("utf-8")
    assert (root / "CONTRIBUTING.md").read_text("utf-8") == (
        f"`docs/{ONE}/2025/06/a.md`, `--outlet {PAPER}-cu`\n"
    )
    assert "Chị Hoa, Anh Nam" in run.stdout


def test_where_officers_stand_on_one_line_the_lines_to_write_are_told(province: Desk) -> None:
    """What cannot be rewritten without touching more is left alone, and said to the letter."""
    one_line = f"on_duty: {{{PAPER}: [{{from: 2025-01-01, name: Chị Hoa}}]}}\n"
    (province.root / "desk.yml").write_text(one_line, "utf-8")
    province.commit("2025-05-18T11:00:00+07:00")
    run = command(province.root, "merge_outlets", *MERGE)
    assert run.returncode == 0, run.stdout + run.stderr
    assert (province.root / "desk.yml").read_text("utf-8") == one_line
    assert f"  {ONE}:\n    - {{from: 2025-06-01, name: Chị Hoa}}\n" in run.stdout


def test_all_else_of_the_mandate_stays_to_the_letter(province: Desk) -> None:
    """Comments, quotes and order too; the one outlet owes of each kind what was owed of it."""
    before = (province.root / "mandate.yml").read_text("utf-8").splitlines()
    assert command(province.root, "merge_outlets", *MERGE).returncode == 0
    after = (province.root / "mandate.yml").read_text("utf-8").splitlines()
    changed = "      - {from: 2025-01, minimum: 1, shortest: 20}    # số tiếng"
    assert [line for line in before if line not in after] == [changed]
    assert [line for line in after if line not in before] == [
        f"    successor: {ONE}",
        "      - {from: 2025-01, minimum: 1, shortest: 20, until: 2025-05}    # số tiếng",
        f"    successor: {ONE}",
        "        until: 2025-05",
        f"  - id: {ONE}",
        f"    name: {NAME}" if "," not in NAME else f"    name: '{NAME}'",
        "    kind: [newspaper, broadcaster]",
        "    column: Vì trẻ em",
        f"      - {{from: 2025-06, minimum: {ONE_OF_EACH}, shortest: {{newspaper: 20, broadcaster: 60}}}}",
    ]
    owners = (province.root / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    assert owners[-1] == f"/docs/{ONE}/ @toa-soan/bao @toa-soan/dai"


def test_the_grade_that_was_asked_for_is_asked_for_still(province: Desk) -> None:
    """The higher of both: what became one eases nothing."""
    text = MANDATE.replace("shortest: 60", "shortest: 60\n        grade: kept")
    province.write("mandate.yml", text.replace("shortest: 20}", "shortest: 20, grade: declared}"))
    province.commit("2025-05-18T11:00:00+07:00")
    run = command(province.root, "merge_outlets", *MERGE)
    assert run.returncode == 0, run.stdout + run.stderr
    assert province.newsroom("2025-06-01").mandate.outlets[-1].duties[0].grade is Grade.KEPT


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_mandate_keeps_its_line_ends(province: Desk, ends: str, mark: bytes) -> None:
    raw = mark + MANDATE.replace("\n", ends).encode()
    province.write("mandate.yml", raw)
    province.commit("2025-05-18T11:00:00+07:00")
    run = command(province.root, "merge_outlets", *MERGE, "--minimum", "1")
    assert run.returncode == 0, run.stdout + run.stderr
    made = (province.root / "mandate.yml").read_bytes()
    assert made.startswith(mark + b"#")
    assert made.count(b"\r\n") == (made.count(b"\n") if ends == "\r\n" else 0)
    assert province.newsroom("2025-06-01").mandate.outlets[-1].duties[0].minimum == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"--from": "2025-05"}, "Tháng 5/2025 đã bắt đầu"),
        ({"--from": "2025-04"}, "Tháng 4/2025 đã bắt đầu"),
        ({"--id": "bao-quang-ngai"}, "bao-quang-ngai"),
        ({"--id": "so-theo-doi"}, "so-theo-doi"),
    ],
)
def test_what_it_refuses(province: Desk, changed: dict[str, str], said: str) -> None:
    """A month that has begun is owed by whoever owed it; an id is nobody else's. Nothing is changed."""
    options = dict(zip(MERGE[2::2], MERGE[3::2], strict=True)) | changed
    run = command(
        province.root, "merge_outlets", *MERGE[:2], *(word for pair in options.items() for word in pair)
    )
    assert run.returncode == 3
    assert said in run.stderr
    assert province.git("status", "--porcelain") == ""


def test_outlets_that_it_does_not_know(province: Desk) -> None:
    run = command(province.root, "merge_outlets", PAPER, "dai-quang-nai", *MERGE[2:])
    assert (run.returncode, RADIO in run.stderr) == (3, True)
    run = command(province.root, "merge_outlets", PAPER, PAPER, *MERGE[2:])
    assert (run.returncode, PAPER in run.stderr) == (3, True)


def test_a_waiver_of_a_month_to_come_is_told(province: Desk) -> None:
    """Who owes nothing any more cannot be excused: that is told before anything is changed."""
    waiver = (
        "exceptions:\n  - {outlet: bao-quang-ngai, month: 2025-07, kind: waiver, reason: Bão,\n"
        "     document: CV 1, document_date: 2025-05-02, by: BBT, recorded_on: 2025-05-02}\n"
    )
    province.write("mandate.yml", MANDATE + waiver)
    province.commit("2025-05-18T11:00:00+07:00")
    run = command(province.root, "merge_outlets", *MERGE)
    assert (run.returncode, "mandate.yml:" in run.stderr) == (3, True)
    assert province.git("status", "--porcelain") == ""


def test_two_files_of_one_name(province: Desk) -> None:
    write(province, f"{PAPER}/2025/06/he-vui", body("báo hè"), date="2025-06-12")
    province.commit("2025-05-18T11:00:00+07:00")
    run = command(province.root, "merge_outlets", *MERGE)
    assert (run.returncode, f"docs/{ONE}/2025/06/he-vui.md" in run.stderr) == (3, True)
    assert province.git("status", "--porcelain") == ""
