"""回访记录: one row for every time that somebody called on a business, or tried to."""

from data_access.returns.forms.form import DAY, IDENTITY, STATUS, WHOLE, Field, Form, text
from data_access.wording import Sentence

VISITS = Form(
    "visits",
    Sentence("回访记录", "log of visits"),
    (
        Field("city", ("地市", "城市", "市", "所在市"), "city", text),
        Field(
            "visited_on",
            ("回访日期", "回访时间", "走访日期", "走访时间"),
            "visited on",
            DAY,
            required=True,
            needed=True,
        ),
        Field("name", ("姓名", "创业者姓名", "经营者"), "founder", text, secret=True),
        Field(
            "identity",
            ("身份证号", "身份证号码", "证件号码", "公民身份号码"),
            "identity number",
            IDENTITY,
            required=True,
            needed=True,
            secret=True,
        ),
        Field(
            "status",
            ("经营状况", "经营情况", "经营状态", "状态"),
            "status",
            STATUS,
            required=True,
            needed=True,
        ),
        Field("workers", ("就业人数", "带动就业人数", "用工人数", "从业人数"), "workers", WHOLE),
        Field("mode", ("回访方式", "走访方式", "方式"), "mode", text),
        Field("satisfaction", ("满意度", "是否满意"), "satisfaction", text),
    ),
)
