"""The corpus: what Word files hold, the Markdown that comes of each, and what the editor is told."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from docx.document import Document

from tests.word import files

UNDERLINED = '<w:u w:val="single"/>'
LONG = "Phòng đuối nước cho trẻ em là việc của gia đình, nhà trường và thôn làng, không của riêng ai cả."


def headings(document: Document) -> None:
    document.add_paragraph("Ao, hồ quanh nhà cần rào chắn", style="Subtitle")
    document.add_heading("Ở nhà", 1)
    document.add_heading("Giếng & bể", 4)
    document.add_paragraph("Đậy nắp.")
    document.add_heading("  ", 2)
    document.add_paragraph().add_run("Ở trường").bold = True
    bold = document.add_paragraph()
    bold.add_run("Câu này đậm nhưng là một câu.").bold = True


def lists(document: Document) -> None:
    number = files.with_numbering(document, "decimal", "bullet", "lowerLetter")
    for text, level in (("một", 0), ("một chấm", 1), ("điểm a", 2), ("hai", 0)):
        files.raw(document, files.item(text, level, number))


def tables(document: Document) -> None:
    table = document.add_table(4, 3)
    for row in range(4):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    for row, column, to_row, to_column, text in (
        (0, 0, 0, 2, "Số trẻ biết bơi"),
        (1, 1, 1, 2, "Năm học"),
        (2, 0, 3, 0, "Trường A|B"),
    ):
        merged = table.cell(row, column).merge(table.cell(to_row, to_column))
        merged.text = text
    table.cell(2, 1).add_paragraph("dòng hai")
    document.add_table(1, 1).cell(0, 0).text = "Cần giúp, gọi 111"


def footnotes() -> bytes:
    document = files.new()
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    files.raw(document, f"<w:p>{files.run('Theo sở')}{note}{files.run(', đúng.')}</w:p>")
    text = '<w:footnote w:id="2"><w:p>' + files.run("Sở Y tế, 2025 & 2026.") + "</w:p></w:footnote>"
    return files.with_related(files.saved(document), "footnotes", text)


def changes() -> bytes:
    document = files.new()
    files.raw(
        document,
        "<w:p>"
        + files.run("Trẻ ")
        + f'<w:ins w:id="1" w:author="Lan">{files.run("học bơi ")}</w:ins>'
        + '<w:del w:id="2" w:author="Hùng"><w:r><w:delText>tên Bống </w:delText></w:r></w:del>'
        + f'<w:moveFrom w:id="3" w:author="Lan">{files.run("chỗ cũ ")}</w:moveFrom>'
        + '<w:commentRangeStart w:id="0"/>'
        + files.run("sớm", "<w:vanish w:val='0'/>")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        + files.run(" điều giấu", "<w:vanish/>")
        + "</w:p>"
        + '<w:p><w:pPr><w:rPr><w:del w:id="4" w:author="Lan"/></w:rPr></w:pPr>'
        + files.run("Nửa đầu")
        + "</w:p><w:p>"
        + files.run(" và nửa sau.")
        + "</w:p>"
        + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
        + "".join(
            f"<w:tr><w:trPr>{mark}</w:trPr>"
            + "".join(f"<w:tc><w:p>{files.run(text)}</w:p></w:tc>" for text in cells)
            + "</w:tr>"
            for mark, *cells in (
                ("", "Lớp", "Số trẻ"),
                ('<w:del w:id="5" w:author="Lan"/>', "hàng bỏ", "9"),
                ("", "1A", "30"),
            )
        )
        + "</w:tbl>",
    )
    document.sections[0].header.paragraphs[0].text = "Bản thảo lần 2"
    document.sections[0].footer.paragraphs[0].text = "1"
    comment = f'<w:comment w:id="0" w:author="Hùng"><w:p>{files.run("Hỏi lại mẹ cháu")}</w:p></w:comment>'
    return files.with_related(files.saved(document), "comments", comment)


def foreign(document: Document) -> None:
    files.raw(document, files.text_box("Gọi 111") + files.SHAPE + files.CHART + files.SHEET + files.FORMULA)
    sign = '<w:r><w:sym w:font="Odd" w:char="F0FC"/></w:r>'
    files.raw(document, "<w:p>" + files.run("Hết \uf0fc") + sign + "</w:p>")


def web(document: Document) -> None:
    document.add_paragraph("Trẻ\u00a0em\u00a0 \u200bở\u00adđây\t👧🏽‍🏫 “an toàn” – ‘vui’…")
    document.add_paragraph("\u00a0")
    document.add_paragraph("")
    relate = document.part.relate_to
    kind = f"{files.NAMESPACES['r']}/hyperlink"
    for text, address in (
        ("sở", "https://example.org/a_b?x=1&y=2"),
        ("bản thảo", "file:///C:/bai.doc"),
    ):
        id = relate(address, kind, is_external=True)
        link = f'<w:hyperlink r:id="{id}">{files.run(text, UNDERLINED)}</w:hyperlink>'
        files.raw(document, f'<w:p><w:pPr><w:ind w:left="1440"/></w:pPr>{link}</w:p>')
    id = relate("https://example.org/anh.jpg", f"{files.NAMESPACES['r']}/image", is_external=True)
    files.raw(
        document, f'<w:p><w:r><w:pict><v:shape><v:imagedata r:id="{id}"/></v:shape></w:pict></w:r></w:p>'
    )


def signs(document: Document) -> None:
    for line in NASTY:
        document.add_paragraph(line)


NASTY = (
    *(
        "!!! info",
        ": hai chấm",
        "---",
        "===",
        "~~~",
        "# thăng",
        "> trích",
        "- gạch",
        "+ cộng",
        "1. số",
        "***",
    ),
    *("{.lop} {: .lop }", "[TOC]", "*[HTML]: chữ", "[^1]: chú", "[a]: b", "| a | b |", "<b>đậm</b> <!-- -->"),
    *("a_b_c *sao* `mã` \\ ~x~ ^2^ $5", "AT&T &lt; &amp; &#65;", "![x](y) [x](y){.z}", "https://a.vn/b_c_d"),
)


def of(build: Callable[[Document], None]) -> Callable[[], bytes]:
    def made() -> bytes:
        document = files.new()
        build(document)
        return files.saved(document)

    return made


def decomposed() -> bytes:
    document = files.new(unicodedata.normalize("NFD", "Đường đến trường"))
    document.add_paragraph(unicodedata.normalize("NFD", "Trẻ được học bơi ở Đăk Hà"))
    return files.saved(document)


TABLE = """\
**Số trẻ biết bơi**

