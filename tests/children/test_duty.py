"""What an article must say of children, what it may not give away of them, and how a passage is let stand."""

from __future__ import annotations

import json
import unicodedata
from datetime import date

import pytest

from media_mandate.articles.front_matter import FrontMatter
from media_mandate.messages import translator
from media_mandate.problems import Level
from media_mandate.statuses import SYMBOLS
from media_mandate.verdict.check_json import report
from media_mandate.verdict.markdown import as_markdown
from media_mandate.verdict.terminal import as_text, uncoloured
from tests.newsdesk import MANDATE, Desk, body
from tests.sites import build_site, copy_product
from tests.texts import texts

PATH = "bao/2026/01/chuyen-buon"
FILE = f"docs/{PATH}.md"
SENSITIVE = "{sensitive: true}"
NAME = "Chiều ấy, em Nguyễn Thị Thảo Vy trượt chân xuống hố nước."
ALLOWED = "<!-- được phép: tên một con đường -->"


@pytest.fixture
def strict_desk(desk: Desk) -> Desk:
    """A desk whose topic of drowning is a sensitive one."""
    desk.write("mandate.yml", MANDATE.replace("Phòng đuối nước.}", "Phòng đuối nước., sensitive: true}"))
    return desk


def told(desk: Desk) -> list[tuple[str, int | None, int | None, str | None, str]]:
    """Level, place, field and message of all that is told of the desk."""
    return [
        (found.level.value, found.line, found.column, found.field, str(found.message))
        for found in desk.read()[1]
    ]


def fields(desk: Desk, level: Level = Level.PROBLEM) -> list[str | None]:
    """The fields of what is told of the desk."""
    return [found.field for found in desk.problems(level)]


# What `children:` has to say


@pytest.mark.parametrize(
    ("children", "problems"),
    [
        ("", ["children"]),
        ("{identifiable: false}", ["children"]),
        ("{sensitive: false}", []),
        ("{sensitive: true}", []),
    ],
)
def test_an_article_of_a_sensitive_topic_says_whether_a_child_came_to_harm(
    strict_desk: Desk, children: str, problems: list[str]
) -> None:
    """It says true or false; saying nothing is a problem."""
    strict_desk.article(PATH, children=children)
    assert fields(strict_desk) == problems


def test_what_gives_a_child_away_is_a_problem_in_a_sensitive_topic_whatever_it_says(
    strict_desk: Desk,
) -> None:
    """Leaving a field out publishes nobody, and neither does a no; with consent it is a warning."""
    text = f"{body('mở')}\n{NAME}\n"
    strict_desk.article(PATH, text)
    assert [level for level, *_rest in told(strict_desk)] == ["problem", "problem"]
    strict_desk.article(PATH, text, children="{sensitive: false}")
    assert [level for level, *_rest in told(strict_desk)] == ["problem"]
    consent = "{guardian: true, child: true, record: HS-2025-014}"
    strict_desk.article(PATH, text, children=f"{{sensitive: false, identifiable: true, consent: {consent}}}")
    assert [level for level, *_rest in told(strict_desk)] == ["warning"]


def test_an_article_of_another_topic_need_not_say_so(strict_desk: Desk) -> None:
    """A topic that is not marked asks nothing."""
    strict_desk.article(PATH, topics="[tiem-chung]")
    assert told(strict_desk) == []


CONSENTS = {
    "{}": "guardian: true, child: true, record: …",
    "{guardian: true}": "child: true, record: …",
    "{guardian: true, child: true}": "record: …",
    "{guardian: true, under_7: true}": "record: …",
    "{child: true, record: HS-14}": "guardian: true",
    "{guardian: true, record: HS-14}": "child: true",
    "{guardian: true, child: true, record: HS-14}": None,
    "{guardian: true, under_7: true, record: HS-14}": None,
}


@pytest.mark.parametrize("consent", CONSENTS)
def test_an_identifiable_child_needs_everybodys_recorded_consent(desk: Desk, consent: str) -> None:
    """The guardian's, the child's own from 7 up, and the number of the papers."""
    desk.article(PATH, children=f"{{identifiable: true, consent: {consent}}}")
    problems = desk.problems()
    assert [found.field for found in problems] == ["children.consent"] * (CONSENTS[consent] is not None)
    assert all(f": {{{CONSENTS[consent]}}};" in str(found.hint) for found in problems)


def test_consent_that_is_not_there_is_lacking(desk: Desk) -> None:
    """Without the block all of it is asked for."""
    desk.article(PATH, children="{identifiable: true}")
    assert fields(desk) == ["children.consent"]


def test_no_child_is_identifiable_in_a_sensitive_article(desk: Desk) -> None:
    """Not even with consent."""
    consent = "{guardian: true, child: true, record: HS-14}"
    desk.article(PATH, children=f"{{sensitive: true, identifiable: true, consent: {consent}}}")
    assert fields(desk) == ["children.identifiable"]


