"""Writes every trap as a file into a folder, to be looked at in a spreadsheet.

python -m tests.data_access.returns.files.write FOLDER
"""

import sys
from pathlib import Path

from tests.data_access.returns.files.test_traps import TRAPS


def main(folder: Path) -> None:
    """One folder for each trap, as several bear the same file name."""
    for trap in TRAPS:
        place = folder / trap.name
        place.mkdir(parents=True, exist_ok=True)
        (place / trap.file).write_bytes(trap.content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
