"""Real builds and real commands on a copy of the product in a temporary folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from datetime import date
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from media_mandate.build import ORDER, Order
from media_mandate.mandate.file import load_mandate
from media_mandate.newsroom import read_newsroom
from media_mandate.newsroom.store import Tell
from tests.newsdesk import NOW

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = ("src", "hooks", "theme", "scripts", "tools", "templates", "requirements", "mkdocs.yml")
SITE_NAME, SITE_URL = "Trẻ em Kon Tum", "https://media-mandate.example/"
SOUND, COVER = ROOT / "tests/files/sound.mp3", ROOT / "tests/files/cover.png"

RUN = str(ROOT / "tools/_run_here.py")


def skip_unless_sample() -> None:
    """Skip what is about the sample newsroom where another has taken its place."""
    file = load_mandate(ROOT / "mandate.yml")[0]
    if file is None or file.mandate.sample is None:
        pytest.skip("this newsroom is no sample", allow_module_level=True)


def copy_product(target: Path) -> None:
    """Put the product, without mandate and articles, into a folder; its site bears `SITE_NAME`."""
    target.mkdir(parents=True, exist_ok=True)
    for part in PRODUCT:
        if (ROOT / part).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / part, target / part, ignore=ignored, dirs_exist_ok=True)
        else:
            shutil.copy(ROOT / part, target / part)
    site = target / "mkdocs.yml"
    named = re.sub(r"(?m)^site_name: .*$", f"site_name: {SITE_NAME}", site.read_text("utf-8"))
    site.write_text(re.sub(r"(?m)^site_url: .*$", f"site_url: {SITE_URL}", named), "utf-8")


def command(
    root: Path, name: str, *arguments: str, typed: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command of `scripts/` or `tools/` in `root`, without a terminal, on what is `typed`."""
    return subprocess.run(
        _arguments(root, name, arguments),
        cwd=root,
        env=_environment(root) | environment,
        input=typed,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )


def start(root: Path, name: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a command that goes on; what it says goes nowhere."""
    return subprocess.Popen(
        _arguments(root, name, arguments),
        cwd=root,
        env=_environment(root),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def make_environment(root: Path) -> None:
    """Give the product in `root` its `.venv` and fetch nothing: the libraries are those of the tests."""
    venv.create(root / ".venv", symlinks=os.name != "nt")
    paths = {"base": str(root / ".venv"), "platbase": str(root / ".venv")}
    packages = Path(sysconfig.get_path("purelib", "venv", paths))
    lent = sysconfig.get_path("purelib")
    (packages / "lent.pth").write_text(f"{lent}\n{root / 'src'}\n", "utf-8")
    digest = "import _environment; print(_environment._digest(_environment.BUILD))"
    run = subprocess.run(
        [sys.executable, "-c", digest], cwd=root / "scripts", capture_output=True, text=True, check=True
    )
    (root / ".venv" / "installed").write_text(run.stdout, "ascii")


def _arguments(root: Path, name: str, arguments: tuple[str, ...]) -> list[str]:
    folder = next(folder for folder in ("scripts", "tools") if (root / folder / f"{name}.py").exists())
    return [sys.executable, "-P", RUN, str(root / folder / f"{name}.py"), *arguments]


def _environment(root: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(root / "src"), "PYTHONUTF8": "1"}


def build_site(
    root: Path, as_of: date, *, strict: bool = True, preview: bool = False, tell: Tell | None = None
) -> Path:
    """Build the site of the product in `root` as `mkdocs build` does, and return its folder.

    A preview shows what it can in spite of problems, as `mkdocs serve` does. Readings are kept where there is
    somebody to `tell`.
    """
    config = load_config(str(root / "mkdocs.yml"), strict=strict)
    config.extra[ORDER] = Order(*read_newsroom(root, NOW, as_of, tell), is_preview=preview)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return Path(config.site_dir)
