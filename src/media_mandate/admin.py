"""The form at `/admin/`, drawn from the mandate: what it asks of each outlet, and where it keeps articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from media_mandate.articles import DOCS, People
from media_mandate.mandate import Mandate, Outlet, Topic, Unit
from media_mandate.messages import Text, Translate, _
from media_mandate.months import Month

ADMIN = "admin"
FORMAT = "article"
"""The name under which form.js registers how articles are read and written."""

Field = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the articles are kept; `host` without a scheme, `path` such as `toa-soan/tre-em`."""

    kind: Literal["github", "gitlab"]
    host: str
    path: str

    @property
    def interface(self) -> str:
        """The address that the form asks and tells, and the only one besides the site's own."""
        if self.kind == "gitlab":
            return f"https://{self.host}/api/v4"
        return "https://api.github.com" if self.host == "github.com" else f"https://{self.host}/api/v3"

    @property
    def graph(self) -> str:
        """The same for questions of many files at once."""
        if self.kind == "gitlab":
            return f"https://{self.host}/api/graphql"
        return f"{self.interface.removesuffix('/v3')}/graphql"


def read_repository(address: str) -> Repository | None:
    """The repository of a web address or of a git remote; whoever is named in it is left out."""
    text = address.strip().removesuffix("/").removesuffix(".git")
    remote = re.fullmatch(r"(?:[\w.-]+@)?([\w.-]+):(?!//)([\w./-]+)", text)
    if remote is None:
        try:
            parts = urlsplit(text)
            host, path = parts.hostname, parts.path.strip("/")
        except ValueError:
            return None
    else:
        host, path = remote[1].lower(), remote[2].strip("/")
    if host is None or "." not in host or not re.fullmatch(r"[\w.-]+(/[\w.-]+)+", path):
        return None
    is_github = host == "github.com" or host.startswith("github.")
    if is_github and path.count("/") != 1:
        return None
    return Repository("github" if is_github else "gitlab", host, path)


def content_policy(repository: Repository) -> str:
    """The form's own Content-Security-Policy: this site, and the host that keeps the articles.

    Its styles are made while it runs, so they need `unsafe-inline`; its scripts do not.
    """
    asked = dict.fromkeys((f"https://{repository.host}", _origin(repository.interface)))
    rules = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": f"'self' data: blob: https://{repository.host} https://*.githubusercontent.com"
        if repository.kind == "github"
        else f"'self' data: blob: https://{repository.host}",
        "media-src": "'self' blob:",
        "font-src": "'self'",
        "connect-src": " ".join(["'self'", "data:", "blob:", *asked]),
        "form-action": "'none'",
        "base-uri": "'none'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def configuration(
    mandate: Mandate, repository: Repository, translate: Translate, month: Month
) -> Mapping[str, Any]:
    """What Sveltia CMS is told; topics and units that ended before `month` are not offered for new articles."""
    form = _Form(mandate, translate, month)
    backend = {"name": repository.kind, "repo": repository.path}
    if repository.host not in ("github.com", "gitlab.com"):
        backend |= {
            "base_url": f"https://{repository.host}",
            "api_root": repository.interface,
            "graphql_api_root": repository.graph,
        }
    return {
        "backend": backend,
        "app_title": translate(_("Write an article")),
        "logo": {"src": "../assets/mark.svg"},
        "media_folder": DOCS,
        "public_folder": "",
        "media_libraries": {
            "default": {
                "config": {
                    "slugify_filename": True,
                    "max_file_size": 50_000_000,
                    "transformations": {
                        "raster_image": {"format": "webp", "quality": 85, "width": 2400, "height": 2400}
                    },
                }
            },
            "stock_assets": {"providers": []},
        },
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 80, "timezone": "local"},
        "output": {"omit_empty_optional_fields": True},
        "collections": [form.collection(outlet) for outlet in mandate.outlets],
    }


