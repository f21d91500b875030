"""Which tables of records each form fills, and so which forms a missing table asks for."""

from collections.abc import Iterable, Mapping

from data_access.returns.forms.form import Form
from data_access.returns.forms.governance.nil_returns import TABLES
from data_access.returns.forms.registry import ALL

MAIN: Mapping[str, tuple[str, ...]] = {
    form.code: TABLES[form.name.zh] for form in ALL if form.name.zh in TABLES
}
"""The tables that a form is there for: its nil return is one of them."""

ALONGSIDE: Mapping[str, tuple[str, ...]] = {
    "classes": ("institutions",),
    "roster": ("institutions", "courses"),
    "inspections": ("institutions",),
}
"""Tables of which every row of a form names a record too."""


def forms_for(tables: Iterable[str]) -> tuple[Form, ...]:
    """The fewest forms that fill these tables, in the order of the registry.

    What a form fills alongside needs no form of its own: a roster lists its classes too.
    """
    missing = set(tables)
    needed = [form for form in ALL if missing & set(MAIN.get(form.code, ()))]
    for form in tuple(needed):
        own = missing & set(MAIN[form.code])
        others = (one for one in needed if one is not form)
        if all(any(table in _filled(other) for other in others) for table in own):
            needed.remove(form)
    return tuple(needed)


def _filled(form: Form) -> set[str]:
    return {*MAIN.get(form.code, ()), *ALONGSIDE.get(form.code, ())}
