"""Events as a calendar that phones and computers subscribe to, after RFC 5545 and RFC 7986."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from urllib.parse import urljoin, urlsplit

import icalendar

from media_mandate.mandate.values import Outlet
from media_mandate.messages import Text, Translate, _
from media_mandate.planning.calendar import Event

PRODUCT = "-//media-mandate//media-mandate//EN"
ASKED_AGAIN = timedelta(hours=12)
"""How often whoever subscribes is to look again."""


def calendar_name(site: str, outlet: Outlet | None) -> Text:
    """What a calendar is called in the lists of those who subscribe."""
    if outlet is None:
        return _("Calendar – {site}", site=site)
    return _("Calendar of {outlet} – {site}", outlet=outlet.name, site=site)


def ics(
    events: Iterable[Event], name: str, url: str, as_of: date, zone: tzinfo, translate: Translate
) -> bytes:
    """The calendar file, the same to the byte for the same values; `url` is the site's, with its last slash.

    No event rings: readers subscribe too, and the desk is reminded in its own ways. DTSTAMP is when the
    calendar was made: the first instant of `as_of` in `zone`.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", ASKED_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vDuration(ASKED_AGAIN))
    made = datetime.combine(as_of, time(), zone).astimezone(UTC)
    for event in events:
        calendar.add_component(_component(event, url, made, translate))
    return bytes(calendar.to_ical())


def _component(event: Event, url: str, made: datetime, translate: Translate) -> icalendar.Event:
    component = icalendar.Event()
    component.add("uid", f"{event.uid}@{urlsplit(url).hostname}")
    component.add("dtstamp", made)
    component.add("dtstart", event.first)
    component.add("dtend", event.last + timedelta(days=1))
    component.add("summary", translate(event.title))
    if event.about is not None:
        component.add("description", translate(event.about))
    component.add("url", urljoin(url, f"{event.page}/"))
    component.add("transp", "TRANSPARENT")
    return component
