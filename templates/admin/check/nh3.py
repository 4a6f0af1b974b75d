"""Stands in for nh3 where there is none: in the browser, sanitise.js cleans by the same rules."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from sanitise import cleaner  # registered by worker.js


class Cleaner:
    """As nh3's, for what reading/sanitising.py asks of it."""

    def __init__(
        self,
        *,
        tags: AbstractSet[str],
        clean_content_tags: AbstractSet[str],
        attributes: Mapping[str, AbstractSet[str]],
        tag_attribute_values: Mapping[str, Mapping[str, AbstractSet[str]]],
        url_schemes: AbstractSet[str],
        link_rel: None,  # noqa: ARG002 (nh3 has it)
        attribute_filter: Callable[[str, str, str], str | None] | None = None,
        strip_comments: bool = True,
    ) -> None:
        rules = {
            "tags": tags,
            "gone": clean_content_tags,
            "attributes": attributes,
            "values": tag_attribute_values,
            "schemes": url_schemes,
            "comments": not strip_comments,
        }
        self._clean: Any = cleaner(json.dumps(rules, default=sorted), attribute_filter)

    def clean(self, html: str) -> str:
        return str(self._clean(html))
