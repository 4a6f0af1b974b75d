"""Bring the catalogues up to date with the strings of code and templates."""

import sys
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
sys.path += [str(TOOLS), str(TOOLS.parent / "scripts")]
import _environment

_environment.enter("build")

import click

import _command
from _catalogues import outdated, update
from _command import command
from media_mandate.messages import _


@command(_("Bring the catalogues up to date with the strings of code and templates."))
def main() -> int:
    update(_environment.ROOT)
    lacking = outdated(_environment.ROOT)
    for language, source in lacking:
        click.echo(f"{language}: {source}")
    return 1 if lacking else 0


_command.run(main)
