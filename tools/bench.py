"""Measure check and build on generated newsrooms, beside a plain MkDocs build of the same bodies."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "scripts"))
import _environment

_environment.enter("test")
sys.path.append(str(_environment.ROOT))

import gzip
import os
import random
import re
import shutil
import subprocess
import tempfile
import threading
import time
import unicodedata
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote_plus

import click
import frontmatter
from tests.chromium import find_chromium, launch
from tests.server import serve

import _command
from _command import command
from media_mandate.children.harm import harms
from media_mandate.messages import _
from media_mandate.months import Month, months_between

ROOT = _environment.ROOT
FIRST, LAST = Month(2016, 1), Month(2025, 12)

MANDATE = """\
directive: {title: Bench, issuer: Bench, item: 1, sentence: Bench., number: null, date: null}
timezone: Asia/Ho_Chi_Minh
language: vi
recorded_from: 2016-01
outlets:
  - {id: bao, name: Báo, kind: newspaper, column: Chuyên trang, duties: [{from: 2016-01, until: 2025-12}]}
  - id: dai
    name: Đài
    kind: broadcaster
    column: Chuyên mục
    duties: [{from: 2016-01, until: 2025-12}]
    podcast: {cover: cover.png, email: podcast@dai.example}
media_hosts: [media.dai.example]
topics:
"""

PLAIN = """\
site_name: Plain
theme: {name: material, language: vi, font: false}
plugins: []
not_in_nav: "*"
"""

ONSETS = "b c ch đ g h kh l m n ng nh ph r s t th tr v x"
RHYMES = "a am an ang anh ăm ăn âm ân ây ao au e em en eo ê êm ên ênh i ia in inh iên o oi om on ong"
TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")

TOOLS = Path(__file__).resolve().parent
RUN, COST, FEEDS = (str(TOOLS / f"{name}.py") for name in ("_run_here", "_cost_of", "_time_feeds"))

SEARCHES = ("trẻ em", "bai so", "đuối nước", "khong mot minh", "bạo lực", "nha truong", "trăng rằm tháng tám")
SEARCH_SCRIPTS = tuple(sorted(file.name for file in (ROOT / "theme" / "assets").glob("search*.js")))


@dataclass(frozen=True)
class Cost:
    """Seconds and peak MiB of one command."""

    seconds: float
    memory: float


@command(_("Measure check, build and preview on generated newsrooms."))
@click.argument("sizes", nargs=-1, type=int)
def main(sizes: tuple[int, ...]) -> int:
    click.echo(f"{'articles':>8}  {'what':<26} {'s':>7} {'ms/article':>10} {'MiB':>6} {'× plain':>8}")
    for size in sizes or (1000, 5000, 10000):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            _measure(size, Path(folder))
    return 0


def _measure(size: int, folder: Path) -> None:
    newsroom, plain = folder / "newsroom", folder / "plain"
    _generate(size, newsroom, plain)
    python = (sys.executable, "-P", "-X", "utf8")
    run = (*python, RUN)
    baseline = _cost((*python, "-m", "mkdocs", "build", "-q", "-f", str(plain / "mkdocs.yml")))
    _print(size, "plain MkDocs + Material", baseline, baseline)
    _print(size, "check", _cost((*run, str(newsroom / "scripts" / "check.py"))), baseline)
    _print(size, "first build, cards drawn", _cost((*run, str(newsroom / "scripts" / "build.py"))), baseline)
    _print(size, "build (check included)", _cost((*run, str(newsroom / "scripts" / "build.py"))), baseline)
    _print(size, "every feed (part of build)", _feeds(newsroom), baseline)
    for what, weight in _searches(newsroom / "site"):
        click.echo(f"{size:>8}  {what:<26} {weight / 1000:>7.0f} kB over the wire")
    if size <= 1000:
        _print(size, "preview, reload after save", _reload(newsroom, run), baseline)


def _print(size: int, what: str, cost: Cost, baseline: Cost) -> None:
    each, ratio = cost.seconds / size * 1000, cost.seconds / baseline.seconds
    click.echo(f"{size:>8}  {what:<26} {cost.seconds:>7.2f} {each:>10.2f} {cost.memory:>6.0f} {ratio:>8.2f}")


def _cost(command: tuple[str, ...]) -> Cost:
    run = subprocess.run((sys.executable, COST, *command), capture_output=True, text=True, check=True)
    status, seconds, memory = run.stdout.split()
    if status != "0":
        raise click.ClickException(f"{' '.join(command)}: {status}")
    return Cost(float(seconds), float(memory))


def _feeds(newsroom: Path) -> Cost:
    """The time that every feed takes once the bodies are rendered."""
    command = (sys.executable, "-P", "-X", "utf8", FEEDS, str(newsroom))
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return Cost(float(run.stdout), float("nan"))


def _searches(site: Path) -> Iterator[tuple[str, float]]:
    """The bytes, packed by gzip, of a first search with its scripts, and the most that a later one takes."""
    chromium = find_chromium()
    if chromium is None:
        click.echo("no Chromium here: searches are not measured", err=True)
        return
    loaded: dict[str, float] = {}
    with serve(site) as url, launch(chromium) as browser:
        page = browser.new_page()
        page.goto(f"{url}tim-kiem/")
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.on(
            "Network.loadingFinished",
            lambda event: loaded.update({event["requestId"]: event["encodedDataLength"]}),
        )
        weights = []
        for text in SEARCHES:
            loaded.clear()
            page.fill("#search-words", text)
            page.press("#search-words", "Enter")
            page.wait_for_url(f"**/?q={quote_plus(text)}*")
            page.wait_for_selector("#search-exact li, #search-near li")
            page.wait_for_load_state("networkidle")
            weights.append(sum(loaded.values()))
        own = sum(len(gzip.compress((site / "assets" / name).read_bytes())) for name in SEARCH_SCRIPTS)
    yield "first search", weights[0] + own
    yield f"dearest of {len(weights) - 1} later ones", max(weights[1:])


SYLLABLES = [
    unicodedata.normalize("NFC", onset + rhyme[0] + tone + rhyme[1:])
    for onset in ONSETS.split()
    for rhyme in RHYMES.split()
    for tone in TONES
]
WORDS = 85
"""The least that a paragraph has."""


def _sentences() -> Iterator[str]:
    """The sentences of the sample's articles, but for those with more of Markdown in them than bold words."""
    for file in sorted((ROOT / "docs").glob("*/*/*/*.md")):
        for paragraph in frontmatter.load(str(file)).content.split("\n\n"):
            if re.match(r"[^\W\d_]|\*\*", paragraph) and not re.search(r"[\[<{|\n]", paragraph):
                yield from re.split(r"(?<=[.?!]) ", paragraph)


