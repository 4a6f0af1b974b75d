"""Run every test of the project: style, format, types, behaviour, and a strict build of the site."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("test")

import subprocess
import tempfile

import click

click.UsageError.exit_code = 3


@click.command(help="Chạy mọi phép thử. Đối số sau -- được chuyển cho pytest.")
@click.option("--quick", is_flag=True, help="Bỏ qua các phép thử cần trình duyệt.")
@click.argument("pytest_arguments", nargs=-1, type=click.UNPROCESSED)
def main(quick: bool, pytest_arguments: tuple[str, ...]) -> None:
    """Run all steps, whatever fails, and exit with the first status that is not 0."""
    browser = ("-m", "not browser") if quick else ()
    with tempfile.TemporaryDirectory(prefix="media-mandate-") as folder:
        steps = {
            "ruff check": ("-m", "ruff", "check"),
            "ruff format": ("-m", "ruff", "format", "--check"),
            "mypy": ("-m", "mypy"),
            "imports": ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
            "pytest": ("-m", "pytest", "--numprocesses=auto", "--dist=loadfile", *browser, *pytest_arguments),
            "build": ("scripts/build.py", "--hold-back", "--output", str(Path(folder) / "site")),
        }
        statuses = {name: _run(name, command) for name, command in steps.items()}
        if (Path(folder) / "site").is_dir():  # what is wrong in an article is no fault of the program
            statuses["build"] = 0
    failed = {name: status for name, status in statuses.items() if status}
    click.secho(f"\nKhông đạt: {', '.join(failed)}." if failed else "\nTất cả đều đạt.", bold=True)
    sys.exit(next(iter(failed.values()), 0))


def _run(name: str, command: tuple[str, ...]) -> int:
    """Run one step under a heading and return its status."""
    click.secho(f"\n── {name} ──", bold=True)
    sys.stdout.flush()
    return subprocess.run((sys.executable, "-P", "-X", "utf8", *command), cwd=_environment.ROOT).returncode


if __name__ == "__main__":
    main()
