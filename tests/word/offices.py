"""Word files as Vietnamese offices make them, each with the article that an editor would have written."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.shared import Cm, Pt
from lxml import etree
from PIL import Image

from tests.word import files

CENTER, RIGHT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY

SAPO = (
    "Mùa hè đến, ao hồ quanh làng lại đông trẻ nhỏ ra tắm. Làm gì để các em được chơi với nước mà vẫn "
    "an toàn là câu hỏi của nhiều gia đình."
)
ONE = (
    "Theo ngành y tế, đuối nước xảy ra rất nhanh và thường không có tiếng kêu. Chỉ cần người lớn quay "
    "đi vài phút là một đứa trẻ đã có thể chìm, kể cả trong một thau nước đầy để ở góc sân."
)
TWO = (
    "Việc đầu tiên là rào chắn những nơi có nước sâu, đậy kín giếng và bể chứa. Việc thứ hai là không "
    "để trẻ ở gần nước một mình, dù chỉ trong chốc lát, và dù trẻ đã biết bơi."
)
THREE = (
    "Trẻ từ sáu tuổi trở lên nên được học bơi và học cách nổi người chờ người đến cứu. Các lớp học ở "
    "nhiều xã dạy trong bể lắp ghép, mỗi khóa mười hai buổi, không thu tiền của gia đình khó khăn."
)
FOUR = (
    "Khi thấy người gặp nạn, trẻ không nên nhảy xuống cứu mà hãy gọi to, ném phao hoặc đưa cây sào. "
    "Đưa được người lên bờ thì gọi ngay 115, làm thông đường thở và ép tim đúng cách."
)
TITLE = "Để mùa hè của trẻ không còn nỗi lo đuối nước"


@dataclass(frozen=True)
class Expected:
    """What an editor would have written, and how many edits are left to get there."""

    title: str
    description: str
    body: str
    authors: tuple[str, ...] = ()
    edits: int = 0


def photo(color: str = "navy", size: tuple[int, int] = (320, 200)) -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, color).save(stream, "JPEG")
    return stream.getvalue()


class Page:
    """A document that is written line by line, with Times New Roman of 14 points and no styles."""

    def __init__(self) -> None:
        self.document: Document = docx.Document()
        normal: Any = self.document.styles["Normal"]
        normal.font.name = "Times New Roman"
        normal.font.size = Pt(14)

    def line(
        self,
        text: str = "",
        *,
        bold: bool = False,
        italic: bool = False,
        align: Any = None,
        size: float | None = None,
        style: str | None = None,
        into: Any = None,
    ) -> Any:
        paragraph = (into or self.document).add_paragraph(style=style)
        if align is not None:
            paragraph.alignment = align
        for number, part in enumerate(text.split("\n")):
            run = paragraph.add_run()
            if number:
                run.add_break()
            run.add_text(part)
            run.bold, run.italic = bold or None, italic or None
            if size:
                run.font.size = Pt(size)
        return paragraph

    def text(self, *texts: str) -> None:
        for text in texts:
            paragraph = self.line(text, align=JUSTIFY)
            paragraph.paragraph_format.first_line_indent = Cm(1.27)

    def picture(self, color: str = "navy", align: Any = CENTER) -> Any:
        paragraph = self.line(align=align)
        paragraph.add_run().add_picture(BytesIO(photo(color)), width=Cm(10))
        return paragraph

    def cell(self, cell: Any, *lines: tuple[str, bool]) -> None:
        for number, (text, bold) in enumerate(lines):
            paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
            paragraph.alignment = CENTER
            paragraph.add_run(text).bold = bold

    def letterhead(self, *office: str, dated: bool = True) -> None:
        """The table above a paper of an office: its name, the country's, number and day."""
        table = self.document.add_table(2 if dated else 1, 2)
        self.cell(table.cell(0, 0), *((text, number > 0) for number, text in enumerate(office)))
        self.cell(
            table.cell(0, 1),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
            ("Độc lập - Tự do - Hạnh phúc", True),
        )
        if dated:
            self.cell(table.cell(1, 0), ("Số:     /BC-TTVH", False))
            self.cell(table.cell(1, 1), ("Tỉnh, ngày 05 tháng 01 năm 2026", False))

    def saved(self) -> bytes:
        return files.saved(self.document)


OFFICES: dict[str, tuple[Callable[[], bytes], Expected]] = {}


def office(expected: Expected) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    def entered(make: Callable[[], bytes]) -> Callable[[], bytes]:
        OFFICES[make.__name__.replace("_", "-")] = make, expected
        return make

    return entered


def blocks(*texts: str) -> str:
    return "\n\n".join(texts)