@pytest.mark.parametrize(
    ("people", "problems"), [("none", []), ("adults", []), ("obscured", []), ("consented", ["image.people"])]
)
def test_a_sensitive_article_shows_no_child(desk: Desk, people: str, problems: list[str]) -> None:
    """Pictures of adults and of children that cannot be recognised remain."""
    desk.write("docs/bao/2026/01/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>")
    image = f"{{src: a.svg, alt: Ao nước, people: {people}}}"
    desk.article(PATH, children=SENSITIVE, image=image)
    assert fields(desk) == problems
    desk.article(PATH, image=image)
    assert fields(desk) == (["children.consent"] if problems else [])


def test_a_sensitive_article_shows_no_child_in_its_text_either(desk: Desk) -> None:
    """A picture of the body is told with its line."""
    desk.write("docs/bao/2026/01/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>")
    desk.article(PATH, f"{body('mở')}\n![Ao](a.svg){{people=consented}}\n", children=SENSITIVE)
    assert [(found.line, found.code) for found in desk.problems()] == [(9, "sensitive-picture-recognisable")]


@pytest.mark.parametrize("children", ["", "{sensitive: false}", "{consent: {guardian: true, child: true}}"])
def test_a_picture_by_consent_needs_it_recorded(desk: Desk, children: str) -> None:
    """In the fields or in the body, as for a child that is named; with all of it nothing is wrong."""
    desk.write("docs/bao/2026/01/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>")
    text = f"{body('mở')}\n![Ao](a.svg){{people=consented}}\n"
    desk.article(PATH, text, children=children)
    assert [found.code for found in desk.problems()] == ["consent-incomplete"]
    desk.article(PATH, text, children="{consent: {guardian: true, child: true, record: HS-14}}")
    assert told(desk) == []


# What a text gives away


def test_a_name_is_a_problem_in_a_sensitive_article_and_else_a_warning(desk: Desk) -> None:
    """It is told with its place, the rule and what to write instead."""
    text = f"{body('mở')}\n## Chuyện\n\n{NAME}\n"
    desk.article(PATH, text, children=SENSITIVE)
    message = "“Nguyễn Thị Thảo Vy” is a child's name (Decree 56/2017/NĐ-CP, Article 33)."
    assert told(desk) == [("problem", 11, 14, None, message)]
    [problem] = desk.problems()
    assert "một học sinh lớp 6" in translator("vi")(problem.hint or problem.message)
    for children in ("", "{sensitive: false}"):
        desk.article(PATH, text, children=children)
        line = 11 if children else 10
        assert told(desk) == [("warning", line, 14, None, message)]


def test_every_kind_is_told_with_its_rule_and_a_way_out(desk: Desk) -> None:
    """Name, birth, school, home, family, number and health have words of their own, in Vietnamese too."""
    text = (
        "Cháu A Thuyên (SN 2014) học lớp 4B, nhà cháu ở thôn 5. Mẹ cháu là chị Y Hương, số 0914 222 019. "
        "Cháu bị gãy xương đùi.\n"
    )
    desk.article(PATH, body("mở") + "\n" + text, children=SENSITIVE)
    problems = desk.problems()
    assert len({found.code for found in problems}) == 7
    assert len({found.hint for found in problems}) == 7
    for problem in problems:
        assert "Nghị định 56/2017/NĐ-CP, Điều 33" in translator("vi")(problem.message)
        assert problem.hint is not None
        assert translator("vi")(problem.hint) != str(problem.hint)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_place_is_that_in_the_file(desk: Desk, form: str, end: str) -> None:
    """However the letters and line ends are written; columns count composed letters."""
    desk.article(PATH, "", children=SENSITIVE)
    text = (desk.root / FILE).read_text("utf-8") + f"{body('mở')}\nĐấy là **em Y Hà** đó 🌊.\n"
    desk.write(FILE, b"\xef\xbb\xbf" + unicodedata.normalize(form, text.replace("\n", end)).encode())  # type: ignore[arg-type]
    assert [(found.line, found.column) for found in desk.problems()] == [(9, 13)]


def test_each_of_many_has_its_place(desk: Desk) -> None:
    """However often a name is written, where a source has the very words that readers get."""
    desk.article(PATH, "\n\n".join(["Hôm ấy **em Y Hà** đến lớp."] * 80), children=SENSITIVE)
    first = (desk.root / FILE).read_text("utf-8").split("\n").index("Hôm ấy **em Y Hà** đến lớp.") + 1
    told = [(found.line, found.column) for found in desk.problems()]
    assert told == [(first + 2 * number, 13) for number in range(80)]


FIELDS = {
    "title": ("Em Y Hà trở lại trường", "title"),
    "description": ("Chuyện của em Y Hà.", "description"),
    "image": ("{src: a.svg, alt: Em Y Hà bên ao, people: obscured}", "image.alt"),
    "corrections": ("[{date: 2026-01-06, text: Em Y Hà học lớp khác.}]", "corrections.0.text"),
    "authors": ("[Ban Biên tập, Em Y Hà]", "authors.1"),
}


