"""All drills by name, and how many rounds each has by itself."""

from collections.abc import Callable

from benchmarks.drills import flipped, killed, refused, together, torn
from benchmarks.drills.state import Outcome

Drill = Callable[[str, int], Outcome]

DRILLS: dict[str, tuple[Drill, int]] = {
    "killed": (killed.drill, 200),
    "torn": (torn.drill, 300),
    "full": (refused.full, 50),
    "locked": (refused.locked, 20),
    "replaced": (refused.replaced, 20),
    "writers": (together.writers, 20),
    "double-click": (together.double_click, 20),
    "snapshots": (flipped.snapshots, 300),
    "records": (flipped.records, 20),
}
"""Name, drill, rounds."""
