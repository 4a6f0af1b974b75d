"""Texts in fonts of before Unicode become the article that they show."""

from __future__ import annotations

import pytest

from media_mandate.word.old_letters import in_unicode
from media_mandate.word.package import open_word
from media_mandate.word.plain import plain_file
from media_mandate.word.shown import shown_text
from tests.newsdesk import Desk
from tests.word import files
from tests.word.conftest import Import, body
from tests.word.test_refusals import legacy

LETTERS = (
    "a á à ả ã ạ ă ắ ằ ẳ ẵ ặ â ấ ầ ẩ ẫ ậ e é è ẻ ẽ ẹ i í ì ỉ ĩ ị o ó ò ỏ õ ọ ê ế ề ể ễ ệ ô ố ồ ổ ỗ ộ "
    "ơ ớ ờ ở ỡ ợ u ú ù ủ ũ ụ ư ứ ừ ử ữ ự y ý ỳ ỷ ỹ ỵ đ"
)
IN_VNI = (
    "a aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä e eù eø eû eõ eï i í ì æ ó ò o où oø oû oõ oï "
    "eâ eá eà eå eã eä oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï u uù uø uû uõ uï ö öù öø öû öõ öï y yù yø yû yõ î ñ"
)
IN_TCVN3 = (
    "a ¸ µ ¶ · ¹ ¨ ¾ » ¼ ½ Æ © Ê Ç È É Ë e Ð Ì Î Ï Ñ i Ý × Ø Ü Þ o ã ß á â ä ª Õ Ò Ó Ô Ö « è å æ ç é "
    "¬ í ê ë ì î u ó ï ñ ò ô \u00ad ø õ ö ÷ ù y ý ú û ü þ ®"
)


def shown(file: bytes) -> str:
    return " ".join(shown_text(in_unicode(open_word("bài.docx", file))[0]).split())


@pytest.mark.parametrize("where", ["run", "style", "theme"])
@pytest.mark.parametrize(
    ("font", "written", "read"),
    [
        (".VnTime", IN_TCVN3, LETTERS),
        (".VnArialH", IN_TCVN3, LETTERS.upper()),
        ("VNI-Times", IN_VNI, LETTERS),
        ("VNI-Helve", IN_VNI.upper(), LETTERS.upper()),
        ("VNI Times", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (".VnTime", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ],
)
def test_each_letter_is_read_as_its_font_draws_it(font: str, written: str, read: str, where: str) -> None:
    """Wherever the file says the font; TCVN3 has its capitals in fonts of their own."""
    assert read in shown(legacy(font, written, where))


def test_a_paragraph_in_two_codes_is_read_run_by_run() -> None:
    """Who answers stands in Unicode, what they say in the old font, a letter ư as Word's own hyphen."""
    document = files.new()
    old = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    halves = files.run("Mỗi bác sĩ nói: ") + files.run("TrÎ em ®", old)
    hyphen = f'<w:r><w:rPr>{old}</w:rPr><w:softHyphen/><w:t xml:space="preserve">îc häc b¬i</w:t></w:r>'
    files.raw(document, f"<w:p>{halves}{hyphen}</w:p>")
    assert "Mỗi bác sĩ nói: Trẻ em được học bơi" in shown(files.saved(document))


@pytest.mark.parametrize("text", ["Tổng đài 111", "Café, naïve", "Ông bà dạy trẻ bơi", "1 234,5 ± 6"])
def test_what_is_unicode_already_stays(text: str) -> None:
    """The font's name alone says nothing of the letters."""
    assert text in shown(legacy(".VnTime", text, "run"))


def test_the_article_is_made_and_says_so(newsroom: Desk, imported: Import) -> None:
    """Nothing is lost, and the editor is asked to read it over."""
    run = imported("ma-cu", legacy(".VnTime", "TrÎ em häc b¬i, cha mÑ ®i cïng.", "run"))
    assert run.returncode == 0, run.stderr
    assert "Trẻ em học bơi, cha mẹ đi cùng." in body(newsroom, "ma-cu")
    assert "the old font .VnTime was written anew" in run.stdout
    assert "is in the Word file and not in the article" not in run.stdout


def test_a_text_box_in_an_old_font_is_read_once() -> None:
    """Its paragraphs stand within another one."""
    package, told = in_unicode(open_word("bài.docx", legacy("VNI-Times", "Treû em hoïc bôi", "run")))
    again, nothing = in_unicode(package)
    assert (len(told), nothing) == (1, [])
    assert shown_text(again) == shown_text(package)
    plain_file(again)