@office(Expected(TITLE, SAPO, blocks(ONE, "## Rào lại cho chắc", TWO, THREE, FOUR), ("Hoàng Vân",)))
def centred_and_bold() -> bytes:
    page = Page()
    page.line("BÁO TỈNH", bold=True, align=CENTER)
    page.line("CHUYÊN MỤC VÌ TRẺ EM", align=CENTER)
    page.line("-----***-----", align=CENTER)
    page.line()
    page.line(TITLE, bold=True, align=CENTER, size=18)
    page.line()
    page.line(SAPO, bold=True, align=JUSTIFY)
    page.text(ONE)
    page.line("Rào lại cho chắc", bold=True)
    page.text(TWO, THREE, FOUR)
    page.line("Hoàng Vân", bold=True, align=RIGHT)
    return page.saved()


@office(
    Expected(
        "Để mùa hè của trẻ em tỉnh ta không còn nỗi lo đuối nước",
        SAPO,
        blocks(ONE, TWO, THREE, FOUR),
        ("Hoàng Vân",),
    )
)
def letterhead_of_an_office() -> bytes:
    page = Page()
    page.letterhead("ỦY BAN NHÂN DÂN TỈNH", "TRUNG TÂM VĂN HÓA - THỂ THAO")
    page.line()
    page.line("BÀI TUYÊN TRUYỀN", bold=True, align=CENTER)
    page.line("ĐỂ MÙA HÈ CỦA TRẺ EM TỈNH TA", bold=True, align=CENTER)
    page.line("KHÔNG CÒN NỖI LO ĐUỐI NƯỚC", bold=True, align=CENTER)
    page.line()
    page.text(SAPO, ONE, TWO, THREE, FOUR)
    table = page.document.add_table(1, 2)
    table.cell(0, 0).text = "Nơi nhận:\n- Báo Tỉnh;\n- Lưu VT."
    page.cell(table.cell(0, 1), ("NGƯỜI VIẾT", True), ("", False), ("Hoàng Vân", True))
    return page.saved()


@office(
    Expected(
        TITLE,
        SAPO,
        blocks(
            ONE,
            "![Các em học nổi trong bể bơi lắp ghép](NAME-1.jpg)",
            "*Các em học nổi trong bể bơi lắp ghép. Ảnh: Hoàng Vân*",
            TWO,
            "![Rào chắn quanh ao của một gia đình](NAME-2.jpg)",
            "*Rào chắn quanh ao của một gia đình. Ảnh: Hoàng Vân*",
            *(THREE, FOUR),
        ),
        ("Hoàng Vân",),
    )
)
def story_and_photos() -> bytes:
    page = Page()
    page.line(TITLE, bold=True, align=CENTER, size=16)
    page.line(SAPO, italic=True)
    page.text(ONE)
    page.picture()
    page.line("Các em học nổi trong bể bơi lắp ghép.", italic=True, align=CENTER, size=12)
    page.text(TWO)
    page.picture("teal")
    page.line("Rào chắn quanh ao của một gia đình", italic=True, align=CENTER)
    page.text(THREE, FOUR)
    page.line("Bài, ảnh: Hoàng Vân", bold=True, align=RIGHT)
    return page.saved()


@office(
    Expected(
        TITLE,
        SAPO,
        blocks(
            ONE,
            "![Lớp bơi của xã](NAME-1.jpg)",
            "*Lớp bơi của xã*",
            "![Một buổi học gọi người cứu](NAME-2.jpg)",
            "*Một buổi học gọi người cứu*",
            *(TWO, THREE, FOUR),
        ),
        ("Hoàng Vân", "Trần Hải"),
    )
)
def photos_in_a_table() -> bytes:
    page = Page()
    page.line(TITLE, bold=True, align=CENTER)
    page.line("Hoàng Vân – Trần Hải", italic=True, align=CENTER)
    page.line(SAPO, bold=True)
    page.text(ONE)
    table = page.document.add_table(2, 2)
    for column, (color, caption) in enumerate(
        (("navy", "Lớp bơi của xã"), ("teal", "Một buổi học gọi người cứu"))
    ):
        table.cell(0, column).paragraphs[0].add_run().add_picture(BytesIO(photo(color)), width=Cm(6))
        page.cell(table.cell(1, column), (caption, False))
    page.text(TWO, THREE, FOUR)
    return page.saved()


@office(Expected(TITLE, SAPO, blocks(ONE, TWO, THREE, FOUR), ("Hoàng Vân",)))
def labels_before_everything() -> bytes:
    page = Page()
    page.line("Chuyên mục: Vì trẻ em")
    page.line("Ngày đăng: 05/01/2026")
    page.line(f"Tên bài: {TITLE}")
    page.line("Tác giả: Hoàng Vân")
    page.line(f"Sapo: {SAPO}")
    page.line("Nội dung:")
    page.text(ONE, TWO, THREE, FOUR)
    return page.saved()


