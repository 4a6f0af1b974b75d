"""Files of which no article can be made: each is refused in words that say what to do."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from media_mandate.word.old_letters import in_unicode
from media_mandate.word.package import RefusedError, open_word
from media_mandate.word.plain import plain_file
from tests.newsdesk import Desk
from tests.sites import command
from tests.word import files
from tests.word.conftest import Import

PLAIN = files.saved(files.new())
TYPES = files.part(PLAIN, "[Content_Types].xml")
TEXT = files.part(PLAIN, "word/document.xml")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def legacy(font: str, text: str, where: str) -> bytes:
    """A text in an old font that is named in the run, in a style, or in the theme."""
    document = files.new()
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    if where == "run":
        files.raw(document, f"<w:p>{files.run(text, fonts)}</w:p>")
        return files.saved(document)
    document.add_paragraph(text)
    file = files.saved(document)
    if where == "style":
        document.styles["Normal"].font.name = font
        return files.saved(document)
    theme = files.part(file, "word/theme/theme1.xml").replace(
        b'<a:minorFont><a:latin typeface="Calibri"', f'<a:minorFont><a:latin typeface="{font}"'.encode()
    )
    if font.encode() not in theme:
        theme = theme.replace(b'typeface="Cambria"', f'typeface="{font}"'.encode())
    return files.with_parts(file, {"word/theme/theme1.xml": theme})


def bomb() -> bytes:
    return files.with_parts(PLAIN, {f"word/media/{number}.bin": bytes(30_000_000) for number in range(10)})


def encrypted_zip() -> bytes:
    file = bytearray(PLAIN)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := file.find(sign, start)) >= 0:
            file[start + offset] |= 1
            start += 4
    return bytes(file)


def with_entities(depth: int) -> bytes:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, depth + 1))
    declared = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><w:document'
    used = f"<w:body><w:p><w:r><w:t>&l{depth};</w:t></w:r></w:p>"
    return TEXT.replace(b"<w:document", declared.encode(), 1).replace(b"<w:body>", used.encode())


def odt() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    return stream.getvalue()


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "The file is empty: 0 bytes."),
    "cut off": (lambda: PLAIN[: len(PLAIN) // 2], "damaged"),
    "bit rot": (lambda: PLAIN.replace(b"PK\x03\x04", b"PK\x03\x05"), "damaged"),
    "no zip": ("Bài gửi tòa soạn".encode, "no Word file, whatever its name says"),
    "zip of photos": (lambda: files.with_parts(PLAIN, {"[Content_Types].xml": None}), "no Word file"),
    "without text": (lambda: files.with_parts(PLAIN, {"word/document.xml": None}), "no Word file"),
    "text that is no XML": (lambda: files.with_parts(PLAIN, {"word/document.xml": TEXT[:-9]}), "damaged"),
    "styles that are no XML": (lambda: files.with_parts(PLAIN, {"word/styles.xml": b"<"}), "damaged"),
    "old Word": (lambda: OLE, "kind DOC"),
    "password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "locked zip": (encrypted_zip, "damaged"),
    "rich text": (lambda: b"{\\rtf1\\ansi}", "kind RTF"),
    "PDF": (lambda: b"%PDF-1.7", "PDF file"),
    "web page": (lambda: b"\xef\xbb\xbf<HTML><body>", "kind HTML"),
    "OpenDocument": (odt, "LibreOffice"),
    "macros": (
        lambda: files.with_parts(
            PLAIN,
            {
                "[Content_Types].xml": TYPES.replace(
                    b"openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    b"ms-word.document.macroEnabled.main+xml",
                )
            },
        ),
        "macros",
    ),
    "strict": (
        lambda: files.with_parts(
            PLAIN,
            {
                "word/document.xml": TEXT.replace(
                    files.NAMESPACES["w"].encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
                )
            },
        ),
        "Strict Open XML",
    ),
    "zip bomb": (bomb, "holds more than an article can"),
    "a million laughs": (
        lambda: files.with_parts(PLAIN, {"word/document.xml": with_entities(8)}),
        "damaged",
    ),
    "an entity": (
        lambda: files.with_parts(PLAIN, {"word/document.xml": with_entities(1)}),
        "what Word never writes",
    ),
    "VPS": (lambda: legacy("VPS Times", "TrÈ em h÷c bÛi", "run"), "old font VPS Times"),
    "VPS in a style": (lambda: legacy("VPS Times", "TrÈ em h÷c bÛi", "style"), "old font VPS Times"),
    "TCVN3 that makes no sense": (lambda: legacy(".VnTime", "Qzµþ zª£þ xzï¶þ", "run"), "old font .VnTime"),
    "VNI that makes no sense": (lambda: legacy("VNI-Times", "Zwaùï qwoøø", "theme"), "old font VNI-Times"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_article_is_refused_in_words(kind: str) -> None:
    """Whatever is wrong with a file, one error says what, and what to do."""
    make, words = REFUSED[kind]
    with pytest.raises(RefusedError) as refusal:
        plain_file(in_unicode(open_word("bài viết.docx", make()))[0])
    assert words in str(refusal.value.message) + str(refusal.value.hint)
    assert str(refusal.value.hint).endswith(".")


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"", "The file is empty: 0 bytes."),
        (PLAIN[: len(PLAIN) // 2], "damaged"),
        (files.saved(files.new(None)), "says what the title is"),
        (PLAIN, "There is no text in"),
        (
            files.with_parts(PLAIN, {"word/numbering.xml": b"<x/>", "word/styles.xml": b"<x/>"}),
            "the title is",
        ),
    ],
)
def test_a_refused_file_leaves_nothing_behind(
    file: bytes, words: str, newsroom: Desk, imported: Import
) -> None:
    """The command says it with status 3 and writes nothing."""
    before = sorted(newsroom.root.glob("docs/**/*"))
    run = imported("khong-thanh-bai", file)
    assert run.returncode == 3, run.stdout
    assert words in run.stderr
    assert "Traceback" not in run.stderr
    assert not (newsroom.root / "build/fault.txt").exists()
    assert sorted(newsroom.root.glob("docs/**/*")) == before


def test_the_way_out_of_an_old_font_is_told_step_by_step(imported: Import) -> None:
    """Vietnamese names Unikey, its keys, and which table of codes belongs to the font."""
    run = imported("font-cu", legacy("VPS Times", "TrÈ em h÷c bÛi", "run"), "--lang", "vi")
    for words in ("Unikey", "Ctrl+Shift+F6", "TCVN3 (ABC)", "VNI Windows", "Unicode", "Times New Roman"):
        assert words in run.stderr


@pytest.mark.parametrize("text", ["Tổng đài 111", "Gọi 111 - Kon Tum", "Ông bà dạy trẻ bơi"])
def test_the_name_of_an_old_font_alone_does_no_harm(text: str) -> None:
    """Text that is Unicode already, or the same in every code, is taken."""
    plain_file(open_word("bài viết.docx", legacy(".VnTime", text, "run")))


def test_words_own_note_beside_an_open_file_is_told_from_the_file() -> None:
    """`~$bài.docx` is what people see first in a folder that Word has open."""
    with pytest.raises(RefusedError, match="a note that Word keeps"):
        open_word("~$bài viết.docx", b"\x05Toa soan")


def test_a_file_that_is_not_there_is_said(newsroom: Desk, imported: Import) -> None:
    """So is a folder."""
    for path in ("không có.docx", "docs"):
        run = command(newsroom.root, "import_word", path, "--outlet", "bao", "--date", "2026-01-05")
        assert run.returncode == 3
        assert path in run.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--outlet", "báo"), "Did you mean bao?"),
        (("--topic", "duoi nuoc"), "Did you mean duoi-nuoc?"),
        (("--date", "ngày Tết"), "Write year-month-day"),
        (("--date", "2025-12-05"), "owes nothing"),
    ],
)
def test_a_wrong_option_is_explained(arguments: tuple[str, ...], words: str, imported: Import) -> None:
    """The last option given wins, so these replace the right ones."""
    run = imported("sai", files.saved(files.new()), *arguments)
    assert run.returncode == 3
    assert words in run.stderr
