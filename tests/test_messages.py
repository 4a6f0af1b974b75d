"""The words for people: all translated, with the same values, and no value taken for form."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import _catalogues as catalogues
from media_mandate.messages import _, _n, catalogue, in_letters, languages, translator
from media_mandate.months import Month

ROOT = Path(__file__).parent.parent
TRANSLATIONS = [language for language in languages() if language != "en"]


def placeholders(text: str) -> set[str]:
    """The names in braces of code's messages, and those in percent form of templates'."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None} | set(
        re.findall(r"%\((\w+)\)s", text)
    )


def forms(value: str | Iterable[str | None] | None) -> list[str]:
    """The forms of a message; one where it has no plural, none where it has no words."""
    return [value] if isinstance(value, str) else [form for form in value or () if form]


def translated(language: str) -> Iterator[tuple[list[str], list[str]]]:
    """The sources of each message of a language, and its translations."""
    file = ROOT / f"src/media_mandate/locales/{language}/LC_MESSAGES/media_mandate.po"
    for message in catalogues.read(file, language):
        if message.id:
            yield forms(message.id), forms(message.string)


def marked() -> Iterator[tuple[str, list[str], set[str]]]:
    """Every call of `_` and `_n` in code: its place, its sentences, and the names of its values."""
    for folder in ("src", "hooks", "scripts", "tools"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Name)
                    and node.func.id in ("_", "_n")
                ):
                    sentences = node.args[:2] if node.func.id == "_n" else node.args
                    values = {str(keyword.arg) for keyword in node.keywords}
                    place = f"{file.relative_to(ROOT)}:{node.lineno}"
                    yield (
                        place,
                        [ast.literal_eval(sentence) for sentence in sentences],
                        values | ({"count"} if node.func.id == "_n" else set()),
                    )


def test_vietnamese_is_there() -> None:
    """Besides the source language there is Vietnamese."""
    assert languages()[0] == "en"
    assert "vi" in TRANSLATIONS


def test_every_string_is_translated() -> None:
    """No string of code or templates lacks its translation; tools/update_messages.py finds new ones."""
    assert catalogues.outdated(ROOT) == []


def test_every_marked_string_is_found() -> None:
    """What code marks for translation is what the catalogue gathers, also where Babel might overlook it."""
    known = {source for message in catalogues.gather(ROOT) for source in forms(message.id)}
    assert [(place, text) for place, texts, _values in marked() for text in texts if text not in known] == []


def test_every_sentence_gets_its_values() -> None:
    """Each name in braces is given as a value where the sentence is written, and no other.

    Sentences of rules get theirs with each problem; tests/rules/test_values.py holds that.
    """
    wrong = [
        (place, text, values)
        for place, texts, values in marked()
        for text in texts
        if not place.partition(":")[0].endswith("rules.py")
        and (not placeholders(text) <= values or (len(texts) == 1 and placeholders(text) != values))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_translations_have_the_same_values(language: str) -> None:
    """A translation names the values of its source: none more, which would fail, and none less."""
    wrong = [
        (sources[0], text)
        for sources, texts in translated(language)
        for text in texts
        if placeholders(text) != placeholders(sources[-1])
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_translations_have_all_plural_forms(language: str) -> None:
    """A sentence with a plural has as many forms as the language."""
    file = ROOT / f"src/media_mandate/locales/{language}/LC_MESSAGES/media_mandate.po"
    forms = catalogues.read(file, language).num_plurals
    counted = [(sources, texts) for sources, texts in translated(language) if len(sources) > 1]
    assert counted
    assert [sources for sources, texts in counted if len(texts) != forms] == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_translations_are_not_the_source(language: str) -> None:
    """A sentence of several words is not left as it was."""
    same = [
        sources[0]
        for sources, texts in translated(language)
        if texts[:1] == sources[:1] and len(re.findall(r"[a-z]{2,}", re.sub(r"{\w+}", "", sources[0]))) > 2
    ]
    assert same == []


# A text and its values

ANY_VALUE = st.text(max_size=20) | st.sampled_from(["{", "}", "{}", "{id}", "{0}", "{{id}}", "%(id)s", "%s"])


@pytest.mark.parametrize("language", languages())
@given(value=ANY_VALUE)
def test_a_value_is_never_taken_for_form(language: str, value: str) -> None:
    """Braces and percent signs in a value are shown as they are, in every language."""
    show = translator(language)
    expected = show(_("There is no outlet {id} in the mandate.", id="§")).replace("§", value)
    assert show(_("There is no outlet {id} in the mandate.", id=value)) == expected


@given(value=ANY_VALUE)
def test_a_text_may_be_a_value(value: str) -> None:
    """A text within a text is translated with it, and its values stay as they are."""
    inner = _("it is a rerun of {id}", id=value)
    outer = _("It does not count: {because}.", because=inner)
    for language in languages():
        show = translator(language)
        assert show(outer) == show(_("It does not count: {because}.", because="§")).replace("§", show(inner))


def test_values_are_shown_as_the_language_writes_them() -> None:
    """Days and months have the form that readers of the language know."""
    text = _("{outlet} is missing {month}: {there} of {minimum} features.",
             outlet="A", month=Month(2025, 6), there=0, minimum=1)  # fmt: skip
    day = _("Ledger as of {day}", day=date(2025, 6, 23))
    assert (translator("en")(text), str(text)) == ("A is missing 6/2025: 0 of 1 features.",) * 2
    assert "tháng 6/2025" in translator("vi")(text)
    assert "23/6/2025" in translator("vi")(day)


@pytest.mark.parametrize(("count", "words"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (21, "21 days")])
def test_a_count_chooses_its_form(count: int, words: str) -> None:
    """The count is a value of the sentence and chooses between its forms."""
    assert str(_n("{count} day", "{count} days", count)) == words


@pytest.mark.parametrize(
    ("number", "words"), [(1, "một"), (7, "bảy"), (10, "mười"), (11, "11"), (0, "0"), (-2, "-2"), (50, "50")]
)
def test_a_small_number_is_written_in_letters(number: int, words: str) -> None:
    """Up to ten, as newspapers write it."""
    assert translator("vi")(in_letters(number)) == words


def test_a_language_without_catalogue_shows_the_source() -> None:
    """What is not translated is shown in the source language, with the days of its own."""
    text = _("Ledger as of {day}", day=date(2025, 6, 23))
    assert translator("es")(text) == "Ledger as of 23/6/2025"
    assert catalogue("es").gettext("met") == "met"


def test_a_template_that_cannot_be_read_is_no_empty_one(tmp_path: Path) -> None:
    """A mistake in a template stops the gathering instead of losing the template's strings."""
    for folder in ("src", "hooks", "scripts", "tools", "theme"):
        (tmp_path / folder).mkdir()
    (tmp_path / "theme/tot.html").write_text('{{ _("Good words") }}{{ ngettext("a", "b", 2) }}')
    assert [message.id for message in catalogues.gather(tmp_path) if message.id] == ["Good words", ("a", "b")]
    (tmp_path / "theme/hong.html").write_text('{{ _("Lost words") }}{% if %}')
    with pytest.raises(Exception, match="Expected an expression"):
        catalogues.gather(tmp_path)
