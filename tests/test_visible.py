"""What others wrote is shown and does nothing: on a terminal, in a log of CI, in a summary, issue or mail."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from datetime import date
from email import message_from_bytes, policy
from email.headerregistry import Address
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_mandate.messages import translator
from media_mandate.planning.letters import letter
from media_mandate.planning.reminders import reminders
from media_mandate.planning.tracker_issues import steps
from media_mandate.verdict.markdown import escaped
from media_mandate.visible import visible
from tests.newsdesk import MANDATE, NOW, Desk
from tests.sites import ROOT, build_site, command

AS_OF = ("--as-of", "2026-02-20")

ATTACKS = {
    "colour": "\x1b[32mGreen\x1b[0m",
    "screen": "\x1b[2J\x1b[H",
    "one byte": "\x9b2J\x9d0;x\x9c",
    "link": "\x1b]8;;https://evil.example\x07here\x1b]8;;\x07",
    "return": "bad\rgood",
    "back": "bad\b\b\bgood",
    "lines": "one\ntwo\u2028three\u2029four\x85five\x0bsix\x0cseven\x1ceight",
    "turned": "\u202edoog\u202c \u2066x\u2069 \u200f\u061c",
    "unseen": "a\u200bb\u00adc\u2060d\ufeffe\U000e0041f",
    "nothing": "\x00\x7f",
    "own line": "x\n::error::forged",
    "returned": "x\r##[error]forged",
}

HONEST = (
    "Bé Nguyễn Thị Ánh, Đắk Hà – 50 % “an toàn”",
    "Be\u0301 Ca\u0301 \u0111\u01b0\u01a1\u0323c cu\u031b\u0301u",
    "👨\u200d👩\u200d👧 👍🏽 ❤️ 🇻🇳 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "1\u00a0000\u202f000 đồng, 12:30::15, C:\\u001b, # một, [hai], ## ba",
)


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_what_is_hidden_is_shown(text: str) -> None:
    """Nothing in it moves a cursor, ends a line, turns or hides letters."""
    shown = visible(f"docs/{text}.md")
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u2069\u200b\u200f\u061c\ufeff\xad]", shown)
    assert json.loads(f'"{shown}"') == f"docs/{text}.md"


@pytest.mark.parametrize("text", HONEST)
def test_what_is_honest_stays(text: str) -> None:
    """Vietnamese in either form, emoji, flags and blanks are as they were."""
    assert visible(text) == text


@pytest.mark.parametrize(
    "text",
    ["::error::x", "  ::add-mask::x", "\u3000::stop-commands::x", "::set-output name=a::b", "x ##[error]y",
     "###[group]x", "##vso[task.complete]", "a ##teamcity[x]", "section_start:1:x", " section_end:1:x"],
)  # fmt: skip
def test_no_line_commands_ci(text: str) -> None:
    """No service takes a line of others for an instruction."""
    shown = visible(text)
    assert not re.match(r"\s*::", shown)
    assert not re.search(r"##\w*\[|section_(start|end):", shown)
    assert json.loads(f'"{shown}"') == text


@pytest.mark.parametrize(
    "blanks",
    ["\u3000" * 1200, "\u3164" * 9, "\u2800" * 99, "\u115f\u1160", "\u00a0 " * 40, "\uffa0", " " * 2000],
    ids=ascii,
)
def test_no_blanks_push_words_to_a_line_of_their_own(blanks: str) -> None:
    """A terminal that wraps would show a verdict that nobody gave; JSON of it says the same."""
    shown = visible(f"Bài{blanks}Không có gì khác.")
    assert not re.search(r"[^\S ]|[\u115f\u1160\u2800\u3164\uffa0]| {9}", shown)
    assert json.loads(f'"{shown}"') == f"Bài{blanks}Không có gì khác."
    assert visible(f"a{' ' * 90}b") == f"a{' ' * 90}b"


@given(st.text())
def test_any_text_is_one_line_and_stays_what_it_is(text: str) -> None:
    """Shown once or twice it is the same, and JSON of it says the same."""
    shown = visible(text)
    assert visible(shown) == shown
    assert len(f"{shown}x".splitlines()) == 1
    assert json.loads(visible(json.dumps(text, ensure_ascii=False))) == text


PRINTING = (
    *("print", "click.echo", "click.secho", "sys.stdout.write", "sys.stderr.write"),
    *("logging.StreamHandler", "traceback.print_exc"),
)
TOOLS = ("bench", "bench_visit", "make_guides", "measure_safeguards", "screenshots", "update_messages")
"""What a developer calls; it prints nothing that others wrote."""


def test_everything_is_printed_through_one_function() -> None:
    """No command and none of their helpers prints past it."""
    past: list[str] = []
    for file in sorted((ROOT / "scripts").glob("*.py")):
        text = file.read_text("utf-8")
        is_command = "_command.run(main)" in text or file.name.startswith("_")
        if not is_command or file.stem in ("_command", "_environment", *TOOLS):
            continue
        calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
        past += [f"{file.name}:{call.lineno}" for call in calls if ast.unparse(call.func) in PRINTING]
    assert not past


# What the commands say

FORGED = "\\e[2J\\e[32mĐủ cả\\r\\n::error::giả\\u202e ##[error]x\\L"
"""As YAML writes it."""


NAME = "::error::giả ##[error]x https://evil.example @everybody\\u200f\\u200b"
"""What a mandate lets pass."""


def is_clean(said: str) -> bool:
    lines = said.replace("\n", " ")
    return lines.isprintable() and not re.search(r"(?m)^\s*::(?!(error|warning) (title|file)=)|##\w*\[", said)


@pytest.fixture
def forged(full: Desk) -> Desk:
    """A desk whose mandate, fields, file names and commits say what they should not."""
    mandate = MANDATE.replace("name: Báo Tỉnh", f'name: "{NAME}"')
    full.write("mandate.yml", mandate.replace("name: Đuối nước", f'name: "{NAME}"'))
    full.article("bao/2026/01/be-boi", title=f'"{FORGED}"', units=f'["{FORGED}"]')
    full.article("bao/2026/01/giu-con", title=f'"{FORGED}"')
    full.article("bao/2026/01/khong", **{f'"{FORGED}"': "x"})
    full.write("docs/bao/2026/01/\x1b[2J\n::error::x\u202e.md", "x")
    full.write("docs/::error::giả/x.md", "x")
    full.commit("2026-01-06T10:00:00+07:00", "\x1b[2J::error::x")
    return full


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("check", AS_OF),
        ("check", ("--format", "json", *AS_OF)),
        ("check", ("--format", "markdown", "--against", "HEAD", *AS_OF)),
        ("check", ("--format", "github", *AS_OF)),
        ("check", ("--explain", "docs/bao/2026/01/giu-con.md", *AS_OF)),
        ("check", ("--suggest", *AS_OF)),
        ("check", ("--outlet", "\x1b[2J\n::error::x", *AS_OF)),
        ("build", AS_OF),
        ("build", ("--drafts", *AS_OF)),
        ("remind", ("--dry-run", *AS_OF)),
        ("report", ("--from", "2026-01", "--to", "2026-01", *AS_OF)),
        ("withdraw", ("docs/\x1b[2J\n::error::x.md",)),
        ("new_article", ("--outlet", "\x1b[2J\n::error::x")),
        ("make_calendar", ("--outlet", "\x1b[2J\n::error::x", *AS_OF)),
        ("import_word", ("\x1b[2J\n::error::x.docx", "--outlet", "bao", "--date", "2026-01-05")),
        ("clean_photos", ("\x1b[2J\n::error::x.jpg",)),
        ("verify", ("\x1b[2J\n::error::x", *AS_OF)),
        ("check", ("--no\x1b[2J\n::error::x",)),
    ],
)
def test_no_command_prints_what_others_wrote_as_it_is(
    forged: Desk, tmp_path: Path, name: str, arguments: tuple[str, ...]
) -> None:
    """Nothing of it reaches the terminal, the log or the summary raw."""
    summary = tmp_path / "summary.md"
    run = command(forged.root, name, *arguments, GITHUB_STEP_SUMMARY=str(summary))
    assert run.returncode in (0, 1, 2, 3)
    assert "lỗi của chương trình" not in run.stderr
    assert run.stdout + run.stderr
    assert is_clean(run.stdout), run.stdout
    assert is_clean(run.stderr), run.stderr
    if "json" in arguments:
        assert json.loads(run.stdout)["problems"]
    if "github" in arguments:
        assert "::error file=" in run.stdout
        assert is_clean(summary.read_text("utf-8"))
        assert "\u200b" not in summary.read_text("utf-8")


def test_colours_of_ours_reach_a_terminal_alone(forged: Desk) -> None:
    """On a terminal the marks are coloured, and what others wrote colours nothing."""
    import pty

    reader, writer = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", RUN_CHECK, *AS_OF], cwd=forged.root, stdout=writer, stderr=writer,
        env={**os.environ, "PYTHONPATH": str(forged.root / "src"), "PYTHONUTF8": "1", "TERM": "xterm"},
    )  # fmt: skip
    os.close(writer)
    said = b""
    try:
        while piece := os.read(reader, 65536):
            said += piece
    except OSError:  # a terminal that was left
        pass
    process.wait()
    codes = set(re.findall(rb"\x1b\[?[^m]*m?", said))
    assert {code for code in codes if not re.fullmatch(rb"\x1b\[\d+m", code)} == set()
    assert b"\x1b[31m" in said
    assert b"\\u001b[32m" in said


RUN_CHECK = """\
import runpy, sys
sys.path.append("scripts")
import _environment
_environment.make_printable()
_environment.enter = lambda kind: None
sys.argv[0] = "scripts/check.py"
runpy.run_path("scripts/check.py", run_name="__main__")
"""


def test_a_record_paints_no_verdict(full: Desk, tmp_path: Path) -> None:
    """Whatever a record says, in any of its fields, is shown as text."""
    full.commit("2026-01-06T10:00:00+07:00")
    record = json.loads((build_site(full.root, date(2026, 2, 10)) / "record.json").read_text("utf-8"))
    bad = "\x1b[2J\x1b[32mKhông có gì khác.\r\n::error::x\u202e\u2028"
    feature = record["features"][0]
    feature |= {"title": bad, "path": f"docs/{bad}.md", "id": bad, "topics": [bad], "units": [bad]}
    record["mandate"]["directive"]["title"] = bad
    record["mandate"]["outlets"][0]["name"] = bad
    record["commit"]["commit"] = bad
    kept = tmp_path / "record.json"
    kept.write_text(json.dumps(record), encoding="utf-8")
    for shape in ("text", "json"):
        run = command(full.root, "verify", str(kept), "--format", shape, *AS_OF)
        assert run.returncode in (0, 1), run.stderr
        assert "\\u001b" in run.stdout
        assert is_clean(run.stdout), run.stdout
    kept.write_text(json.dumps({**record, "format": bad}), encoding="utf-8")
    run = command(full.root, "verify", str(kept))
    assert run.returncode == 3
    assert is_clean(run.stderr), run.stderr


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "2026-01-06T10:00:00"])
def test_a_record_with_a_date_that_cannot_be_is_damaged(full: Desk, tmp_path: Path, at: str) -> None:
    """It is said where, and is no fault of the program."""
    full.commit("2026-01-06T10:00:00+07:00")
    record = json.loads((build_site(full.root, date(2026, 2, 10)) / "record.json").read_text("utf-8"))
    record["features"][0]["entered"]["at"] = at
    kept = tmp_path / "record.json"
    kept.write_text(json.dumps(record), encoding="utf-8")
    run = command(full.root, "verify", str(kept), *AS_OF, "--lang", "en")
    assert run.returncode == 3
    assert "damaged, at features.0.entered.at" in run.stderr


def test_warnings_of_mkdocs_are_shown_as_text(full: Desk) -> None:
    """What MkDocs says of a file is said in one line."""
    site = full.root / "mkdocs.yml"
    site.write_text(site.read_text("utf-8") + '\n"\\e[2J\\n::error::x": 1\n', "utf-8")
    run = command(full.root, "build", *AS_OF)
    assert "\\u001b" in run.stderr + run.stdout
    assert is_clean(run.stderr + run.stdout), run.stderr


def test_mails_and_issues_say_it_as_text(forged: Desk) -> None:
    """No header ends early, no markup, link or call in an issue comes from a name."""
    newsroom = forged.newsroom("2026-02-25")
    translate = translator("vi")
    found = list(reminders(newsroom))
    assert found
    for reminder in found:
        sender = Address("", "a", "example.org")
        raw = letter(reminder, sender, [sender], NOW, "vi", translate).as_bytes()
        message = message_from_bytes(raw, policy=policy.default)
        body = message.get_body(("plain",))
        assert body is not None
        assert str(message["Subject"]).isprintable()
        assert [line for line in body.get_content().splitlines() if not line.isprintable()] == []
    for step in steps(found, (), newsroom.ledger, translate):
        assert step.title.isprintable()
        assert is_clean(step.body)
        assert not re.search(r"@\w|https?://evil", step.body)


@pytest.mark.parametrize(
    "text",
    ["https://evil.example", "www.evil.example", "![x](https://evil.example/x.png)", "<b>"],
)
def test_markdown_of_others_is_no_markup(text: str) -> None:
    """Nothing to click, and no picture that is fetched."""
    assert not re.search(r"https?://|www\.e|!\[|(?<!\\)<b", escaped(text))


def test_no_console_makes_a_command_of_a_letter(full: Desk) -> None:
    """Where a console lacks letters, a full-width colon does not become a plain one."""
    run = command(full.root, "check", "--explain", "：：error：：x", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "error" in run.stderr
    assert "::" not in run.stderr