@pytest.mark.parametrize("name", FIELDS)
def test_front_matter_that_readers_see_is_read_too(desk: Desk, name: str) -> None:
    """Title, description, alt text, corrections and authors; told with their field."""
    desk.write("docs/bao/2026/01/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>")
    value, field = FIELDS[name]
    desk.article(PATH, **{"children": SENSITIVE, name: value})
    assert fields(desk) == [field]


def test_what_is_said_of_pictures_in_the_text_is_read(desk: Desk) -> None:
    """The credit under a picture; a photographer's name is nobody whom the article tells of."""
    desk.write("docs/bao/2026/01/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>")
    text = f"{body('mở')}\n![Ao](a.svg)\n"
    desk.article(PATH, text, children=SENSITIVE, pictures="{a.svg: {credit: Mẹ của em Y Hà chụp}}")
    assert fields(desk) == ["pictures.a.svg.credit"]
    desk.article(PATH, text, children=SENSITIVE, pictures="{a.svg: {credit: Trần Thị Bưởi}}")
    assert fields(desk) == []


def test_consent_in_pictures_is_held_as_in_the_text(desk: Desk) -> None:
    """No sensitive article shows a child that can be known, and another one needs the papers."""
    desk.write("docs/bao/2026/01/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>")
    text, pictures = f"{body('mở')}\n![Ao](a.svg)\n", "{a.svg: {people: consented}}"
    desk.article(PATH, text, children=SENSITIVE, pictures=pictures)
    assert [(found.code, found.field) for found in desk.problems()] == [
        ("sensitive-picture-recognisable", "pictures.a.svg.people")
    ]
    desk.article(PATH, text, children="{sensitive: false}", pictures=pictures)
    assert [found.code for found in desk.problems()] == ["consent-incomplete"]


def test_the_bare_name_of_an_author_is_that_of_a_grown_up(desk: Desk) -> None:
    """Reporters of the highlands are called as children are."""
    desk.article(PATH, children=SENSITIVE, authors="[Y Hà, Nguyễn Văn A & B]")
    assert told(desk) == []


def test_the_programme_is_read(desk: Desk) -> None:
    """A broadcaster's article shows its name."""
    aired = "channel: KRT, aired: 2026-01-05T19:45, duration: PT4M30S"
    desk.article(
        "dai/2026/01/chuyen", children=SENSITIVE, broadcast=f"{{programme: Chuyện của em Y Hà, {aired}}}"
    )
    assert fields(desk) == ["broadcast.programme"]


AIRED = "aired: 2026-01-05T19:45, duration: PT4M30S"
PUBLISHED = {
    "printed.issue": ("bao", "{issue: Chuyện của em Y Hà}"),
    "printed.page": ("bao", "{page: Em Y Hà}"),
    "printed.url": ("bao", "{url: 'https://x.vn/tin/em-y-ha-12-tuoi.html'}"),
    "broadcast.programme": ("dai", f"{{programme: Em Y Hà, channel: KRT, {AIRED}}}"),
    "broadcast.channel": ("dai", f"{{programme: Tin, channel: Em Y Hà, {AIRED}}}"),
}


@pytest.mark.parametrize("field", PUBLISHED)
def test_what_is_published_of_print_and_broadcast_is_read(desk: Desk, field: str) -> None:
    """Issue, page and address in print; programme and channel."""
    outlet, value = PUBLISHED[field]
    desk.article(f"{outlet}/2026/01/chuyen", children=SENSITIVE, **{field.partition(".")[0]: value})
    assert fields(desk) == [field]


def test_the_steps_to_take_now_are_read(desk: Desk) -> None:
    """They stand before everything else."""
    steps = "[Đặt nằm ngửa, 'Gọi mẹ của em Y Hà, 12 tuổi', Gọi 115]"
    desk.article("bao/2026/01/chuyen", children=SENSITIVE, emergency="true", steps=steps)
    assert "steps.1" in fields(desk)


ELSEWHERE = {
    "date month outlet topics units language": "told by the mandate or the calendar",
    "children.consent.record children.allowed.words names.adult names.changed names.other": "never shown",
    "broadcast.type broadcast.transcript image.people pictures.people withdrawn.sha256": (
        "one of a few words, or a sum"
    ),
    "call": "a number that somebody answers",
    "printed.scan": "a file that stays in the repository, and is never published",
}
"""Fields with text that nothing of a child is sought in, and why."""

READ_APART = {
    "authors": "test_front_matter_that_readers_see_is_read_too",
    "image.src broadcast.media": "test_the_names_of_files_are_read",
    "steps": "test_the_steps_to_take_now_are_read",
    "rerun_of translation_of moved_from": "test_the_addresses_of_fields_are_read",
    "children.allowed.reason": "test_the_reason_of_an_allowance_is_read",
    "withdrawn.reason": "test_the_reason_of_a_withdrawal_is_read",
}
"""Fields that are not read as running text, and the test that shows it."""


