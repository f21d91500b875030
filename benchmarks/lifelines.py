"""Kaplan-Meier curves by lifelines, from an environment of its own: it needs an older pandas.

The environment variable BENCH_LIFELINES names that environment's Python.
"""

import json
import os
import subprocess
from collections.abc import Sequence
from typing import Any

VARIABLE = "BENCH_LIFELINES"
SCRIPT = """
import json, sys, time
import numpy as np
from lifelines import KaplanMeierFitter
groups = json.load(sys.stdin)
def all_curves():
    for leaving, closing in groups:
        periods = np.arange(1, len(leaving) + 1)
        leaving, closing = np.array(leaving), np.array(closing)
        time_, event = np.tile(periods, 2), np.repeat([1, 0], len(periods))
        weight = np.concatenate([closing, leaving - closing])
        kept = weight > 0
        KaplanMeierFitter().fit(time_[kept], event[kept], weights=weight[kept]).confidence_interval_
all_curves()
begun = time.perf_counter()
all_curves()
print(time.perf_counter() - begun)
"""


def seconds(groups: Sequence[tuple[Any, Any]]) -> float | None:
    """Seconds for the curves of these groups (numbers leaving, closing per period), if measured."""
    python = os.environ.get(VARIABLE)
    if not python:
        return None
    counts = json.dumps([(leaving.tolist(), closing.tolist()) for leaving, closing in groups])
    ended = subprocess.run(
        [python, "-W", "ignore", "-c", SCRIPT],
        input=counts,
        text=True,
        capture_output=True,
        check=True,
    )
    return float(ended.stdout)
