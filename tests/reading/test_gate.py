"""Nothing reaches readers that the check did not read, or ends a build that the check did not stop."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from media_mandate.messages import translator
from media_mandate.problems import Level
from media_mandate.reading.depth import MAX_TAGS
from media_mandate.reading.rendering import EXTENSIONS
from media_mandate.reading.text import judged
from media_mandate.visible import SERVICES
from tests.newsdesk import Desk, body
from tests.sites import ROOT, build_site

AS_OF = date(2026, 2, 10)
PATH = "bao/2026/02/moi"
BELOW = 6  # the line on which the body of these articles begins
NAME = "Nguyễn Văn Bảo"

HIDDEN = {
    "<!-- {}": 1,
    "Một\n\n<!-- {}": 3,
    "Một <!-- {}\n\nhai": 1,
    "<!--> {} -->": 1,
    "Một\n<!---> {}": 2,
    "<!-- a --!> {} -->": 1,
    "<!-- a <!-- b --> {} -->": 1,
    "<!-- a -- > {}": 1,
    "Một <!-- a\n\n{} --> hai": 1,
    "- một\n\n    <!-- a\n\n    {} -->": 3,
    "Một\n\n    <!-- {} -->": 3,
    "Một\n\n\t<!-- {} -->": 3,
    "> Một <!-- a\n>\n> {} -->": 1,
    "Một <!x {} >": 1,
    "<!DOCTYPE {}>": 1,
    "Một <? {} ?>": 1,
    "<![CDATA[ {} ]]>": 1,
    "Một\n\nhai {{: {} }} ba": 3,
    "Một {{: title='{}' }} hai": 1,
    "Một {{: .a\n{} }}": 1,
    "Một [hai][{}]": 1,
    "Một [^{}]": 1,
    "Một \\[hai\\]({})": 1,
    "Một [hai]\\({})": 1,
    "Một\n\n    <b title='x'>{}</b> [a](em {})": 3,
}
"""Where a name stands in such a text, one of the readers of Markdown took it for what nobody sees."""


@pytest.mark.parametrize("text", HIDDEN)
def test_a_name_that_a_page_shows_is_read_or_told_with_its_line(desk: Desk, text: str) -> None:
    """The check tells what of a text it would publish unseen, where it stands, and what to write instead."""
    desk.article(PATH, f"{text.format(*[NAME] * text.count('{}'))}\n\n{body('bơi')}")
    found = desk.problems()
    if NAME in judged(desk.newsroom().html[f"docs/{PATH}.md"]):
        return
    assert found[0].line == HIDDEN[text] + BELOW - 1
    for problem in found:
        assert translator("vi")(problem.message) != str(problem.message)
        assert problem.hint is not None
        assert translator("vi")(problem.hint) != str(problem.hint)


HONEST = """\
Một đoạn với **chữ đậm**, *nghiêng*, Đuối**nước**, `mã x<y`, H<sub>2</sub>O, 50&nbsp;% &amp; 3 < 5,
\\* sao \\[x\\] và mũ `[x](y)`,
\\{.lop} \\{: .lop } \\!\\[x](https://y.vn) \\[x](https://y.vn){.z}.
Xuống dòng
thế này  \nvà thế này<br>nữa,
xem [Bộ Y tế](https://moh.gov.vn/a_(b) "Trang của Bộ") và [báo][], [bài][báo], [sic].

[báo]: https://bao.vn 'Báo Tỉnh'

<!-- ghi chú của tòa soạn -->Mở đầu <!-- nhớ hỏi lại --> và kết.

<!-- ghi chú

có dòng trống -->

## Đề mục {#de-muc .lop}

- một
    - hai với [liên kết](https://x.vn){: target=_blank }

        đoạn trong mục
- [ ] ba

1. bốn
2. năm

> Trích lời.
>
> > Trích trong trích.

!!! note
    Không có tít.

!!! warning inline end "Có tít"
    Chữ trong khung.

| Tên | Tuổi |
| :-- | --: |
| Mũ **bơi** | 6 \\| 7 |

Phao
:   Vật nổi

    đoạn hai

Chú thích[^1] và lần nữa[^1], dài[^dai].

[^1]: Nguồn của chú thích.
[^dai]: Dài hơn.

    Có hai đoạn.

*[BHYT]: Bảo hiểm y tế

Thẻ BHYT cho trẻ, hỏi <tongdai@bao.vn> hoặc <https://tongdai111.vn/a>, xem https://bao.vn/b.

<div markdown="1">

Đoạn *trong* div.

</div>

<details><summary>Xem thêm</summary>
<p title="Tít &quot;nhỏ&quot;">Chữ <abbr title='Ủy ban'>UB</abbr></p></details>

``` python
x = "<!-- không phải ghi chú -->"
```

    khối mã thụt lề

[TOC]

Một[^3]

[^3]: <!-- riêng --> Cuối.
"""


def test_honest_markdown_of_every_extension_passes(full: Desk) -> None:
    """What editors write every day is told by no check and held up by no gate, on pages and in feeds."""
    full.article(PATH, HONEST)
    full.write("docs/trang.md", f"---\ntitle: Trang\n---\n{HONEST}")
    assert full.problems() == []
    shown = (build_site(full.root, AS_OF) / PATH / "index.html").read_text("utf-8")
    assert "Về chỗ có chú thích" in shown
    assert "Bảo hiểm y tế" in shown


@pytest.fixture
def unseen(full: Desk) -> Desk:
    """A desk whose hooks put a name on a page; each of its syllables, and all of it, stands elsewhere."""
    full.article("bao/2026/01/khac", f"Bà {NAME} dạy bơi, em út bị ngã.\n\n" + body("khác"))
    full.article(PATH, f"Em gái của Bảo và cô Nguyễn Thị Văn bị ngã.\n\n{body('sông')}")
    hook = full.root / "hooks/pages.py"
    ours, more = (
        ".linked(body), page.file, files)",
        f".linked(body), page.file, files) + '<p>em {NAME} bị ngã</p>'",
    )
    assert ours in hook.read_text("utf-8")
    hook.write_text(hook.read_text("utf-8").replace(ours, more), "utf-8")
    return full


def test_a_build_refuses_a_page_with_words_that_nobody_read(
    unseen: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """The gate names the file, whatever other pages say, and however well the syllables are known.

    The words are in no log: they may be a child's name.
    """
    assert unseen.problems() == []
    with pytest.raises(Abort):
        build_site(unseen.root, AS_OF)
    assert f"docs/{PATH}.md" in caplog.text
    assert "khâu kiểm tra không đọc được: “[lời chỉ hiện trên máy của người viết" in caplog.text
    assert NAME not in caplog.text


def test_a_preview_says_it_on_the_page(unseen: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft is warned of, a standing page and an article are wrong, and the preview of a desk goes on."""
    for service in SERVICES:
        monkeypatch.delenv(service, raising=False)
    unseen.article("bao/2026/02/nhap", f"Nháp.\n\n{body('nháp')}", draft="true")
    unseen.write("docs/trang.md", "---\ntitle: Trang\n---\nMột trang.\n")
    site = build_site(unseen.root, AS_OF, strict=False, preview=True)
    levels = {PATH: "problem", "trang": "problem", "bao/2026/02/nhap": "warning"}
    for path, level in levels.items():
        page = (site / path / "index.html").read_text("utf-8")
        assert re.search(rf'panel__{level}">(?:(?!</li>).)*không đọc được: “em {NAME}', page, re.S)


def test_a_feed_entry_is_held_against_its_own_article(full: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """What stands in an entry alone stops the build just so."""
    full.article("bao/2026/01/khac", f"Bà {NAME} dạy bơi.\n\n" + body("khác"))
    hook = full.root / "hooks/feeds.py"
    ours, more = 'page.content or ""', f"(page.content or '') + '<p>{NAME}</p>'"
    assert ours in hook.read_text("utf-8")
    hook.write_text(hook.read_text("utf-8").replace(ours, more), "utf-8")
    with pytest.raises(Abort):
        build_site(full.root, AS_OF)
    assert "docs/bao/2026/01/be-boi.md" in caplog.text
    assert "docs/bao/2026/01/khac.md" not in caplog.text


TORN = [
    "Nguyễn V**ă**n Bảo", "Nguyễn V<b></b>ăn Bảo", "Nguyễn V<!-- a -->ăn Bảo", "Nguyễn V&#259;n Bảo",
    "Nguyễn V&abreve;n Bảo", "Nguyễn V\u00adăn B\u200bảo", "Nguyễn&nbsp;Văn&#32;Bảo", "Nguyễn `Văn` Bảo",
    "Nguyễn\nVăn Bảo", "[Nguyễn Vă](https://x.vn)n Bảo", "Nguyễn Va&#774;n Bảo", "Nguyễn V&#259n Bảo",
]  # fmt: skip


@pytest.mark.parametrize("name", TORN)
def test_a_name_is_found_however_its_source_is_parted(desk: Desk, name: str) -> None:
    """Emphasis, tags, comments, references and unseen signs within a name hide it from nobody."""
    children = "{sensitive: true}"
    desk.article(PATH, f"Em {name}, 12 tuổi, bị đuối nước.\n\n{body('bơi')}", children=children)
    assert any(f"“{NAME}”" in str(problem.message) for problem in desk.problems())


def test_a_name_over_two_lines_is_told_by_the_first(desk: Desk) -> None:
    """A line of its own may begin with any word, as in a table or a poem."""
    desk.article(
        PATH, f"Em Nguyễn Văn<br>Bảo, 12 tuổi, bị đuối nước.\n\n{body('bơi')}", children="{sensitive: true}"
    )
    assert any("“Nguyễn Văn”" in str(problem.message) for problem in desk.problems())


FATAL = [
    "<![", "<![x", "`<![x`", "<![if x]>", "| a |\n|---|\n| <![ |", "    <![x", "```\n<![x",
    "  ```\n<![x\n  ```",
    "&#1;", "&#0;", "&#x0;", "&#xD800;", "&#xFFFE;", "&#x1FFFF;", "&#x110000;", "&#99999999;", "&#11;",
    "&#127;",
    "&#" + "9" * 5000 + ";", "&#x202E;", "[x](https://x.vn '&#1;')", "x{: title='&#8;'}",
    "<https://[>", "<http://[::1>", "``` { .python linenums=True }\nx\n```",
    "1. " * 200 + "x", "a\n: b\n" * 500,
    "*a **b " * 450 + "** c*" * 450, "<div markdown='1'>\n" * 450 + "x\n" + "</div>\n" * 450,
]  # fmt: skip


@pytest.mark.parametrize("text", FATAL, ids=lambda text: text[:20])
def test_what_would_end_a_build_is_told_by_the_check(full: Desk, text: str) -> None:
    """No page can be made of such a text; the check says so and where, and a preview goes on without it."""
    full.article(PATH, f"Một\n\n{text}\n\n{body('bơi')}")
    found = full.problems()
    assert found
    assert all(problem.line is not None and problem.line >= BELOW + 2 for problem in found)
    shown = build_site(full.root, AS_OF, strict=False, preview=True) / PATH / "index.html"
    assert 'class="panel__problem"' in shown.read_text("utf-8")


@pytest.mark.parametrize("sign", ["&#1;", "&#0;", "&#xD800;", "&#xFFFE;", "&#99999999;"])
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", '"Bơi {}"'),
        ("description", '"Bơi {}"'),
        ("authors", '["Bơi {}"]'),
        ("corrections", '[{{date: 2026-02-06, text: "Bơi {}"}}]'),
        ("printed", '{{issue: "Bơi {}"}}'),
    ],
)
def test_a_field_holds_no_number_of_what_is_no_character(
    desk: Desk, field: str, value: str, sign: str
) -> None:
    """Each field is told of it by its name and line; numbers of characters are left alone."""
    desk.article(PATH, **{field: value.format(sign)})
    [problem] = desk.problems()
    assert problem.field is not None
    assert problem.field.partition(".")[0] == field
    assert sign in str(problem.message)
    desk.article(PATH, **{field: value.format("&#7867; &#128; &amp;")})
    assert desk.problems() == []


def test_the_check_reads_markdown_as_the_site_does() -> None:
    """The extensions with which a check makes pages are those of `mkdocs.yml`, in their order."""
    assert tuple(load_config(str(ROOT / "mkdocs.yml")).markdown_extensions) == EXTENSIONS


TRAPS = st.sampled_from(
    [
        NAME, NAME, "Em Lan", "Lan", "một ", "hai", " ", "  \n", "\n", "\n\n", "    ", "\t", "- ",
        "1. ", "> ", "## ", "| a |\n|---|\n| Lan |\n", "a\n:   b\n", "<!--", "-->", "--!>", "<!-->",
        "<!--->", "<!", "<!x>", "<?", "?>", "<![CDATA[", "]]>", "<![", "]>", "{: title='", "'}",
        "{: .a }", "{#a}", "{", "}", "<b>", "</b>", "<div>", "</div>", "<div markdown='1'>",
        '<p title="', '">', "<br>", "<img alt='", "<", "</", ">", "'", '"', "`", "``", "```\n",
        "~~~\n", "\\", "*", "**", "_", "[", "]", "](a.md)", "](", "](b 'Lan')", ")", "![", "[^1]",
        "[^1]: ", "[x]: ", "[x]", "*[Lan]: ", "!!! note\n    ", "!!! lan\n", '!!! note "Lan"\n    ',
        "&#76;", "&#76", "&nbsp;", "&amp;", "&lt;", "&shy;", "&", "<https://x.vn/a>", "<a@b.vn>",
        "[TOC]\n", "\u00ad", "|", "<span>", "<details>", "<code>", "<pre>", "<em Lan>", "title=Lan",
        "(", "<!-- ghi chú -->",
    ]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(pieces=st.lists(TRAPS, max_size=14))
@example(pieces=["<!--", NAME])
@example(pieces=["[x]", "[", NAME, "]"])
def test_whatever_the_source_no_page_shows_a_name_unread(desk: Desk, pieces: list[str]) -> None:
    """A page that shows a name has it in what was read of its source, or a problem is told."""
    desk.article(PATH, "".join(pieces))
    told = [problem for problem in desk.problems() if problem.path == f"docs/{PATH}.md"]
    page = desk.newsroom().html[f"docs/{PATH}.md"]
    shown = html.fragment_fromstring(page, create_parent="div").text_content()
    read = " ".join(judged(page).split())
    for name in (NAME, "Em Lan"):
        if re.search(rf"(?<!\w){name}(?!\w)", " ".join(shown.split())):
            assert name in read or told


def test_drafts_are_warned(desk: Desk) -> None:
    """What would be shown unseen of a draft stops nothing until it is published."""
    desk.article(PATH, f"<!-- {NAME}\n\n{body('bơi')}", draft="true")
    assert [problem.level for problem in desk.newsroom().problems] == [Level.WARNING]


def test_html_nested_without_end_is_told_however_long_the_text_is(desk: Desk) -> None:
    """Parsers of HTML end by it, and a body of that length is not tried as a whole."""
    nested = '<div markdown="1">\n' * 1200
    desk.article(PATH, text=f"{nested}\n{body('sông')}")
    (problem,) = [found for found in desk.problems() if found.path == f"docs/{PATH}.md"]
    assert (problem.code, problem.line) == ("text-nested-too-deep", BELOW + MAX_TAGS)


def test_a_paragraph_too_long_to_be_tried_is_told(desk: Desk) -> None:
    """Nobody waits for Markdown to read ten thousand brackets."""
    desk.article(PATH, text=f"{body('sông')}\n\n{'[a](' * 20_000}")
    found = [problem for problem in desk.problems() if problem.path == f"docs/{PATH}.md"]
    assert [problem.code for problem in found if problem.line == BELOW + 2] == ["paragraph-too-long"]
