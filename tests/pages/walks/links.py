"""The views of the pages that show a table or offer a file, as their addresses ask for them."""

from metrics.registry import INDICATORS, TASKS

Link = dict[str, str]
RATES = [key for key, indicator in INDICATORS.items() if indicator.kind != "progress"]
ASSUMED = "000000~t-pass_rate-all-0-0.85~l-opening_rate-0.6~l-jobs-6.0"


def files(city: str, indicators: list[str] | None = None) -> list[tuple[str, Link]]:
    """The views that offer files, of these indicators where a view is of one; `city` is shown
    where one is asked for."""
    keys = list(INDICATORS) if indicators is None else indicators
    chain = [{"scope": "all"}, {"scope": "tier", "tier": "other"}, {"scope": "city", "city": city}]
    curves = [("survival", "city"), ("survival", "group"), ("opening", "tier"), ("opening", "city")]
    return [
        *(("city_ranking", {"view": "table", "indicator": key}) for key in keys),
        ("target_gap", {}),
        ("appraisal", {"appraisal_form": "table"}),
        ("data_quality", {}),
        *(("cohort_survival", {"curve": curve, "split": split}) for curve, split in curves),
        *(("service_chain", link) for link in chain),
        *(
            ("what_if", {"what_if_tab": "targets", "fair_indicator": key})
            for key in keys
            if key in RATES
        ),
        ("what_if", {"what_if_tab": "scenarios", "scenario": ASSUMED}),
    ]


def tables(city: str) -> list[tuple[str, Link]]:
    """The views that show a table."""
    tasks = [(key, figure.key) for key, task in TASKS.items() for figure in task.figures[:2]]
    return [
        *files(city),
        ("overview", {}),
        ("target_gap", {"city": city, "sort": "opening_rate"}),
        ("data_quality", {"quality_sort": "lost"}),
        ("city_profile", {"city": city}),
        ("appraisal", {"part": "duties", "city": city}),
        ("appraisal", {"part": "plans"}),
        *(("tasks", {"task": task, "figure": figure}) for task, figure in tasks),
        ("definitions", {"indicator": "opening_rate"}),
        ("definitions", {"task": "experts"}),
        ("what_if", {"what_if_tab": "levers", "scenario": ASSUMED}),
    ]
