"""All that Word shows comes over, whatever it stands in, or is told."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from docx.document import Document
from lxml import html

from media_mandate.reading.rendering import rendered
from tests.newsdesk import Desk
from tests.photos import jpeg
from tests.word import files
from tests.word.conftest import Import, article, body
from tests.word.corpus import LONG
from tests.word.files import part, run, with_parts
from tests.word.test_missing import chosen, document, instruction, mark, row, rows, told

INNER = run("bốn em nhỏ")
BOLD = run("bốn", "<w:b/>")
NO_PROMPT = '<w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr>'


def field(code: str, *result: str) -> str:
    """A field with its instruction, and its result if it has one."""
    shown = "".join((mark("separate"), *result)) if result else ""
    return mark("begin") + instruction(code) + shown + mark("end")


def box(checked: str) -> str:
    return (
        mark("begin", f"<w:ffData><w:checkBox>{checked}</w:checkBox></w:ffData>")
        + instruction("FORMCHECKBOX")
        + mark("end")
    )


INSIDE: dict[str, tuple[str, str]] = {
    "simple field": (f'<w:fldSimple w:instr=" QUOTE x ">{INNER}</w:fldSimple>', "bốn em nhỏ"),
    "element of a schema": (
        f'<w:customXml w:element="x"><w:customXmlPr/>{INNER}</w:customXml>',
        "bốn em nhỏ",
    ),
    "turned text": (f'<w:bdo w:val="ltr">{INNER}</w:bdo>', "bốn em nhỏ"),
    "text of a direction": (f'<w:dir w:val="ltr">{INNER}</w:dir>', "bốn em nhỏ"),
    "smart tag": (f'<w:smartTag w:element="x">{INNER}</w:smartTag>', "bốn em nhỏ"),
    "control": (f"<w:sdt>{NO_PROMPT}<w:sdtContent>{INNER}</w:sdtContent></w:sdt>", "bốn em nhỏ"),
    "wrapper within a wrapper": (
        (
            f'<w:bdo w:val="ltr"><w:sdt><w:sdtContent><w:fldSimple w:instr="x">{INNER}</w:fldSimple>'
            "</w:sdtContent></w:sdt></w:bdo>"
        ),
        "bốn em nhỏ",
    ),
    "wrapper in a link": (
        f'<w:hyperlink w:anchor="x"><w:fldSimple w:instr="x">{INNER}</w:fldSimple></w:hyperlink>',
        "bốn em nhỏ",
    ),
    "link without a target": (f'<w:hyperlink w:tooltip="x">{INNER}</w:hyperlink>', "bốn em nhỏ"),
    "text with its reading": (
        (
            f"<w:r><w:t>a</w:t><w:ruby><w:rt>{run('em nhỏ')}</w:rt><w:rubyBase>{BOLD}</w:rubyBase></w:ruby>"
            "<w:t>z</w:t></w:r>"
        ),
        "a**bốn** (em nhỏ)z",
    ),
    "what nobody has thought of": (f"<w:unheardOf>{INNER}</w:unheardOf>", "bốn em nhỏ"),
    "of a namespace unheard of": (f'<x:y xmlns:x="urn:x">{INNER}</x:y>', "bốn em nhỏ"),
    "within a run": ("<w:r><w:unheardOf><w:t>bốn em nhỏ</w:t></w:unheardOf></w:r>", "bốn em nhỏ"),
    "list of an old form": (
        mark("begin", chosen("ba em", "bốn em nhỏ")) + instruction("FORMDROPDOWN") + mark("end"),
        "bốn em nhỏ",
    ),
    "boxes of an old form": (
        box('<w:default w:val="0"/><w:checked/>') + box("") + box('<w:default w:val="1"/>'),
        "☒☐☒",
    ),
    "button of a macro": (field("MACROBUTTON Mở bốn em nhỏ"), "bốn em nhỏ"),
    "button that leads on": ('<w:fldSimple w:instr="GOTOBUTTON trang bốn em nhỏ"/>', "bốn em nhỏ"),
    "sign of a field": (field('SYMBOL 183 \\f "Symbol" \\s 10'), "•"),
    "old word art": (
        '<w:r><w:pict><v:shape><v:textpath string="bốn em nhỏ"/></v:shape></w:pict></w:r>',
        "bốn em nhỏ",
    ),
    "field all in one run": (
        (
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>QUOTE</w:instrText><w:fldChar '
            'w:fldCharType="separate"/><w:t>bốn em nhỏ</w:t><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        "bốn em nhỏ",
    ),
    "field in an instruction": (
        mark("begin")
        + instruction("IF")
        + field("REF x", run("điều kiện ẩn"))
        + instruction('= 1 "đúng ẩn"')
        + mark("separate")
        + INNER
        + mark("end"),
        "bốn em nhỏ",
    ),
    "field in a result": (field("QUOTE", run("bốn "), field("REF x", run("em nhỏ"))), "bốn em nhỏ"),
    "field that does not end": (mark("begin") + INNER, "bốn em nhỏ"),
    "link of a field": (
        field('HYPERLINK "https://example.org/a"', run("bốn "), field("REF x", run("em nhỏ"))),
        "[bốn em nhỏ](https://example.org/a)",
    ),
    "change with a field": (
        f'<w:ins w:id="1" w:author="Lan">{field("QUOTE", INNER)}</w:ins>',
        "bốn em nhỏ",
    ),
    "words deleted outside of a deletion": (INNER + "<w:r><w:delText>bỏ ẩn</w:delText></w:r>", "bốn em nhỏ"),
    "line break of old": ("<w:r><w:t>bốn</w:t><w:cr/><w:t>em nhỏ</w:t></w:r>", "bốn  \nem nhỏ"),
    "tab of a place": ("<w:r><w:t>bốn</w:t><w:ptab/><w:t>em nhỏ</w:t></w:r>", "bốn em nhỏ"),
    "hyphen": ("<w:r><w:t>bốn</w:t><w:noBreakHyphen/><w:t>em</w:t></w:r>", "bốn‑em"),
    "run with a note's own mark": (
        '<w:r><w:t>bốn</w:t><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>',
        "bốn[^1]",
    ),
    "what Word shows of two ways": (
        (
            f'<mc:AlternateContent><mc:Choice Requires="wps">{INNER}</mc:Choice><mc:Fallback>{run("ẩn")}'
            "</mc:Fallback></mc:AlternateContent>"
        ),
        "bốn em nhỏ",
    ),
    "the way that Word knows": (
        (
            f'<mc:AlternateContent xmlns:x="urn:x"><mc:Choice Requires="x">{run("ẩn")}</mc:Choice>'
            f"<mc:Fallback>{INNER}</mc:Fallback></mc:AlternateContent>"
        ),
        "bốn em nhỏ",
    ),
    "math on its own": ("<x:y xmlns:x='urn:x'><m:oMath><m:r><m:t>α</m:t></m:r></m:oMath></x:y>", "*α*"),
}
HIDDEN = re.compile("ẩn|QUOTE|REF|MACROBUTTON|FORM")


def test_what_a_line_is_wrapped_in_is_opened(newsroom: Desk, imported: Import) -> None:
    """Nothing is lost, nothing is said to be, and what Word does not show does not appear."""
    lines = [f"<w:p>{run('Thôn có ')}{inner}{run(' học bơi.')}</w:p>" for inner, _shown in INSIDE.values()]
    note = f'<w:footnote w:id="2"><w:p>{run("Sở Y tế.")}</w:p></w:footnote>'
    made = imported("boc-dong", files.with_related(document(*lines), "footnotes", note))
    assert told(made) == []
    shown = body(newsroom, "boc-dong").split("\n\n")[: len(INSIDE)]
    assert shown == [f"Thôn có {text} học bơi." for _inner, text in INSIDE.values()]
    assert not HIDDEN.search(article(newsroom, "boc-dong"))


WRAPPER = '<w:customXml w:element="x"><w:customXmlPr/>{}</w:customXml>'
CONTROL = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
BLOCKS: dict[str, tuple[str, str]] = {
    "paragraphs": (
        WRAPPER.format(f"<w:p>{run('Đoạn 1.')}</w:p>" + CONTROL.format(f"<w:p>{run('Đoạn 2.')}</w:p>")),
        "Đoạn 1.\n\nĐoạn 2.",
    ),
    "rows": (
        rows(row("đầu"), WRAPPER.format(row("hàng bọc")), CONTROL.format(row("hàng nữa"))),
        "| đầu |\n|-----|\n| hàng bọc |\n| hàng nữa |",
    ),
    "cells": (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
        + "".join(
            "<w:tr>"
            + wrapper.format(f"<w:tc>{CONTROL.format(f'<w:p>{run(one)}</w:p>')}</w:tc>")
            + f"<w:tc><w:p>{run(other)}</w:p></w:tc></w:tr>"
            for wrapper, one, other in ((WRAPPER, "a", "b"), (CONTROL, "c", "d"))
        )
        + "</w:tbl>",
        "| a | b |\n|-----|-----|\n| c | d |",
    ),
    "rows of different widths": (
        rows(row("a").replace("</w:tr>", f"<w:tc><w:p>{run('d')}</w:p></w:tc></w:tr>"), row("b"), row("c")),
        "| a | d |\n|-----|-----|\n| b | |\n| c | |",
    ),
    "in a text box": (
        files.text_box("x").replace(f"<w:p>{run('x')}</w:p>", WRAPPER.format(f"<w:p>{run('Gọi 111')}</w:p>")),
        "Đoạn có khung nổi.\n\nGọi 111",
    ),
    "caption of a table": (
        f'<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr>{run("Bảng ")}'
        f'<w:fldSimple w:instr=" SEQ Table ">{run("1")}</w:fldSimple>{run(". Số trẻ")}</w:p>'
        + rows(row("đầu"), row("hai")),
        "Bảng 1. Số trẻ\n\n| đầu |\n|-----|\n| hai |",
    ),
    "field over paragraphs": (
        (
            f"<w:p>{mark('begin')}{instruction('INDEX')}{mark('separate')}{run('Mục một')}</w:p>"
            f"<w:p>{run('Mục hai')}{mark('end')}</w:p>"
        ),
        "Mục một\n\nMục hai",
    ),
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_what_paragraphs_are_wrapped_in_is_opened(kind: str, newsroom: Desk, imported: Import) -> None:
    """Around paragraphs, rows, cells and in boxes."""
    xml, expected = BLOCKS[kind]
    slug = f"boc-{list(BLOCKS).index(kind)}"
    made = imported(slug, document(xml))
    assert told(made) == []
    shown = re.sub(r" +\|", " |", body(newsroom, slug).removesuffix(LONG).strip())
    assert re.sub("-+", "-", shown) == re.sub("-+", "-", expected)


def labelled(document: Document, *levels: tuple[str, str]) -> None:
    """Declare list 90 with formats and labels of our own."""
    files.with_numbering(document, *(form for form, _text in levels))
    abstract = document.part.numbering_part.element[0]
    for level, (_form, text) in zip(abstract.findall(f"{{{files.NAMESPACES['w']}}}lvl"), levels, strict=True):
        level[2].set(f"{{{files.NAMESPACES['w']}}}val", text)


def test_labels_that_a_list_cannot_show_are_written(newsroom: Desk, imported: Import) -> None:
    """Words, several numbers and bullets of words; what Markdown numbers itself is left to it."""
    new = files.new()
    labelled(new, ("upperRoman", "Phần %1:"), ("decimal", "%1.%2."), ("bullet", "Chú ý:"), ("decimal", "%4)"))
    for text, level in (
        ("mở", 0),
        ("một", 1),
        ("hai", 1),
        ("kết", 0),
        ("lại", 1),
        ("nhớ", 2),
        ("x", 3),
        ("y", 3),
    ):
        files.raw(new, files.item(text, level))
    made = imported("nhan", files.saved(new))
    assert told(made) == []
    assert body(newsroom, "nhan").split("\n\n") == [
        *("Phần I: mở", "I.1. một", "I.2. hai", "Phần II: kết", "II.1. lại", "Chú ý: nhớ"),
        "1.  x\n2.  y",
    ]


def test_a_list_that_goes_on_keeps_its_numbers(newsroom: Desk, imported: Import) -> None:
    """The site begins each list with 1; so where Word goes on, the numbers are text."""
    new = files.new()
    labelled(new, ("decimal", "%1."), ("lowerLetter", "%2)"))
    for text, level in (("một", 0), ("điểm a", 1), ("hai", 0)):
        files.raw(new, files.item(text, level))
    new.add_paragraph("Chữ xen vào.")
    for text, level in (("ba", 0), ("điểm a của ba", 1)):
        files.raw(new, files.item(text, level))
    made = imported("tiep", files.saved(new))
    assert told(made) == []
    text = body(newsroom, "tiep")
    assert text == ("1.  một\n    1.  điểm a\n2.  hai\n\nChữ xen vào.\n\n3\\. ba\n\n1.  điểm a của ba")
    assert "3. ba" in html.fromstring(f"<div>{rendered(text)}</div>").text_content()


def test_numbered_headings_keep_their_numbers(newsroom: Desk, imported: Import) -> None:
    """By the heading's own numbering, and by that of its style."""
    new = files.new()
    labelled(new, ("upperRoman", "%1."), ("decimal", "%2."))
    for text, style in (("Ở nhà", 1), ("Giếng", 2), ("Ở trường", 1)):
        heading = new.add_heading(text, style)._p
        properties = heading.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = style - 1
        properties.get_or_add_numId().val = 90
    new.add_paragraph(LONG)
    made = imported("de-muc", files.saved(new))
    assert told(made) == []
    assert re.findall("^#.*", body(newsroom, "de-muc"), re.MULTILINE) == [
        "## I. Ở nhà",
        "### 1. Giếng",
        "## II. Ở trường",
    ]


