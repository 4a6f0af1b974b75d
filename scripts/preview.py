"""Show the site while it is written: drafts and future articles too, marked; reloads after every save."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import logging
import socket

import click
from mkdocs.commands.serve import serve

import _command
from _command import RefusalError, SayingHandler, command, option, say, words
from media_mandate.messages import _


@command(_("Show the site while it is written, with drafts and future articles; reloads after every save."))
@option(
    "--port",
    type=click.IntRange(1, 65534),
    default=8000,
    show_default=True,
    help=_("Port on this machine."),
)
@option("--open/--no-open", "open_browser", default=False, help=_("Open the browser."))
def main(port: int, open_browser: bool) -> int:
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise RefusalError(_("Port {port} is in use; try --port {other}.", port=port, other=port + 1))
    say(words(_("Look at {address}; stop with Ctrl+C.", address=f"http://127.0.0.1:{port}/")))
    # The rest of what MkDocs tells is of no use to an editor.
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    for hook in ("newsroom", "quota"):
        told = logging.getLogger(f"mkdocs.hooks.{hook}")
        told.setLevel(logging.INFO)
        told.addHandler(SayingHandler(err=False))
        told.propagate = False
    serve(
        str(_environment.ROOT / "mkdocs.yml"),
        dev_addr=f"127.0.0.1:{port}",
        open_in_browser=open_browser,
        strict=False,
    )
    return 0


_command.run(main)
