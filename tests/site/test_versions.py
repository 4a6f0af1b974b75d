"""Which articles say the same in which languages."""

from __future__ import annotations

from media_mandate.site.headings import Headings
from media_mandate.site.show import Show
from tests.newsdesk import Desk

ORIGINAL = "bao/2026/01/goc"


def versions(desk: Desk, id: str) -> list[tuple[str, str]]:
    show = Show(desk.newsroom(), False)
    article = show.judgement[f"docs/{id}.md"].article
    return [
        (language, version.id.rpartition("/")[2]) for language, version in Headings(show).versions(article)
    ]


def translate(desk: Desk, slug: str, language: str, **fields: str) -> str:
    id = f"bao/2026/01/{slug}"
    desk.article(id, language=language, translation_of=ORIGINAL, **fields)
    return id


def test_an_article_and_its_translations_know_each_other(desk: Desk) -> None:
    """Each names all of them, the original first, whatever the order of their names and dates."""
    desk.article(ORIGINAL)
    english = translate(desk, "anh", "en", date="2026-01-20")
    bahnar = translate(desk, "bahnar", "bdq", date="2026-01-10")
    for id in (ORIGINAL, english, bahnar):
        assert versions(desk, id) == [("vi", "goc"), ("bdq", "bahnar"), ("en", "anh")]


def test_an_article_in_one_language_has_no_versions(desk: Desk) -> None:
    """Alone, an article names nothing, not even itself; a rerun is no version."""
    desk.article(ORIGINAL)
    desk.article("bao/2026/01/lai", rerun_of=ORIGINAL)
    assert versions(desk, ORIGINAL) == versions(desk, "bao/2026/01/lai") == []


def test_what_is_not_to_be_found_is_no_version(desk: Desk) -> None:
    """Translations that are drafts, dated ahead or not to be indexed are not named, and name none."""
    desk.article(ORIGINAL)
    translate(desk, "nhap", "fr", draft="true")
    hidden = translate(desk, "kin", "bdq", noindex="true")
    assert versions(desk, ORIGINAL) == versions(desk, hidden) == []


def test_translations_outlive_their_original(desk: Desk) -> None:
    """When the original is withdrawn, or not to be indexed, its translations still name each other."""
    frozen = f"{{date: 2026-01-20, reason: Sai, words: 30, sha256: {'0a' * 32}}}"
    english, bahnar = translate(desk, "anh", "en"), translate(desk, "bahnar", "bdq")
    for gone in ({"text": "", "withdrawn": frozen}, {"noindex": "true"}):
        desk.article(ORIGINAL, **gone)
        assert versions(desk, ORIGINAL) == []
        assert versions(desk, english) == versions(desk, bahnar) == [("en", "anh"), ("bdq", "bahnar")]


def test_the_older_of_two_translations_stands_for_its_language(desk: Desk) -> None:
    """A language is named once; the younger article in it names none, for it is named by none."""
    desk.article(ORIGINAL)
    first = translate(desk, "mot", "en")
    second = translate(desk, "hai", "en", date="2026-01-25")
    assert versions(desk, ORIGINAL) == versions(desk, first) == [("vi", "goc"), ("en", "mot")]
    assert versions(desk, second) == []
