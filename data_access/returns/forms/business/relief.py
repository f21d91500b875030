"""税费减免台账: relief of taxes and fees, by business."""

from collections.abc import Iterator

from data_access.returns.forms.choices import DAY, WHOLE, YES_NO, choice
from data_access.returns.forms.common import LICENCE, NAME, PERSON_IF_KNOWN
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.forms.records import business_meant, known_by, own
from data_access.returns.forms.rules import BUSINESS_KNOWN, any_of, days_in_order
from data_access.returns.returned import Returned, Sender, key_of
from data_access.wording import Sentence

KIND = choice({"税收减免": "tax", "收费减免": "fee"}, {"税": "tax", "费": "fee"})


def records(say: Values, sender: Sender) -> Iterator[Returned]:
    """A relief that a business may have, or was granted.

    Without a day of eligibility that of the grant stands for it, as nobody is granted it before.
    """
    eligible_on = say.get("eligible_on") or say["granted_on"]
    yield Returned(
        "relief_cases",
        key_of("relief", known_by(say, sender), say["kind"], eligible_on),
        {
            "business_id": business_meant(say, sender),
            "eligible_on": eligible_on,
            "amount": say.get("amount", 0),
            **own(say, ("kind", "granted_on", "for_hiring")),
        },
    )


RELIEF = Form(
    "relief",
    Sentence("税费减免台账", "register of relief"),
    (
        NAME,
        PERSON_IF_KNOWN,
        LICENCE,
        Field("kind", ("减免类别", "减免种类", "类别"), "kind", KIND, required=True, needed=True),
        Field("eligible_on", ("符合条件时间", "符合条件日期"), "eligible since", DAY),
        Field(
            "granted_on",
            ("享受时间", "减免时间", "享受日期", "减免日期"),
            "granted on",
            DAY,
            needed=True,
        ),
        Field(
            "amount",
            ("减免金额", "金额"),
            "amount",
            WHOLE,
            needed=True,
            note="以元计；尚未享受的留空。",
        ),
        Field("for_hiring", ("因吸收下岗失业人员", "是否因吸纳就业"), "for hiring", YES_NO),
    ),
    records=records,
    once=("identity", "licence", "kind", "eligible_on", "granted_on"),
    checks={
        "identity": (BUSINESS_KNOWN,),
        "eligible_on": (
            any_of(
                ("eligible_on", "granted_on"),
                "符合条件时间和享受时间至少填一项",
                "needs a day of eligibility or of the grant",
            ),
        ),
        "granted_on": (
            days_in_order("eligible_on", "granted_on", "早于符合条件时间", "lies before"),
        ),
        "amount": (
            lambda say, _: (
                Sentence("已享受减免的须填写金额", "must be told of a relief that was granted")
                if say.get("granted_on") and say.get("amount") is None
                else None
            ),
        ),
    },
    readings=(
        Sentence(
            "未填符合条件时间的，以享受时间为准；没有营业执照号的，按本人此前最近一次开业的企业计。",
            "Without a day of eligibility, that of the grant stands for it; "
            "without a licence it is the person's last business opened by then.",
        ),
    ),
)
