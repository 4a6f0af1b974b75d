"""What a real build tells search engines and places where links are shared, read by real parsers."""

from __future__ import annotations

import json
import re
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree, html
from PIL import Image

from tests.feeds.conftest import PODCAST, broadcast
from tests.newsdesk import MANDATE, Desk, body
from tests.photos import SVG
from tests.sites import COVER, SITE_NAME, SITE_URL, build_site, copy_product

AS_OF = date(2026, 2, 10)
NAME, URL = SITE_NAME, SITE_URL
TITLE = "</script ><!--<script> <b>Bể bơi</b> \"an toàn\" & 'vui' 🏊"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a desk that has one of everything."""
    desk = Desk(tmp_path_factory.mktemp("may") / "Tòa soạn", PODCAST + "media_hosts: [media.example]\n")
    copy_product(desk.root)
    desk.write("cover.png", COVER.read_bytes())
    desk.write("docs/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nVề chúng tôi.\n")
    withdrawn = desk.article("bao/2026/01/rut", title="Tên cũ")
    desk.commit("2026-01-06T10:00:00+07:00")
    frozen = sha256(body("bao/2026/01/rut").strip().encode()).hexdigest()
    desk.article(
        "bao/2026/01/rut",
        "",
        title="Tên cũ",
        withdrawn=f"{{date: 2026-01-20, reason: Sai, words: 30, sha256: {frozen}}}",
    )
    assert withdrawn == "docs/bao/2026/01/rut.md"
    desk.write("docs/bao/2026/01/ho.svg", SVG)
    desk.article(
        "bao/2026/01/be-boi",
        title=json.dumps(TITLE, ensure_ascii=False),
        description="Một câu & một câu <nữa>.",
        topics="[duoi-nuoc, tiem-chung]",
        units="[so-y-te]",
        authors="[Ban Biên tập, Y Blơi Niê, BBT, Đỗ Thị Ánh (tổng hợp), Sở Y tế]",
        image="{src: ho.svg, alt: Hồ, people: none}",
        printed="{issue: '4567', page: '3'}",
        corrections="[{date: 2026-01-12, text: Sửa <một> số & hai chữ.}]",
    )
    desk.article(
        "bao/2026/01/pool",
        body("pool"),
        date="2026-01-08",
        title="A safe pool",
        language="en",
        translation_of="bao/2026/01/be-boi",
    )
    desk.article(
        "bao/2026/01/kin",
        date="2026-01-20",
        noindex="true",
        language="fr",
        translation_of="bao/2026/01/be-boi",
    )
    desk.article("bao/2026/02/moi", date="2026-02-01", moved_from="bao/2026/02/cu", description="Một câu.")
    for day in ("08", "09", "10"):
        desk.article(f"bao/2026/02/ngay-{day}", date=f"2026-02-{day}")
    desk.article("bao/2026/02/lai", body("bao/2026/02/moi"), date="2026-02-10", rerun_of="bao/2026/02/moi")
    desk.article("bao/2026/02/mai-sau", date="2026-02-11")
    desk.article("bao/2026/02/nhap", date="2026-02-10", draft="true")
    broadcast(desk, "dai/2026/01/nghe")
    broadcast(desk, "dai/2026/01/xem", media="https://media.example/xem.mp4", length="4320000")
    return build_site(desk.root, AS_OF)


def tree(site: Path, address: str) -> Any:
    parser = html.HTMLParser(encoding="utf-8")
    return html.parse(str(site / address / "index.html"), parser).getroot()


def properties(site: Path, address: str) -> dict[str, list[str]]:
    """The contents of `<meta property>` in the head, by property."""
    found: dict[str, list[str]] = {}
    for meta in tree(site, address).findall("head/meta[@property]"):
        found.setdefault(meta.get("property"), []).append(meta.get("content"))
    return found


def things(site: Path, address: str) -> dict[str, Any]:
    """What JSON-LD says in the head, by type."""
    scripts = tree(site, address).findall("head/script[@type='application/ld+json']")
    if not scripts:
        return {}
    [script] = scripts
    told = json.loads(script.text)
    assert told["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in told["@graph"]}


def robots(site: Path, address: str) -> str:
    [meta] = tree(site, address).findall("head/meta[@name='robots']")
    return str(meta.get("content"))


def addresses(site: Path) -> set[str]:
    """The addresses that the sitemap names."""
    return {
        loc.text.removeprefix(URL) for loc in etree.parse(str(site / "sitemap.xml")).iterfind(".//{*}loc")
    }


def pages(site: Path) -> list[str]:
    files = (file.parent.relative_to(site).as_posix() for file in site.rglob("index.html"))
    return ["" if address == "." else address for address in files]


def test_an_article_is_shown_whole_where_its_link_is_shared(site: Path) -> None:
    """Open Graph has type, title, standfirst, address, picture, dates, column and topics."""
    found = properties(site, "bao/2026/01/be-boi")
    [picture] = found.pop("og:image")
    assert found == {
        "og:type": ["article"],
        "og:title": [TITLE],
        "og:description": ["Một câu & một câu <nữa>."],
        "og:url": [f"{URL}bao/2026/01/be-boi/"],
        "og:site_name": [NAME],
        "og:locale": ["vi_VN"],
        "og:locale:alternate": ["en_US"],
        "og:image:type": ["image/png"],
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
        "og:image:alt": [TITLE],
        "article:published_time": ["2026-01-05"],
        "article:modified_time": ["2026-01-12"],
        "article:section": ["Vì trẻ em"],
        "article:tag": ["Đuối nước", "Tiêm chủng"],
    }
    with Image.open(site / picture.removeprefix(URL)) as image:
        assert image.size == (1200, 630)


def test_every_page_is_shown_with_a_picture_that_exists(site: Path) -> None:
    """Each page has a title, its own whole address and a picture; canonical and og:url agree."""
    for address in pages(site):
        found = properties(site, address)
        assert found["og:title"][0], address
        [canonical] = tree(site, address).findall("head/link[@rel='canonical']")
        assert found["og:url"] == [canonical.get("href")], address
        assert (site / found["og:image"][0].removeprefix(URL)).is_file(), address
        [card] = tree(site, address).findall("head/meta[@name='twitter:card']")
        assert card.get("content") == "summary_large_image"
    assert properties(site, "")["og:title"] == [NAME]


def test_an_article_without_a_standfirst_is_described_by_its_beginning(site: Path) -> None:
    """The description is the beginning of the text."""
    [description] = properties(site, "bao/2026/01/pool")["og:description"]
    assert description.startswith(body("pool")[:20])


def test_each_article_has_a_card_and_other_pages_share_one(site: Path) -> None:
    """No two articles have one picture; no picture is there that no page names."""
    cards = {address: properties(site, address)["og:image"][0] for address in pages(site)}
    assert cards[""] == cards["chu-de"] == cards["bao/2026/01/rut"] != cards["bao/2026/01/be-boi"]
    assert cards["bao/2026/02/cu"] == cards["bao/2026/02/moi"] != cards["bao/2026/02/lai"]
    assert {f"{URL}the/{file.name}" for file in (site / "the").iterdir()} == set(cards.values())


def test_an_article_is_news_of_its_outlet(site: Path) -> None:
    """A NewsArticle with what search engines ask for, and nothing that could end its script."""
    outlet = {
        "@type": "NewsMediaOrganization",
        "@id": f"{URL}bao/#toa-soan",
        "name": "Báo Tỉnh",
        "url": f"{URL}bao/",
    }
    article = things(site, "bao/2026/01/be-boi")["NewsArticle"]
    [picture, card] = article.pop("image")
    assert re.fullmatch(rf"{URL}assets/pictures/[0-9a-f]{{20}}\.svg", picture)
    assert [card] == properties(site, "bao/2026/01/be-boi")["og:image"]
    assert article == {
        "@type": "NewsArticle",
        "@id": f"{URL}bao/2026/01/be-boi/#bai",
        "url": f"{URL}bao/2026/01/be-boi/",
        "mainEntityOfPage": f"{URL}bao/2026/01/be-boi/",
        "headline": TITLE,
        "description": "Một câu & một câu <nữa>.",
        "datePublished": "2026-01-05",
        "dateModified": "2026-01-12",
        "articleSection": "Vì trẻ em",
        "keywords": ["Đuối nước", "Tiêm chủng"],
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "CreativeWorkSeries", "name": "Vì trẻ em", "url": f"{URL}bao/"},
        "printEdition": "4567",
        "printPage": "3",
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": "Sửa <một> số & hai chữ.",
                "datePublished": "2026-01-12",
            }
        ],
        "publisher": outlet,
        "author": [
            {"@type": "Organization", "name": "Ban Biên tập"},
            {"@type": "Person", "name": "Y Blơi Niê"},
            {"@type": "Organization", "name": "BBT"},
            {"@type": "Person", "name": "Đỗ Thị Ánh"},
            {"@type": "Organization", "name": "Sở Y tế", "url": f"{URL}don-vi/so-y-te/"},
        ],
        "contributor": [{"@type": "Organization", "name": "Sở Y tế", "url": f"{URL}don-vi/so-y-te/"}],
        "workTranslation": [
            {"@type": "CreativeWork", "@id": f"{URL}bao/2026/01/pool/#bai", "name": "A safe pool"}
        ],
    }
    assert things(site, "bao/2026/01/pool")["NewsArticle"]["author"] == outlet


def test_articles_name_what_they_translate_or_run_again(site: Path) -> None:
    """A translation and a rerun refer to their originals by the id that those give themselves."""
    original = things(site, "bao/2026/01/be-boi")["NewsArticle"]
    translation = things(site, "bao/2026/01/pool")["NewsArticle"]
    assert translation["translationOfWork"]["@id"] == original["@id"]
    assert translation["inLanguage"] == "en"
    assert "workTranslation" not in translation
    rerun = things(site, "bao/2026/02/lai")["NewsArticle"]
    assert rerun["isBasedOn"]["@id"] == things(site, "bao/2026/02/moi")["NewsArticle"]["@id"]


def test_a_sound_and_a_film_are_described(site: Path) -> None:
    """Type, whole address, length and day; a film has the thumbnail that search engines require."""
    audio = things(site, "dai/2026/01/nghe")["NewsArticle"]["audio"]
    assert audio["@type"] == "AudioObject"
    assert audio["contentUrl"] == f"{URL}dai/2026/01/nghe.mp3"
    assert (audio["encodingFormat"], audio["duration"]) == ("audio/mpeg", "PT65S")
    article = things(site, "dai/2026/01/xem")["NewsArticle"]
    video = article["video"]
    assert video["@type"] == "VideoObject"
    assert video["contentUrl"] == "https://media.example/xem.mp4"
    assert video["name"] == article["headline"]
    assert video["uploadDate"] == article["datePublished"] == "2026-01-05T19:45:00+07:00"
    assert video["thumbnailUrl"] in article["image"]


def test_every_page_tells_the_way_from_home(site: Path) -> None:
    """Breadcrumbs are numbered, begin at home, end at the page and lead to pages that exist."""
    for address in pages(site):
        told = things(site, address)
        if not address or address in ("bao/2026/01/rut", "bao/2026/02/cu"):
            assert "BreadcrumbList" not in told
            continue
        items = told["BreadcrumbList"]["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        assert len(items) >= 2
        assert items[0]["item"] == URL
        assert items[-1]["item"] == f"{URL}{address}/"
        assert all((site / item["item"].removeprefix(URL) / "index.html").is_file() for item in items)
    names = [item["name"] for item in things(site, "chu-de/duoi-nuoc")["BreadcrumbList"]["itemListElement"]]
    assert names == [NAME, "Chủ đề", "Đuối nước"]


def test_other_pages_say_what_they_are(site: Path) -> None:
    """Home is the website of its outlets, an outlet's front names it, lists are collections."""
    home = things(site, "")["WebSite"]
    assert (home["name"], home["url"]) == (NAME, URL)
    assert [outlet["name"] for outlet in home["publisher"]] == ["Báo Tỉnh", "Đài Tỉnh"]
    assert things(site, "dai")["NewsMediaOrganization"]["name"] == "Đài Tỉnh"
    assert things(site, "chu-de/duoi-nuoc")["CollectionPage"]["isPartOf"] == {"@id": home["@id"]}
    assert things(site, "gioi-thieu")["WebPage"]["name"] == "Giới thiệu"


