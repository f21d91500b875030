"""开业登记表: the register of businesses that were opened, with their closing where there was one."""

from data_access.returns.forms.form import DAY, IDENTITY, TRADE, WHOLE, Field, Form, closing, text
from data_access.wording import Sentence

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
    ),
)
