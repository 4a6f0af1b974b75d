"""Run a command of a copy of this repository in the environment that is at work: SCRIPT ARGUMENT…"""

import runpy
import sys
from pathlib import Path

script = sys.argv.pop(1)
sys.path.append(str(Path(script).resolve().parent.parent / "scripts"))
import _environment

_environment.make_printable()
_environment.enter = lambda kind: None
sys.argv[0] = script
runpy.run_path(script, run_name="__main__")
