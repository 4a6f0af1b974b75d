"""What an import loses is told, whatever it stood in; where nothing is lost nothing is said."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.newsdesk import Desk
from tests.word import files
from tests.word.conftest import Import, article, untold
from tests.word.corpus import CORPUS, LONG
from tests.word.files import run

TOLD = "What stands in brackets is in the Word file and not in the article: "

MARKS = {"foreign": {"ab"}}
"""Words that an article has otherwise: a formula's."""


def told(made: subprocess.CompletedProcess[str]) -> list[str]:
    """The places that were told, each with what stands around it."""
    assert made.returncode == 0, made.stderr
    return re.findall(f"{re.escape(TOLD)}“(.*)”", made.stdout)


def document(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs, in XML, and one that is whole after them."""
    new = files.new()
    files.raw(new, "".join(paragraphs))
    new.add_paragraph(LONG)
    return files.saved(new)


def mark(kind: str, content: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{content}</w:fldChar></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText> {text} </w:instrText></w:r>"


def chosen(*entries: str) -> str:
    """The list of an old form in which the second entry is chosen."""
    items = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in entries)
    return f'<w:ffData><w:ddList><w:result w:val="1"/>{items}</w:ddList></w:ffData>'


def rows(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"


def row(text: str) -> str:
    return f"<w:tr><w:tc><w:p>{run(text)}</w:p></w:tc></w:tr>"


def canvas(text: str) -> str:
    """A drawing of another program with words in it, which no article can take over."""
    return f"<w:r>{files.drawing('x', f'<a:p><a:r><a:t>{text}</a:t></a:r></a:p>', 'x/lockedCanvas')}</w:r>"


INSIDE = {
    "canvas": canvas("bốn em nhỏ"),
    "canvas in an unheard-of element": f"<w:unheardOf>{canvas('bốn em nhỏ')}</w:unheardOf>",
    "canvas in a link": f'<w:hyperlink w:anchor="x">{canvas("bốn em nhỏ")}</w:hyperlink>',
    "canvas in a field": f'<w:fldSimple w:instr="x">{canvas("bốn em nhỏ")}</w:fldSimple>',
}


def test_what_is_lost_within_a_paragraph_is_told_with_its_place(newsroom: Desk, imported: Import) -> None:
    """Whatever it stood in: the words, those beside them, and that the article is there without them."""
    lines = [
        f"<w:p>{run(f'Thôn {kind} có ')}{inner}{run(' học bơi.')}</w:p>" for kind, inner in INSIDE.items()
    ]
    made = imported("mat-chu", document(*lines))
    assert told(made) == [
        f"{' '.join(f'Thôn {kind} có'.replace('-', ' ').split()[-5:])} [bốn em nhỏ] học bơi".replace(
            "unheard of", "unheard-of"
        )
        for kind in INSIDE
    ]
    assert "copy what is missing into the article by hand" in made.stdout
    assert "bốn em nhỏ" not in article(newsroom, "mat-chu")
    assert LONG in article(newsroom, "mat-chu")


MERGED = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr><w:p>{}</w:p></w:tc>"
BLOCKS: dict[str, tuple[str, str]] = {
    "cell that is merged away": (
        rows(
            row("trên").replace("</w:tr>", MERGED.format(' w:val="restart"', run("ô đầu")) + "</w:tr>"),
            row("dưới").replace("</w:tr>", MERGED.format("", run("ô bị gộp")) + "</w:tr>"),
        ).replace("<w:gridCol/>", "<w:gridCol/><w:gridCol/>"),
        "ô [bị gộp]",
    ),
    "text box": (
        files.text_box("Gọi cho ai").replace(
            run("Gọi cho ai"), f"{run('Gọi ')}{canvas('111')}{run(' ngay')}"
        ),
        "Gọi [111] ngay",
    ),
}


def test_what_is_lost_between_paragraphs_is_told(imported: Import) -> None:
    """What Word does not write, but shows; and what stands in a text box."""
    made = imported(
        "mat-doan", document(*(f"<w:p>{run(kind)}</w:p>{xml}" for kind, (xml, _place) in BLOCKS.items()))
    )
    places = told(made)
    assert len(places) == len(BLOCKS), places
    for (_xml, place), found in zip(BLOCKS.values(), places, strict=True):
        assert place in found


def test_what_is_lost_in_a_footnote_is_told_once_and_a_note_itself_is_not(imported: Import) -> None:
    """Notes are read where they are referred to, and only those; a mark of their own is none of the words."""
    new = files.new()
    for number in (2, 3):
        custom = ' w:customMarkFollows="1"' if number == 3 else ""
        reference = (
            f'<w:r><w:footnoteReference w:id="{number}"{custom}/>{"<w:t>7</w:t>" if custom else ""}</w:r>'
        )
        files.raw(new, f"<w:p>{run('Theo sở')}{reference}{run(', đúng.')}</w:p>")
    new.add_paragraph(LONG)
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p>{run(text)}</w:p></w:footnote>'
        for number, text in ((2, "Sở Y tế, "), (3, "Sở Lao động."), (4, "Ghi chú không ai nhắc tới"))
    ).replace(run("Sở Y tế, "), f"{run('Sở Y tế, ')}{canvas('2025')}")
    made = imported("mat-chu-thich", files.with_related(files.saved(new), "footnotes", notes))
    assert told(made) == ["Sở Y tế [2025] Sở Lao động"]


def test_ordinary_files_lose_nothing(runs: dict[str, subprocess.CompletedProcess[str]]) -> None:
    """Lists, tables, notes, changes, boxes, links, odd blanks and signs: nothing is said to be missing."""
    assert {kind: told(made) for kind, made in runs.items()} == {key: [] for key in CORPUS}


@pytest.mark.parametrize("kind", CORPUS)
def test_each_word_is_in_the_article_or_told(
    kind: str, newsroom: Desk, runs: dict[str, subprocess.CompletedProcess[str]]
) -> None:
    """Whatever stands in a Word file somebody can read afterwards, here or there."""
    make, *_rest = CORPUS[kind]
    assert untold(make(), article(newsroom, f"kieu-{kind}"), runs[kind].stdout) <= MARKS.get(kind, set())


def test_what_comes_over_in_another_way_is_not_missing(imported: Import) -> None:
    """A title from further down, fields and their instructions, changes, heads of tables, letters apart."""
    header = "<w:trPr><w:tblHeader/></w:trPr>"
    change = 'w:id="9" w:author="Lan" w:date="2026-01-01T00:00:00Z"'
    made = imported(
        "khong-mat",
        document(
            f"<w:p>{run('VÌ TRẺ EM KON TUM')}</w:p>",
            f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run("Đầu đề ở dưới")}</w:p>',
            f"<w:p>{run('nử')}{run('a đêm, tre', '<w:b/>')}{run(chr(0x309) + ' nhỏ')}</w:p>",
            f"<w:p>{run('trái')}<w:r><w:ptab/></w:r>{run('phải')}<w:r><w:cr/><w:t>dưới</w:t></w:r></w:p>",
            f"<w:p>{run('Nếu ')}{mark('begin')}{instruction('IF')}{mark('begin')}{instruction('REF x')}"
            f"{mark('separate')}{run('điều kiện ẩn')}{mark('end')}{instruction('= 1')}{mark('separate')}"
            f"{run('thì đúng')}{mark('end')}</w:p>",
            f"<w:p>{run('Đã ')}<w:ins {change}>{run('thêm vào')}</w:ins><w:moveFrom {change}>{run('dời đi')}"
            f"</w:moveFrom><w:moveTo {change}>{run(' chỗ mới')}</w:moveTo></w:p>",
            f'<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr>{run("Hình ")}{mark("begin")}'
            f"{instruction('SEQ H')}{mark('separate')}{run('1')}{mark('end')}{run('. Trẻ học bơi')}</w:p>",
            "<w:p><m:oMath><m:r><m:t>α+β</m:t></m:r></m:oMath></w:p>",
            f'<w:p>{run("Số x")}<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r></w:p>',
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
            + "".join(
                f"<w:tr>{mark_of_row}<w:tc><w:p>{run(one)}</w:p></w:tc><w:tc><w:p>{run(other)}</w:p></w:tc></w:tr>"
                for mark_of_row, one, other in (
                    (header, "Trường", "Năm học"),
                    (header, "(tên)", "2025"),
                    ("", "Kim Đồng", "31"),
                )
            )
            + "</w:tbl>",
        ),
        "--title",
        "Tên do biên tập đặt",
    )
    assert told(made) == []


def test_much_that_is_lost_is_cut_short(imported: Import) -> None:
    """A long piece is quoted by its ends, and after thirty places only the words are counted."""
    long = " ".join(f"chữ{number}" for number in range(400))
    places = [
        f"<w:p>{run(f'Câu {number} có ')}{canvas(f'mất{number}')}{run(' rồi.')}</w:p>" for number in range(35)
    ]
    made = imported("mat-nhieu", document(f"<w:p>{canvas(long)}</w:p>", *places))
    first, *others = told(made)
    assert re.search(r"\[chữ0 .* … chữ395 chữ396 chữ397 chữ398 chữ399\]", first)
    assert len(first.split()) < 80
    assert len(others) == 29
    assert "After that more words of the Word file are missing in the article: 6." in made.stdout


@pytest.mark.parametrize("inner", ["", canvas(LONG)])
def test_a_file_of_which_nothing_can_be_read_is_no_scan(imported: Import, inner: str) -> None:
    """Where all that Word shows is lost, that is said and no article is made."""
    new = files.new()
    files.raw(new, f"<w:p>{inner}</w:p>" if inner else "")
    made = imported(f"rong-{len(inner)}", files.saved(new))
    assert made.returncode == 3
    assert ("nothing can be read" in made.stderr) == bool(inner)
    assert ("If it is a scan" in made.stderr) != bool(inner)
