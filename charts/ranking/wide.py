"""The ranking on one screen: cities from left to right, value above, rank below."""

from charts.base.frame import SMALL, TICKS, Spec, axis, note, rule
from charts.base.markers import verdict_key
from charts.base.side_labels import side_labels
from charts.base.words import say
from charts.ranking.labels import staircase
from charts.ranking.points import Drawing, Scene

HEIGHT = 680
MARGIN = (64, 140, 64, 16)
VALUES, RANKS = (0.33, 1.0), (0.0, 0.25)  # shares of the height


def draw(scene: Scene) -> Drawing:
    """Layout and labels of the wide form."""
    colours, ordered = scene.colours, scene.ordered
    stairs = staircase(scene, (HEIGHT - MARGIN[2] - MARGIN[3]) * (VALUES[1] - VALUES[0]))
    ends = [-0.5, float(ordered["place"].max()) + 1.5]
    values: Spec = {
        "range": stairs.reach,
        "tickformat": TICKS[scene.kind],
        "tickvals": stairs.ticks,
    }
    ranks: Spec = {"range": [len(ordered) + 3, -2], "tickvals": _rank_ticks(len(ordered))}
    layout = {
        "xaxis": axis(colours, range=ends, showgrid=False, showticklabels=False, anchor="y2"),
        "yaxis": axis(colours, domain=VALUES, **values),
        "yaxis2": axis(colours, domain=RANKS, **ranks),
        "shapes": [*_across(scene, ends), *stairs.leaders],
        "annotations": [
            *side_labels(scene.reference_lines, stairs.unit),
            *stairs.words,
            *_panel_names(scene),
            *_outside(scene),
        ],
        "title": verdict_key(set(ordered["state"]), scene.language, colours),
    }
    return Drawing([], layout, HEIGHT, MARGIN)


def _panel_names(scene: Scene) -> list[Spec]:
    """What each panel shows, upright above its axis."""
    place = {
        "xref": "paper",
        "yref": "paper",
        "xanchor": "right",
        "yanchor": "bottom",
        "xshift": -8,
    }
    names = [("axis_value", VALUES[1]), ("axis_rank", RANKS[1])]
    return [
        note(say(name, scene.language), 0, top, scene.colours.muted, size=SMALL, **place)
        for name, top in names
    ]


def _rank_ticks(n: int) -> list[int]:
    """1 and round places below it."""
    step = 100 if n > 350 else 50 if n > 175 else 25 if n > 50 else 10 if n > 12 else 3
    return [1, *range(step, n + 1, step)]


def _across(scene: Scene, ends: list[float]) -> list[Spec]:
    return [
        rule(colour, x0=ends[0], x1=ends[1], y0=value, y1=value)
        for value, _, colour in scene.reference_lines
    ]


def _outside(scene: Scene) -> list[Spec]:
    """Says beside the ranks how many cities at the right end bear none."""
    outside = scene.ordered.loc[scene.ordered["outside"], "place"]
    if outside.empty:
        return []
    place = {"yref": "paper", "xanchor": "left", "yanchor": "middle", "xshift": 8}
    middle, words = (RANKS[0] + RANKS[1]) / 2, say("outside", scene.language, n=len(outside))
    return [note(words, 1, middle, scene.colours.muted, xref="paper", size=SMALL, **place)]
