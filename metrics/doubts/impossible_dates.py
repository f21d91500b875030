"""Dates that cannot be right, by rule: how many there are, and which figures they bear on."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.counts.entities import keys
from metrics.counts.snapshot import Counts, once
from metrics.definition import Gate, Text
from metrics.methods.proportions import ratio

LIMIT = 0.01
LEAST_FOUND = 3


@dataclass(frozen=True)
class Rule:
    """One rule: what is wrong, among which records, and the gate that it closes."""

    key: str
    name: Text
    among: Text
    gate: Gate


RULES = (
    Rule(
        "attended_under_16",
        Text("到课时不满16岁", "Attended when under 16"),
        Text("到课记录", "attendances"),
        "training_dates",
    ),
    Rule(
        "two_courses_at_once",
        Text("同一人同期在两个班", "In two courses on the same days"),
        Text("到课记录", "attendances"),
        "training_dates",
    ),
    Rule(
        "taught_undesignated",
        Text("开班时机构不具定点资格", "Taught outside the institution's designation"),
        Text("培训班", "courses"),
        "training_dates",
    ),
    Rule(
        "case_before_course",
        Text("立案早于开班", "Service case opened before the course"),
        Text("服务个案", "service cases"),
        "service_dates",
    ),
    Rule(
        "served_before_case",
        Text("服务早于立案", "Served before the case was opened"),
        Text("服务记录", "services"),
        "service_dates",
    ),
    Rule(
        "opened_under_16",
        Text("开业时创业者不满16岁", "Founder under 16 at the opening"),
        Text("创业者", "founders"),
        "business_dates",
    ),
    Rule(
        "operating_after_closing",
        Text("关闭后仍核实为经营", "Found operating after its closing"),
        Text("已关闭企业", "closed businesses"),
        "business_dates",
    ),
    Rule(
        "tenant_before_incubator",
        Text("入驻早于基地建成", "Tenant before the incubator opened"),
        Text("入驻记录", "tenancies"),
        "business_dates",
    ),
)
"""In the order of the counts' column `rule`."""


@once
def impossible(counts: Counts) -> pd.DataFrame:
    """One row per city and rule with records: entity, rule, gate, checked, found, share, open.

    A rule is open in a city where more than 1 % of the records checked, and at least three of
    them, break it; a slip of the pen holds nobody.
    """
    table = counts.tables.get("impossible", _NONE)
    entity = np.array(keys(counts, "city"), dtype=object)
    rule = table["rule"].astype(np.int64)
    share = ratio(table["found"], table["checked"])
    return pd.DataFrame(
        {
            "entity": entity[np.searchsorted(counts.codes, table["city"])],
            "rule": [RULES[place].key for place in rule],
            "gate": [RULES[place].gate for place in rule],
            "checked": table["checked"],
            "found": table["found"],
            "share": share,
            "open": (share > LIMIT) & (table["found"] >= LEAST_FOUND),
        }
    )


@once
def dates_in_doubt(counts: Counts, gate: Gate) -> NDArray[np.bool_]:
    """Cities in which a rule of this gate is open."""
    rules = impossible(counts)
    open_rules = rules[rules["open"] & (rules["gate"] == gate)]
    return np.isin(keys(counts, "city"), open_rules["entity"])


_NONE = {name: np.zeros(0, dtype=np.int64) for name in ("city", "rule", "checked", "found")}
