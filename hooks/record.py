"""Prove: the record, as JSON with its schema and as a table, and the documents behind misses and waivers."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from media_mandate.build import build_in
from media_mandate.record.format import RECORD_FILE, SCHEMA_FILE, record_schema
from media_mandate.record.record import draw_record, read_digests, write_record
from media_mandate.record.table import TABLE_FILE, record_table


def on_files(files: Files, config: MkDocsConfig) -> None:
    build = build_in(config.extra)
    newsroom, site = build.newsroom, build.site
    if newsroom is None:
        return
    root = build.order.root or Path(config.config_file_path).parent
    for document in newsroom.documents.values():
        if not document.is_picture and files.get_file_from_path(document.address) is None:
            source = str(root / document.path)
            files.append(File.generated(config, document.address, abs_src_path=source))
    record = draw_record(newsroom, read_digests(root, newsroom), site.url)
    table = record_table(record, newsroom.mandate, site.translate)
    files.append(File.generated(config, RECORD_FILE, content=write_record(record)))
    files.append(File.generated(config, TABLE_FILE, content=table))
    files.append(File.generated(config, SCHEMA_FILE, content=record_schema()))
