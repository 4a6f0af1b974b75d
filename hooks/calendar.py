"""Look ahead: the page of the months to come, and the calendars that phones and computers subscribe to."""

from __future__ import annotations

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from media_mandate.build import build_in
from media_mandate.planning.subscribed_calendar import calendar_name, ics


def on_files(files: Files, config: MkDocsConfig) -> None:
    build = build_in(config.extra)
    newsroom, site = build.newsroom, build.site
    if newsroom is None:
        return
    for address, outlet, events in build.calendars:
        name = site.translate(calendar_name(site.name, outlet))
        content = ics(events, name, site.url, newsroom.as_of, newsroom.mandate.timezone, site.translate)
        files.append(File.generated(config, address, content=content))


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    build = build_in(config.extra)
    env.globals["calendar"] = build.calendar
    env.globals["calendars"] = [(address, outlet) for address, outlet, _events in build.calendars]
