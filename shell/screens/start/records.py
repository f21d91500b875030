"""The list of forms: kept or not, what came of each, and what it unlocks."""

from collections.abc import Mapping
from datetime import datetime

import pandas as pd
import streamlit as st

from data_access.returns.forms.fills import MAIN
from data_access.returns.forms.form import Form
from data_access.returns.forms.registry import FORMS
from data_access.returns.keeping.declarations import declared_forms, declared_numbers
from data_access.returns.keeping.received import Received, received
from i18n import Language, pick, text
from i18n.formats import MISSING, count, listing, month
from metrics.registry import FIGURES
from shell.cache import database
from shell.parts import ways
from shell.parts.columns import columns
from shell.parts.tables import Column, table
from shell.screens.start.figures import unlocked
from shell.viewer.access import require, require_city
from shell.viewer.may import may
from shell.viewer.view import View

ROWS = {False: 18, True: 8}  # the latter on a telephone
NAMES = ("name", "state", "rows", "month", "targets", "others")
WIDTHS = {"zh": (140, 140, 80, 100, 370, 80), "en": (195, 105, 70, 95, 370, 95)}  # of these columns


def draw(view: View, city: str | None) -> None:
    """A sentence, the table, and beside it what the chosen form unlocks."""
    require(view.scope)
    if view.scope.cities is not None:
        require_city(view.scope, city or "")
    came = received(database.engine(), city)
    st.markdown(f"**{_headline(view, came)}**")
    left, right = columns("start")
    with left:
        frame = _frame(view, city, came)
        heads = {
            name: Column(
                text(f"start.column.{name}", view.language),
                (lambda n: count(n, view.language)) if name in ("rows", "others") else None,
                "number" if name in ("rows", "others") else "words",
                view.size(width),
            )
            for name, width in zip(NAMES, WIDTHS[view.language], strict=True)
        }
        alt = text("start.alt", view.language, n=len(frame))
        chosen = table(frame, heads, view, alt, "start_forms", ROWS[view.telephone], select=True)
    with right:
        _draw_form(view, city, list(MAIN)[chosen[0]] if chosen else _first_missing(came))


def _headline(view: View, came: Mapping[str, Received]) -> str:
    """How many forms have records, and of how many targets some are missing."""
    without = {code for code, one in came.items() if not one.rows}
    targets = {key for code in without for key in unlocked()[code].targets}
    key = "headline" if targets else "headline_complete"
    n, there = len(came), len(came) - len(without)
    return text(f"start.{key}", view.language, n=n, there=there, targets=len(targets))


def _first_missing(came: Mapping[str, Received]) -> str:
    return next((code for code, one in came.items() if not one.rows), next(iter(came)))


def _frame(view: View, city: str | None, came: Mapping[str, Received]) -> pd.DataFrame:
    language, states = view.language, _states(view, city)
    return pd.DataFrame(
        [
            {
                "name": _name(FORMS[code], language),
                "state": states[code],
                "rows": one.rows,
                "month": month(one.last_month, language) if one.last_month else MISSING,
                "targets": listing(
                    [pick(FIGURES[key].short, language) for key in unlocked()[code].targets],
                    language,
                )
                or MISSING,
                "others": len(unlocked()[code].others),
            }
            for code, one in came.items()
        ]
    )


def _name(form: Form, language: Language) -> str:
    """The form's name as it stands alone."""
    name = pick(form.name, language)
    return name[:1].upper() + name[1:]


def _states(view: View, city: str | None) -> dict[str, str]:
    """Whether a city keeps each form, or how many cities do and do not."""
    engine, language = database.engine(), view.language
    today = datetime.now().astimezone().date()
    if city is not None:
        declared = declared_forms(engine, city, today)
        words = {True: "kept", False: "not_kept", None: "open"}
        return {code: text(f"start.{words[declared.get(code)]}", language) for code in MAIN}
    numbers = declared_numbers(engine, today)
    return {
        code: text("start.kept_by", language, n=n, without=without)
        if n + without
        else text("start.open", language)
        for code, (n, without) in ((code, numbers.get(code, (0, 0))) for code in MAIN)
    }


def _draw_form(view: View, city: str | None, code: str) -> None:
    """One form: every figure that it unlocks, with the forms needed besides, and the way to it."""
    language, form = view.language, FORMS[code]
    unlocks = unlocked()[code]
    with st.container(border=True):
        st.markdown(f"**{text('start.unlocks', language, name=_name(form, language))}**")
        for kind, figures in (("targets", unlocks.targets), ("others", unlocks.others)):
            if figures:
                st.caption(text(f"start.{kind}_title", language, n=len(figures)))
                st.markdown(
                    listing(
                        [_figure(view, key, besides) for key, besides in figures.items()], language
                    )
                )
        if may(view.scope, "open", "data_returns"):
            codes = {"return_city": city} if city else {}
            ways.button(view, "data_returns", text("start.to_returns", language), **codes)


def _figure(view: View, key: str, besides: tuple[Form, ...]) -> str:
    """A figure's name, in brackets the forms that it needs besides."""
    language = view.language
    name = pick(FIGURES[key].short, language)
    if not besides:
        return name
    forms = listing([pick(form.name, language) for form in besides], language)
    return text("start.besides", language, name=name, forms=forms)
