"""What the settings that name the programme's area must look like when they come in a file."""

import numpy as np

from data_access.area import FORM, SETTINGS, TOGETHER, is_name
from data_access.loading.errors import BrokenRules
from data_access.loading.files import Sheet


def check_area(sheet: Sheet, broken_rules: BrokenRules) -> None:
    """Notes a name that no screen could show, and one that is there in one language only."""
    names, values = (sheet.columns[name].to_pylist() for name in ("name", "value"))
    naming = np.array([name in SETTINGS for name in names], dtype=np.bool_)
    usable = np.array([is_name(value or "") for value in values], dtype=np.bool_)
    broken_rules.add_mask(sheet.file, FORM, "value", naming & ~usable, sheet.columns["value"])
    if naming.sum() == 1:
        broken_rules.add_mask(sheet.file, TOGETHER, "name", naming, sheet.columns["name"])
