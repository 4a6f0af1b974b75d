"""What feed readers are given of a body: safe, and with absolute addresses only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from media_mandate.feeds.content import feed_content, printable

PAGE = "https://trang.example/bao/2026/01/be-boi/"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>a<script>alert(1)</script></p>", "<p>a</p>"),
        ("<style>p{}</style><p style='x' class='md-x' id='y'>a</p>", "<p>a</p>"),
        ("<iframe src='//evil.example'></iframe><form><input></form>b", "b"),
        ("<a href='javascript:alert(1)'>a</a>", "<a>a</a>"),
        ("<img src='data:image/png;base64,xx' alt='a'>", '<img alt="a">'),
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
        ("<video poster='//evil.example/a.png'>a</video>", "<video>a</video>"),
        ("<audio src='https://evil.example/a.mp3'></audio>", "<audio></audio>"),
        ("<img src='//evil.example/a.png' srcset='//evil.example/b 2x' alt='a'>", '<img alt="a">'),
        ("<video><source src='\\\\evil.example/a.mp4'></video>", "<video><source></video>"),
    ],
)
def test_unsafe_and_relative_things_go(body: str, expected: str) -> None:
    """What is unsafe goes with its content, what is relative becomes absolute."""
    assert feed_content(body, PAGE) == expected


@given(st.text())
def test_any_text_fits_into_xml(text: str) -> None:
    """Whatever stands in a body or a title, XML can hold what is left of it."""
    element = etree.Element("title")
    element.text = printable(text)
    element.text = feed_content(text, PAGE)
    etree.fromstring(etree.tostring(element))
