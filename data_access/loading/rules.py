"""The rules between columns and between tables, declared one by one."""

from dataclasses import dataclass
from typing import Literal

from data_access.wording import Sentence

FORMS = {
    "six_digits": Sentence("应为六位数字", "must be six digits"),
    "keyed_hash": Sentence(
        "应为 64 位十六进制密钥散列值", "must be a keyed hash of 64 hexadecimal digits"
    ),
}
YOUNGEST = 16  # years at which somebody may take part


@dataclass(frozen=True)
class OfColumn:
    """What every rule names: a table and the column whose cells it judges."""

    table: str
    column: str


@dataclass(frozen=True)
class OfPair(OfColumn):
    """A rule that holds the column against another one of the same row."""

    other: str


@dataclass(frozen=True)
class NotBefore(OfColumn):
    """A date must not lie before another one, of the same row or of the row referred to.

    `column` is compared with `earlier`; with `via`, `earlier` belongs to the row that the
    column `via` refers to.
    """

    earlier: str
    via: str = ""

    @property
    def sentence(self) -> Sentence:
        """What the rule says."""
        name = f"{self.earlier} ({self.via})" if self.via else self.earlier
        return Sentence(f"不得早于 {name}", f"must not be before {name}")


@dataclass(frozen=True)
class Needs(OfPair):
    """A column may be filled only if another one is; `both` ways: exactly if it is."""

    both: bool = False

    @property
    def sentence(self) -> Sentence:
        """What the rule says of a filled cell."""
        return Sentence(f"仅在填写 {self.other} 时可填", f"may be filled only when {self.other} is")

    @property
    def reverse(self) -> Sentence:
        """What a rule for both ways says of an empty cell."""
        return Sentence(f"填写 {self.other} 时必填", f"must be filled when {self.other} is")


@dataclass(frozen=True)
class AtMost(OfPair):
    """A number must not exceed another one of the same row."""

    @property
    def sentence(self) -> Sentence:
        """What the rule says."""
        return Sentence(f"不得大于 {self.other}", f"must not exceed {self.other}")


@dataclass(frozen=True)
class PaidNeedsDate(OfPair):
    """An amount above 0 needs the date on which it was paid."""

    @property
    def sentence(self) -> Sentence:
        """What the rule says."""
        return Sentence(f"大于 0 时须填写 {self.other}", f"above 0 needs {self.other}")


@dataclass(frozen=True)
class LooksLike(OfColumn):
    """A text has a fixed form."""

    form: Literal["six_digits", "keyed_hash"]

    @property
    def sentence(self) -> Sentence:
        """What the rule says."""
        return FORMS[self.form]


@dataclass(frozen=True)
class IsMonthEnd(OfColumn):
    """A date is the last day of its month."""

    @property
    def sentence(self) -> Sentence:
        """What the rule says."""
        return Sentence("应为当月最后一天", "must be the last day of its month")


@dataclass(frozen=True)
class NotAfterLoading(OfColumn):
    """A date must not lie after the day on which the file is loaded."""

    @property
    def sentence(self) -> Sentence:
        """What the rule says."""
        return Sentence("不得晚于导入当日", "must not be after the day of loading")


@dataclass(frozen=True)
class OfAge(OfColumn):
    """Nobody takes part before the year of their sixteenth birthday; `via` names the person."""

    via: str

    @property
    def sentence(self) -> Sentence:
        """What the rule says."""
        return Sentence(f"当时不满 {YOUNGEST} 周岁", f"was under {YOUNGEST} then")


Rule = NotAfterLoading | NotBefore | OfAge | Needs | AtMost | PaidNeedsDate | LooksLike | IsMonthEnd

