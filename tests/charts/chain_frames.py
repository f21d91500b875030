"""Small made-up figures of the service chain for the tests of charts."""

import pandas as pd

from i18n import Language, text
from i18n.formats import count, percent

STEPS = ("passed", "served", "opened", "operating")
PERSONS = (870, 690, 340, 250)
LINKS = ("training", "guidance", "finance", "follow_up", "all")
REACHED = (1.0, 0.82, 0.81, 0.56, float("nan"))


def steps(language: Language) -> pd.DataFrame:
    """Four steps; the second is marked, the last has persons whose business nobody knows."""
    rows = []
    for step, n in zip(STEPS, PERSONS, strict=True):
        name = text(f"service_chain.noun.{step}", language)
        rows.append(
            {
                "name": name,
                "persons": n,
                "unknown": 30 if step == "operating" else 0,
                "peers": float("nan") if step == "passed" else n * 1.1,
                "words": count(n, language),
                "hover": name,
                "marked": step == "served",
                "apart": False,
            }
        )
    return pd.DataFrame(rows)


def links(language: Language) -> pd.DataFrame:
    """Shares of five links; the last, which sums up, has no value."""
    return pd.DataFrame(
        [
            {
                "name": text(f"service_chain.link.{link}", language),
                "value": value,
                "lower": value - 0.03,
                "upper": min(value + 0.03, 1.0),
                "words": percent(value, language),
                "hover": percent(value, language),
                "strong": link == "all",
            }
            for link, value in zip(LINKS, REACHED, strict=True)
        ]
    )