@office(Expected(TITLE, SAPO, blocks(ONE, TWO, THREE, FOUR), ("Hoàng Vân",)))
def table_of_labels() -> bytes:
    page = Page()
    page.line("ĐÀI TỈNH", bold=True, align=CENTER)
    page.line("KỊCH BẢN PHÁT THANH", bold=True, align=CENTER)
    table = page.document.add_table(4, 2)
    for row, (label, text) in enumerate(
        (
            ("Chuyên mục", "Trẻ em"),
            ("Tên bài", TITLE),
            ("Phóng viên", "Hoàng Vân"),
            ("Thời lượng", "4 phút 30 giây"),
        )
    ):
        table.cell(row, 0).text, table.cell(row, 1).text = label, text
    page.text(SAPO, ONE, TWO, THREE, FOUR)
    return page.saved()


@office(
    Expected(
        TITLE,
        SAPO,
        blocks(
            "## Nước ở đâu cũng nguy hiểm",
            ONE,
            "### Ở nhà",
            TWO,
            "### Ở trường",
            THREE,
            "## Khi có người gặp nạn",
            FOUR,
        ),
    )
)
def numbered_headings() -> bytes:
    page = Page()
    page.line(TITLE.upper(), bold=True, align=CENTER)
    page.text(SAPO)
    page.line("I. NƯỚC Ở ĐÂU CŨNG NGUY HIỂM", bold=True)
    page.text(ONE)
    page.line("1. Ở nhà", bold=True)
    page.text(TWO)
    page.line("2. Ở trường", bold=True)
    page.text(THREE)
    page.line("II. KHI CÓ NGƯỜI GẶP NẠN", bold=True)
    page.text(FOUR)
    return page.saved()


@office(
    Expected(
        TITLE,
        SAPO,
        blocks(
            ONE,
            "Cha mẹ cần nhớ:",
            "1.  Rào ao, đậy giếng;\n2.  Không để trẻ một mình bên nước;\n3.  Cho trẻ học bơi.",
            "Và khi đi thuyền:",
            "-   Mặc áo phao;\n-   Ngồi yên.",
            *(TWO, THREE, FOUR),
        ),
        ("Hoàng Vân",),
    )
)
def lists_by_hand() -> bytes:
    page = Page()
    page.line(TITLE, bold=True, align=CENTER)
    page.text(SAPO, ONE, "Cha mẹ cần nhớ:")
    page.text("1. Rào ao, đậy giếng;", "2. Không để trẻ một mình bên nước;", "3. Cho trẻ học bơi.")
    page.text("Và khi đi thuyền:")
    page.text("- Mặc áo phao;", "- Ngồi yên.")
    page.text(TWO, THREE, FOUR)
    page.line("\t\t\t\t\t\t\tHOÀNG VÂN", bold=True)
    return page.saved()


@office(
    Expected(
        TITLE,
        SAPO,
        blocks(
            ONE,
            "**Phóng viên: Thưa bà, vì sao trẻ biết bơi vẫn gặp nạn?**",
            TWO,
            "**Phóng viên: Gia đình cần làm gì trước hết?**",
            *(THREE, FOUR),
        ),
        ("Hoàng Vân",),
    )
)
def interview() -> bytes:
    page = Page()
    page.line("PHỎNG VẤN", align=CENTER)
    page.line(TITLE, bold=True, align=CENTER)
    page.line(SAPO, bold=True)
    page.text(ONE)
    page.line("Phóng viên: Thưa bà, vì sao trẻ biết bơi vẫn gặp nạn?", bold=True)
    page.text(TWO)
    page.line("Phóng viên: Gia đình cần làm gì trước hết?", bold=True)
    page.text(THREE, FOUR)
    page.line("Hoàng Vân (thực hiện)", bold=True, align=RIGHT)
    return page.saved()


@office(Expected(TITLE, SAPO, blocks(ONE, "## Rào lại cho chắc", TWO, THREE, FOUR), ("Hoàng Vân",)))
def google_docs() -> bytes:
    """Styles for everything, `w:b` with values, Arial, a right-to-left mark in each run."""
    page = Page()
    page.line("Báo Tỉnh", style="Title")
    page.line("Vì trẻ em", style="Subtitle")
    page.line(TITLE, style="Heading 1")
    page.line(SAPO)
    page.text(ONE)
    page.line("Rào lại cho chắc", style="Heading 2")
    page.text(TWO, THREE, FOUR)
    page.line("Hoàng Vân", italic=True, align=RIGHT)
    for run in page.document.element.body.iter(f"{{{files.NAMESPACES['w']}}}r"):
        properties: Any = run.get_or_add_rPr()
        for name in ("b", "rtl"):
            if properties.find(f"{{{files.NAMESPACES['w']}}}{name}") is None:
                properties.append(parse_xml(f'<w:{name} xmlns:w="{files.NAMESPACES["w"]}" w:val="0"/>'))
    return page.saved()


