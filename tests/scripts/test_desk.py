"""The form's calls on a server of one's own: real HTTP, a real bare repository, the real check."""

from __future__ import annotations

import os
import subprocess
import time
from base64 import b64decode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.newsdesk import MANDATE, Desk, body
from tests.own_server import LAN, REPOSITORY, Form, OwnServer, create, update
from tests.sites import command

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the recipe is for servers with a shell")

FIRST, NEW = "docs/bao/2026/01/be-boi.md", "docs/bao/2026/02/chuyen-moi.md"
SENSITIVE = MANDATE.replace("about: Phòng đuối nước.", "about: Phòng đuối nước., sensitive: true")
WRONG = "x" * 40
CONTENTS = f"{REPOSITORY}/contents"


def article(slug: str = "mới", text: str | None = None, **fields: str) -> str:
    lines = {"title": f"Bài {slug} & “thử” <b> 🙂", "date": "2026-02-05", "topics": "[tiem-chung]", **fields}
    front = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return f"---\n{front}---\n\n{text or body(slug)}"


@pytest.fixture
def server(tmp_path: Path) -> OwnServer:
    desk = Desk(tmp_path / "Bàn biên tập", SENSITIVE)
    desk.article("bao/2026/01/be-boi", topics="[tiem-chung]")
    desk.article("dai/2026/01/tiem-dung-lich", topics="[tiem-chung]")
    return OwnServer(tmp_path, desk)


@pytest.fixture
def form(server: OwnServer) -> Iterator[Form]:
    with server.answering() as form:
        yield form


def test_what_the_form_asks_before_it_shows_anything(form: Form) -> None:
    """Who it is, which version, rights, branch, all files of articles and nothing else, and their texts."""
    user = form.ask("/api/v1/user").body
    assert (user["full_name"], user["email"], user["login"]) == ("Nguyễn Thị Lan", "lan@bao.vn", "lan")
    assert float(form.ask("/api/v1/version").body["version"][:4]) >= 1.24
    about = form.ask(REPOSITORY).body
    assert (about["default_branch"], about["permissions"]["pull"]) == ("main", True)
    commit = form.ask(f"{REPOSITORY}/branches/main").body["commit"]["id"]
    tree = form.ask(f"{REPOSITORY}/git/trees/{commit}?recursive=1&page=1").body
    assert [entry["path"] for entry in tree["tree"]] == [FIRST, "docs/dai/2026/01/tiem-dung-lich.md"]
    assert tree["truncated"] is False
    asked = {"files": [FIRST, "mandate.yml", "docs/khong-co.md", ":(top)mandate.yml"]}
    (found,) = form.ask(f"{REPOSITORY}/file-contents?ref=main", asked).body
    assert found["path"] == FIRST
    assert b"title: B\xc3\xa0i be-boi" in b64decode(found["content"])
    history = form.ask(f"{REPOSITORY}/commits?sha=main&path={FIRST}&limit=100").body
    assert [one["sha"] for one in history] == [commit]
    assert form.ask("/user/settings/applications", token="").status == 200


def test_an_article_with_a_picture_is_saved_in_the_persons_name(server: OwnServer, form: Form) -> None:
    """With the server's time, whatever the browser's clock says; then it is changed, moved and deleted."""
    picture = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>"
    shown = article(image="{src: ao.svg, alt: Bờ ao có rào, people: none}")
    dates = {"author": "1999-01-01T00:00:00Z", "committer": "1999-01-01T00:00:00Z"}
    who = {"name": "Giả", "email": "gia@x.vn"}
    picture_path = "docs/bao/2026/02/ao.svg"
    saved = form.save(create(NEW, shown), create(picture_path, picture), dates=dates, author=who)
    assert saved.status == 201, saved.body
    assert server.text(NEW) == shown.strip()
    assert [file["sha"] for file in saved.body["files"]] == [form.sha(NEW), form.sha(picture_path)]
    said = server.git("log", "-1", "--format=%H|%an <%ae>|%cn <%ce>|%s|%cI").split("|")
    assert said[:4] == [saved.body["commit"]["sha"], LAN, LAN, "Update Bài “thu”"]
    assert not said[4].startswith("1999")
    media = form.ask(f"{REPOSITORY}/media/main/{picture_path}")
    assert (media.body, media.headers["Content-Type"]) == (picture, "image/svg+xml")
    assert "sandbox" in media.headers["Content-Security-Policy"]
    again = form.save(update(NEW, article("mới hơn"), form.sha(NEW)))
    assert again.status == 201
    moved = NEW.replace("chuyen-moi", "chuyen-khac")
    assert form.save(update(moved, article("mới hơn"), form.sha(NEW), from_path=NEW)).status == 201
    gone = {"operation": "delete", "path": picture_path, "sha": form.sha(picture_path)}
    answer = form.save(gone)
    assert (answer.status, answer.body["files"]) == (201, [None])
    assert server.git("ls-tree", "-r", "--name-only", "main", "docs/bao/2026/02/").count("\n") == 0
    same = form.save(update(moved, article("mới hơn"), form.sha(moved)))
    assert same.body["commit"]["sha"] == answer.body["commit"]["sha"]


