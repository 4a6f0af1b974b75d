"""What the form's worker is asked, and answers, as JSON: the only door between the browser and the check."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter

from media_mandate.articles.address import DOCS, month_folder
from media_mandate.desk.form_check import Checked, FormCheck, counts_text
from media_mandate.desk.form_index import FormIndex
from media_mandate.messages import Text, Translate, _, translator
from media_mandate.problems import Level, Problem

LEVEL_WORDS = {Level.PROBLEM: _("Problem"), Level.WARNING: _("Warning")}


class AskedFile(BaseModel):
    """A file as it would be saved; `now` is the browser's clock.

    `pictures` are the paths of those that would be saved with it. Where their names are not known, `is_new`
    tells that pictures beside the article may be among them.
    """

    model_config = ConfigDict(extra="forbid")

    path: str
    now: datetime
    pictures: tuple[str, ...] = ()
    is_new: bool = False


class FormDoor:
    """The check behind a door of JSON."""

    def __init__(self, index: bytes, runs: bytes) -> None:
        self.check = FormCheck(FormIndex.model_validate_json(index), runs)
        self.translate = translator(self.check.mandate.language, private=True)
        self._warm_up()

    def _warm_up(self) -> None:
        """Read the words and patterns that a first article needs, before somebody waits for it."""
        mandate = self.check.mandate
        outlet = next((one for one in mandate.outlets if "newspaper" in one.kinds), mandate.outlets[0])
        month = outlet.duties[0].from_
        sample = "sample: true\n" if mandate.sample else ""
        head = f"title: a\ndate: {month.first_day}\ntopics: [{mandate.topics[0].id}]\n{sample}"
        text = f"---\n{head}children: {{sensitive: true}}\n---\n{_SAID}\n"
        self.check.check(f"{DOCS}/{month_folder(outlet, month)}/a.md", text.encode(), month.first_day)

    def answer(self, question: str, raw: bytes) -> str:
        """The answer to a question about a file with these bytes; both are JSON."""
        asked = AskedFile.model_validate_json(question)
        day = self.check.mandate.day(asked.now)
        found = self.check.check(asked.path, raw, day, asked.pictures, are_new=asked.is_new)
        return _JSON.dump_json(said(found, self.translate)).decode()


_SAID = "Cháu Nguyễn Văn A, 12 tuổi, học lớp 6A, bị xâm hại tại nhà. **Gọi 111.** ![Hàng rào](a.svg)"

_JSON = TypeAdapter(dict[str, Any])


def said(found: Checked, translate: Translate) -> dict[str, Any]:
    """What is told of an article, in words, for the editor who writes it."""

    def words(text: Text | None) -> str | None:
        return None if text is None else translate(text)

    return {
        "refuses": bool(found.refusing),
        "problems": [_said(problem, translate) for problem in found.problems],
        "refusing": [translate(problem.message) for problem in found.refusing],
        "counts": None if found.judgement is None else translate(counts_text(found.judgement)),
        "month": words(found.month),
        "after": [translate(text) for text in found.after],
        "draft": words(found.draft),
    }


def _said(problem: Problem, translate: Translate) -> dict[str, Any]:
    return {
        "level": problem.level.value,
        "word": translate(LEVEL_WORDS[problem.level]),
        "code": problem.code,
        "line": problem.line,
        "message": translate(problem.message),
        "hint": None if problem.hint is None else translate(problem.hint),
    }
