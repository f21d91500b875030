"""Columns that many forms have alike: name, identity number, licence."""

from data_access.returns.forms.choices import IDENTITY, text
from data_access.returns.forms.form import Field

NAME = Field("name", ("姓名", "申请人", "创业者姓名", "经营者"), "name", text, secret=True)
IDENTITY_NAMES = ("身份证号", "身份证号码", "证件号码", "公民身份号码", "身份证")
PERSON = Field(
    "identity", IDENTITY_NAMES, "identity number", IDENTITY, required=True, needed=True, secret=True
)
PERSON_IF_KNOWN = Field(
    "identity",
    IDENTITY_NAMES,
    "identity number",
    IDENTITY,
    secret=True,
    note="与营业执照号至少填一项。",
)
LICENCE = Field(
    "licence",
    ("营业执照号", "执照号码", "注册号", "统一社会信用代码"),
    "licence",
    text,
    secret=True,
    note="与开业登记表中的一致。",
)
