"""A newsroom of one's own: the sample's files, with another province's values in place of the sample's."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import jinja2
import yaml
from slugify import slugify

from media_mandate.desk.belongings import ABOUT, EXIT, GUIDES, HOSTING, IDENTITY, LICENCE, OWNERS, SITE
from media_mandate.desk.settings import FILE as DESK
from media_mandate.mandate.file import FILE
from media_mandate.mandate.kinds import SHORTEST, OutletKind
from media_mandate.mandate.reach import Contact
from media_mandate.mandate.values import Directive, Mandate, Outlet, Unit
from media_mandate.months import Month

CITIES = frozenset({"ha-noi", "hai-phong", "hue", "da-nang", "can-tho", "ho-chi-minh"})
"""Cities that are provinces, since July 2025."""

SERVERS: Mapping[str, str] = {"nginx": "nginx.conf", "caddy": "Caddyfile"}
"""The templates of servers of one's own, by their names."""

FOLDER = "/srv/tre-em"
BARE = "/srv/tre-em.git"
PORT = 8378
"""On a server of one's own: the clone that publishes, the bare repository, the port of the desk."""

HOSTING_RECIPE = "HUONG-DAN.md"
HOSTING_FILES = (
    HOSTING_RECIPE,
    "post-receive",
    "tre-em-publish.service",
    "tre-em-publish.timer",
    "tre-em-desk.service",
    "tre-em-headers.path",
    "tre-em-headers.service",
)
"""What a server of one's own needs besides, whichever it is."""


@dataclass(frozen=True, slots=True)
class Province:
    """A province, or a city that is one."""

    name: str
    is_city: bool

    def __str__(self) -> str:
        return f"{'thành phố' if self.is_city else 'tỉnh'} {self.name}"

    @classmethod
    def parse(cls, text: str) -> Province:
        """`tỉnh Gia Lai`, `Gia Lai`, `TP. Hồ Chí Minh`."""
        match = re.fullmatch(r"(?:(tỉnh)\s+|(thành phố\s+|tp\b\.?\s*))?(.+)", text.strip(), re.IGNORECASE)
        if match is None:
            raise ValueError(text)
        province, city, name = match.groups()
        return cls(name, bool(city) or (not province and slugify(name) in CITIES))


@dataclass(frozen=True, slots=True)
class NewOutlet:
    """An outlet that owes from the first month on."""

    id: str
    name: str
    kinds: tuple[OutletKind, ...]
    column: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What the new newsroom is, founded on `day`; `hosting` is github, gitlab, or one of `SERVERS`.

    `help_number` is the province's own number for children in need.
    """

    place: Province
    directive: Directive
    outlets: tuple[NewOutlet, ...]
    first: Month
    site_name: str
    address: str
    hosting: str
    day: date
    contact: Contact
    help_number: str | None = None
    has_form: bool = False


def default_id(name: str) -> str:
    """The id of an outlet by its name, in the short form that everybody uses for a broadcaster."""
    short = re.sub(r"(?i)phát thanh\W+(và\W+)?truyền hình", "ptth", name)
    return slugify(short, max_length=40, word_boundary=True)


def default_address(service: str, project: str) -> str:
    """Where GitHub or GitLab shows the pages of the repository `owner/name`."""
    owner, _slash, name = project.partition("/")
    host = f"{owner.lower()}.{service}.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def feed_tag(address: str, day: date) -> str:
    """What tag URIs (RFC 4151) begin with that a site at `address` mints from `day` on."""
    url = urlsplit(address)
    host = url.hostname or ""
    with suppress(UnicodeError):
        host = host.encode("idna").decode()
    path = "".join(f"{quote(unquote(part))}/" for part in url.path.split("/") if part)
    return f"tag:{re.sub('[^a-z0-9.-]', '-', host)},{day.year}:{path}"


def rewritten(plan: Plan, sample: Mandate, now: Mapping[str, str]) -> dict[str, str]:
    """The new texts of files by path, made from those of the sample, `now`.

    `now` has the files named above, and the templates under their own names, `templates/start/…`.
    """
    renderer = _Renderer(now, plan, sample)
    text = {
        FILE: merged(now[FILE], renderer.render("mandate.yml"), without=("sample", "purges")),
        SITE: merged(now[SITE], renderer.render("mkdocs.yml")),
        ABOUT: merged(now[ABOUT], renderer.render("gioi-thieu.md"), parts=SECTION),
        LICENCE: renderer.render("giay-phep.md"),
        OWNERS: _owners(now[OWNERS], plan),
        DESK: renderer.render("desk.yml"),
        **{guide: guide_for(now[guide], plan.outlets, sample) for guide in GUIDES},
    }
    if plan.hosting in SERVERS:
        text |= hosting(plan.hosting, plan.site_name, plan.address, now)
    return text


def hosting(server: str, site_name: str, address: str, templates: Mapping[str, str]) -> dict[str, str]:
    """The files of a server of one's own, for the site at `address`; `templates` as `now` above."""
    values = {
        "site_name": site_name,
        "host": urlsplit(address).netloc,
        "folder": FOLDER,
        "bare": BARE,
        "port": PORT,
        "server": server,
        "file": SERVERS[server],
    }
    environment = _environment(templates)
    return {
        f"{HOSTING}/{name}": environment.get_template(name).render(values)
        for name in (SERVERS[server], *HOSTING_FILES)
    }


def _environment(templates: Mapping[str, str]) -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: templates[f"templates/start/{name}"]),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 (YAML, Markdown and the like; each value has the filter of its place)
    )


PART = re.compile(r"(?m)(?P<comment>(?:^#.*\n)*)^(?P<name>[a-z_]+):.*\n(?:^(?![a-z_#]).*\n)*")
"""A field of a YAML file with the comment above it."""

