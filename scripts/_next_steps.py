"""What somebody who founded a newsroom does next: read, look, have a repository, publish."""

from __future__ import annotations

from collections.abc import Iterator

from media_mandate.desk.founding import SERVERS, Plan
from media_mandate.messages import Text, _


def next_steps(plan: Plan, remote: tuple[str, str] | None, *, committed: bool) -> Iterator[Text]:
    """The steps in their order; `remote` is where this clone's origin lies."""
    yield _(
        "Read mandate.yml and docs/gioi-thieu.md: is the directive right to the letter? Strike topics and "
        "departments that you have not, and add your localities. In .github/CODEOWNERS write who must agree."
    )
    yield _("Look at the site: {build}", build="python3 scripts/build.py")
    if not committed:
        yield _("Keep all of it: {git}", git='git add --all && git commit -m "…"')
    yield from _repository(plan.hosting, remote)
    if plan.hosting == "github":
        yield _("On GitHub: Settings, Pages, Source: choose GitHub Actions. The site is built every day.")
        yield _first_publication("Settings, Secrets and variables, Actions, Variables")
    elif plan.hosting == "gitlab":
        yield _(
            "On GitLab: Build, Pipeline schedules, New schedule: every day at 06:17, {cron}, in the zone "
            "Asia/Ho_Chi_Minh.",
            cron='"17 6 * * *"',
        )
        yield _first_publication("Settings, CI/CD, Variables")
    else:
        yield _(
            "On the server: hosting/{name} says what goes where, and what publishes each push.",
            name=SERVERS[plan.hosting],
        )


def _repository(hosting: str, remote: tuple[str, str] | None) -> Iterator[Text]:
    """How to have a repository of one's own, and only then how to send to it."""
    new = {
        "github": ("GitHub", "https://github.com/new", "https://github.com/TEN/KHO.git"),
        "gitlab": ("GitLab", "https://gitlab.com/projects/new", "https://gitlab.com/TEN/KHO.git"),
    }.get(hosting)
    if new is None:
        yield _(
            "A repository of your own on the server, empty: {init}. From here: {remote}",
            init="git init --bare /srv/git/tre-em.git",
            remote="git remote set-url origin MAY-CHU:/srv/git/tre-em.git",
        )
    else:
        service, page, address = new
        yield _(
            "Have a repository of your own at {service}, empty, without README: {page}. Then point here at "
            "it: {remote}",
            service=service,
            page=page,
            remote=f"git remote set-url origin {address}",
        )
        if remote is not None:
            yield _(
                "Now it is {name} at {service}. If that is where you cloned from, it is not yours: do the "
                "step above. If it is yours already, skip it.",
                name=remote[1],
                service={"github": "GitHub", "gitlab": "GitLab"}[remote[0]],
            )
    if hosting == "github":
        yield _("Public or private? {told}", told=FREE_PAGES)
    yield _("Send it: {git}", git="git push -u origin HEAD:main")


FREE_PAGES = _(
    "GitHub shows pages free of charge only of a public repository. In a public one anybody can read drafts, "
    "articles for a later day, and what stood in an article before it was corrected. Who does not want that "
    "keeps drafts on the own machine until they are to be published, pays GitHub for pages of a private "
    "repository, or chooses GitLab, where pages of a private project cost nothing."
)


def _first_publication(place: str) -> Text:
    return _(
        "For the first publication: {place}: FIRST_PUBLICATION with the value yes. Delete it once the site "
        "is up.",
        place=place,
    )