def test_a_save_does_not_wait_for_what_the_hook_does(server: OwnServer, form: Form) -> None:
    """It publishes, as after a push, but not before the form has its answer."""
    hook, gate, done = (server.bare.parent / name for name in ("hook", "gate", "done"))
    os.mkfifo(gate)
    hook.write_text(f"#!/bin/sh\nread line < '{gate}'\ncat > '{done}'\n", "utf-8")
    hook.chmod(0o755)
    hook.rename(server.bare / "hooks/post-receive")
    saved = form.save(create(NEW, article()))
    assert saved.status == 201
    assert not done.exists()
    gate.write_text("go\n", "utf-8")
    while not (done.exists() and done.read_text("utf-8").endswith("main\n")):
        time.sleep(0.01)
    assert saved.body["commit"]["sha"] in done.read_text("utf-8")


def test_what_the_check_refuses_is_not_saved_and_told_in_its_words(server: OwnServer, form: Form) -> None:
    """With what it quotes, for the form is the editor's own screen; nothing of it stays on the server."""
    head = server.git("rev-parse", "main")
    named = article("x", f"Em Bùi Thị Tèo Em bị đuối nước.\n\n{body('x')}", children="{sensitive: true}")
    for text, said in (
        (article(topics="[khong-co]"), "khong-co"),
        (article(title="'Hỏng"), "dòng"),
        (named, "Tèo"),
    ):
        answer = form.save(create("docs/bao/2026/02/bi-mat-teo.md", text))
        assert answer.status == 422
        assert said in answer.words
        assert "chưa được lưu" in answer.words
    assert server.git("rev-parse", "main") == head
    assert "unreachable" not in server.git("fsck", "--unreachable", "--no-reflogs")
    files = [file for root in (server.clone / "build", server.bare) for file in root.rglob("*")]
    assert not [file for file in files if file.is_file() and "Tèo".encode() in file.read_bytes()]
    assert "teo" not in form.log.read_text("utf-8").lower()
    assert "child" in form.log.read_text("utf-8")  # the code alone
    draft = form.save(create(NEW, named.replace("---\n", "---\ndraft: true\n", 1)))
    assert draft.status == 201, draft.body


@pytest.mark.parametrize(
    ("path", "moved"), [("docs/gioi-thieu.md", None), ("docs/gioi-thieu.md", f"{FIRST}/x.md"), (FIRST, None)]
)
def test_no_text_is_taken_away(server: OwnServer, form: Form, path: str, moved: str | None) -> None:
    """A standing page is corrected, an article withdrawn; neither is deleted, nor a page moved away."""
    head, sha = server.git("rev-parse", "main"), form.sha(path) or "0" * 40
    gone = {"operation": "delete", "path": path, "sha": sha}
    answer = form.save(update(moved, "x", sha, from_path=path) if moved else gone)
    assert answer.status == 422
    assert "hãy" in answer.words.lower()
    assert server.git("rev-parse", "main") == head


def test_a_drawing_that_acts_is_refused_wherever_it_stands(server: OwnServer, form: Form) -> None:
    """In the words of the check, also where no page shows it; a drawing that only draws is saved."""
    box = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'>{}</svg>"
    for number, inner in enumerate(
        ("<script>alert(1)</script>", "<rect onload='alert(1)'/>", "<a href='javascript:a()'><rect/></a>")
    ):
        answer = form.save(create(f"docs/ve-{number}.svg", box.format(inner)))
        assert answer.status == 422
        assert f"ve-{number}.svg" in answer.words
    assert form.save(create("docs/ve.svg", box.format("<rect width='9' height='9'/>"))).status == 201


def test_a_withdrawal_is_saved_whatever_else_is_wrong(server: OwnServer, form: Form) -> None:
    """Nobody has to mend an article to take it back."""
    text = server.text(FIRST).replace("[tiem-chung]", "[khong-co]")
    refused = form.save(update(FIRST, text, form.sha(FIRST)))
    assert refused.status == 422
    text = text.replace("---\n", "---\nwithdrawn: {date: 2026-02-09, reason: Sai nội dung}\n", 1)
    assert form.save(update(FIRST, text, form.sha(FIRST))).status == 201