def test_the_site_search_is_told_of_once_there_is_one(site: Path) -> None:
    """Home says how to search where the site has a page for it."""
    action = things(site, "")["WebSite"].get("potentialAction")
    if (site / "tim-kiem" / "index.html").is_file():
        assert action["target"]["urlTemplate"] == f"{URL}tim-kiem/?q={{search_term_string}}"
    else:
        assert action is None


def test_nothing_is_told_of_what_was_withdrawn(site: Path) -> None:
    """Its page is not to be indexed, describes no article, and its shared link says that it is gone."""
    assert robots(site, "bao/2026/01/rut") == "noindex"
    assert things(site, "bao/2026/01/rut") == {}
    assert properties(site, "bao/2026/01/rut")["og:title"] == ["Bài này đã được gỡ"]
    assert "og:description" not in properties(site, "bao/2026/01/rut")


def test_an_old_address_speaks_for_the_new_one(site: Path) -> None:
    """A link that was shared before the article moved is shown as the article, at its new address."""
    assert robots(site, "bao/2026/02/cu") == "noindex"
    assert properties(site, "bao/2026/02/cu") == properties(site, "bao/2026/02/moi")
    assert things(site, "bao/2026/02/cu") == {}


def test_translations_name_each_other_both_ways(site: Path) -> None:
    """Original and translation carry the same list, in head and sitemap, the original as default."""
    expected = {
        ("vi", f"{URL}bao/2026/01/be-boi/"),
        ("x-default", f"{URL}bao/2026/01/be-boi/"),
        ("en", f"{URL}bao/2026/01/pool/"),
    }
    sitemap = etree.parse(str(site / "sitemap.xml"))
    for address in ("bao/2026/01/be-boi", "bao/2026/01/pool"):
        links = tree(site, address).findall("head/link[@hreflang]")
        assert {(link.get("hreflang"), link.get("href")) for link in links} == expected
        [url] = sitemap.xpath("//s:url[s:loc=$loc]", namespaces=NAMES, loc=f"{URL}{address}/")
        links = url.findall("x:link[@rel='alternate']", NAMES)
        assert {(link.get("hreflang"), link.get("href")) for link in links} == expected
    assert len(sitemap.findall(".//x:link", NAMES)) == 6
    assert not tree(site, "bao/2026/01/kin").findall("head/link[@hreflang]")


