"""What must not be published about a child: what `children:` has to say, and what a text gives away.

The law behind it: Luật Trẻ em 102/2016/QH13, Articles 6 (11) and 21, and Decree 56/2017/NĐ-CP, Articles 33
and 36.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import PurePosixPath

from media_mandate.articles.article import Article
from media_mandate.children import rules
from media_mandate.children.allowances import Allowance, Allowing
from media_mandate.children.faces import names_of_pictures
from media_mandate.children.findings import (
    Giveaway,
    HarmTold,
    again,
    by_form,
    harm_in,
    harm_in_article,
    in_anchors,
    in_article,
    in_body,
    in_field,
    in_files,
    in_ids,
    in_name,
    is_of_16_or_17,
    is_vietnamese,
    within,
)
from media_mandate.children.identifying.clues import Clue
from media_mandate.children.identifying.identifiers import identifiers
from media_mandate.children.reporting import reported
from media_mandate.children.rows import born_under_18
from media_mandate.mandate.values import Mandate, Topic
from media_mandate.problems import Level, Problem, Spot
from media_mandate.reading.body import Body
from media_mandate.reading.document import Document
from media_mandate.reading.strict_yaml import Key


def safeguard(
    document: Document, body: Body, article: Article, mandate: Mandate
) -> tuple[list[Problem], list[Allowance]]:
    """What is wrong in an article for a child's sake, and what was allowed to stand in it.

    What the text gives away is a problem in a sensitive article, in one that has yet to say whether it is
    one, and in one that tells of a child that came to harm, whatever it says of itself; there each mention of
    a name, and each named school, hamlet and number counts. It is a warning in any other, and where all
    children are 16 or 17 and no proceedings are told of. Only Vietnamese is read, be it one paragraph. Of a
    withdrawn article nothing is published but the reason and its address.
    """
    front, children = article.front, article.front.children
    allowed = children.allowed if children else ()
    allowing = Allowing(document, body, allowed, names_of_pictures(article))
    if front.withdrawn is not None:
        reason = allowing.left(in_field(("withdrawn", "reason"), front.withdrawn.reason))
        names = allowing.left([*in_name(article.address.slug), *in_ids(article)])
        told = allowing.told(reason, Level.PROBLEM) + allowing.told(names, Level.WARNING)
        return [*told, *allowing.problems()], allowing.allowances
    is_read = is_in_vietnamese(front.language or mandate.language) or is_vietnamese(
        (front.title, front.description or "", body.text.running)
    )
    hits = list(in_article(article, body, is_vietnamese=is_read))
    says_so = front.is_declared_sensitive
    is_open = says_so or _undeclared(article, mandate) is not None
    harm = [] if is_open else allowing.left(harm_in_article(article, body, hits, is_vietnamese=is_read))
    is_sensitive = is_open or bool(harm) or _is_of_sensitive_topic(article, mandate)
    problems = list(_children_problems(document, article, mandate, is_sensitive=says_so or bool(harm)))
    if harm:
        problems.append(
            _undeclared_harm(document, article, harm, [allowing.line(telling) for telling in harm])
        )
    if is_sensitive and not is_read:
        problems.append(rules.NOT_SOUGHT.at(document.front.spot(("language",))))
    left = allowing.left(hits)
    if is_sensitive:
        repeated = list(again(article, body, left, hits))
        left += allowing.left(repeated)
        left += allowing.left(by_form(article, body, hits, is_vietnamese=is_read))
        hits += repeated
    is_grave = is_sensitive and not (left and is_of_16_or_17(article, body))
    if is_sensitive and is_read:
        from media_mandate.children.names.telling import accounts

        named = accounts(document, article, body, hits, is_grave=is_grave)
        left = [hit for hit in left if hit not in named.settled]
        problems += [*allowing.told(allowing.left(named.open), Level.PROBLEM), *named.problems]
    problems += _told(allowing, left, Level.PROBLEM if is_grave else Level.WARNING)
    problems += reported(document, body, article, allowing, is_vietnamese=is_read)
    return [*problems, *allowing.problems()], allowing.allowances


def _told(allowing: Allowing, hits: Sequence[Giveaway], level: Level) -> list[Problem]:
    """The problems of what is not allowed, and of what allowances give away.

    The address of another site is a warning wherever it stands: what it says others wrote, and no text here.
    So is a name of one letter, as the press hides it.
    """
    found = [*hits, *allowing.in_reasons()]
    mild = [hit for hit in found if hit.is_elsewhere or hit.kind is Clue.LETTER]
    grave = [hit for hit in found if hit not in mild]
    return allowing.told(grave, level) + allowing.told(mild, Level.WARNING)


def safeguard_unread(document: Document, body: Body, mandate: Mandate) -> list[Problem]:
    """What an article gives away while its fields are wrong; warnings, for nobody knows what it is."""
    is_read = is_in_vietnamese(mandate.language) or is_vietnamese((body.text.running,))
    seek = partial(identifiers, born=born_since(mandate))
    hits = list(in_body(body.text, within(seek, is_vietnamese=is_read)))
    if is_read:
        hits += in_anchors(body, seek)
    allowing = Allowing(document, body)
    return allowing.told(allowing.left(hits), Level.WARNING)


def safeguard_page(
    document: Document, body: Body, title: str, description: str | None, mandate: Mandate
) -> tuple[list[Problem], list[Allowance]]:
    """What a page beside the articles gives away of a child, and what was allowed in it.

    These are problems where the page tells of a child that came to harm, else warnings.
    """
    if not is_in_vietnamese(mandate.language):
        return [], []
    fields: dict[Key, str] = {("title",): title, ("description",): description or ""}
    born = born_since(mandate)
    seek = partial(identifiers, born=born)
    hits = [
        *chain.from_iterable(in_field(key, text, seek) for key, text in fields.items()),
        *in_name(PurePosixPath(document.front.path).stem, seek=seek),
        *in_files(body.targets, seek=seek),
        *in_anchors(body, seek),
        *in_body(body.text, seek),
    ]
    allowing = Allowing(document, body)
    harm = allowing.left(harm_in(fields.items(), body.text, hits, born))
    told = _told(allowing, allowing.left(hits), Level.PROBLEM if harm else Level.WARNING)
    return [*told, *allowing.problems()], allowing.allowances


def _is_of_sensitive_topic(article: Article, mandate: Mandate) -> bool:
    """Whether its topic is a sensitive one, and it shows no child by consent."""
    children = article.front.children
    is_identifiable = children is not None and children.identifiable
    return not is_identifiable and _sensitive_topic(article, mandate) is not None


def _sensitive_topic(article: Article, mandate: Mandate) -> Topic | None:
    return next((mandate.topic[id] for id in article.front.topics if mandate.topic[id].sensitive), None)


def born_since(mandate: Mandate) -> range:
    """The years of birth of children where a text has no date: who was one when the record began, is."""
    return born_under_18(mandate.recorded_from.first_day)


def _undeclared(article: Article, mandate: Mandate) -> Topic | None:
    """The sensitive topic of an article that does not say whether it is sensitive itself."""
    children = article.front.children
    if children is not None and children.sensitive is not None:
        return None
    return _sensitive_topic(article, mandate)


def is_in_vietnamese(language: str) -> bool:
    """Whether a language is the one in which what gives a child away is sought."""
    return language.lower().split("-")[0] == "vi"


def _undeclared_harm(
    document: Document, article: Article, harm: Sequence[HarmTold], lines: Sequence[int | None]
) -> Problem:
    """The text itself tells of a child that came to harm, whatever the article says of itself."""
    children = article.front.children
    says = children is not None and children.sensitive is not None
    return rules.HARM_UNDECLARED.at(
        document.front.spot(("children", "sensitive") if says else ("children",)),
        words=harm[0].words,
        lines=", ".join(str(line) for line in dict.fromkeys(lines) if line is not None),
    )


def _children_problems(
    document: Document, article: Article, mandate: Mandate, *, is_sensitive: bool
) -> Iterator[Problem]:
    front, children = article.front, article.front.children
    topic = _undeclared(article, mandate)
    if topic is not None:
        yield rules.UNDECLARED.at(document.front.spot(("children",)), topic=topic.name)
    is_identifiable = children is not None and children.identifiable
    if is_sensitive and is_identifiable:
        yield rules.IDENTIFIABLE.at(document.front.spot(("children", "identifiable")))
    shown = [figure for figure in article.figures if figure.people == "consented"]
    for figure in shown if is_sensitive else ():
        if front.image is not None and figure is article.figures[0]:
            yield rules.RECOGNISABLE.at(document.front.spot(("image", "people")))
        elif (name := front.noted(figure.target.address)) is not None and front.pictures[name].people:
            yield rules.RECOGNISABLE.at(document.front.spot(("pictures", name, "people")))
        else:
            yield rules.RECOGNISABLE.at(Spot(article.path, figure.target.line, figure.target.column))
    if is_identifiable or (shown and not is_sensitive):
        consent = children.consent if children is not None else None
        lacking = {
            "guardian: true": consent is not None and consent.guardian,
            "child: true": consent is not None and (consent.child or consent.under_7),
            "record: …": consent is not None and consent.record is not None,
        }
        fields = [field for field, given in lacking.items() if not given]
        if fields:
            spot = document.front.spot(("children", "consent"))
            yield rules.NO_CONSENT.at(spot, fields=f"{{{', '.join(fields)}}}")
