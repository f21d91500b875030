"""How much memory a process holds."""

import re
from pathlib import Path

KIB_PER_MIB = 1024


def resident(process: int) -> float:
    """Resident memory of a process in MiB; NaN where the system does not tell it this way."""
    status = Path(f"/proc/{process}/status")
    match = re.search(r"VmRSS:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(match[1]) / KIB_PER_MIB if match else float("nan")
