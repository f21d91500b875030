"""The sentences of the curve page, written from its figures."""

import pandas as pd

from charts.base.words import month_name
from i18n import text
from i18n.formats import count, day, interval, number, percent
from metrics.cohorts.curves import Which
from metrics.cohorts.plain_ratio import HORIZON
from metrics.counts.months import month_label
from metrics.methods.survival import LogRank
from metrics.readings.verdicts import SMALLEST_N
from sentences.escape import escape
from shell.screens.cohort_survival.choice import Choice
from shell.screens.cohort_survival.figures import Lines, Standard, drawn, standard
from shell.screens.cohort_survival.line_names import line_names, who
from shell.screens.cohort_survival.years import years
from shell.viewer.view import View

SIGNIFICANT = 0.05
LEAST_P = 0.001


def say(view: View, key: str, **values: object) -> str:
    """A text of this page."""
    return text(f"cohort_survival.{key}", view.language, **values)


def headline(view: View, choice: Choice, lines: Lines) -> str:
    """The share at the horizon among all who are read, and where it stands to the target."""
    row, aim = drawn(view, choice, lines).table.iloc[0], standard(view, choice)
    name = escape(who(view, choice))
    if row["n"] < SMALLEST_N:
        return say(view, "headline.small", who=name, n=count(row["n"], view.language))
    if row["value"] != row["value"]:
        kind, n = "few" if row["at_risk"] else "early", count(row["at_risk"], view.language)
        return say(view, f"headline.{kind}", who=name, months=HORIZON[choice.which], n=n)
    return say(
        view,
        f"headline.{choice.which}",
        who=name,
        value=percent(row["value"], view.language),
        interval=interval(row["lower"], row["upper"], "percent", view.language),
        against=say(
            view, f"against.{standing(row, aim)}", target=percent(aim.target, view.language, 0)
        ),
    )


def standing(row: pd.Series, aim: Standard) -> str:
    """Where an interval lies to the target: above, below, open (it holds the target), or none.

    Where no verdict may be given, the reason.
    """
    if aim.held:
        return aim.held
    if aim.target != aim.target:
        return "none"
    if row["lower"] >= aim.target:
        return "above"
    return "below" if row["upper"] < aim.target else "open"


def subtitle(view: View, choice: Choice, lines: Lines) -> str:
    """Population, date and n."""
    found = drawn(view, choice, lines)
    return say(
        view,
        f"subtitle.{choice.which}",
        day=day(view.as_of, view.language),
        n=count(found.table["n"].iloc[0], view.language),
    )


def comparison(view: View, choice: Choice, lines: Lines) -> str:
    """Which line is highest and lowest at the horizon, and whether the curves differ."""
    found = drawn(view, choice, lines)
    rows = found.table[found.table["line"] != ""]
    read = rows[(rows["n"] >= SMALLEST_N) & rows["value"].notna()]
    test = _test(view, found.test)
    if len(read) < 2:
        return say(view, "compare_none", months=HORIZON[choice.which], test=test)
    name = line_names(view, choice, short=True)
    best, worst = read.loc[read["value"].idxmax()], read.loc[read["value"].idxmin()]
    return say(
        view,
        "compare",
        n=len(rows),
        best=escape(name(best["line"])),
        worst=escape(name(worst["line"])),
        high=percent(best["value"], view.language),
        low=percent(worst["value"], view.language),
        test=test,
        gap=number(100 * (best["value"] - worst["value"]), view.language),
    )


def _test(view: View, test: LogRank | None) -> str:
    if test is None or test.p != test.p:
        return say(view, "test.untold")
    small = test.p < LEAST_P
    p = say(view, "p_small") if small else say(view, "p", p=number(test.p, view.language, 3))
    return say(view, "test.differ" if test.p < SIGNIFICANT else "test.alike", p=p)


def naive_title(view: View, choice: Choice) -> str:
    """Why plain division misleads, with the figures of the last two years."""
    held = years(view, choice)
    read = held.set_index("year") if len(held) else held
    running = view.as_of.year
    needed = {0} if choice.which == "survival" else {0, running - 1, running}
    if not needed <= set(read.index) or read.loc[0, "value"] != read.loc[0, "value"]:
        return say(view, "naive.title_none")
    if choice.which == "survival":
        words = {name: percent(read.loc[0, name], view.language) for name in ("naive", "unripe")}
        words["span"] = span(view)
    else:
        words = {
            f"naive_{name}": percent(read.loc[year, "naive"], view.language)
            for name, year in (("before", running - 1), ("running", running))
        } | {"before": str(running - 1), "running": str(running)}
    return say(
        view,
        f"naive.title_{choice.which}",
        value=percent(read.loc[0, "value"], view.language),
        **words,
    )


def span(view: View) -> str:
    """The last year and the running one."""
    return f"{view.as_of.year - 1}–{view.as_of.year}"


def triangle_title(view: View, which: Which, cells: pd.DataFrame) -> str:
    """The newest monthly cohort that has completed the horizon, and the one a year before."""
    held = cells[(cells["period"] == HORIZON[which]) & cells["complete"]]
    share = held.set_index("month")["value"]
    if which == "opening":
        share = 1 - share
    if share.empty:
        return say(view, "triangle.title_none")
    year, month = (int(part) for part in str(share.index[-1]).split("-"))
    newest = year * 12 + month - 1
    return say(
        view,
        f"triangle.title_{which}",
        month=month_name(newest, view.language),
        value=percent(share.iloc[-1], view.language),
        before=percent(share.get(month_label(newest - 12)), view.language),
    )