def test_texts_in_another_language_say_so_wherever_they_stand(site: Path) -> None:
    """A screen reader reads an English title in English in every list, and in a neighbour's link."""
    for address in ("bao", "thang/2026-01", "chu-de/duoi-nuoc", "bao/2026/01/pool"):
        titles = [node for node in tree(site, address).iterfind("body//*") if node.text == "A safe pool"]
        assert titles, address
        for title in titles:
            assert "en" in title.xpath("ancestor-or-self::*/@lang")[1:], address
    neighbours = {link.get("rel"): link for link in tree(site, "bao/2026/01/pool").findall("body//a[@rel]")}
    assert neighbours["prev"].get("lang") is None
    assert neighbours["next"].get("lang") == "fr"


def test_the_sitemap_names_what_is_to_be_indexed(site: Path) -> None:
    """A page is in the sitemap when it does not ask to be left out, and only then."""
    indexed = {
        f"{address}/" if address else "" for address in pages(site) if robots(site, address) != "noindex"
    }
    assert addresses(site) == indexed
    assert not {"bao/2026/01/rut/", "bao/2026/01/kin/", "bao/2026/02/cu/", "bao/2026/02/nhap/"} & indexed
    assert {"", "bao/", "gioi-thieu/", "bao/2026/01/be-boi/", "bao/2026/02/moi/"} <= indexed


