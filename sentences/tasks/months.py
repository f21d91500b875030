"""What the months of a figure say: the last ripe one, its trend, and how many stand out."""

import pandas as pd

from i18n import Language, pick, text
from i18n.formats import measure, month
from metrics.counts.months import month_end
from metrics.definition import Indicator
from metrics.methods.control_chart import Chart
from metrics.readings.trends import course, ripe_chart, trend, year_ago


def median_sentence(figure: Indicator, language: Language) -> str:
    """That a median is not known by months."""
    return text("tasks.months_median", language, name=pick(figure.name, language))


def month_sentence(
    line: pd.DataFrame, language: Language, figure: Indicator, city_name: str
) -> str:
    """Last ripe month, its trend, and how many months lie outside the limits.

    `line` as in `metrics.readings.month_line`; of a stock its last month and the one a year before.
    """
    if figure.stock:
        return _stock_sentence(line, language, figure, city_name)
    ripe = line[line["mature"].astype(bool) & line["value"].notna()]
    chart = ripe_chart(line)
    if chart is None:
        return text("tasks.months_none", language, where=city_name)
    return text(
        f"tasks.months.{trend(line, figure.better)}",
        language,
        where=city_name,
        month=_month_name(ripe["month"].iloc[-1], language),
        value=measure(ripe["value"].iloc[-1], figure.unit, language),
        n=len(ripe),
        signals=signals(chart, language),
    )


def _stock_sentence(
    line: pd.DataFrame, language: Language, figure: Indicator, city_name: str
) -> str:
    """Of a stock: its last month beside the one a year before."""
    known = line[line["value"].notna()]
    if known.empty:
        return text("tasks.months_none", language, where=city_name)
    pair = year_ago(line)
    return text(
        f"tasks.year_on.{'short' if pair is None else course(line, figure)}",
        language,
        where=city_name,
        month=_month_name(known["month"].iloc[-1], language),
        value=measure(known["value"].iloc[-1], figure.unit, language),
        before=measure(pair[1]["value"] if pair else None, figure.unit, language),
    )


def signals(chart: Chart, language: Language) -> str:
    """How many months are ringed: outside the limits, or in a run on one side of the mean."""
    n, out = int((chart.label != "missing").sum()), int((chart.label == "outside_limits").sum())
    run = int(chart.alert.sum()) - out
    which = "both" if out and run else "outside" if out else "runs" if run else "none"
    return text(f"tasks.signals.{which}", language, n=n, out=out, run=run)


def city_sentence(city_name: str, state: str, language: Language) -> str:
    """That a city has something or has not."""
    return text("tasks.city_has", language, where=city_name, said=state)


def _month_name(value: object, language: Language) -> str:
    """A month by its number or by a label such as "2009-03": 2009年3月, March 2009."""
    year, _, rest = str(value).partition("-")
    number = int(year) * 12 + int(rest) - 1 if rest else int(year)
    return month(month_end(number), language)
