"""All forms that can be read, in the order in which a year of an office fills them."""

from data_access.returns.forms.form import Form
from data_access.returns.forms.openings import OPENINGS
from data_access.returns.forms.roster import ROSTER
from data_access.returns.forms.visits import VISITS

FORMS: dict[str, Form] = {form.code: form for form in (ROSTER, OPENINGS, VISITS)}