SECTION = re.compile(r"(?m)(?P<comment>)(?:\A|^## (?P<name>.*)\n)(?:^(?!## ).*\n)*")
"""A section of a page; the first, which has no heading, has no name."""


def merged(text: str, own: str, without: Collection[str] = (), parts: re.Pattern[str] = PART) -> str:
    """`text` with the parts of `own` in the place of its parts of the same names; all else stays as it is.

    A comment stays too, where `own` has none to put in its place.
    """
    mine = {match["name"]: match for match in parts.finditer(own)}

    def chosen(match: re.Match[str]) -> str:
        if match["name"] in without:
            return ""
        new = mine.get(match["name"])
        if new is None:
            return match[0]
        comment = "" if new["comment"] else match["comment"]
        blank = match[0][len(match[0].rstrip("\n")) :]
        return comment + new[0].rstrip("\n") + blank

    return parts.sub(chosen, text)


class _Renderer:
    """The templates of a newsroom's own files, filled in from a plan."""

    def __init__(self, now: Mapping[str, str], plan: Plan, sample: Mandate) -> None:
        self._environment = _environment(now)
        self._environment.filters |= {"yaml": _yaml, "markdown": _markdown, "item": _item}
        parts = {match["name"]: match[0] for match in PART.finditer(now[FILE])}
        self._values = {
            "place": plan.place,
            "directive": plan.directive,
            "outlets": plan.outlets,
            "first": plan.first,
            "site_name": plan.site_name,
            "address": plan.address,
            "feed_tag": feed_tag(plan.address, plan.day),
            "contact": plan.contact,
            "help_number": plan.help_number,
            "has_form": plan.has_form,
            "day": plan.day,
            "shortest": SHORTEST,
            "measures": {"newspaper": "số chữ", "broadcaster": "số giây"},
            "topics": parts["topics"].partition("topics:")[2].strip("\n"),
            "doors": parts["doors"].partition("doors:")[2].strip("\n"),
            "units": [_unit(unit, plan.place) for unit in sample.units if _is_everywhere(unit)],
        }

    def render(self, name: str) -> str:
        return self._environment.get_template(name).render(self._values)


def _yaml(value: Any) -> str:
    """A value in one line of YAML."""
    text = yaml.safe_dump([value], allow_unicode=True, width=10**6, default_flow_style=False)
    return text.removeprefix("- ").rstrip("\n")


def _markdown(value: object) -> str:
    """A text that Markdown shows as it is, at the beginning of a line too."""
    text = re.sub(r"([\\`*_\[\]{}#])", r"\\\1", escape(str(value), quote=False))
    return re.sub(
        r"^(\d+|[+-])(?=[.) ])",
        lambda match: f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}",
        text,
    )


def _item(item: str) -> str:
    """The item of a directive at the beginning of a sentence: `Mục 4`, `Điểm b khoản 2`."""
    if re.match(r"(mục|điểm|khoản|điều|phần|chương)\s", item, re.IGNORECASE):
        return item[0].upper() + item[1:]
    return f"Mục {item}"


def _is_everywhere(unit: Unit) -> bool:
    return unit.kind == "department" and unit.until is None


_IN_A_CITY = {
    "Tỉnh đoàn": "Thành đoàn",
    "tinh-doan": "thanh-doan",
    "cong-an-tinh": "cong-an-thanh-pho",
    "tỉnh": "thành phố",
}


def _unit(unit: Unit, place: Province) -> str:
    fields = {"id": unit.id, "name": unit.name, "kind": unit.kind}
    lines = [f"{name}: {_yaml(value)}" for name, value in fields.items()]
    text = "\n".join([*lines, f"topics: [{', '.join(unit.topics)}]"])
    for of_province, of_city in _IN_A_CITY.items() if place.is_city else ():
        text = text.replace(of_province, of_city)
    return text


def _owners(text: str, plan: Plan) -> str:
    """The owners of each outlet's folder, one line for each."""
    lines = (f"/docs/{outlet.id + '/':<18} @TOA-SOAN/bien-tap-{outlet.id}" for outlet in plan.outlets)
    return _FOLDER_LINE.sub("", text) + "".join(f"{line}\n" for line in lines)


_FOLDER_LINE = re.compile(r"(?m)^/docs/.*\n")
_EXIT_LINE = re.compile(rf"(?m)^ +{EXIT}:.*$")


def site_as(text: str, own: str) -> str:
    """`mkdocs.yml` with the identity that `own` has in the place of its own."""
    parts = [match[0] for match in PART.finditer(own) if match["name"] in IDENTITY]
    leaving = _EXIT_LINE.search(own)
    said = merged(text, "".join(parts))
    return _EXIT_LINE.sub(lambda _match: leaving[0], said) if leaving else said


def owners_as(text: str, own: str) -> str:
    """`CODEOWNERS` with the folders that `own` has in the place of its own."""
    return _FOLDER_LINE.sub("", text) + "".join(_FOLDER_LINE.findall(own))


def guide_for(text: str, outlets: Sequence[NewOutlet | Outlet], sample: Mandate) -> str:
    """A guide without what it says of the sample, and with an own outlet in its examples."""
    text = re.sub(r"(?s)<!-- sample -->\n.*?<!-- /sample -->\n\n?", "", text)
    lines = text.splitlines(keepends=True)
    for old in sample.outlets:
        kinds = set(old.kinds)
        new = next((outlet for outlet in outlets if kinds <= set(outlet.kinds)), outlets[0])
        lines = [line.replace(old.id, new.id) for line in lines]
        # What a picture shows stays the sample's.
        lines = [line if "![" in line else line.replace(old.name, new.name) for line in lines]
    return "".join(lines)
