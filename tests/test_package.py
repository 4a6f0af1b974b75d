"""The package that is built, as another program would install it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

import media_mandate
from tests.sites import ROOT

BUILD = "import sys, setuptools.build_meta as backend; backend.build_wheel(sys.argv[1])"


def test_a_built_package_carries_its_data(tmp_path: Path) -> None:
    """Messages, words and days go with the code, or none of it works elsewhere."""
    source = tmp_path / "source"
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ROOT / "src", source / "src", ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    subprocess.run((sys.executable, "-c", BUILD, str(tmp_path)), cwd=source, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(ZipFile(wheel).namelist())
    package = ROOT / "src"
    data = {file for file in package.rglob("*") if file.suffix in (".yml", ".po", ".typed")}
    assert {file.relative_to(package).as_posix() for file in data if "egg-info" not in str(file)} <= held
    assert len(data) > 3


def test_the_public_face_is_there() -> None:
    """Each public name can be imported from the package, and no other."""
    assert {name: getattr(media_mandate, name).__name__ for name in media_mandate.__all__ if name != "RULES"}
    assert media_mandate.RULES["field-missing"].code == "field-missing"
    with pytest.raises(AttributeError):
        media_mandate.nothing_of_the_kind  # noqa: B018