def test_whoever_saved_first_is_not_overwritten(server: OwnServer, form: Form) -> None:
    """Neither by an older page, nor by an article of the same name; what was pushed elsewhere is kept."""
    before = form.sha(FIRST)
    server.desk.article("bao/2026/01/be-boi", "Sửa từ máy khác, " + body("khac"), topics="[tiem-chung]")
    server.desk.commit("2026-02-09T10:00:00+07:00")
    server.desk.git("push", "--quiet", "origin", "main")
    for change in (
        update(FIRST, article(), before),
        create(FIRST, article()),
        update(FIRST, article(), None),
    ):
        answer = form.save(change)
        assert answer.status == 409
        assert "người khác" in answer.words
    assert "Sửa từ máy khác" in server.text(FIRST)
    other = form.save(create(NEW, article()))
    assert other.status == 201
    assert "Sửa từ máy khác" in server.text(FIRST)


def test_many_save_at_once_while_others_push(server: OwnServer, form: Form) -> None:
    """Each article is there in the end, the pushed one too; of two changes of one article one is refused."""
    paths = [f"docs/bao/2026/02/bai-{number}.md" for number in range(4)]
    sha = form.sha(FIRST)
    changes = [create(path, article(path[-4])) for path in paths]
    changes += [update(FIRST, article(f"lần {turn}", date="2026-01-05"), sha) for turn in "ab"]
    with ThreadPoolExecutor(len(changes)) as people:
        answers = [people.submit(form.save, change) for change in changes]
        pushed = server.desk.article("dai/2026/02/tu-may-khac", topics="[tiem-chung]")
        server.desk.commit("2026-02-09T10:00:00+07:00")
        for _try in range(20):
            server.desk.git("fetch", "--quiet")
            server.desk.git("rebase", "--quiet", "origin/main", at="2026-02-09T10:00:00+07:00")
            try:
                server.desk.git("push", "--quiet", "origin", "main")
                break
            except subprocess.CalledProcessError:
                continue
    statuses = [answer.result().status for answer in answers]
    assert statuses[:4] == [201] * 4
    assert sorted(statuses[4:]) == [201, 409]
    there = server.git("ls-tree", "-r", "--name-only", "main").splitlines()
    assert {*paths, pushed} <= set(there)
    assert server.git("fsck", "--strict") == ""


@pytest.mark.parametrize(
    "path",
    [
        "mandate.yml",
        "docs/../mandate.yml",
        "docs/bao/../../mandate.yml",
        "/etc/passwd",
        "docs//bao/2026/02/a.md",
        "docs/.git/config.md",
        "docs/bao/.git/hooks/a.md",
        "docs/bao/.GIT/a.md",
        "docs/bao/git~1/a.md",
        "docs/bao/2026/02/.gitattributes",
        "docs/bao/2026/02/a.py",
        "docs/bao/2026/02/a.html",
        "docs/bao/2026/02/a.md/",
        "docs\\bao\\a.md",
        "docs/bao/2026/02/a\n.md",
        "docs/bao/2026/02/a:b.md",
        "docs/bao/2026/02/-rf .md.",
        "docs/bao/2026/02/" + "a" * 300 + ".md",
        "docs/1/2/3/4/5/6/7/8.md",
        "docs/bao/2026/02/chuye\u0323n.md",
        "docs",
        "",
    ],
)
def test_nothing_outside_articles_is_written(server: OwnServer, path: str) -> None:
    """Whatever a path looks like, and as the place from which a file moves, too."""
    from media_mandate.desk.saving import may_be_written

    assert not may_be_written(path)


def test_the_ways_around_articles_are_closed(server: OwnServer, form: Form) -> None:
    """By a path, the place from which a file moves, a link that was pushed, a file in a folder's place."""
    head = server.git("rev-parse", "main")
    sha = server.git("rev-parse", "main:mandate.yml")
    for change in (
        create("docs/../mandate.yml", "a"),
        update("docs/bao/2026/02/a.md", "a", sha, from_path="mandate.yml"),
        {"operation": "delete", "path": "mandate.yml", "sha": sha},
        {"operation": "upload", "path": NEW},
        create(f"{FIRST}/a.md", "a"),
    ):
        assert form.save(change).status in (409, 422)
    assert form.save(create(NEW, article()), branch="other").status == 422
    assert form.save(create(NEW, article()), create(NEW, article())).status == 422
    assert form.save().status == 422
    assert server.git("rev-parse", "main") == head
    for link, target in (("docs/bao/2026/02", "/tmp"), ("docs/bao/2026/01/lien-ket.md", "/etc/passwd")):  # noqa: S108
        (server.desk.root / link).parent.mkdir(parents=True, exist_ok=True)
        (server.desk.root / link).symlink_to(target)
    server.desk.commit("2026-02-09T10:00:00+07:00")
    server.desk.git("push", "--quiet", "origin", "main")
    assert form.save(create(NEW, article())).status == 422
    assert form.save(update("docs/bao/2026/01/lien-ket.md", article(), form.sha(FIRST))).status == 409
    assert not [entry for entry in Path("/tmp").iterdir() if entry.name == Path(NEW).name]  # noqa: S108
    assert form.sha("docs/bao/2026/01/lien-ket.md") is None
    for asked in (
        "mandate.yml",
        "docs/../mandate.yml",
        "docs/bao/2026/01/lien-ket.md",
        "docs/%2e%2e/mandate.yml",
    ):
        assert form.ask(f"{REPOSITORY}/raw/{asked}?ref=main").status == 404
        assert form.ask(f"{REPOSITORY}/media/main/{asked}").status == 404
    assert form.ask(f"{REPOSITORY}/commits?sha=main&path=mandate.yml&limit=100").body == []
    assert form.ask("/api/v1/repos/khac/khac").status == 404


