"""What a server of one's own runs by, asked of nginx, Caddy and systemd where they are on this machine."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from media_mandate.desk.belongings import HOSTING
from media_mandate.desk.form_program import content_policy, own_headers, own_repository
from media_mandate.desk.founding import BARE, FOLDER, HOSTING_FILES, PORT, SERVERS, hosting
from media_mandate.site import policy
from tests.sites import ROOT, command, copy_product

START = ROOT / "templates/start"
TEMPLATES = {f"templates/start/{file.name}": file.read_text("utf-8") for file in START.iterdir()}
SITE_NAME = 'Trẻ em "Gia Lai" & bạn'


def files(server: str) -> dict[str, str]:
    return hosting(server, SITE_NAME, "https://tre-em.example/", TEMPLATES)


_COMMENT = re.compile(r"(?:^|\s)# ?([^!{\s][^{]*)$", re.MULTILINE)
_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩậắằặẹẻẽếềểệỉịọỏốồổộớờởợụủứừửựỳỵỷỹ]")
_KEPT = [*sorted(START.iterdir()), *(ROOT / name for name in ("mkdocs.yml", ".github/CODEOWNERS"))]


@pytest.mark.parametrize("file", [file for file in _KEPT if file.suffix != ".md"], ids=lambda file: file.name)
def test_what_a_newsroom_keeps_explains_itself_in_vietnamese(file: Path) -> None:
    """Each comment of more than three words has signs that English has not."""
    comments = _COMMENT.findall(file.read_text("utf-8"))
    told = [text for text in comments if len(text.split()) > 3]
    assert not [text for text in told if _VIETNAMESE.search(text) is None]


@pytest.mark.parametrize("server", SERVERS)
def test_every_file_that_the_recipe_names_is_there(server: str) -> None:
    """And each that is there is named in it; all speak of one folder, one repository, one port."""
    written = files(server)
    recipe = written[f"{HOSTING}/HUONG-DAN.md"]
    for name in (*HOSTING_FILES, SERVERS[server]):
        text = written[f"{HOSTING}/{name}"]
        assert "{{" not in text
        assert "{%" not in text
    assert f"hosting/{SERVERS[server]}" in recipe
    assert "hosting/post-receive" in recipe
    for kind in ("service", "timer", "path"):
        assert f"hosting/tre-em-*.{kind}" in recipe
    assert f"{FOLDER}/scripts/publish.py" in written[f"{HOSTING}/post-receive"]
    assert str(PORT) in written[f"{HOSTING}/tre-em-desk.service"]
    assert f"127.0.0.1:{PORT}" in written[f"{HOSTING}/{SERVERS[server]}"]
    assert f"git init --bare --initial-branch=main {BARE}" in recipe
    for script in re.findall(r"scripts/\w+\.py", recipe):
        assert (ROOT / script).is_file()
    assert f"--set-up\n{server}" in recipe or f"--set-up {server}" in recipe


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    """As `systemd-analyze verify` says."""
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("Not here: systemd-analyze")
    for name, text in files("nginx").items():
        (tmp_path / Path(name).name).write_text(text, "utf-8")
    units = sorted(file for file in tmp_path.glob("tre-em-*"))
    assert len(units) == 5
    run = subprocess.run([program, "verify", *units], capture_output=True, encoding="utf-8", check=False)
    said = [line for line in run.stderr.splitlines() if "tre-em" in line]
    assert said == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a server with a site that has a page, a form, and the headers of both."""
    site = policy.headers(policy.content_policy((), ()))
    own = own_headers(content_policy(own_repository("https://tre-em.example/")))
    admin = {**site, **own}
    texts = {
        "site/index.html": "Trang chủ",
        "site/404.html": "Không có",
        "site/bai/index.html": "Bài",
        "site/admin/index.html": "Trang soạn bài",
        "site/admin/a.mjs": "export default 1;",
        "site/admin/a.wasm": "",
        "build/headers/nginx.conf": policy.for_nginx(site),
        "build/headers/Caddyfile": policy.for_caddy(site),
        "build/headers/admin/nginx.conf": policy.for_nginx(admin),
        "build/headers/admin/Caddyfile": policy.for_caddy(admin),
    }
    for name, text in texts.items():
        file = tmp_path / "Trẻ em" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path / "Trẻ em"


NGINX = """\
daemon off; master_process off; pid {run}/pid; error_log {run}/error.log; events {{}}
http {{
    access_log {run}/access.log; include {run}/tre-em.conf;
    client_body_temp_path {run}/body; proxy_temp_path {run}/proxy; fastcgi_temp_path {run}/f;
    uwsgi_temp_path {run}/u; scgi_temp_path {run}/s;
}}
"""


