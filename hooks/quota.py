"""Stop a build on a missing month, before the site folder is touched. The preview says it in a banner."""

from __future__ import annotations

import logging

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from media_mandate.messages import translator
from media_mandate.verdict.facts import OK, exit_status
from media_mandate.verdict.terminal import plain_text, problem_lines, uncoloured
from media_mandate.verdict.words import verdict
from media_mandate.visible import visible

log = logging.getLogger("mkdocs.hooks.quota")


def on_pre_build(config: MkDocsConfig) -> None:
    newsroom, problems = config.extra["newsroom"], config.extra["problems"]
    if config.extra["preview"] or config.extra.get("despite_missing"):
        return
    if exit_status(newsroom, problems) != OK:
        raise PluginError(plain_text(newsroom, problems))


def on_post_build(config: MkDocsConfig) -> None:
    """Tell the terminal of the preview how things stand after each save."""
    if config.extra["preview"]:
        newsroom, problems = config.extra["newsroom"], config.extra["problems"]
        words = translator(newsroom.mandate.language if newsroom else config.theme["language"])
        for line in (*problem_lines(problems, words, uncoloured), words(verdict(newsroom, problems))):
            log.info("%s", visible(line))
