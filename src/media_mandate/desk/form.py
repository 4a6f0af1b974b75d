"""The questions of the form at `/admin/`, drawn from the mandate: what Sveltia CMS asks of each outlet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from media_mandate.addresses import RULES
from media_mandate.articles.address import DOCS
from media_mandate.children.open_facts import OPEN_FACTS
from media_mandate.desk import form_pictures
from media_mandate.desk.form_program import HostedRepository
from media_mandate.mandate.values import Mandate, Outlet, Topic, Unit
from media_mandate.messages import Text, Translate, _
from media_mandate.months import Month
from media_mandate.reading.typed import LENGTHS

Field = dict[str, Any]


def configuration(
    mandate: Mandate,
    repository: HostedRepository,
    translate: Translate,
    month: Month,
    sign_in: str | None = None,
    *,
    is_reviewed: bool = False,
) -> Mapping[str, Any]:
    """What Sveltia CMS is told; topics and units that ended before `month` say so.

    `sign_in` is what signs editors in: on GitHub the address of a service, on GitLab the id of an
    application; without it they paste a token. With `is_reviewed` each article waits for a review on a
    branch of its own.
    """
    form = _Form(mandate, translate, month)
    return {
        "backend": _backend(repository, sign_in),
        "publish_mode": "editorial_workflow" if is_reviewed else "simple",
        "app_title": translate(_("Write an article")),
        "logo": {"src": "../assets/mark.svg"},
        "media_folder": DOCS,
        "public_folder": "",
        "media_libraries": {"default": {"config": _FILES}, "stock_assets": {"providers": []}},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 80, "timezone": "local"},
        "output": {"omit_empty_optional_fields": True},
        "collections": [form.collection(outlet) for outlet in mandate.outlets],
    }


_FILES = {
    "slugify_filename": True,
    "max_file_size": 50_000_000,
    "transformations": {"raster_image": {"format": "webp", "quality": 85, "width": 2400, "height": 2400}},
}
"""Names and sizes of uploaded files, in bytes and pixels; a photo made anew tells nothing of its place."""


def _backend(repository: HostedRepository, sign_in: str | None) -> Mapping[str, Any]:
    backend: dict[str, Any] = {"name": repository.kind, "repo": repository.path}
    if repository.host not in ("github.com", "gitlab.com"):
        backend["api_root"] = repository.interface
    if repository.kind == "gitlab":
        backend["base_url"] = f"https://{repository.host}"
    if sign_in is None:
        return {**backend, "auth_methods": ["token"]}
    if repository.kind == "gitlab":
        return {**backend, "auth_type": "pkce", "app_id": sign_in}
    return {**backend, "base_url": sign_in}


@dataclass(frozen=True, slots=True)
class _Form:
    mandate: Mandate
    translate: Translate
    month: Month

    def collection(self, outlet: Outlet) -> Mapping[str, Any]:
        draft = self.translate(_("Draft: "))
        return {
            "name": outlet.id,
            "label": outlet.name,
            "label_singular": self.translate(_("Article")),
            "description": outlet.column,
            "folder": f"{DOCS}/{outlet.id}",
            "path": "{{date | date('YYYY')}}/{{date | date('MM')}}/{{slug}}",
            "slug": "{{title}}",
            "format": "article",  # as article.js reads and writes it
            "media_folder": "..",  # beside the article: Sveltia gives each a folder of its own name
            "public_folder": "",
            "delete": False,
            "summary": f"{{{{draft | ternary('{draft}', '')}}}}{{{{title}}}} ({{{{date}}}})",
            "sortable_fields": {
                "fields": ["date", "title"],
                "default": {"field": "date", "direction": "descending"},
            },
            "editor": {"preview": False},
            "fields": [*self.fields(outlet)],
        }

    def fields(self, outlet: Outlet) -> Iterator[Field]:
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
        if "broadcaster" in outlet.kinds:
            yield self.broadcast(outlet)
        if "newspaper" in outlet.kinds:
            yield self.printed(outlet)
        yield self.children()
        yield self.names()
        yield self.field(
            "rerun_of",
            "string",
            _("Rerun of"),
            _("The address of the article that was published before, from the outlet's id on."),
            required=False,
        )
        yield self.corrections()
        yield self.withdrawal()
        if self.mandate.sample is not None:
            yield {"name": "sample", "widget": "hidden", "default": True}
        yield self.field(
            "draft",
            "boolean",
            _("Still a draft"),
            _(
                "Turn it off when the article is ready: a draft is neither published nor counted. "
                "[What the check can say, and what to write instead]({page}).",
                page=_RULES,
            ),
            default=True,
            required=False,
        )
        yield self.field("check", "check", _("Check before saving"), required=False, words=self.words())

    def words(self) -> Mapping[str, str]:
        """What the panel of the check says of itself."""
        return {name: self.translate(text) for name, text in _OF_CHECK.items()}

    def field(self, name: str, widget: str, label: Text, hint: Text | None = None, **more: Any) -> Field:
        hinted = {} if hint is None else {"hint": self.translate(hint)}
        return {"name": name, "label": self.translate(label), "widget": widget, **hinted, **more}

    def block(self, name: str, label: Text, hint: Text | None, *fields: Field, **more: Any) -> Field:
        return self.field(name, "object", label, hint, fields=list(fields), **more)

    def date(self, outlet: Outlet) -> Field:
        label = _("Day of the first airing") if outlet.only_kind == "broadcaster" else _("Day of publication")
        last = outlet.duties[-1].until
        until = {} if last is None else {"max": last.last_day.isoformat()}
        first = outlet.duties[0].from_.first_day.isoformat()
        hint = _("It decides the month for which the article counts.")
        return self.field(
            "date", "datetime", label, hint, type="date", format="YYYY-MM-DD", min=first, **until
        )

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
        questions = form_pictures.questions(self.translate)
        return self.block("image", _("Picture"), None, *questions, required=False, collapsed="auto")

    def body(self, outlet: Outlet) -> Field:
        label = _("What was said") if outlet.only_kind == "broadcaster" else _("Text")
        # In one mode only: article.js tells what was edited from the habits of this one.
        shape: Field = {"modes": ["rich_text"], "editor_components": ["picture"], "buttons": list(_BUTTONS)}
        shape |= {"picture": form_pictures.picture_in_text(self.translate)}
        shape |= {"counter": self.translate(_("{count} words", count="{count}"))}
        return self.field("body", "markdown", label, **shape)

    def printed(self, outlet: Outlet) -> Field:
        hint = _("Only of what was not broadcast.") if outlet.only_kind is None else None
        return self.block(
            "printed",
            _("In print"),
            hint,
            self.field("issue", "string", _("Issue"), required=False),
            self.field("page", "string", _("Page"), required=False),
            self.field("url", "string", _("Address on the newspaper's site"), required=False),
            self.field(
                "scan",
                "file",
                _("Scan of the page"),
                _("PDF, JPEG, PNG or WebP; it is kept beside the article and never published."),
                accept=".pdf,.jpg,.jpeg,.png,.webp",
                required=False,
            ),
            required=False,
            collapsed="auto",
        )

    def broadcast(self, outlet: Outlet) -> Field:
        duration = _(
            "Write 4 minutes 30 seconds as {example}. Of a file beside the article it is read: leave it "
            "empty.",
            example="4:30",
        )
        pattern = [_LENGTH, self.translate(_("Write 4 minutes 30 seconds as {example}.", example="4:30"))]
        is_of_both = outlet.only_kind is None
        hint = _("Add it for what was broadcast; leave it out for what was printed or stood on the web.")
        more: Field = {"required": False, "collapsed": "auto"} if is_of_both else {}
        return self.block(
            "broadcast",
            _("Broadcast"),
            hint if is_of_both else None,
            self.field("programme", "string", _("Programme"), default=outlet.column),
            self.field("channel", "string", _("Channel")),
            self.field(
                "aired",
                "datetime",
                _("Day and time of the first airing"),
                _("The same day as above."),
                format="YYYY-MM-DDTHH:mm",
            ),
            self.field("duration", "string", _("Duration"), duration, pattern=pattern, required=False),
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
            **more,
        )

    def children(self) -> Field:
        yes, no = _("Yes"), _("No")
        sensitive = [topic.name for topic in self.mandate.topics if topic.sensitive]
        return self.block(
            "children",
            _("Children in this article"),
            _("Needed for: {topics}.", topics=", ".join(sensitive)) if sensitive else None,
            self.select(
                "sensitive",
                _("Does it tell of a particular child that was harmed or broke the law?"),
                {True: yes, False: no},
                _(
                    "If yes, nothing may [give the child away]({page}#child-named) (Law on Children, "
                    "Articles 6 and 21). Call 111 first if a child is in danger.",
                    page=_RULES,
                ),
            ),
            self.field(
                "identifiable",
                "boolean",
                _("Can a child be recognised by name, picture, voice, school or home?"),
                OPEN_FACTS,
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

    def names(self) -> Field:
        return self.block(
            "names",
            _("Whose names stand in this article?"),
            _(
                "Only where it tells of a child that came to harm, and the check asks who somebody is. Never "
                "write a child's real name here."
            ),
            self.answers("adult", _("Adults who are no relatives of the child")),
            self.answers("changed", _("Names that the newsroom gave")),
            self.answers("other", _("What looks like a name and is no person")),
            required=False,
            collapsed="auto",
        )

    def answers(self, name: str, label: Text) -> Field:
        return self.field(name, "list", label, required=False)

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

    def withdrawal(self) -> Field:
        """A mark is enough: from then on the address says that the article was withdrawn, and why."""
        reasons = {self.translate(reason): reason for reason in REASONS}
        return self.block(
            "withdrawn",
            _("Withdraw the article"),
            _(
                "Publish this and within minutes nobody can read the article, whatever else is wrong; its "
                "address says so with the reason."
            ),
            self.field(
                "date",
                "datetime",
                _("Day"),
                type="date",
                format="YYYY-MM-DD",
                default="{{now}}",
                required=False,
            ),
            self.select("reason", _("Why? Readers see it."), reasons),
            required=False,
            collapsed="auto",
        )


REASONS = (
    _("At the request of the family or of a person in the article."),
    _("To protect a child."),
    _("The article had wrong information."),
    _("For a question of copyright."),
    _("The newsroom withdrew this article."),
)
"""Why articles are withdrawn; workflows offer the same."""

_RULES = f"../{RULES}/"
"""The page of rules as the form sees it; hints may hold links, and form.js opens them beside the form."""

_LENGTH = rf"^(?:PT(?=[0-9])([0-9]{{1,3}}H)?([0-9]{{1,4}}M)?([0-9]{{1,5}}S)?|{'|'.join(LENGTHS)})$"
"""A length as it is written in a file, and as people type it; article.js writes the first for the second."""

_BUTTONS = (
    "bold",
    "italic",
    "link",
    "heading-two",
    "heading-three",
    "bulleted-list",
    "numbered-list",
    "quote",
)

_OF_CHECK = {
    "loading": _("The check is getting ready, which takes half a minute on an old phone. Go on writing."),
    "empty": _("Once the article has a title and a day, the check says here what it finds."),
    "busy": _("Checking…"),
    "nothing": _("Nothing here stops the article."),
    "read": _("Nothing here stops the article, but read this first:"),
    "refused": _(
        "The article cannot be published like this. Mend what is named here, or save it as a draft."
    ),
    "failed": _(
        "This browser cannot run the check ({reason}). You can save all the same: what is wrong is told "
        "after saving, on the page of the build.",
        reason="{reason}",
    ),
    "after": _("Seen only after saving:"),
    "built": _("Of other articles and files it knows what the site showed when it was built last."),
}
"""`{reason}` is filled in by the browser."""
