"""What browsers are told to refuse, on the pages of a real build and in the files for servers."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html import unescape

import pytest
from mkdocs.exceptions import Abort

from media_mandate.site.policy import content_policy
from tests.newsdesk import Desk
from tests.sites import build_site

AS_OF = date(2026, 2, 10)


def said(html: str) -> str:
    found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert len(found) == 1
    return unescape(found[0])


def test_every_page_carries_one_policy_that_allows_its_own_scripts_alone(full: Desk) -> None:
    """All pages, the 404 among them, say the same; inline scripts are named by their hashes."""
    site = build_site(full.root, AS_OF)
    pages = list(site.rglob("*.html"))
    policies = {said(page.read_text("utf-8")) for page in pages}
    assert len(pages) > 10
    assert len(policies) == 1
    policy = policies.pop()
    assert "unsafe-inline" not in policy
    assert "default-src 'none'" in policy
    for page in pages:
        for script in re.findall(r"<script>(.*?)</script>", page.read_text("utf-8"), re.DOTALL):
            digest = b64encode(sha256(script.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy


def test_the_policy_stands_before_anything_that_loads(full: Desk) -> None:
    """A meta policy holds for what follows it only, so it comes right after the character set."""
    html = (build_site(full.root, AS_OF) / "index.html").read_text("utf-8")
    assert html.index("Content-Security-Policy") < min(html.index("<link"), html.index("<script"))


def test_media_hosts_may_send_sounds_and_films_and_nothing_else() -> None:
    """A listed host is named for media alone."""
    policy = content_policy([], ["media.bao.example"])
    assert "media-src 'self' https://media.bao.example;" in policy
    assert policy.count("media.bao.example") == 1
    assert "media-src 'self';" in content_policy([], [])


def test_an_unknown_inline_script_stops_the_build(full: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """A theme that brings a script of its own into a page cannot weaken the policy unnoticed."""
    main = full.root / "theme/home.html"
    main.write_text(main.read_text("utf-8").replace("{{ panels.call() }}", "<script>x()</script>"), "utf-8")
    with pytest.raises(Abort):
        build_site(full.root, AS_OF)
    assert "index.md has an inline script" in caplog.text


def test_servers_get_the_same_lines_ready_to_use(full: Desk) -> None:
    """`_headers` stands in the site; nginx's and Caddy's lines stand in build/headers, policy and all."""
    site = build_site(full.root, AS_OF)
    policy = said((site / "index.html").read_text("utf-8"))
    texts = [
        (site / "_headers").read_text("utf-8"),
        *((full.root / "build/headers" / name).read_text("utf-8") for name in ("nginx.conf", "Caddyfile")),
    ]
    for text in texts:
        assert f"{policy}; frame-ancestors 'none'" in text
        for name in ("Referrer-Policy", "Permissions-Policy", "X-Content-Type-Options", "X-Frame-Options"):
            assert name in text


def test_what_an_article_brings_along_is_cleaned_on_its_page(full: Desk) -> None:
    """What the check does not know as HTML, attributes of Markdown among it, cannot reach readers either."""
    markdown = "Đọc [bài này](https://a.example){: style=color:red } nhé.\n\n"
    full.article("bao/2026/02/moi", markdown + "chữ " * 30)
    html = (build_site(full.root, AS_OF) / "bao/2026/02/moi/index.html").read_text("utf-8")
    assert '<a href="https://a.example">bài này</a>' in html
    assert "color:red" not in html


def test_a_comment_in_an_article_reaches_nobody(full: Desk) -> None:
    """Comments are the desk's own, on the page and in feeds."""
    full.article("bao/2026/02/moi", "Một đoạn <!-- gọi lại cho chị Hà -->ở giữa.\n\n" + "chữ " * 30)
    site = build_site(full.root, AS_OF)
    assert all(
        "chị Hà" not in file.read_text("utf-8", "ignore") for file in site.rglob("*") if file.is_file()
    )
