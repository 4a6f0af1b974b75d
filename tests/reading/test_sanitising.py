"""What HTML of an article reaches readers, and what the desk is told of the rest."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_mandate.reading.rendering import rendered
from media_mandate.reading.sanitising import clean, refused

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
    '<video controls=""><source src="../b.mp4" type="video/mp4"><track src="a.vtt" kind="captions"></video>',
    '<div class="admonition warning inline end"><p>Chữ</p></div>',
    '<div class="footnote"><p>Chữ <a class="footnote-backref" href="#fnref:1">↩</a></p></div>',
    '<p><a class="md-button md-button--primary" href="../a/">Xem</a></p>',
    '<pre><code class="language-python">a</code></pre>',
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
    '<video poster="//evil.example/p.png" controls></video>',
    '<img src="a.webp" alt="a" srcset="//evil.example/s.png 2x" sizes="9px">',
    '<picture><source srcset="//evil.example/s.png 2x"><img src="a.webp" alt="a"></picture>',
    '<audio src="https://evil.example/a.mp3" controls></audio>',
    '<video><source src="//evil.example/a.mp4"><track default src="HTTPS:evil.example/a.vtt"></video>',
    '<img src="\\\\evil.example/a.png" alt="a"><img src=" /\t/evil.example/a.png" alt="a">',
    '<img src="https://evil.example/a.png" alt="a">',
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
        r"script|\son\w+=|style|srcdoc|data:|evil\.|<(?:form|iframe|svg|base|meta|link|object)", left, re.I
    )
    assert clean(left) == left


def test_an_article_cannot_pass_for_the_frame() -> None:
    """Classes and ids by which the theme and the house know their own parts are taken off."""
    html = '<div class="md-header rong" id="__config"><p id="noi-dung" class="md-dialog">x</p></div>'
    assert clean(html) == "<div><p>x</p></div>"


@pytest.mark.parametrize(
    "classes",
    [
        *("exit", "call", "content-note", "note", "house-call", "verdict verdict--met", "status--met"),
        *("note exit", "warning", "exit\u00a0call", "EXIT", "md-buttons", "footnotes", "inline end"),
    ],
)
def test_an_article_cannot_dress_up_as_the_house(classes: str) -> None:
    """Only classes that Markdown's extensions write stay; kinds of admonition stay with an admonition."""
    assert clean(f'<p class="{classes}">x</p>') == "<p>x</p>"
    left = clean(f'<div class="admonition {classes}">x</div>')
    kept = re.fullmatch(r'<div class="admonition ?([a-z ]*)">x</div>', left)
    assert kept is not None
    assert set(kept[1].split()) <= {"note", "warning", "inline", "end"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('<video poster="a.png">', ["poster"]),
        ("<source srcset='//evil.example/a 2x' sizes=9px>", ["srcset"]),
        ("<audio controls src=https://evil.example/a.mp3>", ["https://evil.example/a.mp3"]),
        ('<track\nsrc = "//evil.example/a.vtt">', ["//evil.example/a.vtt"]),
        ("<img src='a.webp' onerror=x() OnLoad = 'y()'>", ["onerror", "OnLoad"]),
        ("<a href=' JavaScript:x()' title='on=1'>", ["JavaScript:"]),
        ("<abbr title='phần one = 1 javascript: once=2'>", []),
        ("<p title=\"onclick='x()'\">", []),
        ("<audio src='a.mp3'>", []),
    ],
)
def test_what_is_taken_out_is_told(text: str, told: list[str]) -> None:
    """Handlers, scripts, posters and sounds from elsewhere, by their names; what a value says is text."""
    assert [part for _tag, part in refused(rendered(text))] == told


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
    assert list(refused(rendered(text))) == []


@given(st.text(alphabet=st.sampled_from("<>/\"' =ao:javscriptđ\n-!"), max_size=80))
def test_cleaning_is_settled_after_once_and_refusing_never_fails(text: str) -> None:
    """Cleaned HTML is clean, and whatever is refused stands in its tag and in the text."""
    left = clean(text)
    assert clean(left) == left
    assert all(part in tag and tag in text for tag, part in refused(text))
