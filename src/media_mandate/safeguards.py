"""What must not be published about a child: what `children:` has to say, and what a text gives away.

The law behind it: Luật Trẻ em 102/2016/QH13, Articles 6 (11) and 21, and Decree 56/2017/NĐ-CP, Articles 33
and 36.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from media_mandate import prose
from media_mandate.articles import Article
from media_mandate.documents import Document, Key
from media_mandate.identifiers import Kind, identifiers
from media_mandate.mandate import Mandate
from media_mandate.messages import Text, _
from media_mandate.problems import Level, Problem
from media_mandate.schema import shortened
from media_mandate.wording import folded


@dataclass(frozen=True, slots=True)
class Allowance:
    """Words that give a child away, and why somebody let them stand."""

    path: str
    line: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words that give a child away; in the body at `start`, else in the field `key`."""

    kind: Kind
    words: str
    start: int = 0
    key: Key = ()


_INSTEAD = {
    Kind.NAME: _("Leave the name out, or change it and say so in the same sentence: “một học sinh lớp 6”."),
    Kind.BIRTH: _("Write the age alone: “12 tuổi”."),
    Kind.SCHOOL: _("Write the grade and the district alone: “một học sinh lớp 6 trong huyện”."),
    Kind.HOME: _("Write the district or the province alone: “một bé gái ở huyện vùng biên”."),
    Kind.FAMILY: _("Write who it is to the child, without a name: “mẹ của em”."),
    Kind.CONTACT: _("Write the number of the office that helps, or of the newsroom."),
    Kind.MEDICAL: _("Write how the child is without what doctors found: “em đang được điều trị”."),
}


def _told(kind: Kind, words: str) -> Text:
    match kind:
        case Kind.NAME:
            return _("“{words}” is a child's name", words=words)
        case Kind.BIRTH:
            return _("“{words}” tells when a child was born", words=words)
        case Kind.SCHOOL:
            return _("“{words}” tells a child's class or school", words=words)
        case Kind.HOME:
            return _("“{words}” tells where a child lives", words=words)
        case Kind.FAMILY:
            return _("“{words}” names somebody of a child's family, or who cares for it", words=words)
        case Kind.CONTACT:
            return _("“{words}” is a number of a child or its family", words=words)
        case Kind.MEDICAL:
            return _("“{words}” tells of a child's health", words=words)


def safeguard(
    document: Document, article: Article, mandate: Mandate
) -> tuple[list[Problem], list[Allowance]]:
    """What is wrong in an article for a child's sake, and what was allowed to stand in it.

    What the text gives away is a problem in a sensitive article and a warning in any other; only Vietnamese
    is read. A withdrawn article is not published, so nothing is asked of it.
    """
    if article.front.withdrawn is not None:
        return [], []
    problems = list(_children_problems(document, article, mandate))
    children = article.front.children
    level = Level.PROBLEM if children and children.sensitive else Level.WARNING
    is_read = (article.front.language or mandate.language).split("-")[0] == "vi"
    hits = [*_field_hits(article), *_body_hits(article.body)] if is_read else []
    allowing = _Allowing(document, article)
    problems += [allowing.problem(hit, level) for hit in hits if not allowing.allows(hit)]
    return [*problems, *allowing.problems()], allowing.allowances


def _children_problems(document: Document, article: Article, mandate: Mandate) -> Iterator[Problem]:
    front, children = article.front, article.front.children
    topic = next((mandate.topic[id] for id in front.topics if mandate.topic[id].sensitive), None)
    if topic is not None and (children is None or children.sensitive is None):
        message = _(
            "The topic {topic} is a sensitive one, and the article does not say "
            "whether a child came to harm.",
            topic=topic.name,
        )
        hint = _(
            "Write children: {{sensitive: true}} when it tells of a particular child that was harmed or "
            "broke the law, else children: {{sensitive: false}}."
        )
        yield document.front.problem(("children",), message, hint)
    if children is None:
        return
    key = ("children", "identifiable")
    if children.sensitive and children.identifiable:
        message = _("In a sensitive article no child may be identifiable.")
        hint = _("Take out what gives the child away, and write identifiable: false.")
        yield document.front.problem(key, message, hint)
    if children.sensitive and front.image is not None and front.image.people == "consented":
        message = _("A sensitive article has no picture in which a child can be recognised.")
        hint = _("Choose another picture: people: none, adults or obscured.")
        yield document.front.problem(("image", "people"), message, hint)
    if children.identifiable:
        consent = children.consent
        lacking = {
            "guardian: true": consent is not None and consent.guardian,
            "child: true": consent is not None and (consent.child or consent.under_7),
            "record: …": consent is not None and consent.record is not None,
        }
        fields = ", ".join(field for field, given in lacking.items() if not given)
        if fields:
            message = _("A child is identifiable, and not everybody's consent is recorded.")
            hint = _(
                "Once the papers are signed, write under consent: {fields}; a child under 7 is not asked "
                "(under_7: true).",
                fields=fields,
            )
            yield document.front.problem(("children", "consent"), message, hint)