@dataclass(frozen=True, slots=True)
class _Form:
    mandate: Mandate
    translate: Translate
    month: Month

    def collection(self, outlet: Outlet) -> Mapping[str, Any]:
        return {
            "name": outlet.id,
            "label": outlet.name,
            "label_singular": self.translate(_("Article")),
            "description": outlet.column,
            "folder": f"{DOCS}/{outlet.id}",
            "path": "{{date | date('YYYY')}}/{{date | date('MM')}}/{{slug}}",
            "slug": "{{title}}",
            "format": FORMAT,
            "media_folder": "",
            "public_folder": "",
            "delete": False,
            "summary": "{{title}} ({{date}})",
            "sortable_fields": {
                "fields": ["date", "title"],
                "default": {"field": "date", "direction": "descending"},
            },
            "editor": {"preview": False},
            "fields": [*self.fields(outlet)],
        }

    def fields(self, outlet: Outlet) -> Iterable[Field]:
        yield self.field("title", "string", _("Title"))
        yield self.date(outlet)
        yield self.choices("topics", _("Topics"), self.mandate.topics, min=1)
        if self.mandate.units:
            yield self.choices("units", _("Units that worked on it"), self.mandate.units, required=False)
        author = self.translate(_("Author"))
        yield self.field("authors", "list", _("Authors"), label_singular=author, required=False)
        yield self.field("description", "text", _("Standfirst"), _("One or two sentences."), required=False)
        yield self.image()
        yield self.body(outlet)
        yield self.broadcast(outlet) if outlet.kind == "broadcaster" else self.printed()
        yield self.children()
        yield self.field(
            "rerun_of",
            "string",
            _("Rerun of"),
            _("The address of the article that was published before, from the outlet's id on."),
            required=False,
        )
        yield self.corrections()
        if self.mandate.sample is not None:
            yield {"name": "sample", "widget": "hidden", "default": True}
        yield self.field(
            "draft",
            "boolean",
            _("Still a draft"),
            _("Turn it off when the article is ready: a draft is neither published nor counted."),
            default=True,
            required=False,
        )

    def field(self, name: str, widget: str, label: Text, hint: Text | None = None, **more: Any) -> Field:
        hinted = {} if hint is None else {"hint": self.translate(hint)}
        return {"name": name, "label": self.translate(label), "widget": widget, **hinted, **more}

    def block(self, name: str, label: Text, hint: Text | None, *fields: Field, **more: Any) -> Field:
        return self.field(name, "object", label, hint, fields=list(fields), **more)

    def date(self, outlet: Outlet) -> Field:
        label = _("Day of the first airing") if outlet.kind == "broadcaster" else _("Day of publication")
        last = outlet.duties[-1].until
        until = {} if last is None else {"max": last.last_day.isoformat()}
        first = outlet.duties[0].from_.first_day.isoformat()
        hint = _("It decides the month for which the article counts.")
        return self.field("date", "datetime", label, hint, type="date", format="YYYY-MM-DD", min=first, **until)

    def choices(self, name: str, label: Text, entries: Iterable[Topic | Unit], **more: Any) -> Field:
        return self.field(
            name,
            "select",
            label,
            multiple=True,
            options=[{"label": self.named(entry), "value": entry.id} for entry in entries],
            **more,
        )

    def named(self, entry: Topic | Unit) -> str:
        """An entry's name; one that has ended says so, for old articles still bear it."""
        if entry.until is None or entry.until >= self.month:
            return entry.name
        return self.translate(_("{name} (until {month})", name=entry.name, month=entry.until))

    def select(
        self, name: str, label: Text, options: Mapping[Any, Text], hint: Text | None = None, **more: Any
    ) -> Field:
        choices = [{"label": self.translate(said), "value": value} for value, said in options.items()]
        return self.field(name, "select", label, hint, options=choices, **more)

    def image(self) -> Field:
        assert set(get_args(People)) == set(_PEOPLE)
        file = self.field(
            "src", "image", _("File"), _("A photo is made smaller and loses what it tells of its place.")
        )
        file |= {"accept": ".jpg,.jpeg,.png,.webp,.svg", "choose_url": False}
        return self.block(
            "image",
            _("Picture"),
            None,
            file,
            self.field(
                "alt",
                "string",
                _("What is to be seen"),
                _("For readers who cannot see it: say what matters in the picture."),
            ),
            self.field("credit", "string", _("Photographer or source"), required=False),
            self.select("people", _("Who is to be seen?"), _PEOPLE),
            required=False,
            collapsed="auto",
        )

    def body(self, outlet: Outlet) -> Field:
        label = _("What was said") if outlet.kind == "broadcaster" else _("Text")
        hint = _(
            "Leave one line empty between paragraphs. Two number signs begin a heading: ## Làm ngay. "
            "A hyphen begins an entry of a list."
        )
        return self.field("body", "markdown", label, hint, modes=["raw"], editor_components=[])

    def printed(self) -> Field:
        return self.block(
            "printed",
            _("In print"),
            None,
            self.field("issue", "string", _("Issue"), required=False),
            self.field("page", "string", _("Page"), required=False),
            self.field("url", "string", _("Address on the newspaper's site"), required=False),
            required=False,
            collapsed="auto",
        )

    def broadcast(self, outlet: Outlet) -> Field:
        duration = _("Write 4 minutes 30 seconds as {example}.", example="PT4M30S")
        pattern = [r"^PT(?=\d)(\d{1,3}H)?(\d{1,4}M)?(\d{1,5}S)?$", self.translate(duration)]
        return self.block(
            "broadcast",
            _("Broadcast"),
            None,
            self.field("programme", "string", _("Programme"), default=outlet.column),
            self.field("channel", "string", _("Channel")),
            self.field(
                "aired",
                "datetime",
                _("Day and time of the first airing"),
                _("The same day as above."),
                format="YYYY-MM-DDTHH:mm",
            ),
            self.field("duration", "string", _("Duration"), duration, pattern=pattern),
            self.field(
                "media",
                "file",
                _("Sound or film"),
                _("A file beside the article, or its address on a host that mandate.yml lists."),
                accept=".mp3,.m4a,.mp4",
                required=False,
            ),
            self.select(
                "transcript",
                _("Is the text above all that was said?"),
                {"body": _("Yes, word for word")},
                required=False,
            ),
        )

    def children(self) -> Field:
        yes, no = _("Yes"), _("No")
        return self.block(
            "children",
            _("Children in this article"),
            _("Law on Children, Articles 6 and 21. Call 111 first if a child is in danger."),
            self.select(
                "sensitive",
                _("Does it tell of a particular child that was harmed or broke the law?"),
                {True: yes, False: no},
                _("Sensitive topics need an answer. If yes, nothing may give the child away."),
                required=False,
            ),
            self.field(
                "identifiable",
                "boolean",
                _("Can a child be recognised by name, picture, voice, school or home?"),
                required=False,
            ),
            self.block(
                "consent",
                _("Who agreed?"),
                _("Only when a child can be recognised. The signed papers stay in the newsroom."),
                self.field("guardian", "boolean", _("A parent or guardian agreed"), required=False),
                self.field("child", "boolean", _("The child agreed"), required=False),
                self.field("under_7", "boolean", _("The child is under 7 and is not asked"), required=False),
                self.field("record", "string", _("Number of the papers"), required=False),
                required=False,
                collapsed="auto",
            ),
            required=False,
            collapsed="auto",
        )

    def corrections(self) -> Field:
        return self.field(
            "corrections",
            "list",
            _("Corrections"),
            _("What was wrong after publication, and what is right."),
            label_singular=self.translate(_("Correction")),
            required=False,
            collapsed="auto",
            fields=[
                self.field("date", "datetime", _("Day"), type="date", format="YYYY-MM-DD"),
                self.field("text", "text", _("What was put right")),
            ],
        )


_PEOPLE: Mapping[str, Text] = {
    "none": _("Nobody"),
    "adults": _("Adults alone"),
    "obscured": _("Children who cannot be recognised"),
    "consented": _("Children who can be recognised, with consent"),
}
