"""What pages are, in the words that search engines know: https://schema.org/ as JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from media_mandate.addresses import SEARCH, UNITS, Site
from media_mandate.articles.article import Article
from media_mandate.mandate.values import Outlet
from media_mandate.media.pictures.copies import copies_of
from media_mandate.messages import _
from media_mandate.site.dates import modified_at, published_at
from media_mandate.site.headings import Heading, Headings
from media_mandate.site.sheets import Sheet
from media_mandate.site.show import Show

Thing = dict[str, Any]
"""One thing and what is known of it."""

MARK = "assets/mark.png"


@dataclass(frozen=True)
class Describer:
    """Describes the pages of a site. `sheets` are the generated ones by address, `cards` as in `Sharing`.

    Of a sample newsroom nothing is said to be news, and nothing to be its outlets'.
    """

    show: Show
    headings: Headings
    site: Site
    sheets: Mapping[str, Sheet]
    cards: Mapping[str, str]

    def article(self, article: Article, summary: str | None) -> list[Thing]:
        """An article's page; `summary` stands in for a standfirst. Nothing of what was withdrawn."""
        if article.front.withdrawn is not None:
            return []
        way = (article.outlet.column, article.outlet.id), (article.front.title, article.id)
        return [self._article(article, article.front.description or summary), self._way(*way)]

    def page(self, heading: Heading, address: str) -> list[Thing]:
        """Any other page; `address` has no slashes around it. Nothing of what has moved."""
        sheet = self.sheets.get(address)
        if not address:
            return [self._website()]
        if sheet is not None and isinstance(sheet.subject, Article):
            return []
        above = self.sheets.get(address.rpartition("/")[0] or address)
        parents = [(self.site.translate(above.title), above.address)] if above and above is not sheet else []
        page = _node(
            "CollectionPage" if sheet else "WebPage",
            url=self.site.at(f"{address}/"),
            name=heading.title,
            description=heading.description,
            inLanguage=self.site.language,
            isPartOf={"@id": self._id("", "trang")},
        )
        nodes = [page, self._way(*parents, (heading.title, address))]
        if sheet is not None and isinstance(sheet.subject, Outlet) and not self.show.is_sample:
            nodes.append(self._outlet(sheet.subject))
        return nodes

    def _article(self, article: Article, description: str | None) -> Thing:
        front, topic = article.front, self.show.newsroom.mandate.topic
        url = self.site.at(f"{article.id}/")
        picture = self.show.picture(article)
        pictures = [copies_of(picture).fallback.address] if picture else []
        pictures += [self.cards[article.path]] if article.path in self.cards else []
        media = self._media(article, description)
        return _node(
            "Article" if self.show.is_sample else "NewsArticle",
            id=self._id(f"{article.id}/", "bai"),
            url=url,
            mainEntityOfPage=url,
            headline=front.title,
            description=description,
            datePublished=published_at(article, self.show.newsroom.mandate.timezone),
            dateModified=modified_at(article, self.show.newsroom.mandate.timezone),
            articleSection=article.outlet.column,
            keywords=[topic[id].name for id in front.topics],
            inLanguage=self.show.language(article),
            image=[self.site.at(picture) for picture in pictures],
            audio=media if media and media["@type"] == "AudioObject" else None,
            video=media if media and media["@type"] == "VideoObject" else None,
            isAccessibleForFree=True,
            isPartOf=self._column(article.outlet),
            printEdition=front.printed and front.printed.issue,
            printPage=front.printed and front.printed.page,
            correction=[
                _node("CorrectionComment", text=correction.text, datePublished=correction.date.isoformat())
                for correction in front.corrections
            ],
            **self._makers(article),
            **self._relations(article),
        )

    def _makers(self, article: Article) -> Thing:
        """Who answers for an article: its outlet, but of a sample the site, for no outlet published it."""
        mandate = self.show.newsroom.mandate
        if self.show.is_sample:
            status = self.site.translate(_("Sample, never published"))
            return {"publisher": self._publisher(), "author": self._publisher(), "creativeWorkStatus": status}
        outlet, units = self._outlet(article.outlet), [mandate.unit[id] for id in article.front.units]
        addresses = {unit.name: f"{UNITS}/{unit.id}/" for unit in mandate.units}
        addresses |= {body.name: f"{body.id}/" for body in mandate.outlets}
        bodies = {name: self.site.at(address) for name, address in addresses.items()}
        return {
            "publisher": outlet,
            "author": [_author(name, bodies) for name in article.front.authors] or outlet,
            "contributor": [_node("Organization", name=unit.name, url=bodies[unit.name]) for unit in units],
        }

    def _relations(self, article: Article) -> Thing:
        """The other articles that an article translates, is translated in, or runs again."""
        front = article.front
        others = [id for _language, id in self.headings.of(article.path).versions if id != article.id]
        return {
            "translationOfWork": next(self._works([front.translation_of]), None),
            "workTranslation": [] if front.translation_of else list(self._works(others)),
            "isBasedOn": next(self._works([front.rerun_of]), None),
        }

    def _works(self, ids: Iterable[str | None]) -> Iterator[Thing]:
        """Those of the articles that are still published."""
        for id in ids:
            title = self.show.title(id) if id else None
            if title is not None:
                yield _node("CreativeWork", id=self._id(f"{id}/", "bai"), name=title)

    def _media(self, article: Article, description: str | None) -> Thing | None:
        media = self.show.newsroom.media.get(article.path)
        if media is None:
            return None
        card = self.cards.get(article.path)
        return _node(
            "VideoObject" if media.is_video else "AudioObject",
            name=article.front.title,
            description=description,
            contentUrl=self.site.at(media.link),
            encodingFormat=media.type,
            contentSize=str(media.length),
            duration=f"PT{media.seconds}S",
            uploadDate=published_at(article, self.show.newsroom.mandate.timezone),
            thumbnailUrl=self.site.at(card) if card else None,
            inLanguage=self.show.language(article),
        )

    def _website(self) -> Thing:
        home = self.site.at("")
        outlets = [] if self.show.is_sample else self.show.newsroom.mandate.outlets
        search = {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{home}{SEARCH}/?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        }
        return _node(
            "WebSite",
            id=self._id("", "trang"),
            url=home,
            name=self.site.name,
            description=self.site.about,
            inLanguage=self.site.language,
            publisher=[self._outlet(outlet) for outlet in outlets] or self._publisher(),
            potentialAction=search,
        )

    def _publisher(self) -> Thing:
        """The site itself, where no outlet stands behind it."""
        return _node("Organization", name=self.site.name, url=self.site.at(""), logo=self.site.at(MARK))

    def _outlet(self, outlet: Outlet) -> Thing:
        url = self.site.at(f"{outlet.id}/")
        id = self._id(f"{outlet.id}/", "toa-soan")
        return _node("NewsMediaOrganization", id=id, name=outlet.name, url=url)

    def _column(self, outlet: Outlet) -> Thing:
        return _node("CreativeWorkSeries", name=outlet.column, url=self.site.at(f"{outlet.id}/"))

    def _way(self, *steps: tuple[str, str]) -> Thing:
        """The way from home to a page: names, and addresses without slashes around them."""
        places = [(self.site.name, ""), *((name, f"{address}/") for name, address in steps)]
        items = [
            _node("ListItem", position=number, name=name, item=self.site.at(address))
            for number, (name, address) in enumerate(places, start=1)
        ]
        return _node("BreadcrumbList", itemListElement=items)

    def _id(self, address: str, place: str) -> str:
        return f"{self.site.at(address)}#{place}"


def _node(kind: str, id: str | None = None, **properties: object) -> Thing:
    """A thing of that type with what is known of it."""
    named = {"@id": id, **properties}
    return {"@type": kind, **{name: value for name, value in named.items() if value not in (None, [])}}


def _author(name: str, bodies: Mapping[str, str]) -> Thing:
    """A person where every word of the name begins with a capital: "Y Blơi", but not "Ban Biên tập".

    So Vietnamese spelling tells people from bodies. Capitals alone, such as "BBT", are a body's. What stands
    in brackets, such as "(tổng hợp)", is no part of a name. `bodies` have a page on the site.
    """
    bare = " ".join(re.sub(r"\([^()]*\)", " ", name).split()) or name
    words = re.findall(r"[^\W\d_]\S*", bare)
    is_person = bare not in bodies and all(word[0].isupper() for word in words) and not bare.isupper()
    return _node("Person" if is_person else "Organization", name=bare, url=bodies.get(bare))


def script(nodes: list[Thing]) -> str:
    """The content of a script element, out of which no text can break; empty when there is nothing to say."""
    if not nodes:
        return ""
    graph = {"@context": "https://schema.org", "@graph": nodes}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
