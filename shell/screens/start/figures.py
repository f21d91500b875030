"""What each form unlocks: the figures that rest on the tables that it fills."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from data_access.returns.forms.fills import MAIN, forms_for
from data_access.returns.forms.form import Form
from metrics.counts.record_tables import rests_on
from metrics.registry import FIGURES, INDICATORS


@dataclass(frozen=True)
class Unlocked:
    """Figures by key: the six targets and the others, each with the forms that it needs besides."""

    targets: Mapping[str, tuple[Form, ...]]
    others: Mapping[str, tuple[Form, ...]]


@cache
def unlocked() -> Mapping[str, Unlocked]:
    """What each form unlocks, by its code, figures in the order of the registry."""
    needs = {key: forms_for(rests_on(figure)) for key, figure in FIGURES.items()}
    return {code: _unlocked(code, needs) for code in MAIN}


def _unlocked(code: str, needs: Mapping[str, tuple[Form, ...]]) -> Unlocked:
    besides = {
        key: tuple(form for form in needs[key] if form.code != code)
        for key, figure in FIGURES.items()
        if set(rests_on(figure)) & set(MAIN[code])
    }
    return Unlocked(
        {key: forms for key, forms in besides.items() if key in INDICATORS},
        {key: forms for key, forms in besides.items() if key not in INDICATORS},
    )