def test_notes_become_notes_with_links_and_are_counted(newsroom: Desk, imported: Import) -> None:
    """In text, headings, tables and lists; notes of the foot and of the end."""
    new = files.new()

    def reference(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    labelled(new, ("decimal", "%1."))
    files.raw(
        new,
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run("Đề mục")}{reference("footnote", 2)}</w:p>'
        f"<w:p>{run('Câu')}{reference('endnote', 2)}{run(', nữa')}{reference('footnote', 3)}</w:p>"
        + rows(row("đầu"), f"<w:tr><w:tc><w:p>{run('ô')}{reference('footnote', 4)}</w:p></w:tc></w:tr>")
        + files.item("mục", 0).replace("</w:p>", f"{reference('footnote', 5)}</w:p>"),
    )
    new.add_paragraph(LONG)
    file = files.saved(new)
    for kind, numbers in (("footnote", (2, 3, 4, 5)), ("endnote", (2,))):
        xml = "".join(
            f'<w:{kind} w:id="{number}"><w:p>{run(f"Nguồn {kind} {number}.")}</w:p>'
            f"<w:p>{run('Đoạn sau.')}</w:p></w:{kind}>"
            for number in numbers
        )
        file = files.with_related(file, f"{kind}s", xml)
    made = imported("chu-thich", file, "--title", "Bể bơi an toàn")
    assert told(made) == []
    assert "Footnotes and endnotes that became notes of the article, with links: 5." in made.stdout
    page = html.fromstring(f"<div>{rendered(body(newsroom, 'chu-thich'))}</div>")
    links = [link.get("href") for link in page.iterfind(".//sup/a")]
    assert links == [f"#fn:{number}" for number in range(1, 6)]
    notes = [note.text_content().split("\n")[1:3] for note in page.iterfind(".//div/ol/li")]
    assert [note[0] for note in notes] == [
        "Nguồn footnote 2.",
        "Nguồn endnote 2.",
        *(f"Nguồn footnote {number}." for number in (3, 4, 5)),
    ]
    assert all(note[1].startswith("Đoạn sau.") for note in notes)


