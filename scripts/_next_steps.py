"""What somebody who founded a newsroom does next: read, look, have a repository, publish."""

from __future__ import annotations

from collections.abc import Iterator

from media_mandate.desk.founding import BARE, HOSTING_RECIPE, Plan
from media_mandate.messages import Text, _


def next_steps(
    plan: Plan, remote: tuple[str, str] | None, *, has_origin: bool, committed: bool
) -> Iterator[Text]:
    """The steps in their order; `remote` is where this clone's origin lies, if that is a service's."""
    yield _(
        "Read mandate.yml and docs/gioi-thieu.md: is the directive right to the letter? Strike topics and "
        "departments that you have not, and add your localities. In .github/CODEOWNERS write who must agree."
    )
    yield _(
        "What readers see first stands in mandate.yml, too: doors (the doors of the front page, to topics "
        "that you kept), help (numbers of your province), other_languages, and search (words that your "
        "people type)."
    )
    yield _("Look at the site: {build}", build="python3 scripts/build.py")
    if not committed:
        yield _("Keep all of it: {git}", git='git add --all && git commit -m "…"')
    yield from _repository(plan.hosting, remote, "git remote set-url" if has_origin else "git remote add")
    yield _("Send it: {git}", git="git push -u origin HEAD:main")
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
            name=HOSTING_RECIPE,
        )


SERVICES = {
    "github": ("GitHub", "https://github.com/new", "https://github.com/TEN/KHO.git"),
    "gitlab": ("GitLab", "https://gitlab.com/projects/new", "https://gitlab.com/TEN/KHO.git"),
}


def _repository(hosting: str, remote: tuple[str, str] | None, point: str) -> Iterator[Text]:
    """How to have a repository of one's own, before anything is sent to it."""
    if hosting not in SERVICES:
        yield _(
            "Have a repository of your own on the server, empty ({init}), and point here at it: {remote}",
            init=f"git init --bare --initial-branch=main {BARE}",
            remote=f"{point} origin MAY-CHU:{BARE}",
        )
        return
    if hosting == "github":
        yield _("Public or private? {told}", told=FREE_PAGES)
    service, page, address = SERVICES[hosting]
    if remote is not None:
        yield _(
            "Now this clone belongs to {name} at {service}. If that is your newsroom's own repository, pass "
            "over the next step. If it is where you got the sample, you cannot send anything there.",
            name=remote[1],
            service=SERVICES[remote[0]][0],
        )
    yield _(
        "Have a repository of your own at {service}, empty, without README ({page}), and point here at it: "
        "{remote}",
        service=service,
        page=page,
        remote=f"{point} origin {address}",
    )


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