def test_every_text_that_is_shown_is_read() -> None:
    """A new field is read, or it is said here why it need not be."""
    apart = {field for names in (*ELSEWHERE, *READ_APART) for field in names.split()}
    assert set(READ_APART.values()) <= globals().keys()
    read = {
        "title",
        "description",
        "image.alt",
        "image.credit",
        "pictures.credit",
        "corrections.text",
        *PUBLISHED,
    }
    assert set(texts(FrontMatter)) - apart == read


ANCHORS = [
    "## Chuyện {#em-nguyen-van-bao-lop-5a}",
    "Đoạn.\n{: #em-nguyen-van-bao .lon}",
    "<p id='em-nguyen-van-bao'>Ao</p>",
    '<a name="em-nguyen-van-bao">Ao</a>',
    "[Ao](ao.svg){: download=em-nguyen-van-bao.svg }",
    "[Ao](#em-nguyen-van-bao)",
    "[Ao][1]\n\n[1]: #em-nguyen-van-bao",
    '<a href="#em-nguyen-van-bao">Ao</a>',
    "[Ao](mailto:em.nguyen.van.bao@x.vn)",
    "Ao[^em-nguyen-van-bao].\n\n[^em-nguyen-van-bao]: Ở làng.",
]


@pytest.mark.parametrize("text", ANCHORS)
def test_what_becomes_part_of_an_address_is_read(desk: Desk, text: str) -> None:
    """Ids, fragments, names of downloads and whom a mail goes to; a comment lets them stand."""
    desk.write("docs/bao/2026/01/ao.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>")
    desk.article(PATH, f"{body('mở')}\n{text}\n", children=SENSITIVE)
    codes = [problem.code for problem in desk.problems() if problem.code.startswith("child-")]
    assert "child-named" in codes


@pytest.mark.parametrize(
    "address", ["a#em-y-hà", "em-nguyen-thi-an-8-tuoi", "em/Y%20Hà", "a?em=Y+Hà", "y-ha-em"]
)
def test_the_addresses_of_other_sites_are_warned(desk: Desk, address: str) -> None:
    """Others chose them; a name with marks, or of three words, is told."""
    text = f"{body('mở')}\n[Ao](https://x.vn/{address})\n"
    desk.article(PATH, text, children=SENSITIVE)
    assert fields(desk) == []
    assert len(desk.problems(Level.WARNING)) == (address != "y-ha-em")


@pytest.mark.parametrize("address", ["tre-dang-bi-om", "benh-vien-nhi-cuu-be-7-tuoi", "Em-Y-Ha"])
def test_headlines_in_addresses_of_other_sites_name_nobody(desk: Desk, address: str) -> None:
    """Without marks they read like anything."""
    desk.article(PATH, f"{body('mở')}\n[Ao](https://x.vn/{address}.html)\n", children=SENSITIVE)
    assert told(desk) == []


NAMED = "em-nguyen-van-bao-8-tuoi"


@pytest.mark.parametrize("field", ["moved_from", "rerun_of", "translation_of"])
def test_the_addresses_of_fields_are_read(desk: Desk, field: str) -> None:
    """The old address still leads to the article, and that of an original stands on its page."""
    if field != "moved_from":
        desk.article(f"bao/2025/12/{NAMED}", date="2025-12-05", children="{sensitive: false}")
    desk.write("mandate.yml", MANDATE.replace("from: 2026-01, minimum", "from: 2025-12, minimum"))
    desk.article(PATH, children=SENSITIVE, **{field: f"bao/2025/12/{NAMED}"})
    assert fields(desk) == [field]
    frozen = f"{{date: 2026-01-09, reason: Gia đình yêu cầu, words: 40, sha256: {'0' * 64}}}"
    desk.article(PATH, "", withdrawn=frozen, **{field: f"bao/2025/12/{NAMED}"})
    assert field in fields(desk, Level.WARNING)