def test_the_sitemap_dates_only_what_is_known(site: Path) -> None:
    """An article is dated by its correction; when a standing page changed is not known, and not said."""
    sitemap = etree.parse(str(site / "sitemap.xml"))

    def dated(address: str) -> Any:
        return sitemap.xpath(
            "string(//s:url[s:loc=$loc]/s:lastmod)", namespaces=NAMES, loc=f"{URL}{address}/"
        )

    assert dated("bao/2026/01/be-boi") == "2026-01-12"
    assert dated("gioi-thieu") == ""


def test_the_news_sitemap_holds_two_days(site: Path) -> None:
    """Only articles of the day of judgement and the day before; no rerun, no draft, nothing dated ahead."""
    news = etree.parse(str(site / "news-sitemap.xml"))
    found = [loc.text for loc in news.iterfind(".//s:loc", NAMES)]
    assert found == [f"{URL}bao/2026/02/ngay-10/", f"{URL}bao/2026/02/ngay-09/"]
    [first, _second] = news.findall("s:url/n:news", NAMES)
    assert first.findtext("n:publication/n:name", namespaces=NAMES) == NAME
    assert first.findtext("n:publication/n:language", namespaces=NAMES) == "vi"
    assert first.findtext("n:publication_date", namespaces=NAMES) == "2026-02-10"
    assert first.findtext("n:title", namespaces=NAMES) == "Bài ngay-10"


