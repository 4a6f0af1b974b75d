"""Faces in pictures of which it is said that there are none, and what lets one stand.

What an earlier run saw is kept, so nothing has to look here.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from media_mandate.children.allowances import Allowance
from media_mandate.media.pictures import faces
from media_mandate.media.pictures.faces import LOOKER
from media_mandate.media.pictures.file import CACHE
from media_mandate.messages import translator
from media_mandate.newsroom import Newsroom, read_newsroom
from media_mandate.problems import Level, Problem
from tests.newsdesk import MANDATE, NOW, Desk, body
from tests.photos import SVG, card, encoded
from tests.sites import copy_product

PATH = "bao/2026/01/be-boi"
FILE = f"docs/{PATH}.md"
PHOTO = encoded(card())
SHOWN = "![Hàng rào quanh bể bơi](be-boi.jpg){people=%s}\n\n"
SENSITIVE = "{sensitive: true}"
WARNING, PROBLEM = Level.WARNING, Level.PROBLEM


@pytest.fixture(autouse=True)
def without_eyes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing can look, be the extra installed or not."""
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    faces._net.cache_clear()
    yield
    faces._net.cache_clear()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """One with git, for what lies below `build` is believed only where git did not bring it."""
    desk = Desk(
        tmp_path / "Tòa soạn số 1", MANDATE.replace("Phòng đuối nước.}", "Phòng đuối nước., sensitive: true}")
    )
    desk.commit("2026-01-05T10:00:00+07:00")
    return desk


def keep(desk: Desk, raw: bytes, *seen: tuple[int, int]) -> None:
    """Keep what faces are in a picture, as a run would that looked."""
    note = {"faces": [{"left": left, "top": top} for left, top in seen]}
    desk.write(f"{CACHE}/{sha256(raw).hexdigest()}-faces-{LOOKER}.json", json.dumps(note))


def photo(desk: Desk, *seen: tuple[int, int], name: str = "be-boi.jpg") -> None:
    desk.write(f"docs/bao/2026/01/{name}", PHOTO)
    keep(desk, PHOTO, *seen)


def look(desk: Desk) -> tuple[Newsroom, tuple[Problem, ...]]:
    newsroom, problems = read_newsroom(desk.root, NOW, faces=desk.root)
    assert newsroom is not None
    return newsroom, problems


def told(desk: Desk, code: str = "face-in-picture") -> list[tuple[str, int | None, Level]]:
    return [(found.path, found.line, found.level) for found in look(desk)[1] if found.code == code]


@pytest.mark.parametrize(
    ("children", "level"),
    [
        ("{sensitive: false}", WARNING),
        (SENSITIVE, PROBLEM),
        ("", PROBLEM),
        ("{identifiable: false}", PROBLEM),
    ],
)
@pytest.mark.parametrize("people", ["none", "obscured"])
def test_a_face_stands_against_what_is_said(desk: Desk, children: str, level: Level, people: str) -> None:
    """A problem in a sensitive article and in one that has yet to say whether it is one, else a warning."""
    photo(desk, (40, 25))
    desk.article(PATH, SHOWN % people + body("x"), children=children)
    assert [level for _path, _line, level in told(desk)] == [level]
    assert told(desk)[0][0] == FILE


def test_harm_that_the_text_tells_makes_it_a_problem(desk: Desk) -> None:
    """Whatever the article says of itself."""
    photo(desk, (40, 25))
    harm = "Hai cháu nhỏ chết đuối khi tắm ở hồ thủy điện."
    desk.article(PATH, SHOWN % "none" + harm + body("x"), children="{sensitive: false}")
    assert [level for _path, _line, level in told(desk)] == [PROBLEM]
    allowed = f"{harm} <!-- được phép: chỉ là một ví dụ --> "
    desk.article(PATH, SHOWN % "none" + allowed + body("x"), children="{sensitive: false}")
    assert [level for _path, _line, level in told(desk)] == [WARNING]


@pytest.mark.parametrize("people", ["adults", "consented"])
def test_whoever_says_that_faces_are_there_answers_for_them(desk: Desk, people: str) -> None:
    """No computer tells a grown-up from a child."""
    photo(desk, (40, 25))
    desk.article(PATH, SHOWN % people + body("x"), children=SENSITIVE)
    assert told(desk) == []


