"""Name styles, scripts and fonts after what is in them, and leave out what the theme below brings along."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from media_mandate.build import build_in
from media_mandate.site.assets import UnknownAssetError, hashed

FOLDER = "assets/"
MARK = "assets/mark.svg"
"""Keeps its old address, too: the form and pages elsewhere show it."""


def on_files(files: Files, config: MkDocsConfig) -> None:
    house, ours = Path(config.theme.custom_dir or "").resolve(), dict[str, Path]()
    for file in [file for file in files if file.src_uri.startswith(FOLDER)]:
        if file.src_dir in (None, config.docs_dir) or file.abs_src_path is None:
            continue
        source = Path(file.abs_src_path).resolve()
        is_ours = source.is_relative_to(house)
        if is_ours:
            ours[file.src_uri] = source
        if not is_ours or file.src_uri != MARK:
            files.remove(file)
    kept = {address: source.read_bytes() for address, source in ours.items()}
    try:
        made = hashed(kept)
    except UnknownAssetError as error:
        raise PluginError(f"theme: {error}") from None
    for old, (new, content) in made.items():
        if content == kept[old]:
            files.append(File.generated(config, new, abs_src_path=str(ours[old])))
        else:
            files.append(File.generated(config, new, content=content))
    build_in(config.extra).assets.make({old: new for old, (new, _content) in made.items()})


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    names, url = build_in(config.extra).assets.value, env.filters["url"]

    @jinja2.pass_context
    def leading(context: Context, value: str) -> Any:
        return url(context, names.get(value, value))

    env.filters["url"] = leading
    env.globals["asset"] = lambda address: names.get(address, address)
