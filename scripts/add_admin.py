"""Add the form at /admin/ to a site that was built. Needs npm; nothing is loaded from other hosts afterwards."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import json
import shutil
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime

import click
from jinja2 import Environment, StrictUndefined

import _command
from _command import RefusalError, lang_option, words
from media_mandate.admin import ADMIN, Repository, configuration, content_policy, read_repository
from media_mandate.checks import OK, PROBLEMS
from media_mandate.mandate import FILE, Mandate, load_mandate
from media_mandate.messages import _, translator
from media_mandate.months import Month
from media_mandate.printing import problem_lines

ROOT = _environment.ROOT
LOCK = ROOT / "requirements" / "admin"
BROUGHT = ROOT / "build" / "admin"
TEMPLATES = ROOT / "templates" / "admin"

CMS = "@sveltia/cms"
ELSEWHERE = {
    "https://unpkg.com/@sveltia/cms": "./vendor/cms",
    "https://unpkg.com/@sveltia/ui": "./vendor/ui",
    "https://unpkg.com/@shikijs": "./vendor/shikijs",
    "https://unpkg.com/${": "./vendor/${",
    "https://www.githubstatus.com/api/v2/": "./vendor/github-",
    "https://cdn.jsdelivr.net/fontsource/fonts/source-sans-3:vf@5.3.0/": "./vendor/fonts/source-sans-3-",
    "https://cdn.jsdelivr.net/fontsource/fonts/noto-mono@5.3.0/": "./vendor/fonts/noto-mono-",
    "https://cdn.jsdelivr.net/fontsource/fonts/material-symbols-outlined:vf@5.3.7/": "./vendor/fonts/symbols-",
}
"""Where Sveltia CMS would fetch from while it runs, each once, and where that lies instead."""

FONTS = {"material-symbols-outlined-latin-wght-normal": "symbols-latin-wght-normal"}
"""The one typeface of its own that the form shows: its signs. Letters are the site's."""


@click.command(
    help=words(_("Add the form at /admin/ to the built site, for editors who know no git. Needs npm."))
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=ROOT / "site",
    show_default="site",
    help=words(_("The folder of the site.")),
)
@click.option(
    "--repository",
    help=words(_("Web address of the repository on GitHub or GitLab; that of git's remote by default.")),
)
@lang_option
def main(output: Path, repository: str | None, lang: str | None) -> int:
    file, problems = load_mandate(ROOT / FILE)
    if file is None:
        for line in problem_lines(problems, _command.translate, _command.style):
            click.echo(line, err=True)
        return PROBLEMS
    if not (output / "index.html").is_file():
        raise RefusalError(_("There is no site in {folder}; build it first.", folder=str(output)))
    kept = _repository(repository)
    _bring()
    new = output / f".{ADMIN}"
    shutil.rmtree(new, ignore_errors=True)
    try:
        _write(new, file.mandate, kept)
        shutil.rmtree(output / ADMIN, ignore_errors=True)
        new.rename(output / ADMIN)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    click.echo(words(_("The form is in {folder}", folder=str(output / ADMIN))))
    return OK


def _repository(given: str | None) -> Repository:
    address = given or subprocess.run(
        ["git", "remote", "get-url", "origin"], cwd=ROOT, capture_output=True, encoding="utf-8"
    ).stdout
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
    here = BROUGHT / lock
    if here.is_file() and here.read_bytes() == (LOCK / lock).read_bytes() and _package(CMS).is_dir():
        return
    npm = shutil.which("npm")
    if npm is None:
        raise RefusalError(_("npm is missing on this machine. Install Node.js, then run this again."))
    BROUGHT.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", lock):
        shutil.copy(LOCK / name, BROUGHT)
    run = subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=BROUGHT)
    if run.returncode:
        here.unlink()
        raise RefusalError(_("npm could not fetch the form; what it said stands above."))


def _package(name: str) -> Path:
    return BROUGHT / "node_modules" / name


def _write(folder: Path, mandate: Mandate, repository: Repository) -> None:
    vendor = folder / "vendor"
    program = (_package(CMS) / "dist/sveltia-cms.mjs").read_text("utf-8")
    version = json.loads((_package(CMS) / "package.json").read_text("utf-8"))["version"]
    _put(folder / "sveltia-cms.mjs", at_home(program))
    _put(vendor / "cms/package.json", json.dumps({"version": version}))
    _put(vendor / "github-status.json", json.dumps({"status": {"indicator": "none"}}))
    copies = {
        _package("js-yaml") / "dist/browser/js-yaml.esm.min.mjs": folder / "js-yaml.mjs",
        _package(CMS) / f"locales/{mandate.language}.json": vendor
        / f"cms@{version}/locales/{mandate.language}.json",
        **{
            _package(CMS) / f"npm/assets/{found.name}": vendor / f"fonts/{name}.woff2"
            for start, name in FONTS.items()
            for found in (_package(CMS) / "npm/assets").glob(f"{start}-*.woff2")
        },
        **{TEMPLATES / name: folder / name for name in ("form.js", "form.css")},
    }
    for source, target in copies.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    translate = translator(mandate.language)
    month = Month.of(mandate.day(datetime.now(UTC)))
    settings = configuration(mandate, repository, translate, month)
    _put(folder / "config.json", json.dumps(settings, ensure_ascii=False, indent=1))
    page = Environment(autoescape=True, undefined=StrictUndefined).from_string(
        (TEMPLATES / "index.html").read_text("utf-8")
    )
    values = {
        "title": translate(_("Write an article")),
        "language": mandate.language,
        "policy": content_policy(repository),
    }
    _put(folder / "index.html", page.render(values))


def at_home(program: str) -> str:
    """The program with every address that it would fetch from replaced by one beside it."""
    for address, instead in ELSEWHERE.items():
        if program.count(address) != 1:
            raise ValueError(f"{address} is named {program.count(address)} times: look what changed")
        program = program.replace(address, instead)
    return program


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


_command.run(main)
