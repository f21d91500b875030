"""`manage.py drill [NAME]`: faults made on purpose, in databases of its own, and what survived them."""

from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from commands.progress import Progress
from commands.words import words

MOST_SHOWN = 5


def main(chosen: Namespace) -> int:
    """Runs the drills, prints survived and lost of each; 1 where anything was lost."""
    from benchmarks.drills.registry import DRILLS

    lost = 0
    for name in dict.fromkeys(chosen.names or DRILLS):
        lost += _lost(name, chosen.rounds)
    print(words("drill.some", lost=lost) if lost else words("drill.none"))
    return int(lost > 0)


def _lost(name: str, rounds: int | None) -> int:
    """Runs one drill in a new database and prints what came of it; the rounds that lost something."""
    from benchmarks.drills.office import prepare
    from benchmarks.drills.registry import DRILLS

    drill, usual = DRILLS[name]
    with TemporaryDirectory(prefix="drill-") as folder:
        path = str(Path(folder) / "drill.sqlite3")
        prepare(path)
        with Progress(words("drill.running", name=name)):
            outcome = drill(path, rounds or usual)
    lost = len(outcome.lost)
    facts = {"rounds": outcome.rounds, "survived": outcome.survived, "lost": lost}
    print(words("drill.line", name=name, **facts))
    for what in outcome.lost[:MOST_SHOWN]:
        print(words("drill.lost", what=what))
    return lost