def test_no_face_no_word(desk: Desk) -> None:
    """Nor of a drawing, a broken photo, one that is missing, or one of another site."""
    photo(desk)
    desk.write("docs/bao/2026/01/ao.svg", SVG)
    desk.write("docs/bao/2026/01/hong.jpg", PHOTO[:200])
    keep(desk, SVG, (1, 1))
    keep(desk, PHOTO[:200], (1, 1))
    others = "".join(
        f"![Hàng rào]({name}){{people=none}}\n\n"
        for name in ("ao.svg", "hong.jpg", "mat.jpg", "https://example.org/a.jpg", "")
    )
    desk.article(PATH, SHOWN % "none" + others + body("x"), children=SENSITIVE)
    assert told(desk) == []
    assert told(desk, "faces-not-looked-for") == []


def test_the_picture_at_the_head_is_looked_at_too(desk: Desk) -> None:
    """It is told at its field, with the number of faces and where the largest is."""
    photo(desk, (40, 25), (90, 80))
    desk.article(PATH, image="{src: be-boi.jpg, alt: Hàng rào & <em>, people: none}", children=SENSITIVE)
    (problem,) = (found for found in look(desk)[1] if found.code == "face-in-picture")
    assert (problem.field, problem.line) == ("image", 5)
    said = translator("vi", private=True)(problem.message)
    assert ("2" in said, "40" in said, "25" in said, "be-boi.jpg" in said) == (True, True, True, True)
    assert problem.hint is not None
    assert "be-boi.jpg" in translator("vi", private=True)(problem.hint)


@pytest.mark.parametrize(
    ("name", "is_head"),
    [
        ("be-boi.jpg", True),
        ("be-boi.jpg", False),
        ("Ảnh bể bơi & bé.jpg", True),
        ("Ảnh bể bơi & bé.jpg", False),
        (normalize("NFD", "Ảnh bể bơi.jpg"), False),
    ],
)
def test_a_reason_lets_a_face_stand(desk: Desk, name: str, is_head: bool) -> None:
    """The file's name and why; it is listed by the alt text, for a file's name may be a child's."""
    photo(desk, (40, 25), name=name)
    children = f"{{sensitive: true, allowed: [{{words: {name}, reason: Mặt pho tượng trong công viên}}]}}"
    if is_head:
        image = f"{{src: '{name}', alt: Hàng rào quanh bể bơi, people: none}}"
        desk.article(PATH, image=image, children=children)
    else:
        text = f"![Hàng rào quanh bể bơi]({quote(name)}){{people=none}}\n\n{body('x')}"
        desk.article(PATH, text, children=children)
    newsroom, problems = look(desk)
    allowance = Allowance(FILE, 5 if is_head else 7, "Hàng rào quanh bể bơi", "Mặt pho tượng trong công viên")
    assert newsroom.allowances == (allowance,)
    codes = {found.code for found in problems}
    assert not codes & {"face-in-picture", "allowance-of-nothing", "allowance-without-reason"}


@pytest.mark.parametrize(
    ("allowed", "codes"),
    [
        ("{words: be-boi.jpg, reason: Tượng}", {"face-in-picture", "allowance-without-reason"}),
        ("{words: khac.jpg, reason: Mặt một pho tượng}", {"face-in-picture", "allowance-of-nothing"}),
        (
            "{words: be-boi.jpg, reason: Tượng của bé Nguyễn Thị Hoa 12 tuổi}",
            {"child-named"},
        ),
    ],
)
def test_an_allowance_is_held_to_what_others_are(desk: Desk, allowed: str, codes: set[str]) -> None:
    """It needs three words, names a picture of the article, and gives nobody away itself."""
    photo(desk, (40, 25))
    desk.article(PATH, SHOWN % "none" + body("x"), children=f"{{sensitive: true, allowed: [{allowed}]}}")
    ours = {"face-in-picture", "allowance-without-reason", "allowance-of-nothing", "child-named"}
    assert {found.code for found in look(desk)[1]} & ours == codes


@pytest.mark.parametrize(("people", "seen"), [("none", ()), ("adults", ((40, 25),))])
def test_an_allowance_of_no_face_is_idle(desk: Desk, people: str, seen: tuple[tuple[int, int], ...]) -> None:
    """It is told at its own place, and not before somebody looked."""
    photo(desk, *seen)
    children = "{sensitive: true, allowed: [{words: be-boi.jpg, reason: Mặt một pho tượng}]}"
    desk.article(PATH, SHOWN % people + body("x"), children=children)
    assert told(desk, "allowance-of-nothing") == [(FILE, 5, WARNING)]
    if people == "none":
        for note in (desk.root / CACHE).glob("*-faces-*"):
            note.unlink()
        assert told(desk, "allowance-of-nothing") == []


