"""Draw the picture that stands for each article where its link is shared; a preview needs none."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from media_mandate.addresses import CARDS
from media_mandate.build import build_in
from media_mandate.media.pictures.file import CACHE
from media_mandate.site.cards import Painter, cards_of, kept

KEPT = Path("build", "cards")
"""Where drawn cards are kept from build to build."""


def on_files(files: Files, config: MkDocsConfig) -> None:
    build = build_in(config.extra)
    if build.show is None or build.is_preview:
        build.drawn.make({})
        build.cards.make({})
        return
    cards = cards_of(build.show, build.site)
    root = Path(config.config_file_path).parent
    painter = Painter(Path(config.theme.custom_dir or "") / "assets", root / CACHE)
    drawn = kept(cards.values(), painter, root / KEPT)
    for file in sorted(drawn.values()):
        files.append(File.generated(config, f"{CARDS}/{file.name}", abs_src_path=str(file)))
    build.drawn.make(cards)
    build.cards.make({path: f"{CARDS}/{drawn[card].name}" for path, card in cards.items()})