def _paragraph(sentences: Sequence[str], dice: random.Random) -> str:
    """Sentences in any order, with another word in the place of every fourth, so that articles share runs of
    four words by chance alone, and all of them count."""
    words: list[str] = []
    while len(words) < WORDS:
        words += dice.choice(sentences).split()
    last = 0
    for place, word in enumerate(words):
        if place - last > 3 and (letters := re.search(r"[^\W\d_]+", word)) is not None:
            other = dice.choice(SYLLABLES)
            other = other.capitalize() if letters[0][0].isupper() else other
            words[place] = word[: letters.start()] + other + word[letters.end() :]
            last = place
    return " ".join(words)


def _body(sentences: Sequence[str], dice: random.Random) -> str:
    """Four paragraphs that chance has not made a child's misfortune of, which would stop check and build."""
    while True:
        body = "\n\n".join(f"## Mục {part}\n\n{_paragraph(sentences, dice)}" for part in range(4))
        if not harms(body):
            return body


def _generate(size: int, newsroom: Path, plain: Path) -> None:
    """Write the same bodies twice: with front matter under our own site, without under a plain one."""
    for part in ("src", "hooks", "theme", "scripts", "requirements", "mkdocs.yml", "cover.png"):
        source = ROOT / part
        copy = shutil.copytree if source.is_dir() else shutil.copy
        newsroom.mkdir(exist_ok=True)
        copy(source, newsroom / part)
    dice = random.Random(size)  # noqa: S311 (the same articles in every run)
    topics = [f"chu-de-{number}" for number in range(20)]
    (newsroom / "mandate.yml").write_text(
        MANDATE + "".join(f"  - {{id: {id}, name: {id}, about: {id}}}\n" for id in topics), encoding="utf-8"
    )
    plain.mkdir()
    (plain / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    sentences = list(_sentences())
    months = list(months_between(FIRST, LAST))
    for number in range(size):
        outlet, month = ("bao", "dai")[number % 2], months[number // 2 % len(months)]
        day = f"{month}-{1 + number // 240 % 28:02}"
        place = f"{outlet}/{month.year}/{month.number:02}/bai-{number}.md"
        body = _body(sentences, dice)
        fields = (
            f"title: Bài số {number}\ndate: {day}\ntopics: [{dice.choice(topics)}]\ndescription: Một câu.\n"
        )
        if outlet == "dai":
            fields += f"broadcast: {{programme: A, channel: B, aired: {day}T19:45, duration: PT4M30S, "
            fields += f"media: https://media.dai.example/{number}.mp3, length: 4320000}}\n"
        for root, text in (
            (newsroom, f"---\n{fields}---\n{body}\n"),
            (plain, f"# Bài số {number}\n\n{body}\n"),
        ):
            file = root / "docs" / place
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    (plain / "docs" / "index.md").write_text("# Plain\n", encoding="utf-8")
    git = ("git", "-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "core.autocrlf=false")
    for arguments in (("init", "-q"), ("add", "docs", "mandate.yml"), ("commit", "-q", "-m", "All")):
        subprocess.run((*git, *arguments), cwd=newsroom, check=True)


def _reload(newsroom: Path, run: tuple[str, ...]) -> Cost:
    """The time from a save to the end of the preview's next build."""
    check = (*run, str(newsroom / "scripts" / "check.py"))
    verdict = subprocess.run(check, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    command = (*run, str(newsroom / "scripts" / "preview.py"), "--port", "8765")
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    article = next((newsroom / "docs" / "bao").rglob("*.md"))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        watchdog = threading.Timer(300, server.kill)
        watchdog.start()
        try:
            _wait_for(verdict, server)
            _wait_for_answer("http://127.0.0.1:8765/")
            start = time.perf_counter()
            article.write_text(article.read_text("utf-8") + "\nThêm một câu.\n", encoding="utf-8")
            _wait_for(verdict, server)
            return Cost(time.perf_counter() - start, float("nan"))
        finally:
            watchdog.cancel()
            server.terminate()


def _wait_for_answer(address: str) -> None:
    """Wait until the preview answers: from then on it sees what is saved."""
    while True:
        try:
            urllib.request.urlopen(address).close()  # noqa: S310 (an address of this machine)
        except OSError:
            time.sleep(0.05)
        else:
            return


def _wait_for(verdict: str, server: subprocess.Popen[str]) -> None:
    """Wait for what the preview says last after a build."""
    assert server.stdout is not None
    for line in server.stdout:
        if line.startswith(verdict):
            return
    raise click.ClickException("the preview ended")


if __name__ == "__main__":
    _command.run(main)
