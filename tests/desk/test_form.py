"""The form at /admin/: what it asks, drawn from the mandate, and what it may ask of whom."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urljoin

import pytest
from pydantic import BaseModel

from media_mandate.addresses import RULES as ADDRESS
from media_mandate.articles.front_matter import FrontMatter
from media_mandate.desk.form import configuration
from media_mandate.desk.form_program import (
    ELSEWHERE,
    OURS,
    OWN_REPOSITORY,
    ChangedError,
    HostedRepository,
    at_home,
    content_policy,
    for_hosts,
    own_repository,
    read_repository,
)
from media_mandate.mandate.file import load_mandate
from media_mandate.messages import translator
from media_mandate.months import Month
from media_mandate.reading.typed import typed_length
from media_mandate.rules import RULES
from tests.newsdesk import MANDATE, Desk
from tests.sites import ROOT, command, copy_product

GITHUB = HostedRepository("github", "github.com", "toa-soan/tre-em")
GITLAB = HostedRepository("gitlab", "git.tinh.vn", "so/tre-em")


def asked(desk: Desk, repository: HostedRepository = GITHUB, **options: Any) -> Mapping[str, Any]:
    file, problems = load_mandate(desk.root / "mandate.yml")
    assert file is not None, problems
    return configuration(file.mandate, repository, translator("vi"), Month(2026, 2), **options)


def fields(settings: Mapping[str, Any], outlet: str) -> dict[str, dict[str, Any]]:
    found = next(entry for entry in settings["collections"] if entry["name"] == outlet)
    return {field["name"]: field for field in found["fields"]}


def test_hints_lead_to_the_page_of_rules(desk: Desk) -> None:
    """From the form's folder, to anchors that there are."""
    links = re.findall(r"\]\(([^)]+)\)", json.dumps(asked(desk)["collections"]))
    assert {urljoin("/admin/", link).partition("#")[0] for link in links} == {f"/{ADDRESS}/"}
    assert {link.partition("#")[2] for link in links} - {""} <= RULES.keys()
    assert len(links) >= 4


def test_each_outlet_is_asked_what_belongs_to_it(desk: Desk) -> None:
    """A newspaper is asked where it printed, a broadcaster what it aired; both file by the article's date."""
    settings = asked(desk)
    paper, station = fields(settings, "bao"), fields(settings, "dai")
    assert "broadcast" not in paper
    assert "printed" not in station
    assert "month" not in {**paper, **station}
    assert paper["draft"]["default"] is True
    assert station["broadcast"]["fields"][0]["default"] == "Trẻ em"
    assert [entry["folder"] for entry in settings["collections"]] == ["docs/bao", "docs/dai"]
    assert {entry["path"] for entry in settings["collections"]} == {
        "{{date | date('YYYY')}}/{{date | date('MM')}}/{{slug}}"
    }


def test_an_outlet_of_both_kinds_is_asked_for_either(desk: Desk) -> None:
    """The broadcast block may be added or left out; each block says of which kind it is."""
    both = MANDATE.replace("kind: newspaper", "kind: [newspaper, broadcaster]").replace(
        "shortest: 20", "shortest: {newspaper: 20, broadcaster: 60}"
    )
    desk.write("mandate.yml", both)
    settings = asked(desk)
    found, station = fields(settings, "bao"), fields(settings, "dai")
    assert {"printed", "broadcast"} <= found.keys()
    assert [found[name]["required"] for name in ("broadcast", "printed")] == [False, False]
    assert "required" not in station["broadcast"]
    assert found["broadcast"]["hint"].startswith("Thêm khối này nếu bài phát trên sóng.")
    assert found["date"]["label"] == "Ngày đăng"
    assert found["body"]["label"] != station["body"]["label"]


def test_topics_and_units_are_choices_with_their_names(desk: Desk) -> None:
    """What has ended stays a choice, for old articles bear it, and says until when it held."""
    ended = "name: Sở Y tế, kind: department, until: 2026-01"
    desk.write("mandate.yml", MANDATE.replace("name: Sở Y tế, kind: department", ended))
    found = fields(asked(desk), "bao")
    assert found["topics"]["options"][0] == {"label": "Đuối nước", "value": "duoi-nuoc"}
    assert found["units"]["options"] == [{"label": "Sở Y tế (đến 1/2026)", "value": "so-y-te"}]


def test_the_date_stays_within_the_duties(desk: Desk) -> None:
    """No day can be chosen on which nothing was owed yet, or any more."""
    desk.write("mandate.yml", MANDATE.replace("from: 2026-01, ", "from: 2026-01, until: 2026-06, ", 1))
    date = fields(asked(desk), "bao")["date"]
    assert (date["min"], date["max"]) == ("2026-01-01", "2026-06-30")


def names(given: list[dict[str, Any]], model: type[BaseModel]) -> Iterator[tuple[str, bool]]:
    """Every field of the form, and whether an article has it."""
    for field in given:
        known = model.model_fields.get(field["name"])
        yield field["name"], known is not None
        if known is not None and "fields" in field:
            models = [found for found in _types(known.annotation) if issubclass(found, BaseModel)]
            yield from names(field["fields"], models[0])