def test_drafts_are_warned_of_and_withdrawn_articles_show_nothing(desk: Desk) -> None:
    """A draft is not published yet, and of the other nothing is."""
    photo(desk, (40, 25))
    desk.article(PATH, SHOWN % "none" + body("x"), children=SENSITIVE, draft="true")
    assert [level for _path, _line, level in told(desk)] == [WARNING]
    withdrawn = f"{{date: 2026-02-01, reason: Sai ảnh, words: 30, sha256: {'0' * 64}}}"
    desk.article(PATH, SHOWN % "none" + body("x"), children=SENSITIVE, withdrawn=withdrawn)
    assert told(desk) == []


def test_a_standing_page_is_warned_of(desk: Desk) -> None:
    """It has no front matter in which to allow anything, so nothing of the kind is advised."""
    desk.write("docs/be-boi.jpg", PHOTO)
    keep(desk, PHOTO, (40, 25))
    desk.write("docs/gioi-thieu.md", f"---\ntitle: Giới thiệu\n---\n{SHOWN % 'none'}{body('x')}")
    (problem,) = (found for found in look(desk)[1] if found.code == "face-in-picture")
    assert (problem.path, problem.level) == ("docs/gioi-thieu.md", WARNING)
    assert problem.hint is not None
    assert "allowed" not in str(problem.hint)


def test_that_nobody_looked_is_said_once(desk: Desk) -> None:
    """As a warning that stops nothing, with the command to type; of what was looked at earlier it is not."""
    for number in range(3):
        raw = encoded(card((96 + number, 64)))
        desk.write(f"docs/bao/2026/01/anh-{number}.jpg", raw)
    shown = "".join(f"![Hàng rào](anh-{number}.jpg){{people=obscured}}\n\n" for number in range(3))
    desk.article(PATH, shown + body("x"), children=SENSITIVE)
    (problem,) = (found for found in look(desk)[1] if found.code == "faces-not-looked-for")
    assert (problem.level, problem.path, problem.line) == (WARNING, "docs", None)
    assert "3" in translator("vi", private=True)(problem.message)
    assert problem.hint is not None
    assert "python3 scripts/find_faces.py" in translator("vi", private=True)(problem.hint)
    for number in range(3):
        keep(desk, encoded(card((96 + number, 64))))
    assert told(desk, "faces-not-looked-for") == []


def test_nobody_is_asked_to_look_where_nothing_is_claimed(desk: Desk) -> None:
    """Most desks have no such picture, and need no such thing."""
    photo(desk)
    for note in (desk.root / CACHE).glob("*-faces-*"):
        note.unlink()
    desk.article(PATH, SHOWN % "adults" + body("x"), children="{sensitive: false}")
    assert told(desk, "faces-not-looked-for") == []


def test_what_a_commit_brought_is_not_believed(desk: Desk) -> None:
    """Nor what lies there without git: whoever sends a picture could send that it shows nobody."""
    photo(desk)
    desk.article(PATH, SHOWN % "none" + body("x"), children=SENSITIVE)
    assert told(desk, "faces-not-looked-for") == []
    desk.commit("2026-01-06T10:00:00+07:00")
    assert len(told(desk, "faces-not-looked-for")) == 1


def test_nobody_looks_where_nobody_asked(desk: Desk) -> None:
    """What others hand over is held against a record, not judged."""
    photo(desk, (40, 25))
    desk.article(PATH, SHOWN % "none" + body("x"), children=SENSITIVE)
    assert {found.code for found in desk.read()[1]}.isdisjoint({"face-in-picture", "faces-not-looked-for"})


def test_a_plain_build_looks_too(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """`mkdocs build` and the preview read the newsroom themselves."""
    desk = Desk(tmp_path / "Tòa soạn số 2")
    copy_product(desk.root)
    desk.commit("2026-01-05T10:00:00+07:00")
    photo(desk, (40, 25))
    desk.article(PATH, SHOWN % "none" + body("x"), children=SENSITIVE)
    with pytest.raises(Abort):
        build(load_config(str(desk.root / "mkdocs.yml"), strict=False))
    assert "[face-in-picture]" in caplog.text
