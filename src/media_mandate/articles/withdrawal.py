"""Taking an article back: what stays of its file, so that its month keeps its status."""

from __future__ import annotations

import json
import re
from datetime import date

import frontmatter

from media_mandate.articles.article import Article
from media_mandate.articles.front_matter import COUNTED_BY
from media_mandate.reading.document import Document


def withdrawn_file(document: Document, article: Article, title: str, day: date, reason: str) -> str:
    """The file of a withdrawn article: its measure and the hash of its text frozen, its body empty.

    `title` takes the place of the article's own, which may name a child.
    """
    measure = {"words": article.words} if article.seconds is None else {"seconds": article.seconds}
    kept = {name: value for name, value in document.front.values.items() if name in COUNTED_BY}
    withdrawn = {"date": day, "reason": reason, **measure, "sha256": article.sha256}
    post = frontmatter.Post("", title=title, **kept, withdrawn=withdrawn)
    return frontmatter.dumps(post, sort_keys=False, allow_unicode=True, width=1000) + "\n"


def marked_file(raw: bytes, day: date, reason: str) -> bytes:
    """A file with a line in its fields that says that it is withdrawn, whatever else is wrong with them."""
    line = f"withdrawn: {{date: {day}, reason: {json.dumps(reason, ensure_ascii=False)}}}\n".encode()
    begin = re.search(rb"^(?:\xef\xbb\xbf)?---[ \t]*\r?\n", raw, re.MULTILINE)
    if begin is None:
        return b"---\n" + line + b"---\n" + raw
    return raw[: begin.end()] + line + raw[begin.end() :]
