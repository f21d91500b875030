"""What the whole of a snapshot is called: as its office set it, else its one province, else the nation."""

import numpy as np

from metrics.counts.snapshot import Counts
from metrics.definition import Text

SETTINGS = ("area_zh", "area_en")


def area_name(counts: Counts) -> Text | None:
    """The name of all cities together; None where it is the nation.

    The settings name it in both languages; where they do not, cities of one province go by the
    province's full name.
    """
    settings = counts.tables["settings"]
    values = dict(zip(settings["name"], settings["value"], strict=True))
    zh, en = (str(values.get(name, "")) for name in SETTINGS)
    return Text(zh, en) if zh and en else _only_province(counts)


def _only_province(counts: Counts) -> Text | None:
    rows = np.unique(counts.province_of)
    if len(rows) != 1:
        return None
    provinces = counts.tables["provinces"]
    return Text(str(provinces["name_zh"][rows[0]]), str(provinces["name_en"][rows[0]]))