| 10 | Năm học | Năm học |
|----|---------|---------|
| Trường A\\|B | 21<br>dòng hai | 22 |
| Trường A\\|B | 31 | 32 |

Cần giúp, gọi 111"""

CORPUS: dict[str, tuple[Callable[[], bytes], str | None, tuple[str, ...]]] = {
    "headings": (
        of(headings),
        "## Ở nhà\n\n### Giếng & bể\n\nĐậy nắp.\n\n### Ở trường\n\n**Câu này đậm nhưng là một câu.**",
        (),
    ),
    "lists": (
        of(lists),
        "1.  một\n    -   một chấm\n        1.  điểm a\n2.  hai",
        ("line 10: A list with letters",),
    ),
    "tables": (
        of(tables),
        TABLE,
        ("line 10: Merged cells were taken apart", "line 15: A frame around a text"),
    ),
    "footnotes": (footnotes, "Theo sở[^1], đúng.\n\n[^1]: Sở Y tế, 2025 & 2026.", ()),
    "changes": (
        changes,
        "Trẻ học bơi sớm\n\nNửa đầu và nửa sau.\n\n| Lớp | Số trẻ |\n|-----|--------|\n| 1A | 30 |",
        (
            *("Lan added: học bơi", "Hùng deleted: tên Bống", "Lan moved away: chỗ cũ"),
            *("Hùng commented: Hỏi lại mẹ cháu", "Hidden text was left out: điều giấu"),
            "The header or footer of the pages was left out: Bản thảo lần 2",
        ),
    ),
    "foreign": (
        of(foreign),
        "Đoạn có khung nổi.\n\nGọi 111\n\n$\\frac{a}{b}$\n\nHết",
        (
            *("A text box became part of the text: Gọi 111", "Drawn shapes that were left out: 1."),
            *("A chart or diagram was left out: Số trẻ biết bơi", "left out: Excel.Sheet.12"),
            *(
                "line 12: This formula was written as text.",
                "line 14: A sign of a symbol font",
                "Signs of the font Odd",
            ),
        ),
    ),
    "web": (
        of(web),
        "Trẻ em ởđây 👧🏽‍🏫 “an toàn” – ‘vui’…\n\n[sở](https://example.org/a_b?x=1&y=2)\n\nbản thảo",
        (
            "line 12: A link leads nowhere on the web: file:///C:/bai.doc",
            "only points elsewhere was left out",
        ),
    ),
    "signs": (of(signs), None, ()),
    "decomposed": (decomposed, "Trẻ được học bơi ở Đăk Hà", ()),
}
