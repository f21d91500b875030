"""开业登记表: the register of businesses that were opened, with their closing where there was one."""

import re
from collections.abc import Iterator

from data_access.returns.cells.converted import plain
from data_access.returns.cells.identity import keyed_hash
from data_access.returns.forms.business.visits import CLOSED, visit_of
from data_access.returns.forms.choices import (
    DAY,
    IDENTITY,
    TRADE,
    WHOLE,
    YES_NO,
    choice,
    closing,
    text,
)
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.forms.records import if_told, person_of, secret_key
from data_access.returns.forms.rules import days_in_order, of_age
from data_access.returns.returned import Returned, Sender, key_of
from data_access.wording import Sentence

COUNT = r"(?:\d|[一二三四五六七八九十百])+"
HOUSE = re.compile(
    rf"{COUNT}[-#之]?{COUNT}?(?:号(?!路|线|公路|村)|#|室|栋|幢|铺|档|门面|单元|弄)|\d-\d|\d$"
)
"""A number of a house, stall or room: not that of a village, group, team, road or kilometre."""

LEGAL_FORM = choice(
    {
        "个体工商户": "self_employed",
        "个人独资企业": "sole_owner",
        "合伙企业": "partnership",
        "公司": "company",
        "农民专业合作社": "cooperative",
    },
    {"个体": "self_employed", "独资": "sole_owner", "合伙": "partnership", "合作社": "cooperative"},
)


def records(say: Values, sender: Sender) -> Iterator[Returned]:
    """A founder, the business, and a visit where it is said to be closed without a date.

    Such a business is found closed on the day of the return.
    """
    person = person_of(say["identity"], sender)
    named = say.get("licence") or say.get("business") or say["opened_on"]
    key = key_of("business", person.key, keyed_hash(sender.key, plain(str(named))))
    day = say.get("closed")
    closed_on = None if day is True else day
    yield person
    yield Returned(
        "businesses",
        key,
        {
            "lead_person_id": person.key,
            "city_code": sender.city,
            "kind": say.get("trade", "other"),
            "opened_on": say["opened_on"],
            "closed_on": closed_on,
            "exit_kind": None if closed_on is None else CLOSED,
            "contact_hash": _hash_of(say.get("telephone"), sender),
            "address_hash": _hash_of(_with_number(say.get("address")), sender),
            "licence_hash": _hash_of(say.get("licence"), sender),
            **if_told(say, ("legal_form", "in_community", "serves_community")),
        },
    )
    if day is True:
        yield visit_of(key, sender.received_on, CLOSED, None)


def _hash_of(text: str | None, sender: Sender) -> str | None:
    """The keyed hash of a telephone, address or licence, nothing where there is none."""
    return secret_key(text, sender) if text else None


def _with_number(address: str | None) -> str | None:
    """An address, if it names a house: that of a village, or of a group in it, is everybody's there."""
    return address if address and HOUSE.search(plain(address).replace(" ", "")) else None


OPENINGS = Form(
    "openings",
    Sentence("开业登记表", "register of openings"),
    (
        Field(
            "name", ("姓名", "经营者", "创业者姓名", "负责人", "法人"), "founder", text, secret=True
        ),
        Field(
            "identity",
            ("身份证号码", "身份证号", "证件号码", "公民身份号码", "身份证"),
            "identity number",
            IDENTITY,
            required=True,
            needed=True,
            secret=True,
        ),
        Field(
            "business",
            ("企业名称", "企业(个体户)名称", "企业（个体户）名称", "名称", "字号", "店名"),
            "business",
            text,
            secret=True,
        ),
        Field(
            "licence",
            ("营业执照号", "执照号码", "注册号", "统一社会信用代码"),
            "licence",
            text,
            secret=True,
        ),
        Field("trade", ("行业", "经营项目", "经营范围", "行业类别"), "kind of business", TRADE),
        Field(
            "opened_on",
            ("开业时间", "开业日期", "登记日期", "创办时间"),
            "opened on",
            DAY,
            required=True,
            needed=True,
        ),
        Field("address", ("经营地址", "地址", "经营场所"), "address", text, secret=True),
        Field(
            "telephone", ("电话", "联系电话", "手机", "联系方式"), "telephone", text, secret=True
        ),
        Field("workers", ("带动就业人数", "带动就业", "就业人数", "用工人数"), "workers", WHOLE),
        Field("closed", ("是否停业", "停业时间", "停业日期", "注销时间"), "closed on", closing),
        Field("legal_form", ("组织形式", "企业类型", "经济类型"), "legal form", LEGAL_FORM),
        Field("in_community", ("社区经营", "是否在社区经营"), "run in a community", YES_NO),
        Field("serves_community", ("服务居民", "是否服务社区居民"), "serves residents", YES_NO),
    ),
    records=records,
    own="businesses",
    once=("identity", "business", "licence", "opened_on"),
    twice=Sentence("同一企业已在上文出现", "stands above already"),
    checks={
        "opened_on": (of_age("opened_on"),),
        "closed": (
            days_in_order("opened_on", "closed", "早于开业时间", "lies before the opening"),
        ),
    },
    readings=(
        Sentence(
            "“是否停业”填日期按该日停业计；只填“是”的，按收到台账之日核实停业计。",
            "A closing date counts on its day; a yes without a date as found on the day of receipt.",
        ),
    ),
)
