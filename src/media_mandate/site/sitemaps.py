"""What crawlers fetch first: the news of two days, after Google's sitemap protocol, and robots.txt."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree as ET

from media_mandate.addresses import Site
from media_mandate.articles.article import Article
from media_mandate.reading.printable import printable
from media_mandate.site.dates import published_at
from media_mandate.site.show import Show

SITEMAP_FILE = "sitemap.xml"
NEWS_FILE = "news-sitemap.xml"
ROBOTS_FILE = "robots.txt"

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def news_sitemap(show: Show, site: Site) -> bytes:
    """The articles of the day of judgement and the day before; the protocol wants none older than two days.

    A rerun is no news, and neither is a sample. Without any news the home page stands there, for the protocol
    wants one address at least.
    """
    ET.register_namespace("", SITEMAP)
    ET.register_namespace("news", NEWS)
    root = ET.Element(f"{{{SITEMAP}}}urlset")
    for article in (found.article for found in show.listed):
        age = show.newsroom.as_of - article.date
        wanted = article.front.rerun_of is None and not article.front.noindex and not show.is_sample
        if wanted and timedelta(0) <= age <= timedelta(days=1):
            _append(root, article, show, site)
    if len(root) == 0:
        _url(root, site.at(""))
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _append(root: ET.Element, article: Article, show: Show, site: Site) -> None:
    url = _url(root, site.at(f"{article.id}/"))
    news = ET.SubElement(url, f"{{{NEWS}}}news")
    publication = ET.SubElement(news, f"{{{NEWS}}}publication")
    ET.SubElement(publication, f"{{{NEWS}}}name").text = printable(site.name)
    ET.SubElement(publication, f"{{{NEWS}}}language").text = show.language(article).split("-")[0]
    ET.SubElement(news, f"{{{NEWS}}}publication_date").text = published_at(
        article, show.newsroom.mandate.timezone
    )
    ET.SubElement(news, f"{{{NEWS}}}title").text = printable(article.front.title)


def _url(root: ET.Element, address: str) -> ET.Element:
    url = ET.SubElement(root, f"{{{SITEMAP}}}url")
    ET.SubElement(url, f"{{{SITEMAP}}}loc").text = address
    return url


def robots(site: Site) -> str:
    """Everything may be fetched, for a page can ask to be left out only of those who read it."""
    sitemaps = "".join(f"Sitemap: {site.at(name)}\n" for name in (SITEMAP_FILE, NEWS_FILE))
    return f"User-agent: *\nDisallow:\n\n{sitemaps}"
