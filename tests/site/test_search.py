"""What can be searched: words without their marks, keys for words with them, and whose records there are."""

from __future__ import annotations

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_mandate.site.search import (
    OTHER_TOPICS,
    STANDFIRST,
    STROKE,
    TEXT,
    TOPIC,
    Findable,
    bare,
    filed,
    key,
    records,
    words,
)
from tests.newsdesk import Desk

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SYLLABLES = st.builds(
    lambda onset, vowel, tone, end: unicodedata.normalize("NFC", onset + vowel + tone + end),
    st.sampled_from(["", "b", "ch", "đ", "ngh", "qu", "tr"]),
    st.sampled_from(VOWELS),
    st.sampled_from(TONES),
    st.sampled_from(["", "c", "n", "ng", "i", "u"]),
)


def found(desk: Desk, as_of: str | None = None) -> list[Findable]:
    return list(records(desk.newsroom(as_of)))


def addresses(desk: Desk, as_of: str | None = None) -> list[str]:
    return [record.address for record in found(desk, as_of)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trẻ em", "tre em"),
        ("ĐUỐI NƯỚC", "duoi nuoc"),
        ("bạo lực học đường", "bao luc hoc duong"),
        ("Ia H'Drai, Đăk Glei", "ia h drai dak glei"),
        ("Lao động – Thương binh & Xã hội", "lao dong thuong binh xa hoi"),
        ("gọi 111 <b>ngay</b> 🏊", "goi 111 b ngay b"),
        ("ơ̆m Bơ̆h", "om boh"),
        ("", ""),
    ],
)
def test_words_lose_their_marks(text: str, expected: str) -> None:
    """Any way of writing comes down to small letters without marks, whether composed or not."""
    for form in ("NFC", "NFD"):
        assert " ".join(map(bare, words(unicodedata.normalize(form, text)))) == expected


@given(SYLLABLES)
def test_every_syllable_is_found_without_marks(syllable: str) -> None:
    """What is left of a Vietnamese syllable are the letters that a keyboard has."""
    [word] = words(syllable)
    assert set(bare(word)) <= set(string.ascii_lowercase)
    assert [bare(other) for other in words(syllable.upper())] == [bare(word)]


@given(SYLLABLES, SYLLABLES)
def test_keys_tell_marks_apart(one: str, other: str) -> None:
    """Two syllables have one key only if they have the same letters and the same marks."""
    keys = [key(*words(syllable)) for syllable in (one, other)]
    letters = [
        (bare(*words(syllable)), sorted(unicodedata.normalize("NFD", syllable))) for syllable in (one, other)
    ]
    assert (keys[0] == keys[1]) == (letters[0] == letters[1])


@given(st.text(), st.text())
def test_no_key_is_a_word_or_the_beginning_of_another_key(text: str, other: str) -> None:
    """A key ends with the stroke, so the search for it, which takes beginnings, finds nothing else."""
    for word in words(text):
        its = key(word)
        assert its.endswith(STROKE)
        assert its.count(STROKE) >= 2
        assert its not in words(text)
        assert not any(key(one).startswith(its) for one in words(other) if key(one) != its)


def test_old_and_new_places_of_a_tone_are_one_word() -> None:
    """hòa and hoà, thủy and thuỷ are the same word typed by different habits."""
    for one, other in (("hòa", "hoà"), ("thủy", "thuỷ"), ("khỏe", "khoẻ")):
        assert key(*words(one)) == key(*words(other)) != key(*words(bare(*words(one)) + "\u0301"))


def test_what_is_filtered_by_has_keys_of_its_own() -> None:
    """Kind and id make one key, which holds nothing at which the index would cut it in two."""
    assert filed("topic", "duoi-nuoc") == "жtopicжduoiжnuocжж"
    assert not filed("topic", "duoi-nuoc-ao").startswith(filed("topic", "duoi-nuoc"))
    assert len({filed("topic", "a-b"), filed("topic", "ab"), filed("outlet", "ab"), filed("year", "ab")}) == 4


