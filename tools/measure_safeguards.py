"""Measure the detector of what gives a child away on the corpora of sentences in tests/children/."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "scripts"))
import _environment

_environment.enter("build")

import click

import _command
from _command import command, option
from media_mandate.messages import _

sys.path.append(str(_environment.ROOT))
from tests.children.measure import FOLDER, by_kind, precision, read_corpus, recall


@command(_("Measure the detector on the corpora in tests/children/."))
@option("--wrong", is_flag=True, help=_("Print the sentences that are judged wrongly."))
def main(wrong: bool) -> int:
    for file in sorted(FOLDER.glob("*.yml")):
        entries = read_corpus(file)
        click.echo(f"{file.name}: {len(entries)}")
        click.echo(f"  precision {precision(entries)}\n  recall    {recall(entries)}")
        for kind, (right, told) in by_kind(entries).items():
            click.echo(f"    {kind:<8} precision {right}\n    {'':<8} recall    {told}")
        spared = [entry for entry in entries if not entry.found]
        for reason in dict.fromkeys(reason for entry in spared for reason in entry.what):
            of_it = [entry for entry in spared if reason in entry.what]
            click.echo(f"    {reason:<12} {sum(not entry.kinds for entry in of_it)}/{len(of_it)} left alone")
        for entry in entries if wrong else ():
            if bool(entry.kinds) != entry.found:
                click.echo(f"  {sorted(entry.kinds)} {entry.text}")
    return 0


_command.run(main)
