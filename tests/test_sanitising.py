"""What HTML of an article reaches readers, and what the desk is told of the rest."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_mandate.sanitising import clean, refused

KEPT = [
    '<div class="admonition info"><p class="admonition-title">Gọi ai</p><p>111 &amp; 115</p></div>',
    '<details class="note" open=""><summary>Xem thêm</summary><p>Chữ</p></details>',
    '<p>Nói<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>',
    '<table><thead><tr><th align="right">Tuổi</th></tr></thead><tbody><tr><td>6</td></tr></tbody></table>',
    '<ul class="task-list"><li><input type="checkbox" disabled="" checked="">Mũ</li></ul>',
    '<p><abbr title="T">BHYT</abbr> <a href="tel:111">111</a> <a class="md-button" href="../a/">Xem</a></p>',
    '<figure><img src="a.webp" alt="Ao" width="10" loading="lazy"><figcaption>Ảnh</figcaption></figure>',
    '<h2 id="goi-ai">Gọi ai 🏊</h2><blockquote><p lang="en">Call 111</p></blockquote>',
    '<audio src="a.mp3" controls="" preload="none"></audio>',
]

ATTACKS = [
    "<script>x()</script>",
    "<ScRiPt src=//x.example></ScRiPt>",
    "<img src=x onerror=x()>",
    "<svg onload=x()><script>x()</script></svg>",
    '<a href="javascript:x()">a</a>',
    '<a href=" java\tscript:x()">a</a>',
    '<a href="data:text/html,<script>x()</script>">a</a>',
    '<img src="data:image/svg+xml,<svg onload=x()>">',
    '<img srcset="javascript:x() 1x">',
    "<iframe srcdoc='<script>x()</script>'></iframe>",
    "<form action=//x.example><button>Gửi</button></form>",
    "<style>body{display:none}</style>",
    '<p style="position:fixed;inset:0">Che</p>',
    '<link rel=stylesheet href=//x.example><meta http-equiv=refresh content="0;url=//x.example">',
    '<base href="//x.example/">',
    "<object data=x></object><embed src=x>",
    "<math><mi xlink:href='javascript:x()'>a</mi></math>",
    "<noscript><p title='</noscript><img src=x onerror=x()>'></noscript>",
    "<template><script>x()</script></template>",
    "<details ontoggle=x() open>a</details>",
    "<input type=image src=x onerror=x()>",
    "<video poster=javascript:x()><source onerror=x()></video>",
    "<!--><img src=x onerror=x()>-->",
    "<a href=x target=evil onclick=x()>a</a>",
]


@pytest.mark.parametrize("html", KEPT)
def test_the_markup_of_markdown_and_of_its_extensions_stays(html: str) -> None:
    """What an editor can write in Markdown comes through to the letter."""
    assert clean(html) == html


@pytest.mark.parametrize("html", ATTACKS)
def test_nothing_that_runs_or_fetches_stays(html: str) -> None:
    """No script, no handler, no address but of the web, mail and telephone, no frame, no style."""
    left = clean(html)
    assert not re.search(
        r"script|\son\w+=|style|srcdoc|data:|<(?:form|iframe|svg|base|meta|link|object)", left, re.I
    )
    assert clean(left) == left


def test_an_article_cannot_pass_for_the_frame() -> None:
    """Classes and ids by which the theme knows its own parts are taken off."""
    html = '<div class="md-header note" id="__config"><p id="noi-dung" class="md-dialog">x</p></div>'
    assert clean(html) == '<div class="note"><p>x</p></div>'


def test_comments_do_not_reach_readers() -> None:
    """What a desk notes in a comment stays at the desk."""
    assert clean("<p>Một<!-- hỏi lại chị Hà --> hai</p>") == "<p>Một hai</p>"


@pytest.mark.parametrize(
    "text",
    [
        "2 < 3 và 5 > 4",
        "<https://tongdai111.vn>",
        "<toa-soan@bao.example>",
        "a <b>đậm</b> b",
        "<3",
        "x<y",
        "![Ao](<ao làng.jpg>)",
        "[a]: <b c>",
    ],
)
def test_what_is_published_is_not_refused(text: str) -> None:
    """Comparisons, addresses in angle brackets and allowed elements are nobody's mistake."""
    assert list(refused(text)) == []


@given(st.text(alphabet=st.sampled_from("<>/\"' =ao:javscriptđ\n-!"), max_size=80))
def test_cleaning_is_settled_after_once_and_refusing_never_fails(text: str) -> None:
    """Cleaned HTML is clean, and whatever is refused stands where it is said to stand."""
    left = clean(text)
    assert clean(left) == left
    assert all(0 <= start < len(text) for start, _html in refused(text))