TOLD: dict[str, tuple[str, str]] = {
    "prompt": (
        f"<w:sdt>{NO_PROMPT.replace('0', '1')}<w:sdtContent>{run('Bấm vào đây')}</w:sdtContent></w:sdt>",
        "A field of a form that nobody filled in was left out: Bấm vào đây",
    ),
    "formula of a field": (field("EQ \\f(1,2)"), "What this field of Word shows was left out: EQ \\f(1,2)"),
    "number of a field": (field("AUTONUM \\* Arabic"), "What this field of Word shows was left out: AUTONUM"),
    "sign": ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', "Signs of the font Wingdings 2"),
    "file within": ('<w:altChunk r:id="rId1"/>', "The text holds another file"),
}


@pytest.mark.parametrize("kind", TOLD)
def test_what_cannot_come_over_is_told(kind: str, imported: Import) -> None:
    """What no article can hold is said by name."""
    inner, words = TOLD[kind]
    made = imported(f"ke-{list(TOLD).index(kind)}", document(f"<w:p>{run('Thôn có ')}{inner}</w:p>"))
    assert made.returncode == 0, made.stderr
    assert words in made.stdout


def test_the_row_that_word_hides_is_told_and_not_published(newsroom: Desk, imported: Import) -> None:
    """Like hidden letters."""
    hidden = row("hàng giấu kín").replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>")
    made = imported("hang-giau", document(rows(row("đầu"), hidden, row("cuối"))))
    assert told(made) == []
    assert "Hidden text was left out: hàng giấu kín" in made.stdout
    assert "giấu kín" not in article(newsroom, "hang-giau")


