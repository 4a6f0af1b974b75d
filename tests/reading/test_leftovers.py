"""What git, mail and other systems leave behind is told by its name, in its line, with what to write."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterable

import pytest

from media_mandate.messages import translator
from media_mandate.problems import Problem
from tests.newsdesk import MANDATE, Desk, body

PATH = "bao/2026/02/moi"
BELOW = 6  # the line on which the body of these articles begins

LEFT = {
    '[gallery ids="1,2"]': "command-of-another-system",
    "[gallery]": "command-of-another-system",
    "[caption id=“anh_1” align=“left”]Ao làng": "command-of-another-system",
    '[su_quote cite="Sở Y tế"]': "command-of-another-system",
    '{{< figure src="ao.jpg" >}}': "command-of-another-system",
    "{{% thông-báo %}}": "command-of-another-system",
    "{% include ao.html %}": "command-of-another-system",
    "Theo {{ page.author }}": "command-of-another-system",
    "{loadposition ao}": "command-of-another-system",
    "[[Bể bơi|bể]]": "command-of-another-system",
    "![[ao.png]]": "command-of-another-system",
    ":::note": "command-of-another-system",
    "[cid:image001.png@01D9A]": "command-of-another-system",
    "[b]Chú ý[/b]": "bbcode-in-text",
    "[url=https://ao.example]ao[/url]": "bbcode-in-text",
    "[IMG]ao.jpg[/IMG]": "bbcode-in-text",
    "@@ -1,2 +1,3 @@ Bể bơi": "comparison-of-git",
    "diff --git a/ao.md b/ao.md": "comparison-of-git",
    "Content-Type: text/plain; charset=utf-8": "head-of-mail",
    "-----Original Message-----": "head-of-mail",
    '{ HYPERLINK "https://ao.example" }': "field-of-word",
    "Error! Bookmark not defined.": "field-of-word",
    "Bể&amp;nbsp;bơi": "letter-escaped-twice",
    "b&amp;#417;i": "letter-escaped-twice",
    "~~Bể bơi~~ hồ": "strikethrough-as-typed",
    "Nhớ ==áo phao== nhé": "highlight-as-typed",
    "- [ ] mua áo phao": "checkbox-as-typed",
    "1. [X] mua áo phao": "checkbox-as-typed",
    "> [!WARNING]\n> Nước sâu": "alert-as-typed",
    "Xem https://ao.example/b?c=1.": "address-as-typed",
    "Xem www.ao.example/b nhé": "address-as-typed",
    "Thư về toasoan@ao.example.": "address-as-typed",
    "(https://ao.example)": "address-as-typed",
    "| Bể | Sâu |\n| Một | 2 m |": "table-as-typed",
    "| Bể | Sâu |\n\n|---|---|\n| Một | 2 m |": "table-as-typed",
    "| Bể | Sâu |\n|---|---|---|\n| Một | 2 m |": "table-as-typed",
    "| Bể | Sâu |\n| — | — |\n| Một | 2 m |": "table-as-typed",
    "Bể bơi mở cửa từ tháng Sáu.\n---\nHết": "heading-by-dashes",
    "title: Bể bơi\n---\nHết": "heading-by-dashes",
    "Tr=E1=BA=BB em =C4=91i h=E1=BB=8Dc": "letters-of-mail",
    "Tráº» em há»c bơi": "letters-garbled",
    "cĂ¡c em": "letters-garbled",
    "TrÃ¡ÂºÂ» em": "letters-garbled",
    "B¸o chÝ ®¨ng bµi vÒ trÎ em": "letters-of-old-font",
    "Treû em ñöôïc hoïc bôi ôû nhaø vaên hoùa": "letters-of-old-font",
}  # fmt: skip

HARMLESS = [
    "Em nói: “Bể [...] sâu” rồi thôi",
    "Giá vé [20.000 đồng/lượt] và [1]",
    "Chọn [b] hoặc [i] trong bài",
    "[bể](https://ao.example/b) và [x][y]\n\n[y]: https://ao.example",
    "[https://ao.example](https://ao.example)",
    "[**https://ao.example**](https://ao.example)",
    "<https://ao.example> và <toasoan@ao.example>",
    "[thư](mailto:toasoan@ao.example)",
    '<a href="https://ao.example">bể</a>',
    "Theo vnexpress và baokontum, tài khoản @ao",
    "`~~x~~ [b]x[/b] https://ao.example`",
    '```\n[gallery ids="1"] {{ x }}\n| a | b |\n| c | d |\nTrÃ\n```',
    "Một\n\n    [gallery]\n    ~~x~~ https://ao.example\n\nHai",
    "<!-- [gallery] ~~x~~ https://ao.example -->",
    "Bể bơi ở đâu?\n---\n\nMột",
    "Một câu.\n\n---\n\nHai câu.",
    "- một\n- hai.\n---\nba",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "a | b\n--- | ---\n1 | 2",
    "Chọn 5 | 6 và x == y, a == b, ~ 5 kg",
    "AT&amp;T, &lt;b&gt;, 1 &amp; 2",
    "XÃ HỘI, “ĐÃ XÃ”, ĐÃ… XÃ–PHƯỜNG, XÃ\u00a0HỘI, ĂN",
    "«quả cá» và «lá»… rồi «cá»’",
    "Müller, señor, niño, año, naïve, goût, crème",
    "Panadol® 5 µm, 20 °C, 3×4, m², «trẻ», n° 5",
    "Công thức a=C3 và b=E1",
    ">>>>>>> Chào anh\n>>>>>>> Em gửi bài",
    "-- \nBan Biên tập",
    "!!! note \"[ghi]\"\n    [x] y",
    "![bể](ao.svg){people=none}",
]  # fmt: skip


def told(desk: Desk, text: str, **fields: str) -> list[Problem]:
    desk.write("docs/bao/2026/02/ao.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    desk.article(PATH, f"{text}\n\n{body('bơi')}", **fields)
    ignored = {"file-not-there", "heading-of-first-level", "html-never-published"}
    return [
        found
        for found in desk.newsroom().problems
        if found.path == f"docs/{PATH}.md" and found.code not in ignored
    ]


@pytest.mark.parametrize("text", LEFT)
def test_what_is_left_behind_is_told(desk: Desk, text: str) -> None:
    """Its own rule names it, on the line on which it stands, with a hint in Vietnamese that is complete."""
    found = [one for one in told(desk, f"Một đoạn 🏊 & “hai”\n\n{text}") if one.code == LEFT[text]]
    assert found
    typed = dict(found[0].message.values)["text"]
    assert found[0].line == BELOW + 2 + f"\n\n{text}".partition(str(typed))[0].count("\n") - 2
    assert found[0].hint is not None
    assert "{" not in re.sub(r"\{\{.*?\}\}", "", translator("vi")(found[0].hint))


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_alike_is_left_alone(desk: Desk, text: str) -> None:
    """Brackets with words in them, code, comments, links, tables and lines are what they are."""
    assert told(desk, text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Tráº» em", "Trẻ"),
        ("h=E1=BB=8Dc bơi", "học"),
        ("b&amp;#417;i", "ơ"),
        ("~~ao~~ hồ", "<del>ao</del>"),
        ("- [x] áo phao", "☑"),
        ("Xem https://ao.example/b.", "<https://ao.example/b>"),
        ("Xem www.ao.example nhé", "[www.ao.example](https://www.ao.example)"),
        ("| Bể | Sâu |\n| Một | 2 m |", "|---|---|"),
    ],
)
def test_the_cure_is_the_very_text_to_write(desk: Desk, text: str, right: str) -> None:
    """Where it can be told, the hint has what belongs there, and with it nothing is told any more."""
    [found] = told(desk, text)
    assert dict(found.hint.values if found.hint else ())["right"] == right
    typed = str(dict(found.message.values)["text"])
    instead = f"{typed}\n{right}" if found.code == "table-as-typed" else right
    assert told(desk, text.replace(typed, instead)) == []


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("[b]Bể[/b] bơi", "bbcode-in-text"),
        ("Bể [gallery] bơi", "command-of-another-system"),
        ("Bể b&#417;i", "letter-escaped-twice"),
        ("Bể &amp; bơi", "letter-escaped-twice"),
        ("**Bể** bơi", "mark-in-field"),
        ("Bể <b>bơi</b>", "mark-in-field"),
        ("Tráº» em", "letters-garbled"),
        ("Tr=E1=BA=BB em", "letters-of-mail"),
    ],
)
@pytest.mark.parametrize("field", ["title", "description", "authors"])
def test_fields_are_read_as_bodies_are(desk: Desk, field: str, value: str, code: str) -> None:
    """Title, standfirst and authors are told by name and line; one case of a kind is enough."""
    [found] = told(desk, "Một", **{field: f"['{value}']" if field == "authors" else f"'{value}'"})
    assert (found.code, (found.field or "").partition(".")[0]) == (code, field)
    assert found.line == (2 if field == "title" else 5)
    assert told(desk, "Một", **{field: "['Bể & <3']" if field == "authors" else "'Bể & <3 [20.000]'"}) == []


def test_letters_that_became_controls_are_told_as_what_they_are(desk: Desk) -> None:
    """Some bytes of Vietnamese letters are control characters in Windows' code; the cause is told."""
    garbled = "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes((byte,)).decode("cp1252")
        for byte in "Được học bơi đều".encode()
    )
    file = desk.root / desk.article(PATH, f"{garbled}\n\n{body('bơi')}")
    for raw in (file.read_bytes(), b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")):
        file.write_bytes(raw)
        found = desk.problems()
        assert {one.code for one in found if one.path == f"docs/{PATH}.md"} == {"letters-garbled"}
        assert dict(found[0].hint.values if found[0].hint else ())["right"] == "Được"


def test_decomposed_letters_are_no_garbled_ones(desk: Desk) -> None:
    """What macOS writes in two characters is one letter, and right."""
    assert told(desk, unicodedata.normalize("NFD", "Trẻ em ở xã Đắk Hà đã được học bơi")) == []


# Conflicts of git


def lines_of(problems: Iterable[Problem], code: str = "conflict-of-git") -> list[int | None]:
    return [found.line for found in problems if found.code == code]


def conflict(desk: Desk, path: str, ours: str, theirs: str, base: str, style: str) -> str:
    """Let git itself fail to merge two versions of a file, and return what it left."""
    desk.write(path, base)
    desk.commit("2026-02-05T08:00:00+07:00")
    desk.git("checkout", "--quiet", "-b", "kia")
    desk.write(path, theirs)
    desk.commit("2026-02-05T09:00:00+07:00", "Sửa bài (bản kia)")
    desk.git("checkout", "--quiet", "main")
    desk.write(path, ours)
    desk.commit("2026-02-05T10:00:00+07:00")
    with pytest.raises(subprocess.CalledProcessError):
        desk.git("-c", f"merge.conflictStyle={style}", "merge", "kia", at="2026-02-05T11:00:00+07:00")
    return (desk.root / path).read_text("utf-8")


def marked(text: str) -> list[int]:
    return [
        number
        for number, line in enumerate(text.splitlines(), 1)
        if re.match(r"(?:<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)", line)
    ]


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
@pytest.mark.parametrize("where", ["body", "front", "both"])
def test_each_sign_of_a_conflict_is_told_and_nothing_that_follows_from_it(
    desk: Desk, style: str, where: str
) -> None:
    """In body and front matter, in all three styles of git, each line; the YAML of both is not read."""

    def version(name: str) -> str:
        title, text = ((name if where in (kind, "both") else "Bể") for kind in ("front", "body"))
        return (
            f"---\ntitle: {title}\ndate: 2026-02-05\ntopics: [duoi-nuoc]\n---\nĐầu\n\n{text}\n\n{body('bơi')}"
        )

    path = f"docs/{PATH}.md"
    text = conflict(desk, path, version("Một"), version("Hai"), version("Ba"), style)
    found = [one for one in desk.read()[1] if one.path == path]
    assert lines_of(found) == marked(text)
    assert len(found) == len(marked(text)) >= (4 if style != "merge" else 3) * (1 + (where == "both"))


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_a_conflict_in_the_mandate_is_told(desk: Desk, style: str) -> None:
    """Nothing can be judged, and each line is named instead of what is no YAML."""

    def version(name: str) -> str:
        return MANDATE.replace("Báo Tỉnh", name)

    text = conflict(desk, "mandate.yml", version("Một"), version("Hai"), version("Ba"), style)
    newsroom, found = desk.read()
    assert newsroom is None
    assert {one.code for one in found} == {"conflict-of-git"}
    assert lines_of(found) == marked(text)


def test_what_is_left_of_a_conflict_is_told(desk: Desk) -> None:
    """Who takes out the first sign alone is told of the others; a heading and quotations of mail are none."""
    commit = "Một\n\n=======\nhai\n>>>>>>> 1a2b3c4 (Sửa bài)"
    assert lines_of(told(desk, commit)) == [BELOW + 2, BELOW + 4]
    assert lines_of(told(desk, "Một\n\n>>>>>>> ban-kia\n\nhai")) == [BELOW + 2]
    assert lines_of(told(desk, "Đề mục\n=======\n\nMột\n\n>>>>>>> Chào anh\n>>>>>>> Em")) == []
    code = "```\n<<<<<<< HEAD\nmột\n=======\nhai\n>>>>>>> kia\n```"
    assert lines_of(told(desk, code)) == []


def test_a_conflict_around_the_fence_is_told(desk: Desk) -> None:
    """Both versions have their own end of the front matter."""
    head = "---\ntitle: Bể\n<<<<<<< HEAD\ndate: 2026-02-05\n---\nMột\n=======\ndate: 2026-02-06\n---\nHai\n"
    desk.write(f"docs/{PATH}.md", f"{head}>>>>>>> kia\n")
    found = [one for one in desk.problems() if one.path == f"docs/{PATH}.md"]
    assert (lines_of(found), len(found)) == ([3, 7, 11], 3)


# Front matter of other systems


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (
            '+++\ntitle = "Bể bơi: “an toàn”"\ndate = 2026-02-05T10:00:00+07:00\ntopics = ["duoi-nuoc"]\n+++',
            "front-matter-toml",
        ),
        ('---toml\ntitle = "Bể"\ndate = 2026-02-05\ntopics = ["duoi-nuoc"]\n---', "front-matter-toml"),
        (
            '{\n "title": "Bể & <3",\n "date": "2026-02-05T10:00:00",\n "topics": ["duoi-nuoc"]\n}',
            "front-matter-json",
        ),
        (';;;\n{"title": "Bể", "date": "2026-02-05", "topics": ["duoi-nuoc"]}\n;;;', "front-matter-json"),
    ],
)
def test_the_fields_of_other_systems_are_rewritten(desk: Desk, head: str, code: str) -> None:
    """The hint has the editor's own fields as YAML; put between dashes they make the article."""
    desk.write(f"docs/{PATH}.md", f"{head}\n{body('bơi')}")
    [found] = [one for one in desk.problems() if one.path == f"docs/{PATH}.md"]
    assert (found.code, found.line) == (code, 1)
    fields = str(dict(found.hint.values if found.hint else ())["fields"]).replace(" ⏎ ", "\n")
    desk.write(f"docs/{PATH}.md", f"---\n{fields}\n---\n{body('bơi')}")
    assert [one for one in desk.newsroom().problems if one.path == f"docs/{PATH}.md"] == []


@pytest.mark.parametrize("head", ["+++\ntitle = \n+++", '{"title": ', "+++\ntitle: Bể"])
def test_fields_that_cannot_be_read_are_told_all_the_same(desk: Desk, head: str) -> None:
    """Broken TOML or JSON gets the general way out."""
    desk.write(f"docs/{PATH}.md", f"{head}\n{body('bơi')}")
    [found] = [one for one in desk.problems() if one.path == f"docs/{PATH}.md"]
    assert found.code in ("front-matter-toml", "front-matter-json")