@pytest.mark.parametrize("folder", ["em-nguyen-van-bao/", "../01/em-nguyen-van-bao/"])
def test_the_folders_of_files_are_read(desk: Desk, folder: str) -> None:
    """They are part of the address as the name is."""
    desk.write("docs/bao/2026/01/em-nguyen-van-bao/ao.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    desk.article(PATH, f"{body('mở')}\n![Ao]({folder}ao.svg)\n", children=SENSITIVE)
    assert "child-in-file-name" in [problem.code for problem in desk.problems()]


def test_the_reason_of_an_allowance_is_read(desk: Desk) -> None:
    """The record publishes it: in a comment and in a field."""
    reason = "Ý nguyện của mẹ em Y Hà"
    allowed = f"[{{words: Y Hà, reason: {reason}}}]"
    text = f"{body('mở')}\n{NAME} <!-- được phép: {reason} -->\n"
    for children, level in ((SENSITIVE, Level.PROBLEM), ("{sensitive: false}", Level.WARNING)):
        desk.article(PATH, text, title="Em Y Hà", children=f"{children[:-1]}, allowed: {allowed}}}")
        found = [(problem.line, problem.field) for problem in desk.problems(level)]
        assert found == [(5, "children.allowed.0.reason"), (9, None)]


def test_the_file_of_a_page_and_its_pictures_are_read(desk: Desk) -> None:
    """Its name is an address as an article's is."""
    desk.write("docs/em-nguyen-van-bao.md", "---\ntitle: Trang\n---\nXem ![Ao](em-y-hà.svg).\n")
    desk.write("docs/em-y-hà.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>")
    found = [(problem.code, problem.line) for problem in desk.problems(Level.WARNING)]
    assert found == [("child-in-file-name", None), ("child-in-file-name", 4)]


def test_the_names_of_files_are_read(desk: Desk) -> None:
    """They are addresses: the article's own, its picture's, and that of what its text shows or leads to."""
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>"
    desk.write("docs/bao/2026/01/em-y-hà.svg", drawing)
    desk.write("docs/bao/2026/01/ao.svg", drawing)
    path = "bao/2026/01/em-nguyen-van-an-8-tuoi"
    image = "{src: em-y-hà.svg, alt: Ao, people: none}"
    text = f"{body('mở')}\n![Ao](ao.svg) ![Ao](em-y-h%C3%A0.svg)\n\n[Xem](https://x.vn/be-boi.html)\n"
    desk.article(path, text, children=SENSITIVE, image=image)
    found = [(problem.line, str(problem.message).split("”")[0]) for problem in desk.problems()]
    name = "In the file's name, “"
    assert found == [(None, f"{name}nguyen van an"), (6, f"{name}y hà"), (10, f"{name}y hà")]
    assert {str(problem.hint)[:15] for problem in desk.problems()} == {"Rename the file"}
    allowed = "{words: nguyen van an, reason: Tên một con đường}, {words: y hà, reason: Tên một bài hát}"
    desk.article(path, text, children=f"{{sensitive: true, allowed: [{allowed}]}}", image=image)
    assert told(desk) == []
    newsroom, _problems = desk.read()
    assert newsroom is not None
    assert [found.line for found in newsroom.allowances] == [5, 6, 10]


def test_a_name_is_told_wherever_a_sensitive_article_has_it(desk: Desk) -> None:
    """In fields and text; one that is allowed to stand is not sought, nor is any in other articles."""
    text = f"{body('mở')}\nNạn nhân là cháu Nguyễn Minh Khôi. Khôi vốn ngoan.\n\nAi cũng thương Khôi.\n"
    desk.article(PATH, text, children=SENSITIVE, description="Ai cũng thương Khôi.")
    assert [problem.line for problem in desk.problems()] == [6, 10, 10, 12]
    reason = "<!-- được phép: nhân vật lịch sử đã mất -->"
    desk.article(PATH, text.replace("Minh Khôi.", f"Minh Khôi. {reason}"), children=SENSITIVE)
    assert told(desk) == []
    desk.article(PATH, text)
    assert [problem.line for problem in desk.problems(Level.WARNING)] == [8]


def test_what_is_allowed_is_listed_once(desk: Desk) -> None:
    """A name that is sought again is not allowed again where it was found first."""
    name = "cháu Nguyễn Minh Khôi"
    text = (
        f"{body('mở')}\nNạn nhân là {name}. <!-- được phép: nhân vật lịch sử đã mất -->\n\nThương {name}.\n"
    )
    allowed = "[{words: Nguyễn Minh Khôi, reason: nhân vật lịch sử đã mất}]"
    desk.article(PATH, text, title=f"Về {name}", children=f"{{sensitive: true, allowed: {allowed}}}")
    newsroom, problems = desk.read()
    assert newsroom is not None
    assert [found.line for found in newsroom.allowances] == [2, 9]
    assert [problem.line for problem in problems] == [11]


def test_a_wrong_field_hides_nothing_of_the_text(desk: Desk) -> None:
    """What the text gives away is told at once, as warnings, beside what is wrong in the fields."""
    desk.article(PATH, f"{body('mở')}\n{NAME}\n", children="{sensitive: maybe}", date="hôm qua")
    assert {problem.field for problem in desk.problems()} == {"children.sensitive", "date"}
    assert [problem.line for problem in desk.problems(Level.WARNING)] == [9]


def test_the_address_of_a_withdrawn_article_is_still_read(desk: Desk) -> None:
    """It stays in the browser's line and in every link: a warning."""
    path = "bao/2026/01/em-nguyen-van-an"
    frozen = f"{{date: 2026-01-09, reason: Gia đình yêu cầu, words: 40, sha256: {'0' * 64}}}"
    desk.article(path, "", withdrawn=frozen)
    assert "child-in-file-name" in [problem.code for problem in desk.problems(Level.WARNING)]


def test_capitals_in_the_name_of_a_file_tell_nothing(desk: Desk) -> None:
    """Without diacritics “Be-Boi” may be a swimming pool; with a role and a surname it is a child."""
    for name in ("Be-Boi.webp", "Em-Nguyen-Van-An.webp"):
        desk.write(f"docs/bao/2026/01/{name}", b"")
    desk.article(PATH, f"{body('mở')}\n![Bể](Be-Boi.webp) ![Bể](Em-Nguyen-Van-An.webp)\n")
    told = [str(found.message).split("”")[0] for found in desk.problems(Level.WARNING)]
    assert told == ["In the file's name, “nguyen van"]


def test_pages_beside_the_articles_are_warned(desk: Desk) -> None:
    """Fields and text; a comment with a reason lets a sentence stand there, too."""
    desk.write("docs/gioi-thieu.md", f"---\ntitle: Em Y Hà\n---\nXem.\n\n{NAME}\n")
    assert {(found.level, found.line) for found in desk.read()[1]} == {(Level.WARNING, 2), (Level.WARNING, 6)}
    desk.write("docs/gioi-thieu.md", f"---\ntitle: Trang\n---\nXem.\n\n{NAME} {ALLOWED}\n")
    assert told(desk) == []


@pytest.mark.parametrize("where", ["title", "description", "body"])
def test_a_page_that_tells_of_harm_gives_nobody_away(desk: Desk, where: str) -> None:
    """What it gives away is a problem there, until the harm is let stand."""
    texts = {"title": "Trang", "description": "Trang.", "body": "Xem."}
    texts[where] = "Một bé gái 7 tuổi bị người hàng xóm xâm hại nhiều lần."
    page = "---\ntitle: {title}\ndescription: {description}\n---\n{body}\n\nĐấy là em Y Hà.\n"
    desk.write("docs/gioi-thieu.md", page.format(**texts))
    assert [(found.level, found.line) for found in desk.read()[1]] == [(Level.PROBLEM, 7)]
    if where == "body":
        desk.write("docs/gioi-thieu.md", page.format(**{**texts, "body": f"{texts['body']} {ALLOWED}"}))
        assert [(found.level, found.line) for found in desk.read()[1]] == [(Level.WARNING, 7)]


HIDDEN = [
    "<!-- em Y Hà -->",
    "Xem https://x.vn/em/Y%20Hà/0914222019 nhé",
    "Đoạn.\n{: title='x' data-x='em Y Hà'}",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_what_readers_do_not_see_is_not_read(desk: Desk, text: str) -> None:
    """Comments, addresses that are read as text, attributes that no page has."""
    desk.article(PATH, f"{body('mở')}\n{text}\n", children=SENSITIVE)
    assert {found.code for found in desk.read()[1]} <= {"address-as-typed"}


SEEN = [
    "*Em* **Y Hà** cười.",
    "> Em Y Hà cười.",
    "| Ai | Gì |\n| --- | --- |\n| em Y Hà | cười |",
    "Em [Y Hà](https://x.vn) cười.",
    "Em\nY Hà cười.",
    "Em <b>Y Hà</b> cười.",
    "Em Y&nbsp;Hà cười.",
    '<abbr title="em Y Hà">em</abbr>',
    "Mã `<em Y Hà>` đó.",
    "```\nem Y Hà\n```",
    "[Xem](https://x.vn 'em Y Hà')",
    "[Xem](https://x.vn/?ten='em Y Hà')",  # which Markdown takes for a title
    '[Xem](https://x.vn "em Y Hà :) cười")',
    "[Xem][a]\n\n[a]: https://x.vn (em Y Hà)",
    "Đoạn.\n{: title='em Y Hà' }",
]


@pytest.mark.parametrize("text", SEEN)
def test_markup_hides_nothing(desk: Desk, text: str) -> None:
    """What stands between marks is read as readers read it."""
    desk.article(PATH, f"{body('mở')}\n{text}\n", children=SENSITIVE)
    assert [str(found.message).split("”")[0] for found in desk.problems()] == ["“Y Hà"]


ON_THE_PAGE = {
    "<p>Nạn nhân là cháu\n\n   Bảo, ở làng.</p>": (11, "Bảo"),
    "<div>Nạn nhân là cháu\n\nBảo, ở làng.</div>": (11, "Bảo"),
    "Nạn nhân là cháu&#10;&#10;Bảo, ở làng.": (9, "Bảo"),
    "Nạn nhân là cháu&NewLine;&NewLine;Bảo, ở làng.": (9, "Bảo"),
    "Nạn nhân là cháu <span title='.'>Bảo</span>, ở làng.": (9, "Bảo"),
    'Đoạn văn.\n{: title="Em Nguyễn Văn Bảo" }': (10, "Nguyễn Văn Bảo"),
    '![Ao](ao.svg){: alt="Em Nguyễn Văn Bảo" }': (9, "Nguyễn Văn Bảo"),
    'Xem [Ao](https://x.vn "Em Nguyễn Văn Bảo") nhé.': (9, "Nguyễn Văn Bảo"),
    'Xem *Ao*{: title="Em Nguyễn Văn Bảo"} nhé.': (9, "Nguyễn Văn Bảo"),
    "Cháu A. ở làng.\n\n*[A]: Nguyễn Văn Bảo": (11, "Nguyễn Văn Bảo"),
}


@pytest.mark.parametrize("text", ON_THE_PAGE)
def test_what_the_page_joins_or_parts_is_read_as_on_the_page(desk: Desk, text: str) -> None:
    """A page may have other paragraphs than its source, and sentences that the source interrupts."""
    desk.write("docs/bao/2026/01/ao.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>")
    desk.article(PATH, f"{body('mở')}\n{text}\n", children=SENSITIVE)
    line, name = ON_THE_PAGE[text]
    found = [(problem.line, str(problem.message).split("”")[0]) for problem in desk.problems()]
    assert (line, f"“{name}") in found


def test_harm_is_read_as_on_the_page(desk: Desk) -> None:
    """Also where the source parts a sentence that the page shows whole; plain bodies are not rendered."""
    desk.article(PATH, f"{body('mở')}\n<div>Cháu bé 7 tuổi\n\nbị xâm hại.</div>\n")
    assert fields(desk) == ["children"]


def test_a_draft_is_warned_and_a_withdrawn_article_left_alone(strict_desk: Desk) -> None:
    """Neither is published."""
    strict_desk.article(PATH, f"{body('mở')}\n{NAME}\n", draft="true")
    assert {found.level for found in strict_desk.read()[1]} == {Level.WARNING}
    frozen = f"{{date: 2026-01-09, reason: Gia đình yêu cầu, words: 40, sha256: {'0' * 64}}}"
    strict_desk.article(PATH, "", title="Em Y Hà trở lại", withdrawn=frozen)
    assert [found.field for found in strict_desk.read()[1]] == ["withdrawn"]  # of the history alone


def test_the_reason_of_a_withdrawal_is_read(desk: Desk) -> None:
    """It is all that is left to readers, so what it gives away is a problem in any article."""
    frozen = f"{{date: 2026-01-09, reason: Gia đình em Y Hà yêu cầu, words: 40, sha256: {'0' * 64}}}"
    desk.article(PATH, "", withdrawn=frozen)
    assert "withdrawn.reason" in fields(desk)
    desk.article(PATH, "", withdrawn=frozen.replace("em Y Hà ", ""))
    assert "withdrawn.reason" not in fields(desk)


def test_a_wrong_language_hides_no_vietnamese(desk: Desk) -> None:
    """What is Vietnamese by its words is read, whatever is said of it."""
    text = f"{body('mở')}\nTrời đã tối và không có ai. Đó là nhà của một người. {NAME} " * 3
    desk.article(PATH, text, language="en", children=SENSITIVE)
    assert {str(found.message).split("”")[0] for found in desk.problems()} == {"“Nguyễn Thị Thảo Vy"}


def test_a_sensitive_article_in_another_language_is_warned(desk: Desk) -> None:
    """Nobody looked for what gives a child away, and that is said."""
    desk.article(PATH, f"{body('mở')}\nA child fell into the pond.\n", language="en", children=SENSITIVE)
    assert [(level, field) for level, _line, _column, field, _message in told(desk)] == [
        ("warning", "language")
    ]


def test_only_vietnamese_is_read(desk: Desk) -> None:
    """The detector knows no other language; the rules of `children:` hold in each."""
    text = f"{body('mở')}\nBe careful, em Y Ha: the pond is deep.\n"
    desk.article(PATH, text, title="On em Y Ha", language="en", children="{identifiable: true}")
    assert fields(desk) == ["children.consent"]
    assert fields(desk, Level.WARNING) == []


ENGLISH = "The pond behind the school has no fence, and children of the village play beside it every day.\n\n"


@pytest.mark.parametrize("name", [NAME, "Hiền hòa lắm, cháu Hà ạ.", "Đấy là em Y Ha."])
def test_a_vietnamese_paragraph_of_another_language_is_read(desk: Desk, name: str) -> None:
    """By its letters or its tones, in a field as well; harm that it tells is harm."""
    text = f"{ENGLISH * 30}{name}\n\nBe careful, em Y Ly.\n"
    desk.article(PATH, text, title="The pond", description=name, language="en", children=SENSITIVE)
    assert [problem.line for problem in desk.problems()] == [5, 69]
    desk.article(PATH, f"{ENGLISH * 30}Bé gái 7 tuổi bị người hàng xóm xâm hại.\n", language="en")
    assert "child-harm-undeclared" in [problem.code for problem in desk.problems()]


# What is let stand


BESIDE = [
    f"{NAME} {ALLOWED} Trời tối.",
    f"Trời mưa. {NAME} {ALLOWED}",
    f"{ALLOWED} {NAME} Trời tối.",
    f"{ALLOWED}\n{NAME}",
    f"{NAME}\n{ALLOWED}",
    f"Đấy là em Y Hà {ALLOWED} của làng.",
    f"- {NAME} {ALLOWED}",
    NAME + " <!-- duoc phep: tên một con đường -->",
    NAME + " <!--ALLOWED: tên một con đường-->",
    NAME + " <!-- Được phép: tên một\ncon đường -->",
]


@pytest.mark.parametrize("text", BESIDE)
def test_a_comment_with_a_reason_lets_a_sentence_stand(desk: Desk, text: str) -> None:
    """Right after the sentence, or at the beginning of its paragraph before it; noted with its reason."""
    desk.article(PATH, f"{body('mở')}\n{text}\n", children=SENSITIVE)
    assert told(desk) == []
    [allowance] = desk.newsroom().allowances
    assert (allowance.path, allowance.reason) == (FILE, "tên một con đường")
    assert allowance.words in ("Nguyễn Thị Thảo Vy", "Y Hà")


APART = [
    f"{NAME} Trời tối. {ALLOWED}",
    f"{ALLOWED} Trời tối. {NAME}",
    f"{NAME}\n\n{ALLOWED}",
    f"Trời tối. {ALLOWED} {NAME}",
]


@pytest.mark.parametrize("text", APART)
def test_it_lets_no_other_sentence_stand(desk: Desk, text: str) -> None:
    """What it does not stand beside is told, and that it allows nothing."""
    desk.article(PATH, f"{body('mở')}\n{text}\n", children=SENSITIVE)
    assert [found.code for found in desk.problems()] == ["child-named"]
    assert [found.code for found in desk.problems(Level.WARNING)] == ["allowance-of-nothing"]
    assert desk.newsroom().allowances == ()


@pytest.mark.parametrize(
    "comment",
    ["<!-- được phép: -->", "<!-- được phép -->", "<!-- allowed:   -->", "<!-- được phép: ok, 123 -->"],
)
def test_an_allowance_without_a_reason_is_a_problem(desk: Desk, comment: str) -> None:
    """It allows nothing either."""
    desk.article(PATH, f"{body('mở')}\n{NAME} {comment}\n")
    assert [found.code for found in desk.problems()] == ["allowance-without-reason"]
    assert len(desk.problems(Level.WARNING)) == 1


def test_words_of_the_front_matter_are_allowed_there(desk: Desk) -> None:
    """With a reason; what allows nothing is warned of."""
    allowed = "{words: Y Hà, reason: Tên một con đường}"
    desk.article(PATH, title="Em Y Hà trở lại", children=f"{{sensitive: true, allowed: [{allowed}]}}")
    assert told(desk) == []
    [allowance] = desk.newsroom().allowances
    assert (allowance.line, allowance.words, allowance.reason) == (2, "Y Hà", "Tên một con đường")
    desk.article(PATH, children=f"{{sensitive: true, allowed: [{allowed}]}}")
    assert fields(desk, Level.WARNING) == ["children.allowed.0"]
    short = allowed.replace("Tên một con đường", "Tên đường")
    desk.article(PATH, title="Em Y Hà trở lại", children=f"{{sensitive: true, allowed: [{short}]}}")
    assert sorted(map(str, fields(desk))) == ["children.allowed.0.reason", "title"]


def test_comments_do_not_reach_readers(desk: Desk) -> None:
    """The reason of an allowance is the desk's own; code that shows a comment keeps it."""
    copy_product(desk.root)
    desk.article("dai/2026/01/bai", topics="[tiem-chung]")
    desk.article(PATH, f"{body('mở')}\n{NAME} {ALLOWED} Trời tối. `<!-- x -->`\n")
    page = build_site(desk.root, date(2026, 2, 10)) / PATH / "index.html"
    shown = page.read_text("utf-8")
    assert "được phép" not in shown
    assert "Trời tối. <code>&lt;!-- x --&gt;</code>" in shown


def test_allowances_are_listed_by_the_check(desk: Desk) -> None:
    """In the text, in Markdown and for machines."""
    desk.article(PATH, f"{body('mở')}\n{NAME} {ALLOWED}\n")
    newsroom, vi = desk.newsroom(), translator("vi", private=True)
    line = f"{FILE}, dòng 8: vẫn giữ “Nguyễn Thị Thảo Vy”, lý do: tên một con đường"
    outlets = newsroom.mandate.outlets
    assert line in list(as_text(newsroom, (), outlets, vi, uncoloured, SYMBOLS))
    assert any("lý do: tên một con đường" in row for row in as_markdown(newsroom, (), outlets, vi))
    listed = json.loads(report(newsroom, (), vi).model_dump_json())["allowances"]
    assert listed == [{"path": FILE, "line": 8, "words": "Nguyễn Thị Thảo Vy", "reason": "tên một con đường"}]
    assert newsroom.only(outlets[1]).allowances == ()