def _field_hits(article: Article) -> Iterator[_Hit]:
    front = article.front
    fields: list[tuple[Key, str | None]] = [(("title",), front.title), (("description",), front.description)]
    if front.image is not None:
        fields += [(("image", "alt"), front.image.alt), (("image", "credit"), front.image.credit)]
    fields += [
        (("corrections", index, "text"), correction.text)
        for index, correction in enumerate(front.corrections)
    ]
    for key, text in fields:
        for found in identifiers(text or ""):
            yield _Hit(found.kind, (text or "")[found.start : found.end], key=key)


def _body_hits(body: str) -> Iterator[_Hit]:
    text = prose.readable(body)
    for found in identifiers(text):
        yield _Hit(found.kind, " ".join(text[found.start : found.end].split()), found.start)


_COMMENT = re.compile(r"<!--\s*(?:duoc phep|allowed)\b\s*:?(.*?)\s*-->", re.IGNORECASE | re.DOTALL)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_END = re.compile(r"[.!?…][\"”’)*]*(?=\s)|\n[ \t]*(?=[-*+>#]|\d+[.)])")


class _Allowing:
    """The allowances of one article, and what they let pass.

    A comment allows what stands in the sentence before it, in the same paragraph; at the beginning of a
    paragraph it allows what stands in the sentence after it.
    """

    def __init__(self, document: Document, article: Article) -> None:
        self.document = document
        self.article = article
        self.allowances: list[Allowance] = []
        self.lines = [match.end() for match in re.finditer("\n", article.body)]
        self.comments: list[tuple[int, int, int, str]] = []
        self.used: set[int] = set()
        self.used_words: set[str] = set()
        sentences = _Sentences(prose.readable(article.body))
        for start, end in prose.comments(article.body):
            match = _COMMENT.fullmatch(folded(article.body[start:end]))
            if match is not None:
                begin, close = sentences.beside(start, end)
                reason = " ".join(article.body[start + match.start(1) : start + match.end(1)].split())
                self.comments.append((start, begin, close, reason))

    def allows(self, hit: _Hit) -> bool:
        """Whether something allows what was found; it is noted down then."""
        if hit.key:
            return self._allows_field(hit)
        for start, begin, close, reason in self.comments:
            if begin <= hit.start < close and reason:
                self.used.add(start)
                line = self._place(hit.start)[0]
                self.allowances.append(Allowance(self.article.path, line, hit.words, reason))
                return True
        return False

    def _allows_field(self, hit: _Hit) -> bool:
        children = self.article.front.children
        for allowed in children.allowed if children else ():
            if hit.words in allowed.words:
                self.used_words.add(allowed.words)
                line = self.document.front.place(hit.key)[0]
                self.allowances.append(Allowance(self.article.path, line, hit.words, allowed.reason))
                return True
        return False

    def problem(self, hit: _Hit, level: Level) -> Problem:
        """The words of what was found and not allowed."""
        told = _told(hit.kind, shortened(hit.words))
        message = _("{told} (Decree 56/2017/NĐ-CP, Article 33).", told=told)
        if hit.key:
            return self.document.front.problem(hit.key, message, _INSTEAD[hit.kind], level)
        return Problem(self.article.path, message, _INSTEAD[hit.kind], *self._place(hit.start), level=level)

    def problems(self) -> Iterator[Problem]:
        """What is wrong in the allowances themselves."""
        for start, _begin, _close, reason in self.comments:
            if not reason:
                message = _("This allowance gives no reason.")
                hint = _("Write why the sentence may stand: <!-- được phép: lý do -->.")
                yield Problem(self.article.path, message, hint, *self._place(start))
            elif start not in self.used:
                message = _("This allowance allows nothing.")
                hint = _("Put it right after the sentence that may stand, or remove it.")
                yield Problem(self.article.path, message, hint, *self._place(start), level=Level.WARNING)
        children = self.article.front.children
        for index, allowed in enumerate(children.allowed if children else ()):
            if allowed.words not in self.used_words:
                message = _("This allowance allows nothing.")
                hint = _("Write the words as they stand in the title, description or picture, or remove it.")
                yield self.document.front.problem(
                    ("children", "allowed", index), message, hint, Level.WARNING
                )

    def _place(self, start: int) -> tuple[int, int]:
        line = bisect_right(self.lines, start)
        column = start - (self.lines[line - 1] if line else 0)
        return self.document.body_line + line, column + 1


class _Sentences:
    """The sentences of a readable text, and those that a comment belongs to."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs = [0, *(match.end() for match in _BLANK_LINE.finditer(text))]
        self.ends = [0, *sorted({*self.paragraphs[1:], *(match.end() for match in _END.finditer(text))})]

    def beside(self, start: int, end: int) -> tuple[int, int]:
        """Where what a comment from `start` to `end` allows begins and ends."""
        paragraph = self.paragraphs[bisect_right(self.paragraphs, start) - 1]
        last = start
        while last > paragraph and not self.text[last - 1].isalnum():
            last -= 1
        if last > paragraph:
            return self.ends[bisect_right(self.ends, last) - 1], start
        while end < len(self.text) and not self.text[end].isalnum():
            end += 1
        after = bisect_right(self.ends, end)
        return start, self.ends[after] if after < len(self.ends) else len(self.text)
