"""What runs on GitHub and GitLab: with the least rights, and nothing that strangers can turn against us."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from media_mandate.desk.form import REASONS
from media_mandate.messages import _, translator
from tests.newsdesk import Desk
from tests.programs import lacking

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = ROOT / ".github/workflows"


def need_bash() -> None:
    if os.name == "nt" or shutil.which("bash") is None:  # that of Windows may be another system's
        lacking("bash. Install it")


def test_zizmor_finds_nothing() -> None:
    """Pinned actions, least rights, no words of strangers in a shell."""
    zizmor = Path(sys.executable).with_name("zizmor")
    run = subprocess.run([zizmor, "--offline", "--no-progress", WORKFLOWS], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_reminders_may_write_issues_and_nothing_else() -> None:
    """They run daily, apart from the build."""
    workflow = yaml.safe_load((WORKFLOWS / "remind.yml").read_text("utf-8"))
    assert workflow["permissions"] == {}
    assert [job["permissions"] for job in workflow["jobs"].values()] == [
        {"contents": "read", "issues": "write"}
    ]
    (schedule,) = workflow[True]["schedule"]  # YAML takes "on" for true
    assert schedule["cron"].split()[2:] == ["*", "*", "*"]


def test_what_was_sent_is_remembered_from_run_to_run() -> None:
    """Brought back before anything is sent, and kept whatever failed."""
    steps = yaml.safe_load((WORKFLOWS / "remind.yml").read_text("utf-8"))["jobs"]["remind"]["steps"]
    kinds = [step.get("uses", "").partition("@")[0] or step["name"] for step in steps]
    sending = [kinds.index(name) for name in ("write e-mail", "call webhooks")]
    assert kinds.index("actions/cache/restore") < min(sending)
    assert kinds.index("actions/cache/save") > max(sending)
    assert "!cancelled()" in steps[kinds.index("actions/cache/save")]["if"]
    kept = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))[".remind"]["cache"]
    assert kept["paths"] == ["build/reminded.json"]
    assert kept["when"] == "always"


def test_gitlab_reminds_whatever_becomes_of_the_build() -> None:
    """Only in the daily run, and only where a token or a mail server is set."""
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    assert jobs[".remind"]["needs"] == []
    for name, variable in (
        ("remind", "$REMINDER_TOKEN"),
        ("remind by mail", "$MAIL_HOST"),
        ("remind by webhook", "$WEBHOOK_TO"),
    ):
        (rule,) = jobs[name]["rules"]
        assert rule["if"] == f'$CI_PIPELINE_SOURCE == "schedule" && {variable}'
        assert jobs[name]["extends"] == ".remind"


def test_a_pull_request_is_built_with_no_right_but_to_read() -> None:
    """Forks too: no secret, no token that writes; its change is held against where it wants to go."""
    workflow = yaml.safe_load((WORKFLOWS / "build.yml").read_text("utf-8"))
    assert set(workflow[True]) == {"push", "pull_request", "schedule", "workflow_dispatch"}
    job = workflow["jobs"]["build"]
    assert job["permissions"] == {"contents": "read"}
    steps = {step.get("name"): step for step in job["steps"]}
    assert '--against "$since"' in steps["check"]["run"]
    for name in ("preview", "keep the preview"):
        assert steps[name]["if"] == "${{ !cancelled() && github.event_name == 'pull_request' }}"
    assert "secrets" not in (WORKFLOWS / "build.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ({}, None),
        ({"BASE": "main", "BEFORE": "HEAD"}, "main"),
        ({"BEFORE": "0" * 40}, None),
        ({"BEFORE": "HEAD"}, "HEAD"),
    ],
)
def test_the_check_takes_a_base_only_where_there_is_one(
    desk: Desk, given: dict[str, str], base: str | None
) -> None:
    """A pull request's is where it wants to go, a push's what stood before; the first push has none."""
    need_bash()
    here = desk.commit("2026-01-06T10:00:00+07:00")
    given = {name: here if value == "HEAD" else value for name, value in given.items()}
    workflow = yaml.safe_load((WORKFLOWS / "build.yml").read_text("utf-8"))
    (step,) = (step for step in workflow["jobs"]["build"]["steps"] if step.get("name") == "check")
    assert step["env"] == {"BEFORE": "${{ github.event.before }}"}
    job = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))["check"]
    lines = [line for line in job["script"] if "since" in line]
    names = {
        "BASE": ("GITHUB_BASE_REF", "CI_MERGE_REQUEST_DIFF_BASE_SHA"),
        "BEFORE": ("BEFORE", "CI_COMMIT_BEFORE_SHA"),
    }
    for place, script in enumerate((step["run"], "\n".join(lines).replace("> build/check.md", ""))):
        said = {names[name][place]: value for name, value in given.items()}
        shown = script.replace("python3 scripts/check.py", "printf '%s\\n'")
        run = subprocess.run(
            ["bash", "-e", "-c", shown],
            cwd=desk.root,
            env={"PATH": os.environ["PATH"], **said},
            capture_output=True,
            text=True,
            check=True,
        )
        shape = "github" if place == 0 else "markdown"
        ref = None if base is None else here if base == "HEAD" else f"origin/{base}" if place == 0 else base
        assert run.stdout.split() == ["--format", shape, *(["--against", ref] if ref else [])]


def test_gitlab_links_the_check_and_the_preview_of_a_merge_request() -> None:
    """Both are kept, the check also when it is red."""
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    assert jobs["check"]["artifacts"]["when"] == "always"
    assert jobs["check"]["artifacts"]["paths"] == ["build/check.md"]
    assert jobs["preview"]["artifacts"]["paths"] == ["build/preview/"]
    (rule,) = jobs["preview"]["rules"]
    assert rule["if"] == '$CI_PIPELINE_SOURCE == "merge_request_event"'


@pytest.mark.parametrize(("status", "goes_on"), [(0, True), (1, True), (2, True), (3, False)])
def test_gitlab_gets_a_code_quality_report_also_when_the_check_is_red(
    tmp_path: Path, status: int, goes_on: bool
) -> None:
    """The report is kept; a missing month or a problem is left to the line behind it to say."""
    need_bash()
    job = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))["check"]
    assert job["artifacts"]["reports"] == {"codequality": "build/code-quality.json"}
    line = job["script"][index(job["script"], "--format gitlab")]
    (tmp_path / "build").mkdir()
    script = f"set -e\npython3() {{ echo []; return {status}; }}\n{line}\necho on"
    run = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert (run.stdout == "on\n") is goes_on
    assert (tmp_path / "build/code-quality.json").read_text() == "[]\n"


def test_what_looks_for_faces_is_there_before_anything_is_judged() -> None:
    """Else a face in a sensitive article would be no more than a warning that nobody looked."""
    steps = yaml.safe_load((WORKFLOWS / "build.yml").read_text("utf-8"))["jobs"]["build"]["steps"]
    lines = [step.get("run", "") for step in steps]
    assert index(lines, "find_faces.py") < index(lines, "check.py")
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    for name, judging in (("check", "--format gitlab"), ("build", "scripts/build.py")):
        assert index(jobs[name]["script"], "find_faces.py") < index(jobs[name]["script"], judging)


def commands(root: dict[str, Any], job: str) -> list[str]:
    """What a job runs, in its order: lines of the shell, and the names of actions."""
    return [
        line
        for step in root["jobs"][job]["steps"]
        for line in (step["run"].splitlines() if "run" in step else [step["uses"].split("@")[0]])
    ]


def index(lines: list[str], part: str) -> int:
    """Where the one line stands that has `part`."""
    (found,) = [place for place, line in enumerate(lines) if part in line]
    return found


@pytest.mark.parametrize(("workflow", "job"), [("build", "deploy"), ("withdraw", "publish")])
def test_github_verifies_before_it_publishes(workflow: str, job: str) -> None:
    """A step that fails ends the job; only a variable of the repository lets a site without a record pass."""
    root = yaml.safe_load((WORKFLOWS / f"{workflow}.yml").read_text("utf-8"))
    lines = commands(root, job)
    verify = index(lines, "scripts/verify.py")
    assert verify < index(lines, "actions/deploy-pages")
    assert lines[verify] == 'python3 scripts/verify.py "${live%/}/"'
    (step,) = [step for step in root["jobs"][job]["steps"] if step.get("name") == "verify"]
    assert step["env"]["FIRST_PUBLICATION"] == "${{ vars.FIRST_PUBLICATION }}"
    tolerant = [
        part for part in (root["jobs"][job], *root["jobs"][job]["steps"]) if "continue-on-error" in part
    ]
    assert all(part.get("name") in ("faces", "form") for part in tolerant)
    assert all("if" not in step for step in root["jobs"][job]["steps"])


@pytest.mark.parametrize("job", ["pages", "withdraw"])
def test_gitlab_verifies_before_it_publishes(job: str) -> None:
    """What lies in public/ after the job is published, so verify comes before anything is put there."""
    lines = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))[job]["script"]
    verify = index(lines, "scripts/verify.py")
    assert verify < index(lines, "public")
    assert lines[verify] == 'python3 scripts/verify.py "${CI_PAGES_URL%/}/"'


@pytest.mark.parametrize("job", ["build", "withdraw"])
def test_the_form_is_added_on_both_hosts_and_holds_nothing_back(job: str) -> None:
    """Every site that is published has the form at /admin/, unless npm's registry does not answer."""
    lines = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))[job]["script"]
    form = lines[index(lines, "scripts/add_admin.py")]
    shell = form.replace("apt-get", "false").replace("python3", "exit 9;")
    environment = {"CI_COMMIT_BRANCH": "main", "CI_DEFAULT_BRANCH": "main"}
    need_bash()
    assert subprocess.run(["bash", "-ec", shell], env=environment).returncode == 0
    jobs = yaml.safe_load((WORKFLOWS / f"{job}.yml").read_text("utf-8"))["jobs"].values()
    [step] = [step for found in jobs for step in found["steps"] if "add_admin.py" in step.get("run", "")]
    assert step["continue-on-error"] is True


