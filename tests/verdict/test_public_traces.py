"""What gives a child away is quoted on the editor's own screen, and in nothing that a public run leaves."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from media_mandate.children import rules as child_rules
from media_mandate.children.vocabulary import folded
from media_mandate.messages import translator
from media_mandate.problems import PrivateRule, Rule
from media_mandate.reading.rules import UNPROVEN, UNREAD
from media_mandate.visible import SERVICES
from tests.newsdesk import MANDATE, Desk, body
from tests.sites import command, copy_product

NAME = "Lò Thị Hạnh Nguyên"
WORDS = ("hanh nguyen", "hanh-nguyen", "hanh_nguyen", "hanh%20nguyen")
SLUG = "em-lo-thi-hanh-nguyen-bi-nan"
TOLD = f"Em {NAME}, 12 tuổi, bị xâm hại."
FORMATS = ("text", "json", "markdown", "github", "gitlab")
AT = "2026-01-06T10:00:00+07:00"
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
OWN = ("build/readings.db", "build/lock")
"""What the program remembers for itself; neither is handed on by any run."""


def photo() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (400, 300), "green").save(stream, "JPEG")
    return stream.getvalue()


def told(text: str, *, but: tuple[str, ...] = ()) -> bool:
    """Whether a text holds words of the name, written in whatever way; the paths `but` have to stand."""
    flat = folded(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)).lower()
    for path in but:
        flat = flat.replace(folded(path).lower(), "")
    return any(word in flat for word in WORDS)


def leaks(root: Path, *folders: str, but: tuple[str, ...] = ()) -> list[str]:
    """The files below these folders that hold words of the name, in their text or in their own name."""
    return [
        name
        for folder in folders
        for file in sorted((root / folder).rglob("*"))
        if file.is_file() and (name := file.relative_to(root).as_posix()) not in OWN
        if told(f"{name}\n{file.read_bytes().decode('utf-8', 'replace')}", but=but)
    ]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    copy_product(tmp_path)
    desk = Desk(tmp_path)
    for outlet in ("bao", "dai"):
        desk.article(f"{outlet}/2026/01/hai", text=body(f"{outlet} một", 60))
    desk.write(".gitignore", "build/\nsite/\n")
    desk.commit(AT)
    return desk


def run(desk: Desk, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    summary = desk.root / "build" / "summary.md"
    summary.parent.mkdir(exist_ok=True)
    day = () if "--as-of" in arguments else ("--as-of", "2026-01-20")
    return command(
        desk.root, name, *arguments, *day, CI="true", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary)
    )


def in_body(desk: Desk) -> tuple[str, ...]:
    desk.article("bao/2026/01/ba", f"{TOLD}\n\n{body('ba')}", children="{sensitive: true}")
    return ()


def in_title(desk: Desk) -> tuple[str, ...]:
    desk.article("bao/2026/01/ba", title=f'"Em {NAME} kể lại"', children="{sensitive: true}")
    return ()


def in_decomposed_draft(desk: Desk) -> tuple[str, ...]:
    text = f"Em Lo\u0300 Thi\u0323 Ha\u0323nh Nguye\u0302n, 12 tuổi, bị xâm hại.\r\n\r\n{body('ba')}"
    title = f'"Em {NAME} kể"'
    desk.article("bao/2026/01/ba", text, title=title, draft="true", children="{sensitive: true}")
    return ()


def in_undeclared(desk: Desk) -> tuple[str, ...]:
    desk.article("bao/2026/01/ba", f"{TOLD}\n\n{body('ba')}")
    return ()


def in_alt_and_other_rules(desk: Desk) -> tuple[str, ...]:
    desk.write("docs/bao/2026/01/ao.jpg", photo())
    text = f"![Em {NAME}](ao.jpg){{people=none}}\n\n![Em {NAME}.jpg](ao.jpg){{people=none}}\n\n"
    fields = {"children": "{sensitive: true}", "pictures": "{ao.jpg: {credit: TTXVN}}"}
    desk.article("bao/2026/01/ba", f"{text}{TOLD}\n\n{body('ba')}", **fields)
    return ()


def in_wrong_fields(desk: Desk) -> tuple[str, ...]:
    fields = {"topics": f"[{NAME}]", f"em {NAME}": "1"}
    desk.article("bao/2026/01/ba", f"{TOLD}\n\n{body('ba')}", children="{sensitive: true}", **fields)
    return ()


def in_file_name(desk: Desk) -> tuple[str, ...]:
    desk.article(f"bao/2026/01/{SLUG}", f"{TOLD}\n\n{body('ba')}", children="{sensitive: true}")
    return (f"bao/2026/01/{SLUG}",)


def in_mandate(desk: Desk) -> tuple[str, ...]:
    reason = f"Em {NAME}, 12 tuổi, bị xâm hại nên bài phải gỡ."
    entry = f"{{outlet: bao, month: 2025-12, kind: waiver, reason: '{reason}', document: CV 1"
    mandate = MANDATE.replace("from: 2026-01", "from: 2025-12")
    day = "document_date: 2025-12-30, by: Ban Biên tập, recorded_on: 2025-12-30"
    desk.write("mandate.yml", f"{mandate}exceptions:\n  - {entry}, {day}}}\n")
    return ()


PLACES = [
    *(in_body, in_title, in_decomposed_draft, in_undeclared),
    *(in_alt_and_other_rules, in_wrong_fields, in_file_name, in_mandate),
]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_no_format_of_a_public_check_quotes_a_child(desk: Desk, place) -> None:  # type: ignore[no-untyped-def]
    but = place(desk)
    for shape in FORMATS:
        arguments = ("--against", "HEAD") if shape in ("markdown", "github") else ()
        said = run(desk, "check", "--format", shape, *arguments)
        assert said.returncode in (0, 1, 2), said.stderr
        assert not told(said.stdout + said.stderr, but=but), shape
    assert leaks(desk.root, "build", but=but) == []
    private = [problem for problem in desk.read("2026-01-20")[1] if problem.is_private]
    assert private
    for problem in private:
        assert problem.line is not None or but  # of a file's name its path is the place
        assert "python3 scripts/check.py" in translator("vi")(problem.message)


@pytest.mark.parametrize(
    "place", [in_title, in_decomposed_draft, in_alt_and_other_rules, in_file_name], ids=lambda it: it.__name__
)
def test_nothing_that_a_public_build_leaves_quotes_a_child(desk: Desk, place) -> None:  # type: ignore[no-untyped-def]
    but = place(desk)
    for arguments in ((), ("--despite-missing", "--as-of", "2026-02-10"), ("--drafts",)):
        said = run(desk, "build", *arguments)
        assert said.returncode in (0, 1, 2), said.stderr
        assert not told(said.stdout + said.stderr, but=but), arguments
    assert (desk.root / "build/verdict.json").exists()
    assert (desk.root / "build/preview").is_dir()
    assert (desk.root / "site").is_dir() == (place is in_decomposed_draft)
    assert leaks(desk.root, "build", "site", but=but) == []


def test_a_preview_for_others_is_refused_where_every_page_gives_a_child_away(desk: Desk) -> None:
    in_mandate(desk)
    said = run(desk, "build", "--drafts")
    assert said.returncode == 3
    assert "mandate.yml" in said.stderr
    assert not told(said.stderr)
    assert not (desk.root / "build/preview").exists()


def test_the_editor_reads_the_words_who_asks_for_them(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for service in SERVICES:
        monkeypatch.delenv(service, raising=False)
    in_body(desk)
    day = ("--as-of", "2026-01-20")
    assert f"“{NAME}”" in command(desk.root, "check", "--words", *day).stdout
    assert not told(command(desk.root, "check", *day).stdout)
    assert not told(command(desk.root, "check", "--words", *day, CI="1").stdout)
    command(desk.root, "build", "--drafts", *day)
    page = (desk.root / "build/preview/bao/2026/01/ba/index.html").read_text("utf-8")
    assert f"“{NAME}” là tên" in page


def test_allowed_words_are_not_repeated(desk: Desk) -> None:
    desk.article("bao/2026/01/ba", f"{TOLD} <!-- được phép: gia đình đã đồng ý -->\n\n{body('ba')}")
    said = run(desk, "check", "--format", "json")
    assert "gia đình đã đồng ý" in said.stdout
    assert not told(said.stdout)


def test_every_rule_on_children_keeps_its_quotes_private_by_itself() -> None:
    found = [rule for rule in vars(child_rules).values() if isinstance(rule, Rule)]
    assert len(found) > 10
    assert all(isinstance(rule, PrivateRule) for rule in (*found, UNREAD, UNPROVEN))
