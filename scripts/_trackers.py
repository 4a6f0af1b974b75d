"""The issues of GitHub and GitLab: listed, opened, changed and closed through their REST interfaces."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from _command import RefusalError
from _repository import origin
from media_mandate.messages import _
from media_mandate.planning.tracker_issues import LABEL, Issue, Step

SECONDS = 20
LONGEST_WAIT = 60
TRIES = 3
PER_PAGE = 100


class Tracker(Protocol):
    """Where issues are kept."""

    def issues(self) -> list[Issue]: ...

    def issue(self, number: int) -> Issue: ...

    def take(self, step: Step) -> None: ...


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the token to wherever it points."""

    def redirect_request(self, *arguments: object) -> None:
        return None


@dataclass(frozen=True)
class Api:
    """One REST interface, with the headers that open it."""

    url: str
    headers: Mapping[str, str]

    def __post_init__(self) -> None:
        if urllib.parse.urlsplit(self.url).scheme not in ("http", "https"):
            raise RefusalError(_("This is not a web address: {text}.", text=self.url))

    def call(self, method: str, path: str, **data: Any) -> Any:
        """The answer as JSON; fields that are null are left out. Refuses, in words, when there is none."""
        body = json.dumps({name: value for name, value in data.items() if value is not None}).encode()
        for attempt in range(1, TRIES + 1):
            request = urllib.request.Request(  # noqa: S310 (the scheme was looked at)
                self.url.rstrip("/") + path,
                body if method != "GET" else None,
                {"Content-Type": "application/json", "User-Agent": "media-mandate", **self.headers},
                method=method,
            )
            try:
                with urllib.request.build_opener(NoRedirect).open(request, timeout=SECONDS) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as error:
                with error:
                    wait = _wait(error)
                    if wait is None or attempt == TRIES:
                        raise _refusal(error.code, wait is not None) from None
                time.sleep(wait)
            except (OSError, http.client.HTTPException, ValueError) as error:
                # urllib's URLError is an OSError; JSON that is none is a ValueError.
                reason = getattr(error, "reason", None) or error
                raise RefusalError(
                    _("The tracker of issues does not answer: {reason}.", reason=reason)
                ) from None
        raise AssertionError("the last try returns or raises")

    def pages(self, path: str, **query: str) -> Iterator[Any]:
        """All items of a list, page after page."""
        page = 1
        while True:
            found = self.call(
                "GET", f"{path}?{urllib.parse.urlencode({**query, 'per_page': PER_PAGE, 'page': page})}"
            )
            yield from found
            if len(found) < PER_PAGE:
                return
            page += 1


def _wait(error: urllib.error.HTTPError) -> float | None:
    """How many seconds to wait where a limit of calls was reached; None where waiting helps nothing."""
    after = error.headers.get("Retry-After", "")
    limited = error.code == 429 or (error.code == 403 and after)
    if not limited or (after and not after.isdigit()):
        return None
    seconds = float(after or 1)
    return seconds if seconds <= LONGEST_WAIT else None


def _refusal(code: int, is_limited: bool) -> RefusalError:
    if is_limited or code == 429:
        return RefusalError(_("The tracker of issues takes no more calls for now; try again later."))
    if code in (401, 403, 404):
        return RefusalError(
            _("The tracker of issues refuses ({code}): the token may not write issues here.", code=code)
        )
    return RefusalError(_("The tracker of issues failed ({code}); try again later.", code=code))


def _read(api: Api, path: str, number: int) -> Any:
    try:
        return api.call("GET", f"{path}/{number}")
    except RefusalError as error:
        raise RefusalError(
            _("Issue {number} cannot be read. {words}", number=number, words=error.text)
        ) from None


def _of_github(found: Any) -> Issue:
    return Issue(found["number"], found["title"], found["body"] or "", found["state"] == "open")


def _of_gitlab(found: Any) -> Issue:
    return Issue(found["iid"], found["title"], found["description"] or "", found["state"] == "opened")


def repository_tracker(environment: Mapping[str, str]) -> Tracker:
    """The tracker of this repository: as CI names it, else where its origin is.

    A token is needed only where strangers may not read: GITHUB_TOKEN or GITLAB_TOKEN.
    """
    say = environment.get
    service, project = origin() or ("", "")
    if say("GITHUB_REPOSITORY") or service == "github":
        url = say("GITHUB_API_URL") or "https://api.github.com"
        return GitHub(url, say("GITHUB_REPOSITORY") or project, say("GITHUB_TOKEN") or "")
    if say("CI_PROJECT_ID") or service == "gitlab":
        url = say("CI_API_V4_URL") or "https://gitlab.com/api/v4"
        return GitLab(url, say("CI_PROJECT_ID") or project, say("GITLAB_TOKEN") or "")
    raise RefusalError(
        _("This repository is neither on GitHub nor on GitLab. Save the proposal as a file and name that.")
    )


class GitHub:
    """The issues of a repository, `owner/name`; an empty token reads what everybody may read."""

    def __init__(self, url: str, repository: str, token: str) -> None:
        accept = "application/vnd.github+json"
        self.api = Api(url, {"Accept": accept} | ({"Authorization": f"Bearer {token}"} if token else {}))
        self.path = f"/repos/{urllib.parse.quote(repository)}/issues"

    def issues(self) -> list[Issue]:
        found = self.api.pages(self.path, labels=LABEL, state="all")
        return [_of_github(issue) for issue in found if "pull_request" not in issue]

    def issue(self, number: int) -> Issue:
        return _of_github(_read(self.api, self.path, number))

    def take(self, step: Step) -> None:
        if step.number is None:
            made = self.api.call("POST", self.path, title=step.title, body=step.body, labels=[LABEL])
            if LABEL not in [label["name"] for label in made["labels"]]:
                # Unlabelled it would not be found again, and opened anew each day.
                self.api.call("PATCH", f"{self.path}/{made['number']}", state="closed")
                raise RefusalError(_("The token may open issues but not label them."))
            return
        state = "open" if step.is_open else "closed"
        self.api.call("PATCH", f"{self.path}/{step.number}", body=step.body, state=state)
        if step.comment is not None:
            self.api.call("POST", f"{self.path}/{step.number}/comments", body=step.comment)


class GitLab:
    """The issues of a project, by its number or its path."""

    def __init__(self, url: str, project: str, token: str) -> None:
        self.api = Api(url, {"PRIVATE-TOKEN": token} if token else {})
        self.path = f"/projects/{urllib.parse.quote(project, safe='')}/issues"

    def issues(self) -> list[Issue]:
        return [_of_gitlab(issue) for issue in self.api.pages(self.path, labels=LABEL, state="all")]

    def issue(self, number: int) -> Issue:
        return _of_gitlab(_read(self.api, self.path, number))

    def take(self, step: Step) -> None:
        if step.number is None:
            self.api.call("POST", self.path, title=step.title, description=step.body, labels=LABEL)
            return
        event = "reopen" if step.is_open else "close"
        self.api.call("PUT", f"{self.path}/{step.number}", description=step.body, state_event=event)
        if step.comment is not None:
            self.api.call("POST", f"{self.path}/{step.number}/notes", body=step.comment)
