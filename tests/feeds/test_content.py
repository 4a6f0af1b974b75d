"""What feed readers are given of a body: safe, and with absolute addresses only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from media_mandate.feeds.content import feed_content
from media_mandate.reading.printable import printable

PAGE = "https://trang.example/bao/2026/01/be-boi/"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>a<script>alert(1)</script></p>", "<p>a</p>"),
        ("<style>p{}</style><p style='x' class='md-x' id='y'>a</p>", "<p>a</p>"),
        ("<iframe src='//evil.example'></iframe><form><input></form>b", "b"),
        ("<a href='javascript:alert(1)'>a</a>", "<a>a</a>"),
        ("<img src='data:image/png;base64,xx' alt='a'>b", "b"),
        ("<p onclick='x()'>a</p>", "<p>a</p>"),
        ("<a href='#noi'>a</a>", "<a>a</a>"),
        ("<a href='../khac/#noi'>a</a>", '<a href="https://trang.example/bao/2026/01/khac/#noi">a</a>'),
        ("<img src='../anh.webp' alt='a'>", '<img src="https://trang.example/bao/2026/01/anh.webp" alt="a">'),
        ("<a href='/'>a</a>", '<a href="https://trang.example/">a</a>'),
        ("<a href='//cdn.example/a'>a</a>", '<a href="https://cdn.example/a">a</a>'),
        ("<h2 id='a'>A<a class='headerlink' href='#a'>¶</a></h2>", "<h2>A</h2>"),
        ("<a href='tel:111'>111</a>", '<a href="tel:111">111</a>'),
        (
            "<audio controls src='a.mp3'></audio>",
            '<audio controls="" src="https://trang.example/bao/2026/01/be-boi/a.mp3"></audio>',
        ),
        ("<svg><script>1</script></svg>a &amp; b", "a &amp; b"),
        ("a&#8;b\x0bc", "abc"),
        ("<video poster='//evil.example/a.png'>a</video>", "a"),
        ("<audio src='https://evil.example/a.mp3'></audio>", ""),
        ("<img src='//evil.example/a.png' srcset='//evil.example/b 2x' alt='a'>b", "b"),
        ("<video><source src='\\\\evil.example/a.mp4'></video>", ""),
    ],
)
def test_unsafe_and_relative_things_go(body: str, expected: str) -> None:
    """What is unsafe goes with its content, what is relative becomes absolute."""
    assert feed_content(body, PAGE) == expected


HOME = "https://trang.example/tre-em/"


@pytest.mark.parametrize(
    "address",
    [
        f"{HOME}assets/pictures/ao.webp",
        "../../../../assets/pictures/ao.webp",
        "../../../../assets/../assets/pictures/ao.webp",
        "/tre-em/assets/pictures/ao.webp",
    ],
)
def test_what_lies_on_the_site_stays(address: str) -> None:
    """Relative or whole, below the path that the site has on its host; and so do the parts of a player."""
    kept = f'"{HOME}assets/pictures/ao.webp"'
    assert feed_content(f'<img src="{address}" alt="a">', f"{HOME}bao/2026/01/be-boi/", HOME) == (
        f'<img src={kept} alt="a">'
    )
    player = feed_content(
        f'<video><source src="{address}"><source src="//x.example/a.mp4">b</video>',
        f"{HOME}bao/2026/01/be-boi/",
        HOME,
    )
    assert player == f"<video><source src={kept}>b</video>"


@pytest.mark.parametrize(
    "address",
    [
        "https://trang.example/ao.webp",
        "https://trang.example/tre-em-khac/ao.webp",
        "https://trang.example.evil.example/tre-em/ao.webp",
        "https://trang.example@evil.example/tre-em/ao.webp",
        "http://trang.example/tre-em/ao.webp",
        f"{HOME}../khac/ao.webp",
        f"{HOME}%2e%2e/khac/ao.webp",
        f"{HOME}..\\khac/ao.webp",
        "../../../../../khac/ao.webp",
        "/\t/evil.example/ao.webp",
        "ht\ntps://evil.example/ao.webp",
        "\\\\evil.example/ao.webp",
        "https:/evil.example/ao.webp",
        "blob:https://trang.example/tre-em/ao.webp",
        "",
        "?a",
        "#a",
        "mailto:a@trang.example",
    ],
)
def test_what_lies_elsewhere_is_gone_with_its_element(address: str) -> None:
    """Another path of the host is another's site, and no address is no picture."""
    for made in (
        "<img src='{}' alt='a > b'>",
        "<audio src='{}'></audio>",
        "<video><source src='{}'></video>",
    ):
        assert feed_content(made.format(address), f"{HOME}bao/2026/01/be-boi/", HOME) == ""


@given(st.text())
def test_any_text_fits_into_xml(text: str) -> None:
    """Whatever stands in a body or a title, XML can hold what is left of it."""
    element = etree.Element("title")
    element.text = printable(text)
    element.text = feed_content(text, PAGE)
    etree.fromstring(etree.tostring(element))