@office(Expected(TITLE, SAPO, blocks(ONE, "## Rào lại cho chắc", TWO, THREE, FOUR), ("Hoàng Vân",)))
def wps() -> bytes:
    """Styles without names that mean anything, no Title, alignment in the paragraphs."""
    page = Page()
    for text, options in (
        ("BÁO TỈNH - SỐ 4567", {"align": CENTER}),
        (TITLE, {"bold": True, "align": CENTER, "size": 16.0}),
        (SAPO, {"bold": True, "italic": True}),
        (ONE, {}),
        ("Rào lại cho chắc", {"bold": True, "italic": True}),
        (TWO, {}),
        (THREE, {}),
        (FOUR, {}),
        ("Tác giả: Hoàng Vân", {"align": RIGHT}),
        ("ĐT: 0900 000 000", {"align": RIGHT}),
    ):
        page.line(text, **options)
        page.line()
    file = page.saved()
    styles = files.part(file, "word/styles.xml")
    return files.with_parts(
        file, {"word/styles.xml": styles.replace(b'w:val="Title"', b'w:val="11"').replace(b"heading", b"xx")}
    )


@office(
    Expected(
        TITLE,
        SAPO,
        blocks(
            ONE,
            "![Trẻ học bơi có người lớn trông](NAME-1.jpg)",
            "*Trẻ học bơi có người lớn trông*",
            *(TWO, THREE, FOUR),
        ),
        ("Hoàng Vân",),
    )
)
def libreoffice() -> bytes:
    """A frame with picture and caption, as LibreOffice puts both when it is asked for a caption."""
    page = Page()
    page.line(TITLE, bold=True, align=CENTER)
    page.text(SAPO, ONE)
    picture = page.picture()
    drawn = picture._element.find(f".//{{{files.NAMESPACES['w']}}}drawing")
    inner = files.run("Hình 1: Trẻ học bơi có người lớn trông")

    shown = etree.tostring(drawn).decode()
    picture._element.getparent().remove(picture._element)
    box = f"<w:txbxContent><w:p><w:r>{shown}</w:r>{inner}</w:p></w:txbxContent>"
    frame = files.drawing("Frame1", f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>")
    files.raw(page.document, f"<w:p><w:r>{frame}</w:r></w:p>")
    page.text(TWO, THREE, FOUR)
    page.line("HOÀNG VÂN", align=RIGHT)
    return page.saved()


@office(Expected(TITLE, SAPO, blocks(ONE, TWO, THREE, FOUR), ("Hoàng Vân",)))
def text_box_above() -> bytes:
    page = Page()
    inside = "".join(f"<w:p>{files.run(text)}</w:p>" for text in ("BÁO TỈNH", "Chuyên trang: Vì trẻ em"))
    box = f"<wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp>"
    files.raw(page.document, f"<w:p><w:r>{files.drawing('Text Box 2', box)}</w:r></w:p>")
    page.line(TITLE, bold=True, align=CENTER)
    page.text(SAPO, ONE, TWO, THREE, FOUR)
    page.line("Hoàng Vân", align=RIGHT)
    return page.saved()


@office(Expected(TITLE, SAPO, blocks(ONE, TWO, THREE, FOUR), ("Hoàng Vân",)))
def everything_in_one_cell() -> bytes:
    page = Page()
    cell: Any = page.document.add_table(1, 1).cell(0, 0)
    page.line("BÁO TỈNH", bold=True, align=CENTER, into=cell)
    page.line(TITLE, bold=True, align=CENTER, into=cell)
    page.line(SAPO, bold=True, into=cell)
    for text in (ONE, TWO, THREE, FOUR):
        page.line(text, into=cell)
    page.line("Hoàng Vân", bold=True, align=RIGHT, into=cell)
    return page.saved()


@office(Expected(TITLE, SAPO, blocks(ONE, TWO, THREE, FOUR), ("Hoàng Vân",)))
def shift_enter() -> bytes:
    """One paragraph with line breaks, as text pasted from a chat."""
    page = Page()
    page.line(TITLE, bold=True)
    page.line("\n".join((SAPO, "", ONE, TWO, THREE, "", FOUR)))
    page.line("Hoàng Vân")
    return page.saved()


@office(Expected(TITLE, SAPO, blocks(ONE, TWO, THREE, FOUR), ("Hoàng Vân",)))
def plain_typing() -> bytes:
    page = Page()
    for text in (TITLE, SAPO, ONE, TWO, THREE, FOUR, "Hoàng Vân"):
        page.line(text)
    return page.saved()


@office(Expected(TITLE, SAPO, blocks(ONE, TWO, THREE, FOUR), ("Hoàng Vân",)))
def decomposed() -> bytes:
    page = Page()
    made = [("BÁO TỈNH", True, CENTER), (TITLE, True, CENTER), (SAPO, True, None)]
    for text, bold, align in made:
        page.line(unicodedata.normalize("NFD", text), bold=bold, align=align)
    page.text(*(unicodedata.normalize("NFD", text) for text in (ONE, TWO, THREE, FOUR)))
    page.line(unicodedata.normalize("NFD", "Bài: Hoàng Vân"), align=RIGHT)
    return page.saved()


@office(Expected(TITLE, SAPO, blocks(ONE, TWO, THREE, FOUR), ("Hoàng Vân",)))
def edited_with_comments() -> bytes:
    page = Page()
    page.line("Báo Tỉnh", align=CENTER, italic=True)
    files.raw(
        page.document,
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
        + files.run("Để mùa hè của trẻ ", "<w:b/>")
        + '<w:del w:id="2" w:author="Hùng"><w:r><w:delText>em ta </w:delText></w:r></w:del>'
        + f'<w:ins w:id="1" w:author="Lan">{files.run("không còn ", "<w:b/>")}</w:ins>'
        + '<w:commentRangeStart w:id="0"/>'
        + files.run("nỗi lo đuối nước", "<w:b/>")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>',
    )
    page.text(SAPO, ONE, TWO, THREE, FOUR)
    page.line("Hoàng Vân", bold=True, align=RIGHT)
    comment = f'<w:comment w:id="0" w:author="Hùng"><w:p>{files.run("Tít hơi dài")}</w:p></w:comment>'
    return files.with_related(page.saved(), "comments", comment)


@office(
    Expected(
        TITLE,
        SAPO,
        blocks(f"{ONE}[^1]", TWO, f"Xem thêm tại [trang của sở](https://example.org/boi). {THREE}", FOUR)
        + "\n\n[^1]: Số liệu của sở, năm 2025.",
        ("Hoàng Vân",),
    )
)
def notes_and_links() -> bytes:
    page = Page()
    page.line(TITLE, bold=True, align=CENTER)
    page.line(SAPO, bold=True)
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    files.raw(page.document, f"<w:p>{files.run(ONE)}{note}</w:p>")
    page.text(TWO)
    kind = f"{files.NAMESPACES['r']}/hyperlink"
    id = page.document.part.relate_to("https://example.org/boi", kind, is_external=True)
    link = f'<w:hyperlink r:id="{id}">{files.run("trang của sở")}</w:hyperlink>'
    files.raw(page.document, f"<w:p>{files.run('Xem thêm tại ')}{link}{files.run(f'. {THREE}')}</w:p>")
    page.text(FOUR)
    page.line("Người viết: Hoàng Vân")
    text = f'<w:footnote w:id="2"><w:p>{files.run("Số liệu của sở, năm 2025.")}</w:p></w:footnote>'
    return files.with_related(page.saved(), "footnotes", text)


@office(
    Expected(
        TITLE,
        SAPO,
        blocks(
            "![Bể bơi lắp ghép ở một xã](NAME-1.jpg)",
            "*Bể bơi lắp ghép ở một xã. (Ảnh: Trần Hải)*",
            *(ONE, TWO),
            "![](NAME-2.jpg)",
            "*Ảnh minh họa*",
            *(THREE, FOUR),
        ),
        ("Hoàng Vân",),
    )
)
def caption_by_style() -> bytes:
    page = Page()
    page.line("Tin bài", align=RIGHT, italic=True)
    page.line(TITLE.upper(), bold=True, align=CENTER)
    page.line("Hoàng Vân", align=CENTER, italic=True)
    page.line(SAPO, bold=True)
    page.picture()
    page.line("Bể bơi lắp ghép ở một xã. (Ảnh: Trần Hải)", style="Caption")
    page.text(ONE, TWO)
    page.picture("teal")
    page.line("Ảnh minh họa", align=CENTER, italic=True)
    page.text(THREE, FOUR)
    return page.saved()


@office(
    Expected(
        TITLE,
        SAPO,
        blocks(
            ONE,
            "![Trẻ tập nổi người](NAME-1.jpg)",
            "*Trẻ tập nổi người. Ảnh: T.H*",
            *(TWO, THREE, FOUR),
            "**Theo Sở Y tế**",
        ),
    )
)
def picture_and_caption_in_one_paragraph() -> bytes:
    page = Page()
    page.line("VÌ TRẺ EM", bold=True, align=CENTER)
    page.line(TITLE, bold=True, align=CENTER)
    page.text(SAPO, ONE)
    picture = page.picture()
    run = picture.add_run()
    run.add_break()
    run.add_text("Trẻ tập nổi người. Ảnh: T.H")
    page.text(TWO, THREE, FOUR)
    page.line("Theo Sở Y tế", bold=True, align=RIGHT)
    return page.saved()


@office(
    Expected(f"Giữ bình yên cho trẻ – Bài 1: {TITLE}", SAPO, blocks(ONE, TWO, THREE, FOUR), ("Hoàng Vân",))
)
def one_of_a_series() -> bytes:
    page = Page()
    page.line("Giữ bình yên cho trẻ", bold=True, align=CENTER, size=16)
    page.line(f"Bài 1: {TITLE}", bold=True, align=CENTER)
    page.line(SAPO, italic=True)
    page.text(ONE, TWO, THREE, FOUR)
    page.line("Hoàng Vân", bold=True, align=RIGHT)
    return page.saved()


@office(Expected(TITLE, SAPO, blocks(ONE, TWO, THREE, FOUR), ("Hoàng Vân",)))
def page_breaks_and_drop_cap() -> bytes:
    page = Page()
    page.line("UBND XÃ", align=CENTER)
    page.line("BAN VĂN HÓA THÔNG TIN", bold=True, align=CENTER)
    page.line().add_run().add_break(WD_BREAK.PAGE)
    page.line(TITLE, bold=True, align=CENTER)
    page.line(SAPO, bold=True)
    files.raw(
        page.document,
        f'<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>{files.run(ONE[0])}</w:p>'
        f"<w:p>{files.run(ONE[1:])}</w:p>",
    )
    page.text(TWO, THREE, FOUR)
    page.line("Xã, ngày 5 tháng 1 năm 2026", italic=True, align=RIGHT)
    page.line("Người viết", bold=True, align=RIGHT)
    page.line("(Ký, ghi rõ họ tên)", italic=True, align=RIGHT)
    page.line("Hoàng Vân", bold=True, align=RIGHT)
    return page.saved()


@office(Expected(TITLE, SAPO, blocks(ONE, TWO, THREE, FOUR), ("Hoàng Vân",)))
def logo_beside_the_masthead() -> bytes:
    page = Page()
    table = page.document.add_table(1, 2)
    table.cell(0, 0).paragraphs[0].add_run().add_picture(BytesIO(photo("red", (40, 40))), width=Cm(2))
    page.cell(table.cell(0, 1), ("BÁO TỈNH", True), ("Vì trẻ em", False))
    page.line(TITLE, bold=True, align=CENTER)
    page.text(SAPO, ONE, TWO, THREE, FOUR)
    page.line("Tin, ảnh: Hoàng Vân", align=RIGHT)
    return page.saved()


WHOLE = blocks(ONE, TWO, THREE, FOUR)


@office(Expected(TITLE, SAPO, WHOLE, ("Hoàng Vân",)))
def paper_of_the_party() -> bytes:
    page = Page()
    page.line("CƠ QUAN CỦA ĐẢNG BỘ ĐẢNG CỘNG SẢN VIỆT NAM TỈNH", align=CENTER, bold=True)
    page.line("TIẾNG NÓI CỦA ĐẢNG BỘ, CHÍNH QUYỀN VÀ NHÂN DÂN CÁC DÂN TỘC", align=CENTER)
    page.line("BÁO TỈNH ĐIỆN TỬ", align=CENTER, bold=True, size=26)
    page.line("Số 4567 - Thứ Hai, ngày 5/1/2026", align=CENTER)
    page.line("__________________", align=CENTER)
    page.line("........o0o........", align=CENTER)
    page.line(TITLE, bold=True, align=CENTER)
    page.line("(Bài dự thi viết về trẻ em)", italic=True, align=CENTER)
    page.line(SAPO, bold=True, italic=True)
    page.text(ONE, TWO, THREE, f"{FOUR[:-1]}./.")
    page.line("HOÀNG VÂN", bold=True, align=RIGHT)
    return page.saved()


@office(
    Expected(
        TITLE,
        SAPO,
        blocks("![Các em học bơi](NAME-1.jpg)", "*Các em học bơi. Ảnh: Trần Hải*", WHOLE),
        ("Hoàng Vân",),
    )
)
def photo_on_top() -> bytes:
    page = Page()
    page.picture()
    page.line("Các em học bơi", align=CENTER, italic=True)
    page.line("Ảnh: Trần Hải", align=RIGHT, italic=True)
    page.line(TITLE, bold=True, align=CENTER)
    page.text(SAPO, ONE, TWO, THREE, FOUR)
    page.line("Hoàng Vân", align=RIGHT, bold=True)
    return page.saved()


@office(
    Expected(
        TITLE,
        SAPO,
        blocks(
            ONE,
            *("![Các em học bơi](NAME-1.jpg)", "*Các em học bơi. Ảnh: Trần Hải*"),
            *("![Rào chắn ao](NAME-2.jpg)", "*Rào chắn ao. Ảnh: Trần Hải*"),
            "## Học bơi từ sớm",
            *(TWO, THREE, FOUR),
        ),
        ("Hoàng Vân",),
    )
)
def credit_at_the_end() -> bytes:
    page = Page()
    page.line(TITLE)
    page.line("Hoàng Vân", bold=True, italic=True, align=CENTER)
    page.text(SAPO, ONE)
    page.picture()
    page.line("Các em học bơi.", italic=True)
    page.picture("teal")
    page.line("Rào chắn ao")
    page.line("* Học bơi từ sớm", bold=True)
    page.text(TWO, THREE, FOUR)
    page.line("Bài: Hoàng Vân - Ảnh: Trần Hải", bold=True, align=RIGHT)
    return page.saved()


@office(Expected("Sở Y tế tổ chức lớp học bơi miễn phí cho trẻ em nghèo", SAPO, WHOLE, ("Ban Biên tập",)))
def title_that_begins_with_an_office() -> bytes:
    page = Page()
    page.line("BÁO TỈNH", align=CENTER)
    page.line("SỞ Y TẾ TỔ CHỨC LỚP HỌC BƠI MIỄN PHÍ CHO TRẺ EM NGHÈO", bold=True, align=CENTER)
    page.text(SAPO, ONE, TWO, THREE, FOUR)
    page.line("BAN BIÊN TẬP", align=RIGHT)
    return page.saved()


@office(Expected("Số 111: đường dây nóng bảo vệ trẻ em", SAPO, WHOLE, ("Hoàng Vân", "Trần Hải")))
def letter_to_the_desk() -> bytes:
    page = Page()
    page.line("Kính gửi: Ban Biên tập Báo Tỉnh", italic=True)
    page.line("Đơn vị: Trung tâm Y tế")
    page.line("Bài viết:")
    page.line("Số 111: đường dây nóng bảo vệ trẻ em", bold=True, align=CENTER)
    page.text(SAPO, ONE, TWO, THREE, FOUR)
    page.line("Hoàng Vân", align=RIGHT, bold=True)
    page.line("Trần Hải", align=RIGHT, bold=True)
    page.line("Địa chỉ: Trung tâm Y tế")
    page.line("Số điện thoại: 0900 000 000")
    page.line("Số tài khoản: 000 Ngân hàng X")
    return page.saved()


@office(Expected(TITLE, SAPO, WHOLE, ("Hoàng Vân",)))
def form_with_the_text_in_it() -> bytes:
    page = Page()
    rows = (("Tiêu đề:", TITLE), ("Tác giả:", "Hoàng Vân"), ("Sapo:", SAPO), ("Nội dung:", ONE))
    table = page.document.add_table(len(rows), 2)
    for number, (label, text) in enumerate(rows):
        table.cell(number, 0).text, table.cell(number, 1).text = label, text
    for text in (TWO, THREE, FOUR):
        table.cell(3, 1).add_paragraph(text)
    return page.saved()


@office(
    Expected(
        TITLE,
        SAPO,
        blocks(
            ONE,
            "Cha mẹ cần nhớ:",
            "-   Ở nhà:\n    -   rào ao;\n    -   đậy giếng;\n-   Ở trường: học bơi.",
            *(TWO, THREE, FOUR),
        ),
        ("Hoàng Vân",),
    )
)
def lists_within_lists() -> bytes:
    page = Page()
    page.line("CHUYÊN MỤC “VÌ TRẺ EM TỈNH TA”", bold=True, align=CENTER)
    page.line(TITLE, bold=True, align=CENTER)
    page.line("Sapo")
    page.text(SAPO, ONE, "Cha mẹ cần nhớ:")
    page.text("- Ở nhà:", "+ rào ao;", "+ đậy giếng;", "- Ở trường: học bơi.", TWO, THREE, FOUR)
    page.line("Hoàng Vân", align=RIGHT)
    return page.saved()


@office(Expected(TITLE, SAPO, WHOLE, ("Hoàng Vân",)))
def script_for_television() -> bytes:
    page = Page()
    page.line("ĐÀI TỈNH", bold=True, align=CENTER)
    page.line("Chuyên mục: TRẺ EM", align=CENTER)
    page.line("Phát sóng: 19h45 ngày 05/01/2026", align=CENTER)
    page.line(TITLE.upper(), bold=True, align=CENTER, size=16)
    page.line(f"Lời dẫn: {SAPO}", italic=True)
    rows = (
        ("HÌNH ẢNH", "LỜI BÌNH"),
        ("Toàn cảnh ao làng", ONE),
        ("Trẻ tập bơi", TWO),
        ("", THREE),
        ("Cận cảnh", FOUR),
    )
    table = page.document.add_table(len(rows), 2)
    for number, (shown, said) in enumerate(rows):
        table.cell(number, 0).text, table.cell(number, 1).text = shown, said
    page.line("PV: Hoàng Vân – Quay phim: Trần Hải", align=RIGHT)
    return page.saved()


@office(
    Expected(
        "Lan tỏa phong trào học bơi trong bản làng, giữ an toàn cho trẻ em",
        SAPO,
        blocks(ONE, TWO, THREE, FOUR, "Ảnh: Trẻ em tập nổi ở bể bơi của làng"),
        ("Hoàng Vân",),
    )
)
def title_of_three_lines() -> bytes:
    page = Page()
    page.line("BÁO TỈNH", bold=True, align=CENTER)
    page.line()
    page.line("LAN TỎA PHONG TRÀO", bold=True, align=CENTER)
    page.line("HỌC BƠI TRONG BẢN LÀNG,", bold=True, align=CENTER)
    page.line("GIỮ AN TOÀN CHO TRẺ EM", bold=True, align=CENTER)
    page.line()
    page.line(SAPO, bold=True)
    page.text(ONE, TWO, THREE, FOUR)
    page.line("Ảnh: Trẻ em tập nổi ở bể bơi của làng", align=CENTER)
    page.line("HOÀNG VÂN", bold=True, align=RIGHT)
    return page.saved()


@office(Expected("Hội phụ nữ xã giữ trẻ không ra suối một mình", SAPO, WHOLE, ("Hoàng Vân",)))
def title_that_begins_like_an_office() -> bytes:
    page = Page()
    page.letterhead("ỦY BAN NHÂN DÂN TỈNH", "ĐÀI TỈNH")
    page.line()
    page.line("HỘI PHỤ NỮ XÃ", bold=True, align=CENTER)
    page.line("GIỮ TRẺ KHÔNG RA SUỐI MỘT MÌNH", bold=True, align=CENTER)
    page.text(SAPO, ONE, TWO, THREE, FOUR)
    page.line("Tin, ảnh: HOÀNG VÂN", bold=True, align=RIGHT)
    return page.saved()


@office(Expected("Dạy bơi, dạy cứu đuối cho trẻ em", SAPO, WHOLE, ("Hoàng Vân",)))
def title_that_ends_like_a_column() -> bytes:
    page = Page()
    page.line("VÌ TRẺ EM", bold=True, align=CENTER)
    page.line()
    page.line("DẠY BƠI, DẠY CỨU ĐUỐI CHO", bold=True, align=CENTER)
    page.line("TRẺ EM", bold=True, align=CENTER)
    page.line(SAPO, italic=True)
    page.text(ONE, TWO, THREE, FOUR)
    page.line("Hoàng Vân (tổng hợp)", align=RIGHT)
    page.line("Ảnh: T.H", align=RIGHT)
    return page.saved()


@office(
    Expected(
        "Đuối nước ở trẻ: ba việc cần làm ngay",
        SAPO,
        blocks(ONE, TWO, THREE, FOUR, "Tin: Nước sâu ở đâu cũng nguy hiểm nếu không có người lớn"),
    )
)
def title_with_a_colon_and_news_at_the_end() -> bytes:
    page = Page()
    page.line("Đuối nước ở trẻ:", bold=True, align=CENTER)
    page.line("ba việc cần làm ngay", bold=True, align=CENTER)
    page.text(SAPO, ONE, TWO, THREE, FOUR)
    page.line("Tin: Nước sâu ở đâu cũng nguy hiểm nếu không có người lớn")
    return page.saved()


@office(
    Expected(
        "Mùa hè xanh của em bắt đầu từ bể bơi",
        SAPO,
        blocks(ONE, TWO, THREE, FOUR, "Video: Thầy giáo hướng dẫn cha mẹ tập cho con nổi trên nước"),
        ("Ban Văn hóa xã",),
    )
)
def title_under_the_author() -> bytes:
    page = Page()
    page.line("NGUYỄN HOÀNG VÂN", bold=True, align=CENTER)
    page.line("MÙA HÈ XANH CỦA EM", bold=True, align=CENTER)
    page.line("BẮT ĐẦU TỪ BỂ BƠI", bold=True, align=CENTER)
    page.text(SAPO, ONE, TWO, THREE, FOUR)
    page.line("Video: Thầy giáo hướng dẫn cha mẹ tập cho con nổi trên nước", align=RIGHT)
    page.line("Tin bài: Ban Văn hóa xã", align=RIGHT)
    return page.saved()


@office(Expected("Học bơi trước khi biết đọc", SAPO, WHOLE, ("Hoàng Vân",)))
def title_close_under_two_offices() -> bytes:
    page = Page()
    page.line("SỞ VĂN HÓA VÀ THỂ THAO", bold=True, align=CENTER)
    page.line("TRUNG TÂM VĂN HÓA TỈNH", bold=True, align=CENTER)
    page.line("HỌC BƠI TRƯỚC KHI BIẾT ĐỌC", bold=True, align=CENTER)
    page.text(SAPO, ONE, TWO, THREE, FOUR)
    page.line("Bài và ảnh: Hoàng Vân - Nguồn: Internet", align=RIGHT)
    return page.saved()