def test_sizes_are_bounded(server: OwnServer, form: Form) -> None:
    """Of an article, of a call, and of one whose length nobody knows; JSON that is none is refused."""
    assert form.save(create(NEW, "a" * 1_000_001)).status == 413
    assert form.ask(CONTENTS, b"{}", Content_Length="80000001").status == 413
    assert form.ask(CONTENTS, b"0\r\n\r\n", Transfer_Encoding="chunked").status == 411
    for wrong in (b"{", b"[]", b'{"files": 7}', b"\xff\xfe", b"[" * 100_000):
        assert form.ask(CONTENTS, wrong).status == 422
        assert form.ask(f"{REPOSITORY}/file-contents?ref=main", wrong).status == 422
    assert form.save({**create(NEW, ""), "content": "***"}).status == 422


def test_tokens_are_given_listed_and_taken(server: OwnServer, form: Form) -> None:
    """Only hashes are kept, closed to others; a new one ends the former, and what is taken ends at once."""
    kept = server.bare / "desk-tokens.json"
    assert form.token not in kept.read_text("utf-8")
    assert kept.stat().st_mode & 0o077 == 0
    other = server.give("Trần Văn “B” <b@dai.vn>")
    assert form.ask("/api/v1/user", token=other).body["email"] == "b@dai.vn"
    listed = command(server.clone, "desk", "--list").stdout
    assert [line.rpartition(",")[0] for line in listed.splitlines()] == [LAN, "Trần Văn “B” <b@dai.vn>"]
    newer = server.give("Trần Văn “B” <b@dai.vn>")
    assert form.ask("/api/v1/user", token=other).status == 401
    assert form.ask("/api/v1/user", token=newer).status == 200
    assert command(server.clone, "desk", "--take", "B@dai.vn").returncode == 0
    assert form.ask("/api/v1/user", token=newer).status == 401
    assert command(server.clone, "desk", "--take", "b@dai.vn").returncode == 3
    for person in ("Lan", "Lan <lan>", "A\nB <a@b.vn>", "<a@b.vn>", "A <a@b.vn> <c@d.vn>"):
        assert command(server.clone, "desk", "--give", person).returncode == 3


def test_wrong_tokens_are_slowed_down_and_others_are_not(server: OwnServer, form: Form) -> None:
    """By the address that the server in front saw; who has a right one is never kept waiting."""
    wrong = [form.ask("/api/v1/user", token=WRONG, X_Forwarded_For="1.1.1.1, 9.9.9.9") for _try in range(12)]
    assert [answer.status for answer in wrong] == [401] * 10 + [429] * 2
    assert wrong[-1].headers["Retry-After"] == "600"
    assert form.ask("/api/v1/user", X_Forwarded_For="9.9.9.9").status == 200
    assert form.ask("/api/v1/user", token=WRONG, X_Forwarded_For="8.8.8.8").status == 401
    for path in (REPOSITORY, CONTENTS, "/", "/api/v1/version"):
        assert form.ask(path, token=WRONG, X_Forwarded_For="7.7.7.7").status == 401
    log = form.log.read_text("utf-8")
    assert WRONG not in log
    assert form.token not in log


def test_pages_of_other_sites_may_not_ask(form: Form) -> None:
    """Nor are they told that they may."""
    host = f"127.0.0.1:{form.port}"
    assert form.ask("/api/v1/user", Origin=f"http://{host}").status == 200
    for origin in ("https://other.example", "null"):
        answer = form.ask("/api/v1/user", Origin=origin)
        assert answer.status == 403
        assert not [name for name in answer.headers if name.startswith("Access-Control")]


def test_a_mandate_that_cannot_be_read_costs_nobody_a_text(server: OwnServer, form: Form) -> None:
    """Nothing is published then, and what was written is kept."""
    server.desk.write("mandate.yml", SENSITIVE + "la: 1\n")
    server.desk.commit("2026-02-09T10:00:00+07:00")
    server.desk.git("push", "--quiet", "origin", "main")
    assert form.save(create(NEW, article(topics="[khong-co]"))).status == 201
