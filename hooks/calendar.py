"""Look ahead: the page of the months to come, and the calendars that phones and computers subscribe to."""

from __future__ import annotations

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from media_mandate.feeds.content import printable
from media_mandate.messages import translator
from media_mandate.newsroom import Newsroom
from media_mandate.planning.calendar import Calendar, calendars
from media_mandate.planning.ical import calendar_name, ics


def on_files(files: Files, config: MkDocsConfig) -> None:
    newsroom: Newsroom | None = config.extra["newsroom"]
    if newsroom is None:
        return
    url, zone = (config.site_url or "").rstrip("/") + "/", newsroom.mandate.timezone
    words = translator(newsroom.mandate.language)
    drawn = list(calendars(Calendar(newsroom)))
    config.extra["calendars"] = [(address, outlet) for address, outlet, _events in drawn]
    for address, outlet, events in drawn:
        name = words(calendar_name(printable(config.site_name), outlet))
        content = ics(events, name, url, newsroom.as_of, zone, words)
        files.append(File.generated(config, address, content=content))


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    newsroom: Newsroom | None = config.extra["newsroom"]
    if newsroom is not None:
        env.globals["calendar"] = Calendar(newsroom, titles=config.extra["preview"])
        env.globals["calendars"] = config.extra["calendars"]
