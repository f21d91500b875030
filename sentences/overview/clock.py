"""From where the opening rate's time runs where services are not recorded: said on its card."""

import numpy as np

from i18n import Language, text
from metrics.counts.kept_tables import cities_with_records
from metrics.counts.snapshot import Counts


def clock_words(counts: Counts, language: Language) -> str:
    """That without records of services the time runs from the course's end, and in how many cities.

    "" where every city that keeps what the rate rests on keeps services too.
    """
    rated = cities_with_records(counts, "enrolments", "businesses", "founders")
    without = rated & ~cities_with_records(counts, "service_cases")
    n = int(np.count_nonzero(without))
    if not n:
        return ""
    key = "clock_all" if n == np.count_nonzero(rated) else "clock_some"
    return text(f"overview.{key}", language, n=n)
