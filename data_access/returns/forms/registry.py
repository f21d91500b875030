"""All forms that can be read, in the order in which a year of an office fills them."""

from data_access.returns.forms.business.communities import COMMUNITIES, CREDIT_FILES
from data_access.returns.forms.business.incubators import INCUBATORS, TENANTS
from data_access.returns.forms.business.loans import LOANS, REPAYMENTS
from data_access.returns.forms.business.openings import OPENINGS
from data_access.returns.forms.business.relief import RELIEF
from data_access.returns.forms.business.visits import VISITS
from data_access.returns.forms.deletion import with_deletion
from data_access.returns.forms.form import Form
from data_access.returns.forms.governance.duties import DUTIES
from data_access.returns.forms.governance.nil_returns import NIL_RETURNS
from data_access.returns.forms.governance.organisations import LOCAL_PLANS, ORGANISATIONS
from data_access.returns.forms.governance.summaries import SUMMARIES
from data_access.returns.forms.governance.targets import TARGETS
from data_access.returns.forms.services.cases import CASES, SERVICES
from data_access.returns.forms.services.experts import ASSOCIATIONS, EVENTS, EXPERTS
from data_access.returns.forms.services.projects import PROJECTS, RECOMMENDATIONS
from data_access.returns.forms.training.classes import CLASSES
from data_access.returns.forms.training.institutions import INSPECTIONS, INSTITUTIONS
from data_access.returns.forms.training.roster import ROSTER
from data_access.returns.forms.training.teachers import ACTIVITIES, TEACHERS
from data_access.wording import Sentence

ALL: tuple[Form, ...] = (
    *(CLASSES, ROSTER, OPENINGS, VISITS, CASES, SERVICES, LOANS, REPAYMENTS),
    *(COMMUNITIES, CREDIT_FILES, INCUBATORS, TENANTS, RELIEF, TEACHERS, ACTIVITIES),
    *(INSTITUTIONS, INSPECTIONS, PROJECTS, RECOMMENDATIONS, EXPERTS, EVENTS, ASSOCIATIONS),
    *(ORGANISATIONS, LOCAL_PLANS, DUTIES, TARGETS, NIL_RETURNS, SUMMARIES),
)
FORMS: dict[str, Form] = {form.code: with_deletion(form) for form in ALL}
WORKBOOK = "workbook"
SEVERAL = Sentence("多表台账", "workbook of several forms")


def name_of(code: str) -> Sentence:
    """What a batch's form is called; a form of an older version bears its code."""
    if code == WORKBOOK:
        return SEVERAL
    return FORMS[code].name if code in FORMS else Sentence(code, code)


def code_of(name: str) -> str:
    """The code of a form named by its code or its Chinese name; any other name stays as it is."""
    return next((form.code for form in ALL if name == form.name.zh), name)