def _types(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for part in get_args(annotation):
        yield from _types(part)


@pytest.mark.parametrize("outlet", ["bao", "dai"])
def test_whatever_the_form_asks_an_article_may_say(desk: Desk, outlet: str) -> None:
    """No field of the form is unknown to front matter, down to the last block."""
    given = [
        field for field in fields(asked(desk), outlet).values() if field["name"] not in ("body", "check")
    ]
    found = dict(names(given, FrontMatter))
    assert {"aired", "guardian", "text"} - set(found) == ({"aired"} if outlet == "bao" else set())
    assert all(found.values()), found


def test_a_sample_marks_its_articles_and_a_newsroom_does_not(desk: Desk) -> None:
    """A new article of the sample says so by itself."""
    assert "sample" not in fields(asked(desk), "bao")
    desk.write("mandate.yml", MANDATE + "sample: {as_of: 2026-02-10}\n")
    assert fields(asked(desk), "bao")["sample"]["default"] is True


def test_editors_sign_in_as_the_host_allows(desk: Desk) -> None:
    """By a token; by a service on GitHub, by an application on GitLab; and by review when it is asked for."""
    assert asked(desk)["backend"] == {
        "name": "github",
        "repo": "toa-soan/tre-em",
        "auth_methods": ["token"],
    }
    assert asked(desk, sign_in="https://vao.vn")["backend"]["base_url"] == "https://vao.vn"
    gitlab = asked(desk, GITLAB, sign_in="a1b2", is_reviewed=True)
    assert gitlab["backend"] == {
        "name": "gitlab",
        "repo": "so/tre-em",
        "api_root": "https://git.tinh.vn/api/v4",
        "base_url": "https://git.tinh.vn",
        "auth_type": "pkce",
        "app_id": "a1b2",
    }
    assert (asked(desk)["publish_mode"], gitlab["publish_mode"]) == ("simple", "editorial_workflow")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://github.com/toa-soan/tre-em.git\n", GITHUB),
        ("git@github.com:toa-soan/tre-em.git", GITHUB),
        ("https://gitlab-ci-token:bi-mat@git.tinh.vn/so/tre-em.git", GITLAB),
        ("ssh://git@git.tinh.vn:2222/so/tre-em", GITLAB),
        ("https://GitLab.com/so/nhom/tre-em/", HostedRepository("gitlab", "gitlab.com", "so/nhom/tre-em")),
        ("https://Gitea.tinh.vn/so/tre-em.git", HostedRepository("gitea", "gitea.tinh.vn", "so/tre-em")),
        ("https://gitea.tinh.vn/so/nhom/tre-em", None),
        ("https://github.com/toa-soan", None),
        ("/srv/git/tre-em", None),
        ("https://[", None),
        ("", None),
    ],
)
def test_the_repository_is_told_from_its_address(address: str, expected: HostedRepository | None) -> None:
    """From a web address or a git remote, without the name and the password in it."""
    assert read_repository(address) == expected