def test_what_was_made_is_published_though_something_is_held_back() -> None:
    """A red check or build stops no site that was made; tests that fail do."""
    jobs = yaml.safe_load((WORKFLOWS / "build.yml").read_text("utf-8"))["jobs"]
    steps = {step.get("name"): step for step in jobs["build"]["steps"]}
    assert steps["build"]["run"] == "python3 scripts/build.py --hold-back"
    wanted = ("!cancelled()", "steps.test.outcome == 'success'", "steps.audit.outcome == 'success'")
    assert all(part in steps["site"]["if"] for part in wanted)
    for step in ("form", "keep the site"):
        assert "!cancelled() && steps.site.outputs.made == 'yes'" in steps[step]["if"]
    assert "!cancelled() && needs.build.outputs.made == 'yes'" in jobs["deploy"]["if"]
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    assert gitlab["pages"]["needs"] == ["test", "build"]
    for job in ("build", "withdraw"):
        assert any("build.py --hold-back" in line for line in gitlab[job]["script"])


@pytest.mark.parametrize(
    ("status", "made", "goes_on"), [(0, True, True), (2, True, True), (1, True, True), (2, False, False)]
)
def test_the_shells_tell_a_site_that_was_made(tmp_path: Path, status: int, made: bool, goes_on: bool) -> None:
    """By its folder, whatever the status; and the status is kept for the last job."""
    need_bash()
    (tmp_path / "build").mkdir()
    (tmp_path / "build/held.txt").write_text("docs/bao/2026/01/x.md (topic-unknown)\n", "utf-8")
    if made:
        (tmp_path / "site").mkdir()
    fake = f"python3() {{ return {status}; }}\n"
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    line = gitlab["build"]["script"][index(gitlab["build"]["script"], "build.py")]
    run = subprocess.run(["bash", "-ec", fake + line], cwd=tmp_path)
    assert (run.returncode == 0) is goes_on
    last = subprocess.run(
        ["bash", "-ec", "\n".join(gitlab["verdict"]["script"])], cwd=tmp_path, capture_output=True, text=True
    )
    assert last.returncode == status
    assert "docs/bao/2026/01/x.md" in last.stdout
    steps = yaml.safe_load((WORKFLOWS / "build.yml").read_text("utf-8"))["jobs"]["build"]["steps"]
    (step,) = [step for step in steps if step.get("name") == "site"]
    said = tmp_path / "said"
    environment = {"PATH": os.environ["PATH"], "GITHUB_OUTPUT": str(said)}
    subprocess.run(["bash", "-ec", step["run"]], cwd=tmp_path, env=environment, check=True)
    assert ("made=yes" in said.read_text("utf-8")) is made
    assert "docs/bao/2026/01/x.md" in said.read_text("utf-8")


