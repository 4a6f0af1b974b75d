"""The environment that every command runs in: `.venv`, made from requirements/ whenever that changed.

A command begins with `_environment.enter("build")`, or with "word", "faces" or "test" for what it needs
besides. With nothing changed that costs a few hundredths of a second and needs no network. This file parses
on Python 3.8, to say there that it needs 3.11.
"""

from __future__ import annotations

import codecs
import contextlib
import hashlib
import importlib.util
import io
import os
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed"
BUILD = ROOT / "requirements" / "build.txt"
WORD = ROOT / "requirements" / "word.txt"
FACES = ROOT / "requirements" / "faces.txt"
TEST = ROOT / "requirements" / "test.txt"
KINDS = {
    "build": (BUILD,),
    "word": (BUILD, WORD),
    "faces": (BUILD, FACES),
    "test": (BUILD, WORD, FACES, TEST),
}
ENVIRONMENT_FAILED = 3
INTERRUPTED = 130
COMMANDS = dict.fromkeys(
    map(ord, ":#["), "?"
)  # no full-width colon may become the command to CI that it resembles
ASCII = str.maketrans("đĐ–—‘’“”", "dD--''\"\"")

# Python puts scripts/ first, where calendar.py would shadow the standard library's.
if sys.path and sys.path[0] in (str(ROOT / "scripts"), str(ROOT / "tools")):
    del sys.path[0]


class _SetupError(Exception):
    """The environment cannot be made; the message tells an editor what failed and what to do."""


def enter(kind: str) -> None:
    """Return if this process runs in the environment of that kind; else run the calling script there.

    Exits with that script's status, or with 3 when the environment cannot be made.
    """
    make_printable()
    os.environ["NODEFAULTCURRENTDIRECTORYINEXEPATH"] = "1"  # on Windows: no git.exe of the folder looked at
    if sys.version_info < (3, 11):  # noqa: UP036
        _exit("Cần Python 3.11 trở lên, máy này đang dùng {}.{}.".format(*sys.version_info))
    inside = VENV.exists() and VENV.samefile(sys.prefix)
    if _is_command() and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupted)
    try:
        good = _holds(kind)
        if not good and not inside:
            _make(kind)
    except _SetupError as failure:
        _exit(str(failure))
    except OSError as error:
        _exit(
            f"Không dùng được thư mục {VENV} ({error}).\n"
            "Hãy đóng các cửa sổ lệnh đang chạy trong đó, xem lại quyền đọc và ghi, rồi chạy lại."
        )
    if inside and not good:
        _hand_over(getattr(sys, "_base_executable", sys.executable), *sys.argv)
    if not inside:
        _hand_over(str(PYTHON), "-P", "-X", "utf8", *sys.argv)


def _is_command() -> bool:
    """Tell whether a script was called, and not imported by a test."""
    return Path(sys.argv[0]).resolve().parent in (ROOT / "scripts", ROOT / "tools")


def _holds(kind: str) -> bool:
    """Tell whether the environment has all that the kind needs."""
    return PYTHON.exists() and {_digest(lock) for lock in KINDS[kind]} <= _installed()


def _digest(lock: Path) -> str:
    """Return what changes when an installation from this lock is no longer good."""
    python = sys.implementation.cache_tag.encode()
    parts = (lock.read_bytes(), Path(__file__).read_bytes(), python, os.fsencode(VENV))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _installed() -> set[str]:
    """Return the digests of the locks that were installed to the end."""
    try:
        return set(STAMP.read_text("ascii").split())
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return set()


def _make(kind: str) -> None:
    """Install what the kind needs: on top of an environment that is still good, else from nothing.

    Raises _SetupError when Python lacks a part or a package cannot be had, OSError when the folder is
    closed to us.
    """
    with alone(ROOT / ".venv.lock", "Một lệnh khác đang cài thư viện; đang chờ."):
        if _holds(kind):
            return
        started = time.monotonic()
        _say("Đang cài thư viện vào .venv (lần đầu, hoặc vì thư viện đã đổi); cần mạng, có thể mất vài phút.")
        digests = {lock: _digest(lock) for lock in KINDS["test"]}
        installed = _installed()
        good = PYTHON.exists() and installed and installed <= set(digests.values())
        # Without its stamp a half-made environment is started afresh, whenever this process is killed.
        STAMP.unlink(missing_ok=True)
        if not good:
            installed = set()
            _create()
        for lock in KINDS[kind]:
            if digests[lock] not in installed:
                _install(lock)
                installed.add(digests[lock])
        STAMP.write_text("\n".join(sorted(installed)) + "\n", "ascii")
        _say(f"Đã cài xong sau {time.monotonic() - started:.0f} giây.")


