"""An interview: questions one after another, with a way back, and a summary in which each can be mended."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from _asking import BackError, Choice, asked
from _command import RefusalError, say, say_lines, style, words
from media_mandate.messages import Text, _

Answers = Mapping[str, Any]


def nothing(_answers: Answers) -> None:
    """No default, whatever was answered."""


def silence(_answers: Answers) -> tuple[Text, ...]:
    """Nothing to say before a question."""
    return ()


@dataclass(frozen=True)
class Question:
    """What is asked, how an answer is read and shown again, and what Enter alone takes.

    All of it may hang on what was answered before. `given` is an answer that an option gave; `before` is said
    to whoever is asked.
    """

    key: str
    label: Text
    text: Text
    read: Callable[[Answers, str], Any]
    default: Callable[[Answers], str | None] = nothing
    given: str | None = None
    shown: Callable[[Any], str] = str
    before: Callable[[Answers], tuple[Text, ...]] = silence
    choices: Choice[Any] | None = None

    def ask(self, answers: Answers, default: str | None) -> tuple[str, Any]:
        """What was typed, and what it means."""
        for text in self.before(answers):
            say(words(text))
        typed = [""]

        def read(answer: str) -> Any:
            typed[0] = answer
            return self.read(answers, answer)

        if self.choices is not None:
            say_lines(self.choices.listed())
        value = asked(self.text, None, read, default, goes_back=True)
        return typed[0], value


@dataclass(frozen=True)
class Several:
    """A question of many parts, which asks by itself; `given` is what options gave."""

    key: str
    label: Text
    parts: Callable[[Answers], Any]
    given: Any = None
    shown: Callable[[Any], str] = str


class Interview:
    """The questions in their order; those that options answered are not asked."""

    def __init__(self, questions: Sequence[Question | Several]) -> None:
        self._questions = questions
        self._typed: dict[str, str] = {}
        self._answers: dict[str, Any] = {}

    def answers(self) -> Answers:
        """Ask what no option gave; where anything was asked, sum up until all of it is right."""
        open_ones = [question for question in self._questions if question.given is None]
        if open_ones:
            say(words(_("Enter alone takes what stands in [brackets]; < goes back to the question before.")))
        place = 0
        while place < len(self._questions):
            question = self._questions[place]
            if question.given is not None:
                self._take(question, question.given)
                place += 1
                continue
            try:
                self._ask(question)
                place += 1
            except BackError:
                before = [index for index in range(place) if self._questions[index].given is None]
                place = before[-1] if before else place
        while open_ones and (wrong := self._to_mend()) is not None:
            self._mend(wrong)
        return self._answers

    def _take(self, question: Question | Several, given: Any) -> None:
        if isinstance(question, Several):
            self._answers[question.key] = given
        else:
            self._typed[question.key] = given
            self._answers[question.key] = question.read(self._answers, given)

    def _ask(self, question: Question | Several) -> None:
        if isinstance(question, Several):
            self._answers[question.key] = question.parts(self._answers)
            return
        default = self._typed.get(question.key, question.default(self._answers))
        self._typed[question.key], self._answers[question.key] = question.ask(self._answers, default)

    def _to_mend(self) -> Question | Several | None:
        """Show all answers; the question whose answer is wrong, None where all are right."""
        say()
        say(style(words(_("This is what will be written:")), "bold"))
        for number, question in enumerate(self._questions, 1):
            shown = question.shown(self._answers[question.key]) or words(_("(left blank)"))
            say(f"{number:>3}. {words(question.label)}: {shown}")
        return asked(
            _("Enter to write it, or the number of what has to be changed"), None, self._numbered, ""
        )

    def _numbered(self, answer: str) -> Question | Several | None:
        if not answer.strip():
            return None
        if answer.strip() in map(str, range(1, len(self._questions) + 1)):
            return self._questions[int(answer) - 1]
        raise RefusalError(_("Write a number from 1 to {count}, or press Enter.", count=len(self._questions)))

    def _mend(self, question: Question | Several) -> None:
        """Ask once more; what was taken as proposed, or does not go with the new answer, follows."""
        later = self._questions[self._questions.index(question) + 1 :]
        followers = [other for other in later if isinstance(other, Question)]
        proposed = {other.key: other.default(self._answers) for other in followers}
        try:
            self._ask(question)
        except BackError:
            return
        for other in followers:
            default = other.default(self._answers)
            if self._typed[other.key] == proposed[other.key] and default is not None:
                self._typed[other.key] = default
            try:
                self._answers[other.key] = other.read(self._answers, self._typed[other.key])
            except RefusalError as refusal:
                say(words(refusal.text))
                self._again(other)

    def _again(self, question: Question) -> None:
        """Ask what no longer goes with another answer, until it is answered."""
        self._typed[question.key] = question.default(self._answers) or self._typed[question.key]
        while True:
            try:
                return self._ask(question)
            except BackError:
                say(words(_("This one has to be answered anew.")))
