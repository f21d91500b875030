"""Made-up rows of every form, as a clerk fills in a template: field by field, joined by numbers."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from sqlalchemy import Engine

from data_access.returns.forms.registry import FORMS
from data_access.returns.template.city_records import city_records
from data_access.returns.template.columns import head_of
from data_access.returns.template.workbook import FIRST, HEAD, chosen_forms, template
from tests.data_access.returns.office_samples import CITY, identity_number

Row = Mapping[str, Any]
P = [identity_number(place) for place in range(4)]
CENTRE = "合肥市就业训练中心"
CLASS = {"class_number": "1班", "institution": CENTRE}
ROWS: Mapping[str, Sequence[Row]] = {
    "classes": [
        {
            **CLASS,
            "course": "SYB",
            "starts_on": "2008-2-10",
            "ends_on": "2008-2-20",
            "places": 30,
            "teacher": "T001",
            "syb_standard": "是",
            "model": "否",
        }
    ],
    "roster": [
        {
            "name": f"C{n}",
            "identity": person,
            "group": "下岗失业人员",
            "attended": "是",
            "completed": "是",
            "passed": "合格",
            "file_complete": "是",
            "class_number": "1班",
        }
        for n, person in enumerate(P)
    ],
    "openings": [
        {
            "identity": person,
            "business": f"E{n}",
            "licence": f"3401000{n}",
            "trade": "餐饮",
            "opened_on": "2008-5-6",
            "legal_form": "个体工商户",
            "in_community": "是",
        }
        for n, person in enumerate(P[:3])
    ],
    "visits": [
        {
            "identity": P[0],
            "visited_on": "2009-1-5",
            "status": "正常经营",
            "workers": 3,
            "laid_off_workers": 2,
        }
    ],
    "cases": [
        {
            "identity": person,
            "opened_on": "2008-2-25",
            "needs": "开业指导、融资服务",
            "completed_on": "2008-8-1",
        }
        for person in P[:2]
    ],
    "services": [
        {
            "identity": P[0],
            "link": "开业指导",
            "mode": "面谈",
            "provided_on": "2008-3-1",
            "topic": "经营管理",
            "expert": "X001",
            "satisfaction": 5,
        },
        {"identity": P[1], "link": "融资服务", "mode": "上门服务", "provided_on": "2008-3-9"},
    ],
    "loans": [
        {
            "identity": P[0],
            "contract": "2008-001",
            "applied_on": "2008-4-1",
            "paid_on": "2008-4-20",
            "principal": 20000,
            "waived": "是",
            "community": "A001社区",
        },
        {"identity": P[1], "paid_on": "2008-6-1", "principal": 50000, "waived": "否"},
        {"identity": P[2], "applied_on": "2008-7-1", "principal": 30000},
    ],
    "repayments": [
        {
            "contract": "2008-001",
            "due_on": "2009-4-20",
            "principal_due": 10000,
            "paid_on": "2009-4-18",
            "principal_paid": 10000,
        },
        {"identity": P[1], "due_on": "2009-6-1", "principal_due": 25000},
    ],
    "communities": [{"community": "A001社区", "recognised_on": "2008-1-1", "plans_training": "是"}],
    "credit_files": [{"identity": P[0], "community": "A001社区", "opened_on": "2008-3-1"}],
    "incubators": [
        {"incubator": "B001基地", "opened_on": "2008-1-1", "places": 40, "former_site": "园区"}
    ],
    "tenants": [
        {"incubator": "B001基地", "identity": P[0], "entered_on": "2008-6-1"},
        {
            "incubator": "B001基地",
            "licence": "34010001",
            "entered_on": "2008-6-1",
            "left_on": "2009-1-1",
            "left_as": "孵化毕业",
        },
    ],
    "relief": [
        {"licence": "34010000", "kind": "税收减免", "granted_on": "2008-7-1", "amount": 800},
        {"identity": P[1], "kind": "收费减免", "eligible_on": "2008-6-1"},
    ],
    "teachers": [
        {
            "teacher": "T001",
            "origin": "高等院校",
            "active_from": "2007-9-1",
            "evaluated_on": "2008-12-1",
            "evaluation_passed": "是",
        }
    ],
    "activities": [{"teacher": "T001", "held_on": "2008-10-1", "kind": "研讨"}],
    "institutions": [
        {"institution": CENTRE, "kind": "就业训练中心", "designated_on": "2007-9-1"},
        {"institution": "P002学校", "designated_on": "2008-1-1", "ended_on": "2009-1-1"},
    ],
    "inspections": [{"institution": CENTRE, "inspected_on": "2008-11-1", "result": "不合格"}],
    "projects": [
        {
            "project": "J001",
            "trade": "餐饮",
            "collected_on": "2008-1-5",
            "appraised_on": "2008-2-1",
            "feasible": "是",
            "listed_on": "2008-2-10",
            "investment": "30000",
            "payback_months": 12,
        }
    ],
    "recommendations": [
        {
            "identity": P[0],
            "project": "J001",
            "recommended_on": "2008-3-1",
            "chosen_on": "2008-4-1",
            "licence": "34010000",
        }
    ],
    "experts": [{"expert": "X001", "background": "企业家", "active_from": "2007-10-1"}],
    "events": [{"event": "V001", "kind": "结对互助", "held_on": "2008-9-1", "participants": 40}],
    "associations": [{"association": "G001", "founded_on": "2008-5-1", "members": 60}],
    "organisations": [
        {
            "organisation": "O001",
            "kind": "领导小组",
            "established_on": "2007-9-1",
            "staff": 5,
            "districts_covered": 7,
            "districts_total": 9,
            "led_by": "主管市领导",
            "tax_joins": "是",
        }
    ],
    "local_plans": [{"plan": "L001", "document": "1号", "adopted_on": "2007-10-1"}],
    "duties": [
        {"year": 2008, "duty": "培训合格率", "department": "就业局", "officer": "G01", "share": 70},
        {"year": 2008, "duty": "培训合格率", "department": "工商局", "share": "30%"},
    ],
    "targets": [{"indicator": "培训人数", "year": 2009, "value": 1200}],
    "nil_returns": [{"kind": "信用社区名册", "month_end": "2008年5月", "remark": "未开展"}],
    "summaries": [
        {
            "month_end": "2009年5月",
            "trained": 120,
            "attended": 130,
            "passed": 110,
            "served": 90,
            "served_opened": 50,
            "half_opened": 40,
            "half_operating": 38,
            "half_visited": 36,
            "half_jobs": 190,
            "year_opened": 30,
            "year_operating": 24,
            "year_suspended": 1,
            "year_closed": 4,
            "year_lost": 1,
        },
        {"month_end": "2009-04", "trained": 0},
    ],
}
SIZES = {
    "persons": 4,
    "institutions": 2,
    "courses": 1,
    "enrolments": 4,
    "businesses": 3,
    "founders": 3,
    "visits": 1,
    "service_cases": 2,
    "services": 2,
    "loans": 3,
    "repayments": 2,
    "credit_communities": 1,
    "credit_files": 1,
    "incubators": 1,
    "tenancies": 2,
    "relief_cases": 2,
    "teachers": 1,
    "teacher_activities": 1,
    "inspections": 1,
    "projects": 1,
    "project_recommendations": 1,
    "experts": 1,
    "events": 1,
    "associations": 1,
    "organisations": 1,
    "local_plans": 1,
    "departments": 2,
    "officers": 1,
    "responsibilities": 2,
    "nil_returns": 1,
    "monthly_summaries": 2,
    "city_returns": 1,
}
"""The records that all of these rows become."""


def template_of(engine: Engine, *codes: str) -> bytes:
    """A template as the office downloads it."""
    return template(chosen_forms(codes), city_records(engine, CITY))


def filled(empty: bytes, rows: Mapping[str, Sequence[Row]]) -> bytes:
    """A template with these rows written below what stands in it."""
    book = load_workbook(BytesIO(empty))
    for code, of_form in rows.items():
        form = FORMS[code]
        sheet = book[form.name.zh]
        places = {cell.value: cell.column for cell in sheet[HEAD + 1]}
        first = FIRST + 1
        while sheet.cell(first, 1).value is not None:
            first += 1
        for n, row in enumerate(of_form):
            sheet.cell(first + n, 1).value = n + 1
            for field, value in row.items():
                sheet.cell(first + n, places[head_of(form.by_code[field])]).value = value
    content = BytesIO()
    book.save(content)
    return content.getvalue()
