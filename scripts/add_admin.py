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
from datetime import UTC, datetime
from typing import Any

import click
from jinja2 import Environment, StrictUndefined

import _command
from _command import RefusalError, command, lang_option, option, say, words
from media_mandate.desk.form import configuration
from media_mandate.desk.form_program import (
    ADMIN,
    HostedRepository,
    at_home,
    content_policy,
    for_hosts,
    read_repository,
)
from media_mandate.mandate.file import FILE, load_mandate
from media_mandate.media.pictures.file import keep
from media_mandate.messages import _, translator
from media_mandate.months import Month
from media_mandate.verdict.facts import OK, PROBLEMS
from media_mandate.verdict.terminal import problem_lines

ROOT = _environment.ROOT
LOCK = ROOT / "requirements" / "admin"
BROUGHT = ROOT / "build" / "admin"
TEMPLATES = ROOT / "templates" / "admin"

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
    help=_("Web address of the repository on GitHub or GitLab; that of git's remote by default."),
)
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
@lang_option
def main(output: Path, repository: str | None, sign_in: str | None, review: bool, lang: str | None) -> int:
    file, problems = load_mandate(ROOT / FILE)
    if file is None:
        for line in problem_lines(problems, _command.own_words, _command.style):
            say(line, err=True)
        return PROBLEMS
    if not (output / "index.html").is_file():
        raise RefusalError(_("There is no site in {folder}; build it first.", folder=str(output)))
    kept = _repository(repository)
    mandate = file.mandate
    month = Month.of(mandate.day(datetime.now(UTC)))
    translate = translator(mandate.language)
    settings = configuration(mandate, kept, translate, month, sign_in, is_reviewed=review)
    with _command.alone():
        _bring()
        _add(output, settings, content_policy(kept), mandate.language)
    say(words(_("The form is in {folder}", folder=str(output / ADMIN))))
    return OK


def _repository(given: str | None) -> HostedRepository:
    address = (
        given
        or subprocess.run(
            ["git", "remote", "get-url", "origin"], cwd=ROOT, capture_output=True, encoding="utf-8"
        ).stdout
    )
    repository = read_repository(address)
    if repository is None:
        hint = "https://github.com/toa-soan/tre-em"
        raise RefusalError(
            _("Say where the articles are kept, for example --repository {example}", example=hint)
        )
    return repository


def _bring() -> None:
    """Fetch what the lock names, as npm checks it by its hashes, unless it is here already."""
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
    run = subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=BROUGHT)
    if run.returncode:
        raise RefusalError(_("npm could not fetch the form; what it said stands above."))


def _package(name: str) -> Path:
    return BROUGHT / "node_modules" / name


def _add(site: Path, settings: Mapping[str, Any], policy: str, language: str) -> None:
    """Put the form into the site, whole or not at all."""
    new = site / f".{ADMIN}"
    shutil.rmtree(new, ignore_errors=True)
    try:
        _vendor(new, language)
        _put(new / "config.json", json.dumps(settings, ensure_ascii=False, indent=1))
        _put(new / "index.html", _page(translator(language)(_("Write an article")), policy, language))
        for file in (*TEMPLATES.glob("*.js"), TEMPLATES / "form.css"):
            shutil.copy(file, new)
        shutil.rmtree(site / ADMIN, ignore_errors=True)
        new.rename(site / ADMIN)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    headers = site / "_headers"
    if headers.is_file():
        others = headers.read_text("utf-8").partition(f"/{ADMIN}/*\n")[0]
        keep(headers, (others + for_hosts(policy)).encode())


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
    copies = {
        _package("js-yaml") / "dist/browser/js-yaml.esm.min.mjs": "js-yaml.mjs",
        _package(CMS) / f"locales/{words_of}.json": f"vendor/cms@{version}/locales/{words_of}.json",
        brought: signs[1],
        _package(CMS) / "LICENSE.txt": "vendor/LICENSE-sveltia-cms.txt",
        _package("js-yaml") / "LICENSE": "vendor/LICENSE-js-yaml.txt",
        _package(CMS) / "npm/assets/material-symbols-outlined.LICENSE.txt": "vendor/LICENSE-symbols.txt",
    }
    for source, target in copies.items():
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, folder / target)


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


_command.run(main)
