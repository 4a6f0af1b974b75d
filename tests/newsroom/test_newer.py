"""What a correction says of a child, although a field of it is wrong, an older version must not undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newsdesk import MANDATE, Desk, body
from tests.newsroom.holding import held

BAO = "bao/2026/01/diem-tiem"
TOPIC = "  - {id: xam-hai, name: Phòng chống xâm hại trẻ em, about: Gọi 111., sensitive: true}\n"
NAMED = "Em Bùi Thị Tèo Em, học sinh lớp 2A Trường Tiểu học Hoa Sen Lạ, đi tiêm chủng.\n\n"
UNNAMED = "Một em học sinh đi tiêm chủng.\n\n"
HARM = "Cháu bé 7 tuổi bị xâm hại tại nhà.\n\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk whose article names a child in good time, as articles on vaccination do."""
    desk = Desk(tmp_path, MANDATE.replace("units:\n", f"{TOPIC}units:\n"))
    desk.article(BAO, NAMED + body(BAO), topics="[tiem-chung]")
    desk.commit("2026-01-20T10:00:00+07:00")
    return desk


def standing(desk: Desk, folder: Path) -> str | None:
    """What stands of the article with errors held back."""
    found = held(desk, folder)
    assert found.newsroom is not None
    assert [one.path for one in found.newsroom.held] == [f"docs/{BAO}.md"]
    file = found.root / f"docs/{BAO}.md"
    return file.read_text("utf-8") if file.exists() else None


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (UNNAMED, {"topics": "[xam-hai]", "children": "{sensitive: yes}"}),
        (UNNAMED, {"children": "{sensitive: có}"}),
        (UNNAMED, {"children": '{sensitive : "yes}'}),
        (UNNAMED, {"children": "\n  sensitive true"}),
        (UNNAMED, {"children": "\n  sensitive:\n    đúng"}),
        (UNNAMED, {"children": "{sensitive: true}", "units": "[x]"}),
        (UNNAMED, {"topics": "[xam-hai]", "children": "{sensitive: false}", "units": "[x]"}),
        (UNNAMED, {"topics": "[xam-hai]", "units": "[x]"}),
        (UNNAMED, {"topics": "[tiem-chung, xam-hai", "units": "[x]"}),
        (UNNAMED, {"topics": "[Phòng chống xâm hại trẻ em]", "children": "{sensitive: false}"}),
        (HARM, {"units": "[x]"}),
        (HARM, {"title": "'Hỏng"}),
        (HARM, {"children": "{sensitive: false}", "date": "hôm qua"}),
        (UNNAMED, {"title": "Một em bị xâm hại ở nhà", "units": "[x]"}),
    ],
)
def test_a_child_that_came_to_harm_stays_named_nowhere(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, text: str, fields: dict[str, str]
) -> None:
    """However the correction says it, and whatever else is wrong with it."""
    desk.article(BAO, text + body(BAO), **{"topics": "[tiem-chung]", **fields})
    desk.commit("2026-02-09T10:00:00+07:00")
    found = held(desk, tmp_path_factory.mktemp("held"))
    assert found.newsroom is not None
    (one,) = found.newsroom.held
    assert one.version is None
    assert one.for_a_child
    assert not (found.root / f"docs/{BAO}.md").exists()


def test_it_stays_so_where_the_newest_version_says_nothing_of_it(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What one of them said holds for all that are older, in whatever code it was saved."""
    file = desk.root / f"docs/{BAO}.md"
    desk.article(BAO, UNNAMED + body(BAO), topics="[tiem-chung]", children="{sensitive: yes}")
    file.write_bytes(file.read_text("utf-8").encode("utf-16"))
    desk.commit("2026-02-08T10:00:00+07:00")
    desk.article(BAO, UNNAMED + body(BAO), topics="[tiem-chung]", units="[x]")
    desk.commit("2026-02-09T10:00:00+07:00")
    assert standing(desk, tmp_path_factory.mktemp("held")) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"units": "[x]"},
        {"children": "{sensitive: false}", "units": "[x]"},
        {"children": "{sensitive: không}"},
        {"children": "{sensitive: false, identifiabl: true}"},
        {"title": "'Hỏng"},
    ],
)
def test_an_ordinary_slip_takes_no_article_off(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, fields: dict[str, str]
) -> None:
    """Where nothing speaks of harm, the version before stands, with the child's name that may stand in it."""
    desk.article(BAO, NAMED + body(BAO), **{"topics": "[tiem-chung]", **fields})
    desk.commit("2026-02-09T10:00:00+07:00")
    assert "Tèo" in (standing(desk, tmp_path_factory.mktemp("held")) or "")


def test_a_topic_that_it_had_before_takes_no_article_off(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Which says that nobody came to harm and who agreed, as the version with the slip does."""
    consent = "consent: {guardian: true, child: true, record: HS-1}"
    fields = {"topics": "[xam-hai]", "children": f"{{sensitive: false, identifiable: true, {consent}}}"}
    desk.article(BAO, NAMED + body(BAO), **fields)
    desk.commit("2026-02-08T10:00:00+07:00")
    for children in (fields["children"], fields["children"].replace("guardian: true", "guardian: tru")):
        desk.article(BAO, NAMED + body(BAO), **{**fields, "children": children}, units="[x]")
        desk.commit("2026-02-09T10:00:00+07:00")
        assert "Tèo" in (standing(desk, tmp_path_factory.mktemp("held")) or "")
