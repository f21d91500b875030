"""Why a duty is not counted, or nobody can be rated by it: in a word, and in a headline's figures."""

import pandas as pd

from i18n import Language, text
from i18n.formats import count, listing, uncapitalised
from i18n.verdicts import word
from metrics.appraisal.responsibility import WHY

OWN = ("no_target", "no_figure")


def reason(why: str, language: Language) -> str:
    """One of `metrics.appraisal.responsibility.WHY` in a word; states have the word that they have everywhere."""
    return text(f"appraisal.why.{why}", language) if why in OWN else word(why, language)


def rated(results: dict[str, pd.DataFrame], language: Language) -> str:
    """How many departments and officers have a result, and of the others how many for which reason."""
    can = {owner: count((rows["why"] == "").sum(), language) for owner, rows in results.items()}
    parts = [text("appraisal.duties_headline", language, **can)]
    parts += [_not_rated(owner, rows["why"], language) for owner, rows in results.items()]
    return text("appraisal.joined", language).join(part for part in parts if part) + text(
        "appraisal.stop", language
    )


def _not_rated(owner: str, why: pd.Series, language: Language) -> str:
    """Those without a result by reason, the most frequent first; "" where there are none."""
    tally = why[why != ""].value_counts()
    ordered = sorted(tally.index, key=lambda key: (-tally[key], WHY.index(key)))
    parts = [
        text(
            f"appraisal.reason_{owner}",
            language,
            n=count(tally[key], language),
            word=uncapitalised(reason(key, language)),
        )
        for key in ordered
    ]
    if not parts:
        return ""
    return text(
        f"appraisal.not_{owner}",
        language,
        n=count(tally.sum(), language),
        reasons=listing(parts, language),
    )
