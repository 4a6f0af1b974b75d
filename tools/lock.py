"""Make requirements/build.txt, word.txt, faces.txt and test.txt again from pyproject.toml.

Each names one version of every package, with the hashes of its files, for Linux, macOS and Windows. What
they hold now is kept where it still fits; `--upgrade` takes the newest releases instead.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "scripts"))
import _environment

COMPILE = (
    "pip",
    "compile",
    "--quiet",
    "--universal",
    "--generate-hashes",
    "--python-version=3.11",
    "--fork-strategy=fewest",
    "--custom-compile-command=python3 tools/lock.py",
)
BUILD = ("pyproject.toml", "--group=sdist", "--output-file=requirements/build.txt")
WORD = ("--group=word", "--constraint=requirements/build.txt", "--output-file=requirements/word.txt")
FACES = ("--group=faces", "--constraint=requirements/build.txt", "--output-file=requirements/faces.txt")
TEST = (
    "--group=test",
    "--constraint=requirements/build.txt",
    "--constraint=requirements/faces.txt",
    "--output-file=requirements/test.txt",
)


def main() -> int:
    """Lock a build's needs, then those of Word files, faces and tests; return uv's status, or 3 without."""
    _environment.make_printable()
    parser = argparse.ArgumentParser(description="Khóa phiên bản các thư viện vào requirements/ (cần mạng).")
    parser.add_argument("--upgrade", action="store_true", help="lấy phiên bản mới nhất của mọi thư viện")
    try:
        options = parser.parse_args()
    except SystemExit as stop:
        return 3 if stop.code else 0

    uv = shutil.which("uv")
    if uv is None:
        print("Chưa có uv trên máy. Cài bằng lệnh: python3 -m pip install uv, rồi chạy lại.", file=sys.stderr)
        return 3
    upgrade = ["--upgrade"] if options.upgrade else []
    for lock in (BUILD, WORD, FACES, TEST):
        status = subprocess.run([uv, *COMPILE, *upgrade, *lock], cwd=_environment.ROOT).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
