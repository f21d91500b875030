"""Arguments for the words that all rooms share."""

from datetime import date

import pandas as pd

from metrics.city.peer_median import PeerMedian
from metrics.registry import FIGURES, INDICATORS
from sentences import (
    clauses,
    escape,
    established,
    left_out,
    peer_median,
    publication,
    ranks,
    summaries,
    verdict_badges,
)
from tests.sentences.given import Given, Rows


def rows(given: Given) -> Rows:
    """Clauses, what is established, verdicts, and places in an order."""
    bodies = [figure for figure in FIGURES.values() if figure.states is not None]
    figures = [*bodies[:2], FIGURES["opening_rate"]]
    has = [{"figure": figure, "has": answer} for figure in figures for answer in (True, False)]
    return {
        clauses.clause: [{"number": figure.clause.number} for figure in FIGURES.values()],
        escape.escape: [{"words": words} for words in ("*a* [b](c)", "广州", "$x$ :gray[y]")],
        established.established: has,
        established.established_since: [
            {**row, "day": day} for row in has for day in (None, date(2008, 3, 1))
        ],
        established.verdict_or_nothing: [
            {"figure": figure, "verdict": verdict, "divided": divided}
            for figure in FIGURES.values()
            for verdict in ("too_small", "immature")
            for divided in (True, False)
        ],
        left_out.lost_words: [
            {"row": pd.Series({"denominator": 640.0, "target": 0.8, **beside})}
            for beside in (
                {"closed": 100.0, "lost": 80.0, "verdict": "met"},
                {"closed": 100.0, "lost": 5.0, "verdict": "met"},
            )
        ],
        peer_median.peer_median_note: [
            {"mark": mark, "indicator": INDICATORS["chain_coverage"]}
            for mark in (
                PeerMedian(61, 0.482, 0.451, 0.51),
                PeerMedian(5, 0.4, float("nan"), float("nan")),
            )
        ],
        publication.publication_words: [
            {"published_on": day, "meeting": meeting}
            for day, meeting in ((None, ""), (date(2010, 7, 1), ""), (date(2010, 7, 1), "2010-Q2"))
        ],
        ranks.rank_change: [{"change": change} for change in (float("nan"), -3.0, 0.0, 2.0)],
        ranks.rank_interval: [{"first": first, "last": first + 6} for first in (float("nan"), 3.0)],
        summaries.summary_words: [
            {"indicator": INDICATORS[key], "row": {"summary_cities": 3, "by_summary": 1_200}}
            for key in ("trained", "job_multiplier")
        ],
        verdict_badges.tally: [
            {"numbers": {"met": 44, "missed": 30, "unreported": 2}},
            {"numbers": {"year_likely": 44, "year_open": 30, "unreported": 2}},
            {"numbers": {}},
        ],
        verdict_badges.legend: [{"verdicts": set(verdict_badges.STATES)}],
    }
