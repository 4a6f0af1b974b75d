"""Write every feed of the newsroom in a folder from bodies that are rendered; print the seconds it took."""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from media_mandate.addresses import Site
from media_mandate.feeds.channels import channels_of
from media_mandate.feeds.entries import entries_of
from media_mandate.feeds.files import documents
from media_mandate.messages import translator
from media_mandate.newsroom import read_newsroom
from media_mandate.verdict.words import verdict

newsroom, problems = read_newsroom(Path(sys.argv[1]), datetime.now(UTC))
if newsroom is None:
    sys.exit("the mandate cannot be read")
bodies = {article.path: newsroom.html[article.path] for article in newsroom.articles}
site = Site("https://bench.example/", "Bench", "Bench.", "vi", translator("vi"))
start = time.perf_counter()
channels = channels_of(newsroom.mandate, entries_of(newsroom, bodies, site), site)
said = verdict(newsroom, problems)
for _file in documents(newsroom, channels, site, said):
    pass
print(time.perf_counter() - start)
