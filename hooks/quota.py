"""Stop a build on a missing month, before the site folder is touched. The preview shows a banner."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from media_mandate.checks import OK, exit_status
from media_mandate.printing import plain_text


def on_pre_build(config: MkDocsConfig) -> None:
    newsroom, problems = config.extra["newsroom"], config.extra["problems"]
    if exit_status(newsroom, problems) != OK and not config.extra["preview"]:
        raise PluginError(plain_text(newsroom, problems))