def test_the_form_may_ask_its_host_and_nobody_else() -> None:
    """Scripts and workers are this site's own; connections go here and to the articles' host."""
    policy = dict(rule.split(" ", 1) for rule in content_policy(GITLAB).split("; "))
    assert policy["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert policy["worker-src"] == "'self'"
    assert policy["connect-src"] == "'self' data: blob: https://git.tinh.vn"
    assert "https://api.github.com" in content_policy(GITHUB)
    assert "/admin/*\n  ! Content-Security-Policy\n" in for_hosts(content_policy(GITHUB))


def test_an_office_can_have_a_gitea_or_nothing_but_a_server(desk: Desk) -> None:
    """A Forgejo of any name is asked at its own address, an own server at the site's, and nobody else is."""
    forgejo = read_repository("https://git.tinh.vn/so/tre-em", is_gitea=True)
    assert forgejo == HostedRepository("gitea", "git.tinh.vn", "so/tre-em")
    backend = {"name": "gitea", "repo": "so/tre-em", "auth_methods": ["token"]}
    assert asked(desk, forgejo)["backend"] == {**backend, "api_root": "https://git.tinh.vn/api/v1"}
    policy = dict(rule.split(" ", 1) for rule in content_policy(forgejo).split("; "))
    assert policy["connect-src"] == "'self' data: blob: https://git.tinh.vn"
    own = own_repository("https://tre-em.example/")
    assert asked(desk, own)["backend"] == {
        **backend,
        "repo": OWN_REPOSITORY,
        "api_root": "https://tre-em.example/api/v1",
    }
    policy = dict(rule.split(" ", 1) for rule in content_policy(own).split("; "))
    assert policy["connect-src"] == "'self' data: blob:"
    assert policy["img-src"] == "'self' data: blob:"


def test_every_foreign_address_is_replaced_or_the_form_is_refused() -> None:
    """A new version that names an address twice, or no more, is looked at before it is used."""
    program = " ".join((*ELSEWHERE, *OURS))
    assert "https:" not in at_home(program)
    assert "`x-picture`" in at_home(program)
    with pytest.raises(ChangedError):
        at_home(program + " " + next(iter(ELSEWHERE)))
    with pytest.raises(ChangedError):
        at_home("")


def test_the_command_says_what_is_missing(desk: Desk, tmp_path: Path) -> None:
    """Without a site, without a repository, without npm: one line of words, and nothing is written."""
    copy_product(desk.root)
    no_site = command(desk.root, "add_admin")
    assert no_site.returncode == 3
    assert "chưa có trang web" in no_site.stderr
    desk.write("site/index.html", "")
    no_repository = command(desk.root, "add_admin")
    assert no_repository.returncode == 3
    assert "--repository https://github.com/toa-soan/tre-em" in no_repository.stderr
    address = "https://github.com/toa-soan/tre-em"
    no_npm = command(desk.root, "add_admin", "--repository", address, PATH=str(tmp_path))
    assert no_npm.returncode == 3
    assert "Node.js" in no_npm.stderr
    assert not (desk.root / "site/admin").exists()


@pytest.mark.skipif(os.name == "nt", reason="no shell scripts on Windows")
def test_what_npm_was_killed_in_is_fetched_again(desk: Desk) -> None:
    """Half a form is never taken for a whole one, and no site gets it."""
    copy_product(desk.root)
    desk.write("site/index.html", "")
    npm = desk.write("bin/npm", "#!/bin/sh\nmkdir -p node_modules/@sveltia/cms\nkill -9 $PPID\n")
    npm.chmod(0o755)
    to = ("--repository", "https://github.com/toa-soan/tre-em")
    path = f"{npm.parent}{os.pathsep}{os.environ['PATH']}"
    assert command(desk.root, "add_admin", *to, PATH=path).returncode == -signal.SIGKILL
    again = command(desk.root, "add_admin", *to, PATH=str(desk.root))
    assert again.returncode == 3
    assert "Node.js" in again.stderr
    assert [file.name for file in (desk.root / "site").iterdir()] == ["index.html"]


def test_the_lock_names_versions_and_hashes_and_no_host() -> None:
    """npm checks what it fetches against the lock, wherever it fetches it from."""
    lock = json.loads((ROOT / "requirements/admin/package-lock.json").read_text("utf-8"))
    for name, package in lock["packages"].items():
        assert not name or package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package
    wanted = json.loads((ROOT / "requirements/admin/package.json").read_text("utf-8"))["dependencies"]
    assert all(version[0].isdigit() for version in wanted.values())


def test_the_form_asks_for_what_only_one_child_has(desk: Desk) -> None:
    """It asks beside the question whether a child can be recognised, and writes nothing for it."""
    for outlet in ("bao", "dai"):
        children = fields(asked(desk), outlet)["children"]["fields"]
        hint = next(field["hint"] for field in children if field["name"] == "identifiable")
        assert hint.startswith("Có chi tiết nào chỉ một em có?")
        assert all(word in hint for word in ("sẹo", "kết quả học tập", "bạn bè", "tài sản", "giám định"))


@pytest.mark.parametrize(
    ("typed", "is_taken"),
    [
        *((text, True) for text in ("4:30", "1:02:03", "4 phút 30 giây", "4 phút", "90 giây", "4'30\"")),
        *((text, True) for text in ("1h30", "4p30", "4'30", "1 tiếng rưỡi")),
        *((text, False) for text in ("4:60", "PT", "bốn phút", "4.30", "PT4")),
    ],
)
def test_a_length_may_be_typed_as_people_do(desk: Desk, typed: str, is_taken: bool) -> None:
    """What a command takes the form takes, too; of a file beside the article it need not be typed."""
    block = fields(asked(desk), "dai")["broadcast"]["fields"]
    length = next(field for field in block if field["name"] == "duration")
    assert length["required"] is False
    assert re.search(length["pattern"][0], "PT4M30S")
    assert bool(re.search(length["pattern"][0], typed)) is is_taken
    assert (typed_length(typed) is not None) is is_taken


def test_pictures_in_the_text_are_asked_about_as_the_one_above_it(desk: Desk) -> None:
    """File, what is to be seen, who took it, who is in it: there the check asks, so that nothing is stuck."""
    found = fields(asked(desk), "bao")
    above, within = found["image"]["fields"], found["body"]["picture"]["fields"]
    assert [field["name"] for field in above] == ["src", "alt", "credit", "people"]
    assert [field["name"] for field in within] == ["src", "alt", "credit", "people", "rest"]
    assert [field.get("required", True) for field in within] == [True, False, False, False, False]
    assert found["body"]["counter"] == "{count} chữ"
    assert asked(desk)["collections"][0]["summary"].startswith("{{draft | ternary('Bản nháp: ', '')}}")