def test_a_title_of_two_lines_with_a_photo_is_whole(newsroom: Desk, imported: Import) -> None:
    """Pandoc keeps one paragraph of a title, and no picture that hangs on it."""
    new = files.new("Bể bơi an toàn")
    files.picture(new, jpeg(), "Phao trên rào")
    picture = new.paragraphs[-1]
    new.paragraphs[0]._p.append(picture._p.r_lst[0])
    picture._p.getparent().remove(picture._p)
    new.add_paragraph("cho trẻ em", style="Title")
    new.add_paragraph("Sa pô dòng một", style="Subtitle")
    new.add_paragraph("dòng hai", style="Subtitle")
    new.add_paragraph(LONG)
    made = imported("ten-hai-dong", files.saved(new))
    assert told(made) == []
    assert "title: Bể bơi an toàn cho trẻ em\n" in article(newsroom, "ten-hai-dong")
    assert "description: Sa pô dòng một dòng hai\n" in article(newsroom, "ten-hai-dong")
    assert body(newsroom, "ten-hai-dong") == f"![Phao trên rào](ten-hai-dong-1.jpg)\n\n{LONG}"


def test_a_picture_that_does_not_come_over_is_counted(newsroom: Desk, imported: Import) -> None:
    """Here in a cell that is merged away; the one outside is no less in the article."""
    new = files.new()
    files.picture(new, jpeg(), "Phao trên rào")
    table = new.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 0).text = "trên", "dưới"
    files.picture(new, jpeg(), "Ảnh trong ô gộp")
    merged = table.cell(1, 1)._tc
    merged.get_or_add_tcPr().get_or_add_vMerge()
    merged.p_lst[0].append(new.paragraphs[-1]._p.r_lst[0])
    new.add_paragraph(LONG)
    made = imported("anh-mat", files.saved(new))
    assert "Pictures of the Word file that are not in the article: 1." in made.stdout
    assert "![Phao trên rào](anh-mat-1.jpg)" in body(newsroom, "anh-mat")


