"""The check that runs in the form: Python for the browser, libraries, package, the newsroom's index."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from _command import RefusalError
from _environment import BUILD, ROOT
from media_mandate.desk.form_index import FormIndex
from media_mandate.messages import DOMAIN, SOURCE_LANGUAGE, _, compiled

CORE = "pydantic-core"
"""The one library that is no Python; its wheel for browsers is one of those whose hashes the lock has."""

LIBRARIES = (
    *("annotated_types", "babel", "frontmatter", "lunar_vn", "markdown", "pydantic", "slugify"),
    *("text_unidecode", "typing_extensions", "typing_inspection", "yaml"),
)
"""What the check of one article imports, all Python, as the lock brought it."""

ABSENT = (
    *("media_mandate/word", "media_mandate/report", "media_mandate/feeds", "media_mandate/site"),
    *("media_mandate/planning", "media_mandate/record", "media_mandate/locales", "babel/messages"),
    *("pydantic/v1", "pydantic/mypy.py"),
)
"""What of all that it does not."""

PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")


def _modules(brought: Path) -> Path:
    return brought / "node_modules"


def bring_core(brought: Path) -> None:
    """Fetch the wheel, as pip checks it by its hash, unless the one that the lock names is here already."""
    folder, wanted = brought / "wheels", _locked(CORE)
    stamp = folder / "requirement.txt"
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    about = json.loads((_modules(brought) / "pyodide/pyodide-lock.json").read_text("utf-8"))["info"]
    python = "".join(about["python"].split(".")[:2])
    with TemporaryDirectory() as place:
        requirement = Path(place) / "requirement.txt"
        requirement.write_text(wanted, "utf-8")
        run = subprocess.run(
            (
                *(_with_pip(), "-P", "-m", "pip", "--disable-pip-version-check", "--no-input", "download"),
                *("--no-deps", "--require-hashes", "--only-binary", ":all:", "--implementation", "cp"),
                *("--python-version", python, "--abi", f"cp{python}", "--dest", str(folder)),
                *("--platform", f"pyemscripten_{about['abi_version']}_{about['arch']}"),
                *("--requirement", str(requirement)),
            )
        )
    if run.returncode:
        raise RefusalError(_("pip could not fetch the check for the form; what it said stands above."))
    stamp.write_text(wanted, "utf-8")


def _with_pip() -> str:
    """This environment's Python, or where it was made without pip the one that made it."""
    return sys.executable if find_spec("pip") else getattr(sys, "_base_executable", sys.executable)


def _locked(name: str) -> str:
    """What the lock says of a package: its version and the hashes of its files."""
    found = re.search(
        rf"^{re.escape(name)}==.*\\\n(?:    --hash=\S+ ?\\?\n)+", BUILD.read_text("utf-8"), re.MULTILINE
    )
    assert found is not None
    return found[0]


@dataclass(frozen=True)
class Parts:
    """What the check of a newsroom is put together of: what was fetched, its index, the runs of its texts."""

    brought: Path
    index: FormIndex
    runs: bytes


def put(folder: Path, templates: Path, parts: Parts, language: str) -> None:
    """Put the check of a newsroom into a folder."""
    brought = parts.brought
    shutil.copytree(templates, folder, ignore=shutil.ignore_patterns("__pycache__", "nh3.py"))
    (folder / "pyodide").mkdir()
    for name in PYODIDE:
        shutil.copy(_modules(brought) / "pyodide" / name, folder / "pyodide")
    _parser(folder, _modules(brought))
    wheel = next((brought / "wheels").glob("*.whl"))
    shutil.copy(wheel, folder / "core.whl")
    (folder / "package.zip").write_bytes(_packed(templates, language, str(parts.index.mandate["timezone"])))
    (folder / "index.json").write_text(
        parts.index.model_dump_json(exclude_defaults=True), "utf-8", newline="\n"
    )
    (folder / "runs.bin").write_bytes(parts.runs)


def _parser(folder: Path, modules: Path) -> None:
    """parse5, and beside it what it names without an address, which no worker could find."""
    own = modules / "parse5/node_modules/entities"
    for name, source in (
        ("parse5", modules / "parse5"),
        ("entities", own if own.is_dir() else modules / "entities"),
    ):
        only = shutil.ignore_patterns("*.d.ts", "*.map")
        shutil.copytree(source / "dist", folder / name, ignore=only)
        shutil.copy(source / "LICENSE", folder / name)
    for file in (folder / "parse5").rglob("*.js"):
        up = "../" * (len(file.relative_to(folder).parts) - 1)
        text = file.read_text("utf-8")
        file.write_text(re.sub(r"'entities/(\w+)'", rf"'{up}entities/\1.js'", text), "utf-8", newline="\n")


def _packed(templates: Path, language: str, zone: str) -> bytes:
    """The libraries and the package as one archive, the same to the byte wherever it is made."""
    packed = BytesIO()
    parts = {name: file.read_bytes() for name, file in _files(templates, language, zone)}
    if language != SOURCE_LANGUAGE:
        parts[f"media_mandate/locales/{language}/LC_MESSAGES/{DOMAIN}.mo"] = compiled(language)
    with ZipFile(packed, "w") as archive:
        for name in sorted(parts):
            archive.writestr(ZipInfo(name), parts[name], ZIP_DEFLATED, 9)
    return packed.getvalue()


def _files(templates: Path, language: str, zone: str) -> Iterator[tuple[str, Path]]:
    yield "nh3.py", templates / "nh3.py"
    for name in LIBRARIES:
        yield from _library(name, language)
    yield from _tree(ROOT / "src/media_mandate", "media_mandate")
    entries = next(_origin("markdown").parent.glob("[Mm]arkdown-*.dist-info/entry_points.txt"))
    yield "markdown.dist-info/entry_points.txt", entries  # by which Markdown finds its extensions
    yield "markdown.dist-info/METADATA", entries.with_name("METADATA")
    data = _origin("tzdata")
    yield "tzdata/__init__.py", data / "__init__.py"
    place = PurePosixPath("tzdata/zoneinfo", zone)
    yield str(place), data.parent / place
    for folder in place.parents:
        if folder.parts[:2] == ("tzdata", "zoneinfo"):
            yield f"{folder}/__init__.py", data.parent / folder / "__init__.py"


def _origin(name: str) -> Path:
    """The folder of a package, or the file of a module."""
    spec = find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    file = Path(spec.origin)
    return file.parent if spec.submodule_search_locations else file


def _library(name: str, language: str) -> Iterator[tuple[str, Path]]:
    origin = _origin(name)
    if origin.is_file():
        yield origin.name, origin
        return
    for at, file in _tree(origin, name):
        is_locale = "/locale-data/" in at
        if not is_locale or PurePosixPath(at).stem in ("root", "en", language):
            yield at, file


_SUFFIXES = frozenset((".py", ".yml", ".po", ".dat", ".bin", ".txt", ".typed"))


def _tree(folder: Path, name: str) -> Iterator[tuple[str, Path]]:
    for file in folder.rglob("*"):
        at = f"{name}/{file.relative_to(folder).as_posix()}"
        if (
            file.is_file()
            and file.suffix in _SUFFIXES
            and "__pycache__" not in file.parts
            and not any(at == part or at.startswith(f"{part}/") for part in ABSENT)
        ):
            yield at, file
