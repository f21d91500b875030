"""Clause 三(七): training, credit communities and micro-loans work hand in hand."""

from functools import partial

from metrics.definition import OF_CITIES, Clause, Task, Text, Variant
from metrics.readings.medians import OF_CITIES as OF_MEDIANS
from metrics.tasks.communities import (
    COMMUNITY_BUSINESSES,
    CREDIT_PLANS,
    OFFICE_FOLLOW_UP,
    OFFICE_PROMOTION,
)
from metrics.tasks.forms import UNDIVIDED, at_once

CLAUSE = "三(七)"
MODULE = "metrics/tasks/credit_link.py"
_figure = partial(at_once, module=MODULE)
APPLICATION = Text("首次申请日期", "date of the first application")
LOANS_OF_TRAINED = Text(
    "贷款按申请时最近一次开班的创业培训归属城市；未参加过培训者的贷款不计。",
    "A loan belongs to the city of the latest start-up training begun by its application; loans "
    "of persons never trained are left out.",
)

LOAN_ACCESS = _figure(
    key="loan_access",
    name=Text("小额贷款申请获贷率", "Loan applicants paid in time"),
    short=Text("申请获贷率", "Loan access"),
    question=Text(
        "申请小额贷款的合格学员半年内拿到贷款了吗?",
        "Do passers who apply for a micro-loan get it within half a year?",
    ),
    clause=Clause(
        CLAUSE,
        "建立创业培训、信用社区与小额贷款工作联动机制",
        "link start-up training, credit communities and micro-loans",
    ),
    kind="rate",
    unit="percent",
    counts="credit",
    numerator="paid",
    denominator="applied",
    window=6,
    numerator_text=Text(
        "首次申请后六个月内获得贷款的合格学员数",
        "passers paid a loan within 6 months after their first application",
    ),
    denominator_text=Text("申请小额贷款的合格学员数", "passers who applied for a micro-loan"),
    clock=APPLICATION,
    formula=Text("六个月内获贷人数 ÷ 申请人数", "paid within 6 months ÷ applied"),
    caveats=(
        Text(
            "一人多次申请计为一人，从首次申请起算；六个月内任何一笔获贷即算获贷。",
            "Several applications are one person, from the first on; any loan paid within 6 months "
            "counts.",
        ),
        Text(
            "没有申请的人不在分母中，想贷而不敢申请的看不到；按全部合格学员计算可一键切换。",
            "Those who never applied are outside the denominator, also if discouraged; the share "
            "of all passers is one click away.",
        ),
        LOANS_OF_TRAINED,
    ),
    missing=Text("人获得贷款", "more {n:person|persons} to be paid a loan"),
    variants={
        "of_passers": Variant(
            Text("占全部合格学员（从创业服务完成起算）", "of all passers, from services complete"),
            "passers_paid",
            "passers",
        )
    },
)

LOAN_DAYS = _figure(
    key="loan_days",
    better="lower",
    name=Text("贷款申请到发放的天数（中位数）", "Days from application to payment (median)"),
    short=Text("放贷用时", "Days to payment"),
    question=Text("从申请到放款要多少天?", "How long from application to payment?"),
    clause=Clause(CLAUSE, "小额贷款", "micro-loans"),
    kind="median",
    unit="days",
    counts="credit_days",
    numerator="n",
    denominator="n",
    window=6,
    numerator_text=Text("从首次申请到获贷的天数", "days from the first application to payment"),
    denominator_text=Text(
        "最近十二个成熟批次中六个月内获贷的合格学员",
        "passers paid within 6 months, of the latest twelve mature cohorts",
    ),
    clock=APPLICATION,
    formula=Text("天数的中位数", "median of the days"),
    caveats=(
        Text(
            "六个月内未获贷的不在其中，须与获贷率同看。",
            "Those not paid within 6 months are left out: read it with the share paid.",
        ),
        LOANS_OF_TRAINED,
    ),
    missing=Text("人获得贷款", "more {n:person|persons} to be paid a loan"),
    by=OF_MEDIANS,
)

