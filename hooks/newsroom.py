"""Read everything once, and stop a build on problems. The preview shows them instead."""

from __future__ import annotations

import logging
import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from media_mandate.build import BUILD, Build, Order, order_in, site_of
from media_mandate.messages import Text, Translate, translator
from media_mandate.newsroom import read_newsroom
from media_mandate.verdict.facts import PROBLEMS, exit_status
from media_mandate.verdict.terminal import plain_text
from media_mandate.visible import is_public_run, visible

log = logging.getLogger("mkdocs.hooks.newsroom")

_serves = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    global _serves  # noqa: PLW0603 (no later event tells `mkdocs serve` from `mkdocs build`)
    _serves = command == "serve"


def on_shutdown() -> None:
    global _serves  # noqa: PLW0603
    _serves = False


def _tell(translate: Translate, text: Text) -> None:
    log.info("%s", visible(translate(text)))


def on_pre_build(config: MkDocsConfig) -> None:
    now = datetime.now(UTC)
    order = order_in(config.extra)
    if order is None:
        tell = partial(_tell, translator(config.theme["language"]))
        root = Path(config.config_file_path).parent
        read = read_newsroom(root, now, tell=tell, faces=root)
        order = Order(*read, is_preview=_serves)
    said = config.site_url or "", config.site_name, config.site_description or "", config.theme["language"]
    private = order.is_preview and not is_public_run(os.environ)
    config.extra[BUILD] = Build(order, site_of(order.newsroom, *said, private=private), now.date())
    if exit_status(order.newsroom, order.problems) == PROBLEMS and not order.is_preview:
        raise PluginError(plain_text(order.newsroom, order.problems))
