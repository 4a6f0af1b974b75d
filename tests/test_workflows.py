"""What runs on GitHub and GitLab: with the least rights, and nothing that strangers can turn against us."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = ROOT / ".github/workflows"


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


def test_gitlab_reminds_whatever_becomes_of_the_build() -> None:
    """Only in the daily run, and only where a token or a mail server is set."""
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    assert jobs[".remind"]["needs"] == []
    for name, variable in (("remind", "$REMINDER_TOKEN"), ("remind by mail", "$MAIL_HOST")):
        (rule,) = jobs[name]["rules"]
        assert rule["if"] == f'$CI_PIPELINE_SOURCE == "schedule" && {variable}'
        assert jobs[name]["extends"] == ".remind"