@pytest.mark.parametrize(("result", "status"), [("success", 0), ("failure", 1), ("cancelled", 1)])
def test_the_last_job_is_red_as_long_as_anything_is(result: str, status: int) -> None:
    """And it names the files, which are words of strangers, as a variable alone."""
    need_bash()
    job = yaml.safe_load((WORKFLOWS / "build.yml").read_text("utf-8"))["jobs"]["verdict"]
    assert (job["needs"], job["permissions"]) == (["build", "deploy"], {})
    (step,) = job["steps"]
    environment = {"PATH": os.environ["PATH"], "HELD": "docs/$(id)/x.md", "BUILT": result}
    run = subprocess.run(["bash", "-ec", step["run"]], env=environment, capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (status, "docs/$(id)/x.md\n")


def test_no_shell_takes_a_variable_that_says_no_for_yes() -> None:
    """Only a value that is passed on as it is may be asked for its being there: a commit or a branch."""
    files = [ROOT / ".gitlab-ci.yml", ROOT / ".ci/run", *WORKFLOWS.iterdir()]
    asked = [re.findall(r"\$\{(\w+):?\+|-[nz] \"?\$\{?(\w+)", file.read_text("utf-8")) for file in files]
    names = {name for found in asked for pair in found for name in pair if name}
    assert names == {"GITHUB_BASE_REF", "since"}


def test_what_the_form_marks_is_taken_off_without_waiting_for_tests() -> None:
    """By a job that alone may write, and another that publishes what is marked though nothing was frozen."""
    root = yaml.safe_load((WORKFLOWS / "withdraw.yml").read_text("utf-8"))
    freeze, publish = root["jobs"]["freeze"], root["jobs"]["publish"]
    assert root[True]["push"]["branches"] == ["main"]
    assert (freeze["permissions"], publish["needs"]) == ({"contents": "write"}, "freeze")
    assert "!cancelled()" in publish["if"]
    assert {step["with"]["ref"] for step in (freeze["steps"][0], publish["steps"][0])} == {"main"}
    lines = commands(root, "publish")
    assert index(lines, "find_faces.py") < index(lines, "build.py")
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    (at_once, by_hand) = jobs["withdraw"]["rules"]
    saying = translator("vi")(_("Withdraw the article"))
    assert f"/^({saying}|Withdraw the article)/" in at_once["if"]
    assert (jobs["withdraw"]["needs"], by_hand["when"]) == ([], "manual")
    assert index(jobs["withdraw"]["script"], "find_faces.py") < index(jobs["withdraw"]["script"], "build.py")


def test_an_address_that_names_a_child_is_in_no_log(tmp_path: Path) -> None:
    """It comes from the event's file, whole and as one word; what a step's variables hold is printed."""
    need_bash()
    root = yaml.safe_load((WORKFLOWS / "withdraw.yml").read_text("utf-8"))
    (step,) = [step for step in root["jobs"]["freeze"]["steps"] if step.get("name") == "withdraw"]
    assert "env" not in step
    address = "https://tre-em.example/bao/2026/01/chau-x/?a=$(id)&b='\"; x"
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"inputs": {"address": address, "reason": "Bài có thông tin sai."}}), "utf-8")
    fake = 'python3() { if test $1 = -X; then command python3 "$@"; else printf \'%s\\n\' "$@"; fi; }\n'
    run = subprocess.run(
        ["bash", "-ec", fake + step["run"]],
        env={"PATH": os.environ["PATH"], "GITHUB_EVENT_PATH": str(event)},
        capture_output=True,
        text=True,
        check=True,
    )
    wanted = ["scripts/withdraw.py", "--run", "--reason", "Bài có thông tin sai.", "--", address]
    assert run.stdout.splitlines() == wanted


