"""Arguments for the words of the gaps."""

from types import SimpleNamespace

from metrics.overall.gaps import gaps
from metrics.registry import INDICATORS
from sentences.target_gap import amounts
from tests.sentences.given import Given, Rows


def rows(given: Given) -> Rows:
    """Every cell of the table, and every chance that has a word of its own."""
    cells = list(gaps(given.counts).itertuples())
    shown = [{"row": row} for row in cells]
    known = [{"row": row} for row in cells if row.gap == row.gap]
    named = [{"indicator": key, "n": "63"} for key in INDICATORS]
    chances = [
        {"row": SimpleNamespace(probability=chance, missing=5.0, months_left=6.0, verdict="met")}
        for chance in (0.999, 0.95, 0.8, 0.21, 0.06, 0.001)
    ]
    return {
        amounts.gap: shown,
        amounts.distance: known,
        amounts.schedule: [{"row": row} for row in cells if row.schedule == row.schedule],
        amounts.level: known,
        amounts.needed: shown,
        amounts.amount: named,
        amounts.monthly: named,
        amounts.lacking: [{"indicator": key, "n": n} for key in INDICATORS for n in (1, 1234)],
        amounts.pace: shown,
        amounts.required: shown,
        amounts.paces: shown,
        amounts.is_unforeseen: [{"row": row} for row in cells],
        amounts.is_over: [{"row": row} for row in cells],
        amounts.must_rise: [{"row": row} for row in cells if row.required == row.required],
        amounts.chance: [*shown, *({**call, "prose": True} for call in chances)],
        amounts.outlook: [*shown, *chances],
        amounts.outlook_with_chance: [*shown, *chances],
    }