def free_port() -> int:
    from socket import socket

    with socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(params=SERVERS)
def port(request: pytest.FixtureRequest, folder: Path, tmp_path: Path) -> Iterator[int]:
    """The port at which nginx, or Caddy, serves the folder by the file that is shipped."""
    server, port, run = str(request.param), free_port(), tmp_path / "run"
    program = shutil.which(server) or shutil.which(server, path="/usr/sbin")
    if program is None:
        pytest.skip(f"Not here: {server}")
    run.mkdir()
    text = files(server)[f"{HOSTING}/{SERVERS[server]}"].replace(FOLDER, str(folder))
    if server == "nginx":
        text = text.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("listen [::]:80;", "")
        text = text.replace("/var/log/nginx", str(run))
        (run / "tre-em.conf").write_text(text, "utf-8")
        (run / "nginx.conf").write_text(NGINX.format(run=run), "utf-8")
        arguments = ["-p", str(run), "-e", str(run / "error.log"), "-c", str(run / "nginx.conf")]
    else:
        text = text.replace("tre-em.example {", f"http://127.0.0.1:{port} {{")
        text = text.replace("\n{\n", "\n{\n\tadmin off\n", 1)
        (run / "Caddyfile").write_text(text, "utf-8")
        arguments = ["run", "--adapter", "caddyfile", "--config", str(run / "Caddyfile")]
    log = (run / "said.txt").open("wb")
    started = subprocess.Popen(
        [program, *arguments], env={"HOME": str(run), "PATH": "/usr/bin"}, stdout=log, stderr=log
    )
    try:
        while not answers(port):
            assert started.poll() is None, (run / "said.txt").read_text("utf-8", "replace")
            time.sleep(0.05)
        yield port
    finally:
        started.terminate()
        started.wait()
        log.close()


def answers(port: int) -> bool:
    try:
        ask(port, "/")
    except OSError:
        return False
    return True


def ask(port: int, path: str) -> tuple[int, dict[str, list[str]], str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    found = connection.getresponse()
    headers: dict[str, list[str]] = {}
    for name, value in found.getheaders():
        headers.setdefault(name, []).append(value)
    text = found.read().decode()
    connection.close()
    return found.status, headers, text


def test_the_site_and_the_form_have_their_own_policies(port: int) -> None:
    """Each page has its headers once, an error too; modules have a type that browsers run."""
    for path, status, text, is_of_form in (
        ("/", 200, "Trang chủ", False),
        ("/bai/", 200, "Bài", False),
        ("/khong-co", 404, "Không có", False),
        ("/admin/", 200, "Trang soạn bài", True),
    ):
        found, headers, said = ask(port, path)
        assert (found, said) == (status, text)
        (sent,) = headers["Content-Security-Policy"]
        assert ("'unsafe-inline'" in sent) is is_of_form
        assert "'wasm-unsafe-eval'" in sent
        assert "frame-ancestors 'none'" in sent
        opener = "same-origin-allow-popups" if is_of_form else "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == [opener]
        assert headers["X-Content-Type-Options"] == ["nosniff"]
    _status, headers, _text = ask(port, "/admin/a.mjs")
    assert headers["Content-Type"][0].startswith("text/javascript")
    _status, headers, _text = ask(port, "/admin/a.wasm")
    assert headers["Content-Type"] == ["application/wasm"]


def test_no_log_has_the_name_of_a_file_that_the_form_asks_for(port: int, tmp_path: Path) -> None:
    """Not even where the desk does not answer."""
    status, headers, said = ask(port, "/api/v1/repos/toa-soan/bai/raw/docs/bao/2026/01/be-teo.md")
    assert status == 502
    assert headers["Content-Type"][0].startswith("application/json")
    assert "Bài chưa được lưu" in json.loads(said)["message"]  # as the form shows it
    logs = [file.read_text("utf-8", "replace") for file in (tmp_path / "run").iterdir() if file.is_file()]
    assert not [text for text in logs if "be-teo" in text]


def test_a_newsroom_can_have_them_anew(tmp_path: Path) -> None:
    """As one that stood elsewhere before, or is older than the files."""
    root = tmp_path / "Tòa soạn"
    copy_product(root)
    assert command(root, "desk", "--set-up", "caddy").returncode == 0
    assert "media-mandate.example {" in (root / "hosting/Caddyfile").read_text("utf-8")
