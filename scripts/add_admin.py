"""Add the form at /admin/ to a site that was built. Needs npm; the form itself loads nothing from others."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import Any

import click
from jinja2 import Environment, StrictUndefined

import _command
import _form_check
from _command import RefusalError, command, lang_option, option, say, words
from media_mandate.articles.address import DOCS
from media_mandate.desk.form import configuration
from media_mandate.desk.form_index import FormIndex, index_of
from media_mandate.desk.form_program import (
    ADMIN,
    HostedRepository,
    at_home,
    content_policy,
    for_hosts,
    own_headers,
    own_repository,
    read_repository,
)
from media_mandate.desk.settings import read_settings
from media_mandate.mandate.file import FILE, MandateFile, load_mandate
from media_mandate.media.pictures.file import keep
from media_mandate.messages import _, translator
from media_mandate.months import Month
from media_mandate.newsroom.whole import site_address
from media_mandate.site import policy as site_policy
from media_mandate.verdict.facts import OK, PROBLEMS
from media_mandate.verdict.terminal import problem_lines

ROOT = _environment.ROOT
LOCK = ROOT / "requirements" / "admin"
BROUGHT = ROOT / "build" / "admin"
TEMPLATES = ROOT / "templates" / "admin"
FACES = ROOT / "theme/assets/fonts"
HEADERS = ROOT / "build" / "headers" / ADMIN

CMS = "@sveltia/cms"


@command(_("Add the form at /admin/ to the built site, for editors who know no git. Needs npm."))
@option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=ROOT / "site",
    show_default="site",
    help=_("The folder of the site."),
)
@option(
    "--repository",
    help=_(
        "Web address of the repository on GitHub, GitLab, Forgejo or Gitea, or the bare repository on the "
        "site's own server, for which scripts/desk.py answers; git's remote by default."
    ),
)
@option("--gitea", is_flag=True, help=_("The host of the repository is a Forgejo or Gitea."))
@option(
    "--sign-in",
    metavar="URL|ID",
    help=_(
        "What signs editors in: on GitHub the address of a service, on GitLab the id of an application. "
        "Without it they paste a token."
    ),
)
@option(
    "--review",
    is_flag=True,
    help=_("Each article waits on a branch of its own until somebody has reviewed it."),
)
@option("--fetch", is_flag=True, help=_("Fetch what the form needs, by its hashes, and add nothing."))
@option("--within-build", is_flag=True, hidden=True, help=_("The build that calls holds the lock."))
@lang_option
def main(
    output: Path,
    repository: str | None,
    gitea: bool,
    sign_in: str | None,
    review: bool,
    fetch: bool,
    within_build: bool,
    lang: str | None,
) -> int:
    if fetch:
        with _command.alone():
            _bring()
        return OK
    file, problems = load_mandate(ROOT / FILE)
    if file is None:
        for line in problem_lines(problems, _command.own_words, _command.style):
            say(line, err=True)
        return PROBLEMS
    if not (output / "index.html").is_file():
        raise RefusalError(_("There is no site in {folder}; build it first.", folder=str(output)))
    mandate = file.mandate
    if read_settings(ROOT, mandate).settings.form is False:
        say(words(_("desk.yml says form: false, so no form is added.")))
        return OK
    kept = _repository(repository, gitea)
    if kept.kind == "gitea" and (review or sign_in is not None):
        raise RefusalError(
            _("On Forgejo, Gitea and an own server editors paste a token, and each save counts.")
        )
    month = Month.of(mandate.day(datetime.now(UTC)))
    translate = translator(mandate.language)
    settings = configuration(mandate, kept, translate, month, sign_in, is_reviewed=review)
    with nullcontext() if within_build else _command.alone():
        _bring()
        index, runs = _index(file, kept)
        check = _form_check.Parts(BROUGHT, index, runs)
        _add(output, settings, content_policy(kept), mandate.language, check)
        _keep_headers(content_policy(kept))
    if not within_build:
        say(words(_("The form is in {folder}", folder=str(output / ADMIN))))
    return OK


def _repository(given: str | None, is_gitea: bool) -> HostedRepository:
    address = (
        given
        or subprocess.run(
            ["git", "remote", "get-url", "origin"], cwd=ROOT, capture_output=True, encoding="utf-8"
        ).stdout
    )
    if (Path(address.strip()) / "objects").is_dir():
        return own_repository(_site_address())
    repository = read_repository(address, is_gitea=is_gitea)
    if repository is None:
        hint = "https://github.com/toa-soan/tre-em"
        raise RefusalError(
            _(
                "Say where the articles are kept: point git's origin at the newsroom's repository, or write "
                "for example --repository {example}",
                example=hint,
            )
        )
    return repository


def _index(file: MandateFile, kept: HostedRepository) -> tuple[FormIndex, bytes]:
    """What the check in the form knows of the newsroom: what is published, with errors held back."""
    with TemporaryDirectory(prefix="held-", dir=BROUGHT.parent) as folder:
        read = _command.read_held(None, Path(folder))
        assert read.newsroom is not None
        paths = (path for path in (read.root / DOCS).rglob("*") if path.is_file())
        files = frozenset(path.relative_to(read.root).as_posix() for path in paths)
        return index_of(read.newsroom, file.source.values, kept.address, files)


def _site_address() -> str:
    """Where the site is to be found; MkDocs is not asked, for it would run the hooks."""
    site = site_address(ROOT)
    if site is None:
        raise RefusalError(_("mkdocs.yml lacks the address of the site: site_url."))
    return site


def _bring() -> None:
    """Fetch what the locks name, as npm and pip check it by its hashes, unless it is here already."""
    _bring_packages()
    _form_check.bring_core(BROUGHT)


def _bring_packages() -> None:
    lock = "package-lock.json"
    here, done = BROUGHT / lock, BROUGHT / "node_modules" / f".{lock}"  # what npm writes last
    if done.is_file() and here.is_file() and here.read_bytes() == (LOCK / lock).read_bytes():
        return
    npm = shutil.which("npm")
    if npm is None:
        raise RefusalError(_("npm is missing on this machine. Install Node.js, then run this again."))
    BROUGHT.mkdir(parents=True, exist_ok=True)
    done.unlink(missing_ok=True)
    for name in ("package.json", lock):
        shutil.copy(LOCK / name, BROUGHT)
    run = subprocess.run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=BROUGHT, stdout=subprocess.DEVNULL
    )
    if run.returncode:
        raise RefusalError(_("npm could not fetch the form; what it said stands above."))


def _package(name: str) -> Path:
    return BROUGHT / "node_modules" / name


def _add(
    site: Path, settings: Mapping[str, Any], policy: str, language: str, check: _form_check.Parts
) -> None:
    """Put the form into the site, whole or not at all."""
    new = site / f".{ADMIN}"
    shutil.rmtree(new, ignore_errors=True)
    try:
        _vendor(new, language)
        _put(new / "config.json", json.dumps(settings, ensure_ascii=False, indent=1))
        _put(new / "index.html", _page(translator(language)(_("Write an article")), policy, language))
        for file in (*TEMPLATES.glob("*.js"), TEMPLATES / "form.css"):
            shutil.copy(file, new)
        _form_check.put(new / "check", TEMPLATES / "check", check, language)
        shutil.rmtree(site / ADMIN, ignore_errors=True)
        new.rename(site / ADMIN)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    headers = site / "_headers"
    if headers.is_file():
        others = headers.read_text("utf-8").partition(f"/{ADMIN}/*\n")[0]
        keep(headers, (others + for_hosts(policy)).encode())


def _keep_headers(policy: str) -> None:
    """Keep the lines for servers of one's own, beside those of the site: all of them, with the form's own."""
    sent = {**site_policy.headers(policy), **own_headers(policy)}
    for name, text in (("nginx.conf", site_policy.for_nginx), ("Caddyfile", site_policy.for_caddy)):
        keep(HEADERS / name, text(sent).encode())


def _page(title: str, policy: str, language: str) -> str:
    template = (TEMPLATES / "index.html").read_text("utf-8")
    page = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return page.from_string(template).render(title=title, policy=policy, language=language)


def _vendor(folder: Path, language: str) -> None:
    """Put Sveltia CMS and what it needs into a folder, under the addresses at which it looks for them."""
    version = json.loads((_package(CMS) / "package.json").read_text("utf-8"))["version"]
    program = at_home((_package(CMS) / "dist/sveltia-cms.mjs").read_text("utf-8"))
    _put(folder / "sveltia-cms.mjs", program)
    # It asks which version is the newest, and whether GitHub is well: both are answered here.
    _put(folder / "vendor/cms/package.json", json.dumps({"version": version}))
    _put(folder / "vendor/github-status.json", json.dumps({"status": {"indicator": "none"}}))
    signs = re.search(r"\./(vendor/fonts/symbols@\S+?\.woff2)", program)
    assert signs is not None
    brought = next((_package(CMS) / "npm/assets").glob("material-symbols-outlined-*.woff2"))
    words_of = "en-US" if language == "en" else language
    immutable = json.loads((_package("immutable") / "package.json").read_text("utf-8"))["version"]
    copies = {
        _package("js-yaml") / "dist/browser/js-yaml.esm.min.mjs": "js-yaml.mjs",
        brought: signs[1],
        **{face: f"vendor/fonts/{face.name}" for face in FACES.glob("*.woff2")},
        # Without these two Sveltia CMS draws no panel, asks no check, and saves.
        _package(CMS) / "dist/chunks/react-dom.js": "chunks/react-dom.js",
        _package("immutable") / "dist/immutable.es.js": f"vendor/immutable@{immutable}/dist/immutable.es.js",
        _package(CMS) / "LICENSE.txt": "vendor/LICENSE-sveltia-cms.txt",
        _package("immutable") / "LICENSE": "vendor/LICENSE-immutable.txt",
        _package("js-yaml") / "LICENSE": "vendor/LICENSE-js-yaml.txt",
        _package(CMS) / "npm/assets/material-symbols-outlined.LICENSE.txt": "vendor/LICENSE-symbols.txt",
    }
    _put(folder / f"vendor/cms@{version}/locales/{words_of}.json", _spoken(words_of))
    for source, target in copies.items():
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, folder / target)


def _spoken(language: str) -> str:
    """The form's words in a language, with ours for those that nobody here would say, or that it lacks."""
    said = json.loads((_package(CMS) / f"locales/{language}.json").read_text("utf-8"))
    known = json.loads((_package(CMS) / "locales/en-US.json").read_text("utf-8"))
    ours = TEMPLATES / f"words.{language}.json"
    if ours.is_file():
        for key, text in json.loads(ours.read_text("utf-8")).items():
            *folders, name = key.split(".")
            place, there = said, known
            for folder in folders:
                place, there = place.setdefault(folder, {}), there[folder]
            assert name in there, key
            place[name] = text
    return json.dumps(said, ensure_ascii=False)


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


_command.run(main)
