"""`manage.py bench`: measures speed and memory beside the targets."""

from argparse import Namespace

DEFAULT_SIZES = ("S", "M")


def main(chosen: Namespace) -> int:
    """Runs the benchmarks; returns 1 when a gate is missed."""
    from benchmarks.suite import run

    sizes = tuple(dict.fromkeys(chosen.sizes or DEFAULT_SIZES))
    return int(run(sizes, chosen.quick))