WAIVED = _figure(
    key="guarantee_waived",
    name=Text("免反担保贷款占比", "Loans with counter-guarantee waived"),
    short=Text("免反担保", "Waived"),
    question=Text(
        "发放的贷款有多少免除了反担保?", "How many loans were paid without counter-guarantee?"
    ),
    clause=Clause(
        CLAUSE,
        "信用社区要为符合条件的创业培训学员申请小额贷款提供反担保",
        "credit communities are to counter-guarantee the micro-loans of qualified trainees",
    ),
    kind="rate",
    unit="percent",
    counts="loans_paid",
    numerator="waived",
    denominator="paid",
    numerator_text=Text("免除反担保的贷款笔数", "loans paid with the counter-guarantee waived"),
    denominator_text=Text("向参训人员发放的贷款笔数", "loans paid to trained persons"),
    clock=Text("发放日期", "date paid out"),
    formula=Text("免反担保的贷款 ÷ 发放的贷款", "loans waived ÷ loans paid"),
    caveats=(
        Text(
            "只看已发放的贷款；因缺反担保而被拒的申请看不到。",
            "Only loans paid out; applications refused for want of a guarantee do not show.",
        ),
        LOANS_OF_TRAINED,
    ),
    missing=Text("笔贷款免除反担保", "more {n:loan|loans} to be waived"),
)

LOAN_RECOVERY = _figure(
    key="loan_recovery",
    name=Text("小额贷款到期回收率", "Recovery of micro-loans fallen due"),
    short=Text("贷款回收率", "Recovery"),
    question=Text("到期的贷款本金收回了多少?", "How much of the principal due was repaid?"),
    clause=Clause(CLAUSE, "加强对创业者的诚信教育", "teach founders good faith"),
    kind="share",
    unit="percent",
    counts="loan_recovery",
    numerator="recovered",
    denominator="due",
    target=0.95,
    proposed=True,
    window=3,
    by=(*OF_CITIES, "group"),
    numerator_text=Text(
        "到期后九十天内偿还的本金（元）", "principal repaid by 90 days past due, yuan"
    ),
    denominator_text=Text("已到期的本金（元）", "principal fallen due, yuan"),
    clock=Text("到期日期", "due date"),
    formula=Text("九十天内偿还的本金 ÷ 已到期本金", "repaid by 90 days past due ÷ fallen due"),
    caveats=(
        Text(
            "分母是到期本金，不是放贷总额：未到期的贷款会把回收率抬高或压低，不能计入。",
            "The denominator is what fell due, never what was lent: loans not yet due say nothing "
            "of repayment.",
        ),
        Text(
            "超出应还的部分不抵其他各期；金额不是人数，不设置信区间。",
            "What is paid beyond an instalment covers no other. Yuan are not persons: no interval.",
        ),
        LOANS_OF_TRAINED,
    ),
    missing=Text("元本金待收回", "more yuan to recover"),
    nothing=Text("无到期贷款", "no loan fallen due"),
)

CREDIT_FILES = _figure(
    key="credit_files",
    name=Text("新建诚信档案数", "Credit files opened"),
    short=Text("诚信档案", "Credit files"),
    question=Text("建立了多少创业者诚信档案?", "How many credit files were opened?"),
    clause=Clause(CLAUSE, "建立创业者诚信档案", "keep credit files on founders"),
    kind="count",
    better="neither",
    unit="number",
    counts="credit_files",
    numerator="files",
    denominator="",
    by=OF_CITIES,
    numerator_text=Text("新建的创业者诚信档案数", "credit files of entrepreneurs opened"),
    denominator_text=UNDIVIDED,
    clock=Text("建档日期", "date opened"),
    formula=Text("当期建档数之和", "files opened in the period"),
    caveats=(
        Text(
            "按信用社区所在城市统计；建档不等于档案在更新、在使用。",
            "By the city of the credit community; a file opened need not be kept up or used.",
        ),
    ),
    missing=Text("份档案", "more {n:file|files}"),
)

CREDIT_LINK = Task(
    key="credit_link",
    name=Text("信用社区与小额贷款联动", "Credit communities and micro-loans"),
    clause=CLAUSE,
    asks=Text(
        "创业培训与信用社区建设一并规划，信用社区为符合条件的学员申请小额贷款提供反担保，建立创业者诚信档案。",
        "Training planned together with credit communities, which stand in for the counter-guarantee "
        "of eligible trainees' micro-loans, and a credit file for every entrepreneur.",
    ),
    silent=Text(
        "贷款多不等于经营好；没有贷款需求的人不应计为未覆盖。",
        "More loans are no better business, and who needs none is not left out.",
    ),
    figures=(
        LOAN_ACCESS,
        LOAN_DAYS,
        WAIVED,
        LOAN_RECOVERY,
        CREDIT_FILES,
        CREDIT_PLANS,
        OFFICE_PROMOTION,
        OFFICE_FOLLOW_UP,
        COMMUNITY_BUSINESSES,
    ),
    module=MODULE,
)
