"""Read everything once, and stop a build on problems. The preview shows them instead."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from media_mandate.newsroom import Newsroom, read_newsroom
from media_mandate.verdict.facts import PROBLEMS, exit_status
from media_mandate.verdict.terminal import plain_text

_is_preview = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    global _is_preview  # noqa: PLW0603 (no later event tells serve from build)
    _is_preview = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    config.extra["preview"] = _is_preview


def on_pre_build(config: MkDocsConfig) -> None:
    if not isinstance(config.extra.get("newsroom"), Newsroom):  # a command may have read it already
        root = Path(config.config_file_path).parent
        config.extra["newsroom"], config.extra["problems"] = read_newsroom(root, datetime.now(UTC))
    newsroom, problems = config.extra["newsroom"], config.extra["problems"]
    if exit_status(newsroom, problems) == PROBLEMS and not _is_preview:
        raise PluginError(plain_text(newsroom, problems))
