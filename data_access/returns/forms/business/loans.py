"""小额担保贷款台账 and 贷款还款台账: applications, payments, and what fell due and was repaid."""

from collections.abc import Iterator
from datetime import date

from data_access.returns.forms.choices import DAY, WHOLE, YES_NO, text
from data_access.returns.forms.common import NAME, PERSON, PERSON_IF_KNOWN
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.forms.records import named_key, own, person_key, person_of, secret_key
from data_access.returns.forms.rules import any_of, at_most, days_in_order, goes_with
from data_access.returns.returned import OF_PERSON, Key, Returned, Sender, key_of
from data_access.wording import Sentence

CONTRACT = Field(
    "contract",
    ("合同编号", "贷款合同号", "借款合同号", "合同号"),
    "contract",
    text,
    secret=True,
    note="贷款与还款按合同编号对应；没有编号的按身份证号对应。",
)


def contract_key(contract: str, sender: Sender) -> Key:
    """The key of a loan by its contract, whose number is not kept."""
    return key_of("loan", sender.city, secret_key(contract, sender))


def of_loans(say: Values, sender: Sender) -> Iterator[Returned]:
    """A loan, or an application for one.

    Without a day of application that of payment stands for it, as nobody is paid unasked.
    """
    person = person_of(say["identity"], sender)
    applied_on = say.get("applied_on") or say["paid_on"]
    contract = say.get("contract")
    key = contract_key(contract, sender) if contract else key_of("loan", person.key, applied_on)
    community = say.get("community")
    yield person
    yield Returned(
        "loans",
        key,
        {
            "person_id": person.key,
            "community_id": named_key("community", community, sender) if community else None,
            "applied_on": applied_on,
            **own(say, ("paid_on", "principal")),
            "counter_guarantee_waived": say.get("waived", False),
        },
    )


def of_repayments(say: Values, sender: Sender) -> Iterator[Returned]:
    """An instalment that fell due; it waits until its loan is returned.

    Without a contract it is of the person's last loan paid by the day on which it fell due.
    """
    if say.get("contract"):
        loan = contract_key(say["contract"], sender)
    else:
        loan = OF_PERSON + person_key(say["identity"], sender)
    yield Returned(
        "repayments",
        key_of("repayment", loan, say["due_on"]),
        {
            "loan_id": loan,
            **own(say, ("due_on", "principal_due", "paid_on")),
            "principal_paid": say.get("principal_paid", 0),
        },
    )


def said_when_paid(say: Values, _: date) -> Sentence | None:
    """Of a loan that was paid it is known whether a counter-guarantee was waived."""
    if say.get("paid_on") is None or say.get("waived") is not None:
        return None
    return Sentence("已发放的贷款须填写", "must be told of a loan that was paid")


LOANS = Form(
    "loans",
    Sentence("小额担保贷款台账", "register of micro-loans"),
    (
        NAME,
        PERSON,
        CONTRACT,
        Field("applied_on", ("申请时间", "申请日期"), "applied on", DAY),
        Field(
            "paid_on",
            ("发放时间", "发放日期", "放款时间", "放款日期"),
            "paid out on",
            DAY,
            needed=True,
        ),
        Field(
            "principal",
            ("贷款金额", "贷款额", "金额", "本金"),
            "principal",
            WHOLE,
            required=True,
            needed=True,
            note="以元计；未发放的填申请金额。",
        ),
        Field("waived", ("免反担保", "是否免反担保"), "counter-guarantee waived", YES_NO),
        Field("community", ("信用社区", "社区名称"), "credit community", text),
    ),
    records=of_loans,
    once=("identity", "contract", "applied_on", "paid_on"),
    checks={
        "applied_on": (
            any_of(
                ("applied_on", "paid_on"),
                "申请时间和发放时间至少填一项",
                "needs a day of application or of payment",
            ),
        ),
        "paid_on": (
            days_in_order("applied_on", "paid_on", "早于申请时间", "lies before the application"),
        ),
        "waived": (said_when_paid,),
    },
    readings=(
        Sentence(
            "未填申请时间的，以发放时间为申请时间。",
            "Without a day of application, that of payment stands for it.",
        ),
    ),
)

REPAYMENTS = Form(
    "repayments",
    Sentence("贷款还款台账", "register of repayments"),
    (
        NAME,
        PERSON_IF_KNOWN,
        CONTRACT,
        Field(
            "due_on", ("到期时间", "到期日期", "到期日"), "due on", DAY, required=True, needed=True
        ),
        Field(
            "principal_due",
            ("到期本金", "应还本金", "应还金额"),
            "principal due",
            WHOLE,
            required=True,
            needed=True,
        ),
        Field("paid_on", ("还款时间", "还款日期", "偿还日期"), "paid on", DAY),
        Field(
            "principal_paid",
            ("已还本金", "偿还本金", "还款金额"),
            "principal paid",
            WHOLE,
            note="未还的留空。",
        ),
    ),
    records=of_repayments,
    once=("identity", "contract", "due_on"),
    checks={
        "identity": (
            any_of(
                ("identity", "contract"),
                "身份证号和合同编号至少填一项",
                "needs an identity number or a contract",
            ),
        ),
        "principal_paid": (
            at_most("principal_paid", "principal_due", "大于到期本金", "exceeds what fell due"),
            goes_with("principal_paid", "paid_on", "没有还款时间", "has no day of payment"),
        ),
    },
    readings=(
        Sentence(
            "没有合同编号的，按本人到期日前最近一次发放的贷款计。",
            "Without a contract it is of the person's last loan paid by the day due.",
        ),
    ),
)
