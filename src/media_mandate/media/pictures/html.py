"""The HTML of pictures: what a browser needs to choose a copy and to keep its place free."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from urllib.parse import urldefrag

from lxml import etree, html
from markupsafe import Markup, escape

from media_mandate.errors import MandateError
from media_mandate.media.pictures.copies import ADDRESS, copies_of
from media_mandate.media.pictures.file import Picture
from media_mandate.messages import _

SIZES = "(min-width: 48em) 45em, 100vw"
"""How wide a picture is shown: the column of text, or the whole of a small screen."""

KEPT = ("class", "id", "title", "lang", "dir")
"""What an editor may say of a picture besides its alt text."""

_IMAGE = re.compile(r"""<img\b[^<>"']*+(?:(?:"[^"]*+"|'[^']*+')[^<>"']*+)*+>""", re.IGNORECASE)


class UnknownPictureError(MandateError):
    """A page shows a picture of which there is no copy, or one without alt text."""

    def __init__(self, tag: str) -> None:
        super().__init__(_("This picture has no copy, or no description: {tag}", tag=tag))


def picture_tag(
    picture: Picture,
    alt: str,
    base: str,
    *,
    loading: str = "lazy",
    sizes: str | None = None,
    **attributes: str | None,
) -> Markup:
    """A picture on a page from which `base` leads to the root of the site."""
    copies = copies_of(picture)
    root = f"{base.rstrip('/')}/" if base else ""
    image = etree.Element("img", {name: value for name, value in attributes.items() if value})
    image.set("src", root + copies.fallback.address)
    image.set("alt", alt)
    image.set("width", str(copies.fallback.width))
    image.set("height", str(copies.fallback.height))
    image.set("loading", loading)
    image.set("decoding", "async")
    shown = image
    if copies.sources:
        shown = etree.Element("picture")
        sources = ", ".join(f"{root}{copy.address} {copy.width}w" for copy in copies.sources)
        etree.SubElement(shown, "source", {"type": "image/webp", "srcset": sources, "sizes": sizes or SIZES})
        shown.append(image)
    written = etree.tostring(shown, encoding="unicode", method="html")
    # libxml2 ends a source, which has no end tag in HTML; in texts it escapes such a sign.
    return Markup(written.replace("</source>", ""))  # noqa: S704 (lxml escapes)


def with_copies(body: str, pictures: Mapping[str, Picture], *, is_first: bool) -> str:
    """A rendered body whose images lead to copies, with the best copy for each browser in their place.

    `pictures` are those that the site has copies of, by the address of the copy that all browsers show;
    `is_first` tells that nothing is shown above the body, so that its first picture is loaded at once.
    Raises UnknownPictureError for what should have been told as a problem before.
    """
    if "<img" not in body.lower():
        return body
    loading = iter(("eager",) if is_first else ())
    return _IMAGE.sub(lambda found: _replaced(found[0], pictures, next(loading, "lazy")), body)


def with_credits(body: str, credit_of: Callable[[str], str | None]) -> str:
    """A sanitised body, its addresses as they were written, with the credit of each picture under it.

    A picture becomes a figure with it; one among the words of a paragraph has it below the paragraph.
    """

    def credited(found: re.Match[str]) -> str:
        if found["inner"] is None:
            return figure(found[0]) or found[0]
        if _ALONE.fullmatch(found[0]):
            return "\n".join(figure(each) or f"<p>{each}</p>" for each in _SHOWN.findall(found[0]))
        below = [credit for tag in _SHOWN.findall(found["inner"]) if (credit := said(tag))]
        return "\n".join((found[0], *(f"<p><small>{credit}</small></p>" for credit in below)))

    def figure(shown: str) -> str | None:
        credit = said(shown)
        return f"<figure>{shown}<figcaption>{credit}</figcaption></figure>" if credit else None

    def said(shown: str) -> Markup | None:
        source = _SOURCE.search(shown)
        credit = credit_of(unescape(source[1])) if source else None
        return escape(credit) if credit else None

    return _PARAGRAPH.sub(credited, body) if "<img" in body else body


_WRITTEN = r'(?: [a-z-]+="[^"]*+")*+>'
_SHOWN = re.compile(rf"(?:<a{_WRITTEN})?+<img{_WRITTEN}(?:</a>)?+")
_ALONE = re.compile(rf"<p>(?:\s*+{_SHOWN.pattern}\s*+(?:<br>)?+)++</p>")
_PARAGRAPH = re.compile(rf"<p{_WRITTEN}(?P<inner>(?:[^<]++|<(?!/p>))*+)</p>|<img{_WRITTEN}")
"""A paragraph, or a picture in none."""
_SOURCE = re.compile(r'<img\b[^<>]*? src="([^"]*+)"')


def _replaced(tag: str, pictures: Mapping[str, Picture], loading: str) -> Markup:
    told = html.fragment_fromstring(tag).attrib
    base, _address, name = urldefrag(told.get("src", "")).url.partition("?")[0].rpartition(f"{ADDRESS}/")
    picture = pictures.get(f"{ADDRESS}/{name}")
    alt = told.get("alt", "").strip()
    if picture is None or not alt:
        raise UnknownPictureError(tag)
    return picture_tag(picture, alt, base, loading=loading, **{name: told.get(name) for name in KEPT})