def test_no_sitemap_is_empty(desk: Desk) -> None:
    """On a day without news the home page stands there: the protocol wants one address at least."""
    copy_product(desk.root)
    desk.article("bao/2026/01/be-boi")
    desk.article("dai/2026/01/nghe")
    site = build_site(desk.root, AS_OF)
    news = etree.parse(str(site / "news-sitemap.xml"))
    assert [loc.text for loc in news.iterfind("s:url/s:loc", NAMES)] == [URL]
    assert news.find(".//n:news", NAMES) is None
    assert addresses(site) >= {"", "bao/2026/01/be-boi/"}


def test_robots_may_fetch_everything_and_find_both_sitemaps(site: Path) -> None:
    """What asks not to be indexed can be read, or its wish would not be known."""
    parser = RobotFileParser()
    parser.parse((site / "robots.txt").read_text("utf-8").splitlines())
    assert parser.site_maps() == [f"{URL}sitemap.xml", f"{URL}news-sitemap.xml"]
    assert all(parser.can_fetch("Googlebot", f"{URL}{address}/") for address in pages(site))


def test_a_sample_newsroom_is_not_sold_as_news(desk: Desk) -> None:
    """What is drawn from its articles is not indexed, is no news and is no outlet's; standing pages are."""
    copy_product(desk.root)
    desk.write("mandate.yml", MANDATE + "sample: {as_of: 2026-02-10}\n")
    desk.write("docs/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nVề chúng tôi.\n")
    desk.article("bao/2026/01/mau", sample="true", authors="[Nguyễn Văn Mẫu]", units="[so-y-te]")
    desk.article("bao/2026/02/mau", date="2026-02-10", sample="true")
    desk.article("dai/2026/01/mau", sample="true")
    site = build_site(desk.root, AS_OF)
    assert addresses(site) == {"gioi-thieu/"}
    assert {address for address in pages(site) if robots(site, address) != "noindex"} == {"gioi-thieu"}
    assert not etree.parse(str(site / "news-sitemap.xml")).findall(".//n:news", NAMES)
    article = things(site, "bao/2026/01/mau")["Article"]
    assert article["creativeWorkStatus"] == "Mẫu minh họa, chưa từng đăng, phát"
    assert article["publisher"]["name"] == article["author"]["name"] == NAME
    for address in pages(site):
        told = json.dumps(things(site, address), ensure_ascii=False)
        for never in (
            "NewsArticle",
            "NewsMediaOrganization",
            "Báo Tỉnh",
            "Đài Tỉnh",
            "Nguyễn Văn Mẫu",
            "Sở Y tế",
        ):
            assert never not in told or address in ("bao", "dai", "don-vi/so-y-te"), (address, never)


def test_a_changed_title_changes_the_picture_alone(desk: Desk) -> None:
    """A second build draws nothing that is kept; a new title has a new picture, and the old one is gone."""
    copy_product(desk.root)
    desk.article("bao/2026/01/mot", title="Tên cũ")
    desk.article("dai/2026/01/hai")
    first = properties(build_site(desk.root, AS_OF), "bao/2026/01/mot")["og:image"]
    folder = desk.root / "build" / "cards"
    for file in folder.iterdir():
        file.write_bytes(b"kept")
    desk.article("bao/2026/01/mot", title="Tên mới")
    site = build_site(desk.root, AS_OF)
    [second] = properties(site, "bao/2026/01/mot")["og:image"]
    assert first != [second]
    [other] = properties(site, "dai/2026/01/hai")["og:image"]
    assert (site / other.removeprefix(URL)).read_bytes() == b"kept"
    with Image.open(BytesIO((site / second.removeprefix(URL)).read_bytes())) as image:
        assert image.size == (1200, 630)
    assert len(list(folder.iterdir())) == 6  # two articles, two topics, the ledger and all other pages