def test_only_what_readers_may_find_has_a_record(desk: Desk) -> None:
    """Drafts, articles dated ahead, the withdrawn and those with noindex have none; pages and reruns have."""
    desk.article("bao/2026/01/thuong")
    desk.article("bao/2026/01/nhap", draft="true")
    desk.article("bao/2026/02/mai-sau", date="2026-02-28")
    desk.article("bao/2026/01/kin", noindex="true")
    frozen = f"{{date: 2026-01-20, reason: Sai, words: 30, sha256: {'0a' * 32}}}"
    desk.article("bao/2026/01/rut", "", withdrawn=frozen)
    desk.article("dai/2026/01/lai", date="2026-01-09", rerun_of="bao/2026/01/thuong")
    desk.write("docs/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nVề chúng tôi.\n")
    assert addresses(desk) == ["dai/2026/01/lai/", "bao/2026/01/thuong/", "gioi-thieu/"]
    assert "bao/2026/02/mai-sau/" in addresses(desk, "2026-02-28")


def test_the_newest_come_first(desk: Desk) -> None:
    """Records stand in the order in which a search without words shows them."""
    for day in ("05", "20", "11"):
        desk.article(f"bao/2026/01/ngay-{day}", date=f"2026-01-{day}")
    desk.article("dai/2026/01/ngay-15", date="2026-01-15")
    assert [address.split("-")[-1] for address in addresses(desk)] == ["20/", "15/", "11/", "05/"]


def test_a_record_holds_what_is_said_and_what_it_is_filed_under(desk: Desk) -> None:
    """Title, topics and standfirst stand in their places, then text and units, and the keys after them."""
    text = (
        "## Gọi ai\n\nGọi **[111](tel:111)** hoặc <b>công an</b>. `mã` Bể bơi sâu 2,5 m.\n\n"
        + "chữ nghĩa " * 20
    )
    desk.article(
        "bao/2026/01/be-boi-an-toan",
        text,
        title="'Bể bơi <an toàn> & vui 🏊'",
        topics="[duoi-nuoc, tiem-chung]",
        units="[so-y-te]",
        description="Ai cũng bơi được.",
    )
    [record] = found(desk)
    tokens = record.content.split(" ")
    assert tokens[:5] == [key(word) for word in words("bể bơi an toàn vui")]
    assert tokens[TOPIC : TOPIC + 2] == [key(word) for word in words("đuối nước")]
    assert tokens[OTHER_TOPICS : OTHER_TOPICS + 2] == [key(word) for word in words("tiêm chủng")]
    assert tokens[STANDFIRST : STANDFIRST + 4] == [key(word) for word in words("ai cũng bơi được")]
    for phrase in ("sở y tế", "gọi ai gọi 111 hoặc công an", "sâu 2 5 m"):
        assert f" {' '.join(map(key, words(phrase)))} " in " ".join(tokens[TEXT - 1 :]), phrase
    assert key(*words("bè")) not in tokens
    for its in (filed("outlet", "bao"), filed("month", "2026-01"), filed("year", "2026"),
                filed("topic", "duoi-nuoc"), filed("topic", "tiem-chung")):  # fmt: skip
        assert tokens.count(its) == 1
    assert record.shown == {
        "headline": "Bể bơi <an toàn> & vui 🏊",
        "standfirst": "Ai cũng bơi được.",
        "day": "2026-01-05",
        "kicker": "Báo Tỉnh · Đuối nước · Tiêm chủng",
    }


def test_what_is_too_long_for_its_place_is_found_in_the_text(desk: Desk) -> None:
    """A long title takes no place of the standfirst, and its last words are not lost."""
    long = " ".join(f"từ{number}" for number in range(60))
    desk.article("bao/2026/01/dai", title=long, description="Một câu.")
    [record] = found(desk)
    tokens = record.content.split(" ")
    assert tokens[STANDFIRST : STANDFIRST + 2] == [key(word) for word in words("một câu")]
    assert tokens[TOPIC - 1] == key("từ39".replace("ừ", "ư\u0300").replace("ư", "u\u031b"))
    assert tokens.index(key(*words("từ59"))) >= TEXT