def test_every_place_offers_the_reasons_of_the_form() -> None:
    """In the language of the newsroom, and none that gives a child away."""
    said = [translator("vi")(reason) for reason in REASONS]
    inputs = yaml.safe_load((WORKFLOWS / "withdraw.yml").read_text("utf-8"))[True]["workflow_dispatch"][
        "inputs"
    ]
    assert inputs["reason"]["options"] == said
    variables = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))["variables"]
    assert variables["WITHDRAW_REASON"]["options"] == said
    assert variables["WITHDRAW_REASON"]["value"] in said


MARKED = "---\ntitle: Một\nwithdrawn: {date: 2026-02-09, reason: Sai}\n---\nChữ.\n"
BLOCK = "---\nwithdrawn:\n  date: 2026-02-09\n  reason: Sai\n---\n"
FROZEN = "---\nwithdrawn:\n  date: 2026-02-09\n  words: 3\n  sha256: abc\n---\n"


@pytest.mark.parametrize(
    ("text", "event", "is_waiting"),
    [
        (MARKED, "push", True),
        (BLOCK, "push", True),
        (FROZEN, "push", False),
        ("---\ntitle: Một\n---\nwithdrawn.\n", "push", False),
        (FROZEN, "workflow_dispatch", True),
    ],
)
def test_the_shells_tell_what_is_marked(tmp_path: Path, text: str, event: str, is_waiting: bool) -> None:
    """In files of any name; of most pushes nothing is."""
    need_bash()
    desk = Desk(tmp_path / "kho")
    desk.write("docs/bao/2026/01/Bể bơi.md", text)
    desk.commit("2026-02-09T10:00:00+07:00")
    steps = yaml.safe_load((WORKFLOWS / "withdraw.yml").read_text("utf-8"))["jobs"]["freeze"]["steps"]
    (step,) = [step for step in steps if step.get("name") == "waiting"]
    said = tmp_path / "said"
    environment = {"PATH": os.environ["PATH"], "GITHUB_OUTPUT": str(said), "EVENT": event}
    said.touch()
    subprocess.run(["bash", "-eo", "pipefail", "-c", step["run"]], cwd=desk.root, env=environment, check=True)
    assert ("waiting=yes" in said.read_text("utf-8")) is is_waiting
    lines = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))["freeze"]["script"][:2]
    run = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join([*lines, "echo waiting"])],
        cwd=desk.root,
        env={"PATH": os.environ["PATH"], "WITHDRAW_ADDRESS": "x" if event == "workflow_dispatch" else ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (run.stdout == "waiting\n") is is_waiting


def test_nothing_else_publishes() -> None:
    """Every job that deploys is one of those above."""
    deploying = [file.name for file in WORKFLOWS.iterdir() if "deploy-pages" in file.read_text("utf-8")]
    assert sorted(deploying) == ["build.yml", "withdraw.yml"]
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    publishing = [name for name, job in jobs.items() if "public" in str(job)]
    assert publishing == ["pages", "withdraw"]


def test_artifacts_do_not_outlive_what_had_to_go() -> None:
    """What is kept of a run has a day on which it ends, on both sites."""
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    kept = [job["artifacts"] for job in jobs.values() if isinstance(job, dict) and "artifacts" in job]
    assert kept
    assert all("expire_in" in artifacts for artifacts in kept)
    steps = yaml.safe_load((WORKFLOWS / "build.yml").read_text("utf-8"))["jobs"]["build"]["steps"]
    uploads = [step["with"] for step in steps if step.get("uses", "").startswith("actions/upload-artifact@")]
    assert [upload.get("retention-days") for upload in uploads] == [7, 7]