RULES: tuple[Rule, ...] = (
    LooksLike("provinces", "code", "six_digits"),
    LooksLike("cities", "code", "six_digits"),
    NotBefore("cities", "valid_to", "valid_from"),
    IsMonthEnd("city_returns", "month_end"),
    NotBefore("city_returns", "received_on", "month_end"),
    IsMonthEnd("nil_returns", "month_end"),
    IsMonthEnd("monthly_summaries", "month_end"),
    AtMost("monthly_summaries", "passed", "attended"),
    AtMost("monthly_summaries", "served_opened", "served"),
    AtMost("monthly_summaries", "half_operating", "half_opened"),
    AtMost("monthly_summaries", "half_visited", "half_operating"),
    NotBefore("institutions", "ended_on", "designated_on"),
    NotBefore("teachers", "active_to", "active_from"),
    Needs("teachers", "evaluation_passed", "evaluated_on"),
    NotBefore("experts", "active_to", "active_from"),
    NotBefore("courses", "ends_on", "starts_on"),
    LooksLike("persons", "identity_hash", "keyed_hash"),
    NotBefore("enrolments", "first_attended_on", "starts_on", via="course_id"),
    Needs("enrolments", "completed_on", "first_attended_on"),
    NotBefore("enrolments", "completed_on", "first_attended_on"),
    Needs("enrolments", "assessed_on", "first_attended_on"),
    NotBefore("enrolments", "assessed_on", "first_attended_on"),
    Needs("enrolments", "assessment_passed", "assessed_on", both=True),
    Needs("enrolments", "resit_on", "assessed_on"),
    NotBefore("enrolments", "resit_on", "assessed_on"),
    Needs("enrolments", "resit_passed", "resit_on", both=True),
    NotBefore("enrolments", "recorded_on", "completed_on"),
    NotAfterLoading("enrolments", "recorded_on"),
    NotBefore("service_cases", "completed_on", "opened_on"),
    NotBefore("businesses", "closed_on", "opened_on"),
    Needs("businesses", "exit_kind", "closed_on", both=True),
    NotBefore("businesses", "recorded_on", "opened_on"),
    NotAfterLoading("businesses", "recorded_on"),
    LooksLike("businesses", "contact_hash", "keyed_hash"),
    LooksLike("businesses", "address_hash", "keyed_hash"),
    NotBefore("visits", "visited_on", "opened_on", via="business_id"),
    Needs("visits", "laid_off_workers", "workers"),
    AtMost("visits", "laid_off_workers", "workers"),
    NotBefore("loans", "paid_on", "applied_on"),
    NotBefore("repayments", "due_on", "paid_on", via="loan_id"),
    AtMost("repayments", "principal_paid", "principal_due"),
    PaidNeedsDate("repayments", "principal_paid", "paid_on"),
    NotBefore("tenancies", "left_on", "entered_on"),
    Needs("tenancies", "left_as", "left_on", both=True),
    NotBefore("relief_cases", "granted_on", "eligible_on"),
    NotBefore("projects", "appraised_on", "collected_on"),
    Needs("projects", "feasible", "appraised_on", both=True),
    NotBefore("projects", "listed_on", "collected_on"),
    NotBefore("projects", "shown_on", "collected_on"),
    NotBefore("project_recommendations", "chosen_on", "recommended_on"),
    Needs("project_recommendations", "business_id", "chosen_on"),
    AtMost("organisations", "districts_covered", "districts_total"),
)
OF_RETURNS: tuple[OfAge, ...] = (
    OfAge("enrolments", "first_attended_on", via="person_id"),
    OfAge("businesses", "opened_on", via="lead_person_id"),
)
"""What an office is asked about; a load lets it in, and the screens of data quality count it."""


def rules_of(table: str) -> list[Rule]:
    """The rules of one table."""
    return [rule for rule in RULES if rule.table == table]


def rules_of_returns(table: str) -> list[Rule]:
    """The rules of one table for what offices return.

    The day of loading is not among them: what stands must not change from one day to the next.
    """
    rules = [rule for rule in rules_of(table) if not isinstance(rule, NotAfterLoading)]
    return [*rules, *(rule for rule in OF_RETURNS if rule.table == table)]
