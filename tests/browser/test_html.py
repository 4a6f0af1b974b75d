"""Every page of the built site before the Nu HTML checker of the W3C."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import Site
from tests.browser.kinds import RERUN
from tests.programs import lacking
from tests.sites import ROOT

pytestmark = pytest.mark.browser

BROUGHT = ROOT / "build/html/node_modules/vnu-jar/build/dist/vnu.jar"


def test_a_photo_has_no_stray_end_tag(site: Site) -> None:
    """A source has none in HTML: the page of a photo is seen without the checker, too."""
    page = (site.folder / RERUN / "index.html").read_text("utf-8")
    assert '<source type="image/webp" srcset="' in page
    assert "</source>" not in page


@pytest.fixture
def checker() -> tuple[str, ...]:
    """The command of the checker: `VNU_JAR`, or what `.ci/run` put into `build/html`."""
    java, jar = shutil.which("java"), Path(os.environ.get("VNU_JAR", BROUGHT))
    if java is None or not jar.is_file():
        lacking("the Nu HTML checker. Install Java, and name vnu.jar in VNU_JAR")
    command = (java, "-jar", str(jar))
    run = subprocess.run((*command, "--version"), capture_output=True, text=True, errors="replace")
    if run.returncode:
        lacking(f"a Java that runs the Nu HTML checker; it says: {run.stderr.strip()}")
    return command


def test_every_page_is_valid(site: Site, checker: tuple[str, ...]) -> None:
    """The checker finds no error on any page; nothing that it says is left out."""
    run = subprocess.run(
        [*checker, "--skip-non-html", "--errors-only", "--format", "json", str(site.folder)],
        capture_output=True,
        encoding="utf-8",
    )
    found = json.loads(run.stderr)["messages"]
    errors = [f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in found]
    assert not errors, "\n".join(errors)
