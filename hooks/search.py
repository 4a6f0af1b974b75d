"""Find: the search page, and after a build the index behind it and what it knows of words.

The preview has no index and says so.
"""

from __future__ import annotations

import gzip
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from io import BufferedReader
from json import dumps, loads
from pathlib import Path
from typing import IO, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from pagefind.service import get_executable

from media_mandate.addresses import SEARCH
from media_mandate.build import Build, build_in
from media_mandate.reading import gate
from media_mandate.site.lexicon import lexicon_for
from media_mandate.site.search import Findable, records
from media_mandate.verdict.terminal import plain_text

INDEX = f"{SEARCH}/pagefind"
LEXICON = "words.json"
UNUSED = ("pagefind-*.js", "pagefind-*.css")
"""What Pagefind brings along for search boxes of its own, and its worker, which a slow line times out."""

SMALL_PIECES = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "2000"}
"""A tenth of what a piece of the index holds by default: for every word the page loads a whole one."""


def on_post_build(config: MkDocsConfig) -> None:
    build = build_in(config.extra)
    if build.newsroom is not None and not build.is_preview:
        found = records(build.newsroom)
        held = list(_held(found, build))
        target = Path(config.site_dir, INDEX)
        _write_index(held, build.site.language, target)
        lexicon = lexicon_for(build.newsroom.mandate, held)
        (target / LEXICON).write_text(dumps(lexicon, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _held(found: Iterable[Findable], build: Build) -> Iterator[Findable]:
    """The records, each held against what was judged of its own article or page before it is handed over."""
    for record in found:
        unread = [gate.unproven(record.address, text) for text in build.judged.value.of_record(record)]
        if unread:
            raise PluginError(plain_text(build.newsroom, unread))
        yield record


def _write_index(found: Sequence[Findable], language: str, target: Path) -> None:
    """Have Pagefind index the records in their order, for that of files differs from disk to disk.

    Pagefind runs as a service; its own client in Python waits a tenth of a second for every answer.
    """
    executable = get_executable()
    if executable is None:
        raise PluginError("Pagefind is not installed")
    command, environment = (executable, "--service"), {**os.environ, **SMALL_PIECES}
    pipe = subprocess.PIPE
    try:
        service = subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment)
    except OSError as error:
        raise PluginError(f"Pagefind does not start: {error}") from None
    with service:
        assert service.stdin is not None
        assert isinstance(service.stdout, BufferedReader)
        ask = partial(_ask, service.stdin, service.stdout)
        index = ask(type="NewIndex", config={})["index_id"]
        for record in found:
            # A piece is named after what is told here, and browsers keep it for ever.
            seen = sha256(dumps([*record.shown.items(), record.text]).encode()).hexdigest()
            told = {
                "url": record.address,
                "content": record.content,
                "meta": {"id": record.address, "seen": seen},
            }
            ask(type="AddRecord", index_id=index, language=language, **told)
        # Files that Pagefind writes itself may lack their end when it is done: it does not wait for the disk.
        for file in ask(type="GetFiles", index_id=index)["files"]:
            path = target / file["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b64decode(file["content"]))
    for pattern in UNUSED:
        for file in target.glob(pattern):
            file.unlink()
    shown = {record.address: record for record in found}
    for file in target.glob("fragment/*"):
        _show(file, shown)


def _show(file: Path, records: Mapping[str, Findable]) -> None:
    """Put what is shown of a result in the place of what was indexed, and its text into a file beside it."""
    data = gzip.decompress(file.read_bytes())
    mark = data[: data.index(b"{")]
    fragment = loads(data[len(mark) :])
    record = records[fragment["url"]]
    kept = dumps(
        fragment | {"content": "", "meta": dict(record.shown)}, ensure_ascii=False, separators=(",", ":")
    )
    file.write_bytes(gzip.compress(mark + kept.encode(), mtime=0))
    (file.parent / f"{file.stem}.txt").write_text(record.text, "utf-8")


def _ask(stdin: IO[bytes], stdout: BufferedReader, **payload: object) -> dict[str, Any]:
    """Send JSON in Base64 with a comma behind it, and return the answer, which has the same form."""
    stdin.write(b64encode(dumps({"message_id": 0, "payload": payload}).encode()) + b",")
    stdin.flush()
    parts = []
    while (part := stdout.read1(1 << 20)) and not part.endswith(b","):
        parts.append(part)
    said = b"".join([*parts, part.removesuffix(b",")])
    answer: dict[str, Any] = loads(b64decode(said))["payload"] if said else {"type": "Error"}
    if answer["type"] == "Error":
        raise PluginError(f"Pagefind: {answer.get('message', 'it ended before its work was done')}")
    return answer
