"""What harms without naming anybody: each pattern by its own sentences, and what stands around them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from media_mandate.children.phrasing import Grammar, PatternError, sentences
from media_mandate.children.reporting import RULES, written
from media_mandate.problems import Level
from tests.children.measure import FOLDER, read_corpus
from tests.newsdesk import Desk, body

ROOT = Path(__file__).parent.parent.parent
PATH = "bao/2026/01/chuyen-buon"
SENSITIVE = "{sensitive: true}"
HELP = "Ai thấy mình bế tắc, hãy gọi 111."


def cases(which: str) -> list[Any]:
    """The code, its rule and the text that each pattern is to find or to leave alone."""
    return [
        pytest.param(code, rule, pattern[which], id=f"{code}: {pattern[which]}")
        for code, rule in written()["rules"].items()
        for pattern in rule["patterns"]
    ]


def told(desk: Desk, text: str, **fields: str) -> list[str]:
    """What is warned of in an article, by the codes of these rules, in order."""
    desk.article(PATH, f"{body('mở')}\n{text}\n", children=SENSITIVE, **fields)
    found = [problem for problem in desk.read()[1] if problem.code in RULES]
    assert {problem.level for problem in found} <= {Level.WARNING}
    return [problem.code for problem in found]


def told_of(desk: Desk, rule: Mapping[str, Any], text: str) -> list[str]:
    return told(desk, "", title=json.dumps(text)) if rule.get("only") == "title" else told(desk, text)


@pytest.mark.parametrize(("code", "rule", "text"), cases("found"))
def test_each_pattern_finds_its_sentence(desk: Desk, code: str, rule: Mapping[str, Any], text: str) -> None:
    """What stands beside a pattern as found is warned of."""
    assert code in told_of(desk, rule, text)


@pytest.mark.parametrize(("code", "rule", "text"), cases("left"))
def test_each_pattern_leaves_its_other_sentence_alone(
    desk: Desk, code: str, rule: Mapping[str, Any], text: str
) -> None:
    """What stands beside it as left is not warned of by its rule."""
    assert code not in told_of(desk, rule, text)


def test_every_rule_has_patterns() -> None:
    """None is declared that nothing breaks."""
    assert RULES.keys() == written()["rules"].keys()


# However it is written


SAID = "Nam sinh lớp 10 treo cổ trong phòng trọ."
METHOD_AND_PLACE = ["suicide-method-told", "suicide-place-told"]


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        SAID.upper(),
        unicodedata.normalize("NFD", SAID),
        SAID.replace("treo cổ", "tr\u200beo cổ"),
        SAID.replace("treo cổ", "**treo** cổ"),
        SAID.replace("treo cổ", "treo cổ 😢"),
        SAID.replace("lớp", "&amp; bạn lớp"),
        "Nam sinh lop 10 treo co trong phong tro.",
        "NAM SINH LOP 10 TREO CO TRONG PHONG TRO",
        f"> {SAID}",
        "Em N.T.H. treo cổ trong phòng trọ.",
    ],
)
def test_it_is_found_however_it_is_written(desk: Desk, text: str) -> None:
    """Capitals, decomposed letters, unseen signs, marks of Markdown and no diacritics hide nothing."""
    assert told(desk, f"{text}\n\n{HELP}") == METHOD_AND_PLACE


def test_points_within_words_hide_nothing(desk: Desk) -> None:
    """“T.ự t.ử” is written to get past filters of networks."""
    assert told(desk, f"Nam sinh t.ự t.ử trong phòng trọ.\n\n{HELP}") == ["suicide-place-told"]


def test_lines_and_columns_are_those_of_the_file(desk: Desk) -> None:
    """Where a file has CRLF and a byte order mark, too."""
    file = desk.root / desk.article(PATH, f"{body('mở')}\n{SAID}\n\n{HELP}\n", children=SENSITIVE)
    file.write_bytes("\ufeff".encode() + file.read_bytes().replace(b"\n", b"\r\n"))
    lines = file.read_text("utf-8").splitlines()
    (problem,) = [found for found in desk.read()[1] if found.code == "suicide-method-told"]
    assert problem.line == lines.index(SAID) + 1
    assert problem.column == SAID.index("treo cổ") + 1
    assert "“treo cổ”" in str(problem.message)


# What of an article is read


def test_a_title_is_read_as_such_and_as_text(desk: Desk) -> None:
    """A suicide in the title or the standfirst is told at its field; so is what the title tells besides."""
    title = '"Nam sinh lớp 10 tự  vẫn vì thi trượt"'
    desk.article(PATH, f"{body('mở')}\n{HELP}\n", children=SENSITIVE, title=title, description=title)
    found = {(problem.code, problem.field) for problem in desk.read()[1] if problem.code in RULES}
    assert found == {
        (code, field)
        for code in ("suicide-in-title", "suicide-single-cause")
        for field in ("title", "description")
    }


def test_no_body_is_a_title(desk: Desk) -> None:
    """What would be told of a title is not told of the text."""
    assert told(desk, f"Nam sinh lớp 10 tự vẫn. {HELP}") == []


@pytest.mark.parametrize(
    "place", [HELP, "Xin gọi tổng đài 111.", "Hãy tìm đến bác sĩ tâm lý.", "Đường dây nóng: 096 306 1414."]
)
def test_one_place_of_help_is_enough(desk: Desk, place: str) -> None:
    """111, a hotline, or who knows about souls; without it the article is told once."""
    text = "Một nữ sinh tự vẫn. Trước đó một nam sinh tự vẫn."
    assert told(desk, text) == ["suicide-without-help"]
    assert told(desk, f"{text}\n\n{place}") == []


def test_a_number_that_is_no_help_is_none(desk: Desk) -> None:
    """“111 học sinh” helps nobody."""
    assert told(desk, "Một nữ sinh tự vẫn. Trường có 111 học sinh.") == ["suicide-without-help"]


def test_advice_is_no_report(desk: Desk) -> None:
    """How to see it coming, what to do, figures and law tell of no case, but say where to find help, too."""
    advice = (
        "Dấu hiệu trẻ có ý định tự tử: thu mình, cho đi đồ quý. Theo khảo sát, cứ một trăm học sinh có năm "
        "em từng nghĩ đến tự tử. Cha mẹ hãy cất thuốc trừ sâu vào tủ khóa, vì có em tìm uống khi bế tắc. "
        "Đừng nói em tự tử vì điểm kém: không bao giờ chỉ có một nguyên nhân. Xúi giục người khác tự sát là "
        "phạm tội."
    )
    assert told(desk, f"{advice} {HELP}") == []
    assert told(desk, advice) == ["suicide-without-help"]


def test_what_is_allowed_with_a_reason_is_silent(desk: Desk) -> None:
    """As with what gives a child away; the reason is listed."""
    allowance = "<!-- được phép: gia đình muốn cảnh báo cộng đồng -->"
    assert told(desk, f"{SAID} {allowance}\n\n{HELP}") == []
    listed = desk.newsroom().allowances
    assert [found.reason for found in listed] == ["gia đình muốn cảnh báo cộng đồng"] * 2
    assert told(desk, f"{SAID} <!-- được phép: sai -->\n\n{HELP}") == METHOD_AND_PLACE


def test_words_of_a_title_are_allowed_in_the_front_matter(desk: Desk) -> None:
    """They have no sentence before them."""
    title = "Nam sinh lớp 10 tự vẫn"
    allowed = "{sensitive: true, allowed: [{words: tự vẫn, reason: Tên một bộ phim}]}"
    desk.article(PATH, f"{body('mở')}\n{HELP}\n", title=title, children=allowed)
    assert [problem.code for problem in desk.read()[1]] == []


def test_another_language_is_not_read(desk: Desk) -> None:
    """Words of these letters mean something else there."""
    desk.article(PATH, "Nam sinh treo co, said the sign. " * 20, children=SENSITIVE, language="en")
    assert [problem.code for problem in desk.read()[1] if problem.code in RULES] == []


# What is harmless


def test_harmless_sentences_are_left_alone(desk: Desk) -> None:
    """Those of the corpora of the detector, each a paragraph."""
    entries = [entry for file in FOLDER.glob("*.yml") for entry in read_corpus(file) if not entry.found]
    assert len(entries) > 200
    assert told(desk, "\n\n".join(entry.text for entry in entries)) == []


EVERYDAY = (
    "Em tự nguyện kể với cô giáo việc mình bị xâm hại. Nạn nhân bị xâm hại cần tình yêu thương của gia đình.",
    "Cháu bé bị kẻ máu lạnh đe dọa. Nam sinh bị nhóm du côn chặn đường. Em vẽ đường cong rất khéo.",
    "Em chạy ba vòng sân. Đội của em qua vòng một. Cô bé chân dài bơi giỏi. Em ngồi võng đong đưa.",
    "Bé dễ dãi, ăn gì cũng được. Em có lỗi với mẹ. Cô bé mời gọi mọi người mua bánh cho quỹ lớp.",
    "Cô bé quyến rũ người nghe bằng giọng hát. Hai nam sinh khiêu khích nhau. Em bị kính cắt tay.",
    "Em tự nguyện theo mẹ lên rẫy. Em đi đêm nên bị ngã. Bọn giặc treo cổ ông giữa làng.",
    "Bé hay nôn khi uống thuốc vì sợ bị mắng. Thuốc ngủ chỉ uống theo đơn. Bà mất ngủ, phải uống thuốc ngủ.",
    "Trước khi mất, bà nhắn cháu: “Cháu ở lại học giỏi nhé”. Nhiều bạn chọn cách ra đi làm ăn xa.",
    "Hồi nhỏ em làm điều dại dột là nghịch lửa. Nhờ mái ấm, em chấm dứt cuộc sống lang thang.",
    "Bé nhảy từ trên giường xuống đất. Em lao xuống sông cứu bạn. Các cháu ăn, chơi, ngủ đúng giờ.",
    "Bị cáo và chị chủ quán nảy sinh tình cảm. Tòa xem xét tội giao cấu của bị cáo khác.",
)


@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_words_are_left_alone(desk: Desk, text: str) -> None:
    """Words that harm elsewhere, said of games, of wounds, of whoever does harm."""
    assert told(desk, text) == []


@pytest.mark.parametrize("file", sorted((ROOT / "docs").rglob("*.md")), ids=lambda file: file.stem)
def test_articles_of_the_sample_are_left_alone(desk: Desk, file: Path) -> None:
    """They advise, and nothing in them harms."""
    text = re.sub(r"\A---\n.*?\n---\n", "", file.read_text("utf-8"), flags=re.DOTALL)
    assert told(desk, re.sub(r"!\[[^]]*\]\([^)]*\)(\{[^}]*\})?", "", text)) == []


# Patterns in words


GRAMMAR = Grammar({"who": "em | cháu", "all": "{who} | bé"}, "các em", "từ từ", "em")


def find(pattern: str, text: str) -> str | None:
    (sentence,) = sentences(text, GRAMMAR)
    place = GRAMMAR.pattern(pattern).find(sentence)
    return text[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("đi học", "Cháu đi học.", "đi học"),
        ("đi học", "Cháu đi, “học” xong.", None),
        ("đi học", "Cháu đi, học xong.", None),
        ("{all} [đã | lại] đi", "Bé lại đi.", "Bé lại đi"),
        ("{all} [đã | lại] đi", "Cháu đi.", "Cháu đi"),
        ("{who} đi", "Các em đi.", None),
        ("các em đi", "Các em đi.", "Các em đi"),
        ("em .. chơi", "Em ra sân trường chơi.", "Em ra sân trường chơi"),
        ("em .. chơi", "Em ra sân của trường chơi.", None),
        ("em … chơi", "Em ra sân của trường chơi.", "Em ra sân của trường chơi"),
        ("chơi & em", "Em ra chơi.", "chơi"),
        ("chơi & em", "Bé ra chơi.", None),
        ("(ra sân | về) “", "Em ra sân: “Vui quá”", "ra sân: “"),
        ("đi (từ từ | nhanh)", "Chau di tu tu.", None),
        ("đi (từ từ | nhanh)", "Cháu đi từ từ.", "đi từ từ"),
        ("đi học", "CHAU DI HOC", "DI HOC"),
    ],
)
def test_a_pattern_means_what_the_head_of_the_file_says(pattern: str, text: str, found: str | None) -> None:
    """Words, alternatives, lists, gaps, what may be left out, and what stands anywhere in the sentence."""
    assert find(pattern, text) == found


@pytest.mark.parametrize(
    "pattern",
    ["", "…", "[đã]", "{nobody}", "(em | {nobody})", "em (", "em & …", "(em .. cháu)", "(em | )", "em!"],
)
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    """Nothing that is mistyped is passed over."""
    with pytest.raises(PatternError):
        GRAMMAR.pattern(pattern)


def test_a_sentence_goes_on_after_an_initial() -> None:
    """“Em H. đi học” is one sentence, and two where a capital follows."""
    assert [found.words for found in sentences("Em H. đi học. Mẹ vui.\n\nHết", GRAMMAR)] == [
        " em h đi học ",
        " mẹ vui ",
        " hết ",
    ]