@contextlib.contextmanager
def alone(file: Path, waiting: str) -> Iterator[None]:
    """Hold the lock `file` against a second run of the same work, and say so while another holds it.

    A killed installation leaves its pip behind; pip inherits the descriptor, and with it the lock, until
    it ends.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        os.set_inheritable(descriptor, True)
        if not _lock(descriptor):
            _say(waiting)
            while not _lock(descriptor):
                time.sleep(0.2)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> bool:
    """Take the lock if it is free."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _create() -> None:
    """Make an empty environment, in which src/ is importable."""
    modules = {name: importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip", "pip")}
    if not modules["venv"] or not (modules["ensurepip"] or modules["pip"]):
        raise _SetupError("Python trên máy này chưa đủ bộ. Hãy chạy: sudo apt install python3-venv")
    if VENV.exists():
        shutil.rmtree(VENV)
    without_pip = () if modules["ensurepip"] else ("--without-pip",)
    _run("Không tạo được môi trường .venv.", sys.executable, "-P", "-m", "venv", *without_pip, str(VENV))
    # Relative, since Python reads a .pth in the locale's encoding and the path to here may be Vietnamese.
    packages = _site_packages()
    (packages / "media_mandate.pth").write_text(os.path.relpath(ROOT / "src", packages) + "\n", "ascii")


def _site_packages() -> Path:
    import sysconfig

    return Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV)}))


def _install(lock: Path) -> None:
    """Install a lock, every file by its hash; only feedgen, which is published as source alone, is built."""
    if (_site_packages() / "pip").exists():
        pip: tuple[str, ...] = (str(PYTHON), "-P", "-m", "pip")
    else:
        pip = (sys.executable, "-P", "-m", "pip", "--python", str(PYTHON))
    pip += ("--disable-pip-version-check", "--no-input", "install", "--no-user", "--no-deps")
    pip += ("--require-hashes", "--only-binary", ":all:", "--no-binary", "feedgen", "--no-build-isolation")
    name = lock.relative_to(ROOT).as_posix()
    failure = f"Không cài được thư viện theo {name}. Hãy kiểm tra mạng (hoặc proxy) rồi chạy lại."
    text = lock.read_text("utf-8")
    start = text.find("\nsetuptools==")
    if start >= 0:
        setuptools = VENV / "setuptools.txt"
        setuptools.write_text(text[start : text.index("# via", start)], "utf-8")
        _run(failure, *pip, "-r", str(setuptools))
    _run(failure, *pip, "-r", str(lock), expected=sum(line[:1].isalpha() for line in text.splitlines()))


def _run(failure: str, *command: str, expected: int = 0) -> None:
    """Run a step of the installation, counting packages on a terminal.

    Raises _SetupError with the given sentence and the last words of the step when it fails.
    """
    last_words: deque[str] = deque(maxlen=8)
    collected = 0
    child = subprocess.Popen(
        command,
        cwd=ROOT,
        env=_clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        close_fds=False,
    )
    try:
        for line in child.stdout or ():
            if last_words and last_words[-1][:20] == line[:20]:  # one more attempt at the same download
                last_words.pop()
            last_words.append(line.rstrip())
            if expected and line.startswith("Collecting ") and sys.stderr.isatty():
                collected += 1
                print(f"\r  {collected}/{expected}", end="", file=sys.stderr, flush=True)
        status = child.wait()
    except BaseException:
        child.kill()
        raise
    finally:
        if collected:
            print("\r" + " " * 12 + "\r", end="", file=sys.stderr, flush=True)
    if status:
        raise _SetupError("\n  ".join((failure, *last_words)))


def _clean_environment() -> dict[str, str]:
    """Return the environment variables without those that would bring foreign modules in."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}


def _hand_over(*command: str) -> NoReturn:
    """Let a command take this process's place."""
    if os.name != "nt":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execve(command[0], command, _clean_environment())
    # On Windows exec returns to the shell at once, with status 0.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(subprocess.run(command, env=_clean_environment()).returncode)


def make_printable() -> None:
    """Let every stream take any text: on a code page without Vietnamese, letters lose their accents."""
    codecs.register_error("unaccented", _unaccented)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="unaccented")


def _unaccented(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = unicodedata.normalize("NFKD", error.object[error.start : error.end].translate(ASCII))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    plain = plain.translate(COMMANDS)
    return plain.encode("ascii", "replace").decode("ascii"), error.end


def _interrupted(*_: object) -> NoReturn:
    # Not KeyboardInterrupt, for click would make of it the status that means a missing month.
    sys.exit(INTERRUPTED)


def _say(text: str) -> None:
    """Print lines; what pip or the system says in them moves no cursor."""
    shown = "".join(sign if sign == "\n" or sign.isprintable() else ascii(sign)[1:-1] for sign in text)
    print(shown, file=sys.stderr, flush=True)


def _exit(text: str) -> NoReturn:
    _say(text)
    sys.exit(ENVIRONMENT_FAILED)
