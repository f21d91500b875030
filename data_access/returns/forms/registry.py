"""All forms that can be read, in the order in which a year of an office fills them."""

from data_access.returns.forms.business.openings import OPENINGS
from data_access.returns.forms.business.visits import VISITS
from data_access.returns.forms.form import Form
from data_access.returns.forms.training.roster import ROSTER
from data_access.wording import Sentence

FORMS: dict[str, Form] = {form.code: form for form in (ROSTER, OPENINGS, VISITS)}
WORKBOOK = "workbook"
SEVERAL = Sentence("台账（多种表）", "workbook of several forms")


def name_of(code: str) -> Sentence:
    """What a batch's form is called; a form of an older version bears its code."""
    if code == WORKBOOK:
        return SEVERAL
    return FORMS[code].name if code in FORMS else Sentence(code, code)
