"""What can fail, and in whose words an editor hears of it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import subprocess
import sys

import pytest

import media_mandate
from media_mandate.build import MadeTwiceError, TooEarlyError
from media_mandate.children.phrasing import PatternError
from media_mandate.errors import MandateError
from media_mandate.messages import Text
from media_mandate.repository import GitError
from media_mandate.site.assets import UnknownAssetError
from tests.newsdesk import Desk
from tests.sites import ROOT, command, copy_product

FAULTS = (TooEarlyError, MadeTwiceError, PatternError, UnknownAssetError)
"""Of the program: no editor could do anything about them."""


def errors() -> list[type[Exception]]:
    found = []
    for module in pkgutil.walk_packages(media_mandate.__path__, "media_mandate."):
        for _name, one in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(one, Exception) and one.__module__ == module.name and one.__name__[0] != "_":
                found.append(one)
    return found


def test_all_that_can_fail_has_one_base() -> None:
    """Whoever calls the package can catch one error, and it has words for an editor; git has its own."""
    found = errors()
    assert len(found) > 10
    assert [one for one in found if not issubclass(one, (MandateError, GitError, *FAULTS))] == []


RAISED = """

from media_mandate.{module} import {error} as Told


@_command.command(_command._("Fails."))
def main() -> int:
    raise Told({values})


_command.run(main)
"""


@pytest.mark.parametrize(
    ("module", "error", "values", "said"),
    [
        ("media.pictures.file", "HugeError", "", "Ảnh lớn quá"),
        ("desk.form_program", "ChangedError", "'https://a.example', 2", "nhắc https://a.example 2 lần"),
        ("media.recordings.cleaning", "UnreadableError", "", "không phải âm thanh hay phim"),
    ],
)
def test_a_command_says_each_in_the_editors_language(
    desk: Desk, module: str, error: str, values: str, said: str
) -> None:
    """In words, with the status of what could not be run, and as no fault of the program."""
    copy_product(desk.root)
    begin = (desk.root / "scripts/check.py").read_text("utf-8").split("from datetime")[0]
    text = begin + "import _command\n" + RAISED.format(module=module, error=error, values=values)
    desk.write("scripts/thu.py", text)
    done = command(desk.root, "thu")
    assert said in done.stderr
    assert done.returncode == 3
    assert not (desk.root / "build/fault.txt").exists()


def test_the_command_line_is_read_when_something_is_said() -> None:
    """Not while the module is loaded, so that whoever loads it may still decide."""
    code = (
        "import sys; sys.argv = ['x', '--lang', 'en']; import _command\n"
        "sys.argv = ['x', '--lang', 'vi']\n"
        "print(_command.words(_command._('Nothing was written.')).isascii())"
    )
    path = {"PYTHONPATH": f"{ROOT / 'scripts'}:{ROOT / 'src'}", "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=path, capture_output=True, text=True)
    assert done.stdout == "False\n", done.stderr


def test_an_error_has_words() -> None:
    """Its text is what is shown; as a string it is in English, for logs."""
    error = MandateError(Text("There is no {name}.", (("name", "a"),)))
    assert (str(error), error.text.source) == ("There is no a.", "There is no {name}.")