def renamed(file: bytes) -> bytes:
    """The file as Word for the web and others write it: parts and pictures under other names."""
    names = {
        "word/document.xml": "word/document2.xml",
        "word/_rels/document.xml.rels": "word/_rels/document2.xml.rels",
        "word/styles.xml": "word/styles2.xml",
        "word/numbering.xml": "word/numbering2.xml",
        "word/footnotes.xml": "word/footnotes2.xml",
        "word/media/image1.jpg": "word/images/image1.jpg",
    }
    parts: dict[str, bytes | None] = {}
    for old, new in names.items():
        parts |= {new: part(file, old), old: None}
    for name in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document2.xml.rels"):
        text = parts.get(name) or part(file, name)
        for old in ("document", "styles", "numbering", "footnotes"):
            text = text.replace(f"{old}.xml".encode(), f"{old}2.xml".encode())
        parts[name] = text.replace(b"media/image1.jpg", b"images/image1.jpg")
    return with_parts(file, parts)


def prefixed(file: bytes) -> bytes:
    """The file as some libraries write it, with a name of its own for formulas where they stand."""
    text = part(file, "word/document.xml")
    return with_parts(
        file,
        {
            "word/document.xml": re.sub(rb' xmlns:m="[^"]*"', b"", text).replace(
                b"<m:oMath", b'<m:oMath xmlns:m="' + files.NAMESPACES["m"].encode() + b'"'
            )
        },
    )


@pytest.mark.parametrize("changed", [bytes, renamed, prefixed])
def test_a_file_of_another_program_loses_nothing(
    changed: Callable[[bytes], bytes], newsroom: Desk, imported: Import
) -> None:
    """Wherever its parts stand, and wherever it says what its names mean."""
    new = files.new()
    labelled(new, ("decimal", "%1."))
    files.picture(new, jpeg(), "Phao trên rào")
    files.raw(
        new,
        f'<w:p>{run("Câu")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        + files.item("mục", 0)
        + files.FORMULA,
    )
    note = f'<w:footnote w:id="2"><w:p>{run("Nguồn.")}</w:p></w:footnote>'
    slug = f"phan-{changed.__name__}"
    made = imported(slug, changed(files.with_related(files.saved(new), "footnotes", note)))
    assert told(made) == []
    assert "Pictures of the Word file that are not in the article" not in made.stdout
    assert body(newsroom, slug) == (
        f"![Phao trên rào]({slug}-1.jpg)\n\nCâu[^1]\n\n1.  mục\n\n$\\frac{{a}}{{b}}$\n\n[^1]: Nguồn."
    )
