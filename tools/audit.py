"""Ask whether a locked library has a known weakness, and look for what is unsafe in the workflows."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "scripts"))
import _environment

_environment.enter("test")

import json
import subprocess

import _command
from _command import command, say, words
from media_mandate.messages import _

PIP_AUDIT = (
    "-m",
    "pip_audit",
    "--require-hashes",
    "--disable-pip",
    "--format=json",
    "--progress-spinner=off",
)
WORKFLOWS = _environment.ROOT / ".github" / "workflows"


@command(_("Ask whether a locked library has a known weakness, and look for what is unsafe in workflows."))
def main() -> int:
    known = [weakness for lock in _environment.KINDS["test"] for weakness in _weaknesses(lock)]
    for weakness in known:
        say(weakness)
    zizmor = Path(sys.executable).with_name("zizmor")
    status = subprocess.run((zizmor, "--offline", "--quiet", WORKFLOWS)).returncode
    return 1 if known or status else 0


def _weaknesses(lock: Path) -> list[str]:
    """The known weaknesses of the libraries in a lock; where nobody can be asked, that is said."""
    run = subprocess.run((sys.executable, *PIP_AUDIT, "-r", lock), capture_output=True, encoding="utf-8")
    try:
        found = json.loads(run.stdout)["dependencies"]
    except (json.JSONDecodeError, KeyError):
        found = []
    asked = [library for library in found if "skip_reason" not in library]
    if not asked:
        text = _(
            "SKIPPED: the list of known weaknesses cannot be reached, so {lock} was not asked about.",
            lock=lock.name,
        )
        say(words(text), err=True)
    return [
        f"{library['name']} {library['version']}: {weakness['id']} {', '.join(weakness['fix_versions'])}"
        for library in asked
        for weakness in library["vulns"]
    ]


_command.run(main)
