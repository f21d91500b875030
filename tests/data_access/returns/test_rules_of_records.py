"""What returns make of records passes what a load asks; what does not waits, and says why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import Engine, select

from data_access.engine import open_database, writing
from data_access.load import load_folder
from data_access.loading.files import loaded_tables
from data_access.returns.in_force import content_of
from data_access.returns.projection import Changed, project
from data_access.returns.returned import Returned
from data_access.schema.returns import batches, returned_rows
from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.city_office import SENDER, begin, records, send, sizes
from tests.data_access.small_folder import write_csv

CITY = SENDER.city
DAY = date(2008, 1, 1)


@pytest.fixture
def office(database: Engine) -> Engine:
    """A database with a list of cities and no record."""
    begin(database)
    return database


def stand(engine: Engine, number: int, rows: Iterable[Returned]) -> Changed:
    """Keeps a batch that says this, and brings the records to what stands."""
    month_end = {"month_end": date(2009, 6, 30), "received_at": DAY, "received_by": "C900"}
    numbers = dict.fromkeys(("rows_read", "accepted", "rejected", "repeated"), 0)
    words = {"form": "roster", "file_name": "", "file_digest": "", "receipt": ""}
    with writing(engine) as connection:
        connection.execute(
            batches.insert(), {"number": number, "city_code": CITY, **month_end, **numbers, **words}
        )
        connection.execute(
            returned_rows.insert(),
            [
                {
                    "batch_number": number,
                    "place": place,
                    "city_code": CITY,
                    "record_table": row.table,
                    "row_key": row.key,
                    "content": content_of(row),
                    "withdrawn": row.withdrawn,
                }
                for place, row in enumerate(rows)
            ],
        )
        return project(connection, CITY)


def key(kind: str, number: int) -> str:
    return f"{kind}{number:0{64 - len(kind)}x}"


def person(number: int, born: int = 1970) -> Returned:
    hashed = f"{number:064x}"
    return Returned("persons", hashed, {"identity_hash": hashed, "sex": "f", "birth_year": born})


def business(number: int, opened: date = DAY, **other: Any) -> Returned:
    values = {"lead_person_id": f"{number:064x}", "city_code": CITY, "kind": "retail"}
    return Returned("businesses", key("b", number), {**values, "opened_on": opened, **other})


def visit(number: int, to: str, day: date, **other: Any) -> Returned:
    values = {"business_id": to, "visited_on": day, "verified": True, "status": "operating"}
    return Returned("visits", key("v", number), {**values, **other})


def loaded_again(engine: Engine, folder: Path) -> list[str]:
    """What a load into an empty database says of everything that stands in this one."""
    tables = {}
    with engine.connect() as connection:
        for table in loaded_tables():
            rows = connection.execute(select(table)).mappings().all()
            if rows:
                tables[table.name] = [{k: _cell(v) for k, v in row.items()} for row in rows]
    other = open_database(str(folder / "other.sqlite3"))
    report = load_folder(other, write_csv(folder / "records", tables))
    assert report.errors or records(other) == records(engine)
    other.dispose()
    return [error.line.en for error in report.errors]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, bool) else str(value)


def reasons(changed: Changed) -> Mapping[str, int]:
    return {why.zh: n for why, n in changed.reasons.items()}


def test_each_record_that_a_load_would_refuse_waits_with_its_reason(
    office: Engine, tmp_path: Path
) -> None:
    rows = [
        *(person(n) for n in range(1, 8)),
        person(8, born=1995),
        business(1),
        business(2, closed_on=DAY - timedelta(1), exit_kind="closed"),
        business(3, closed_on=DAY),
        business(4, kind="x"),
        business(8),
        business(9),
        visit(1, key("b", 1), DAY),
        visit(2, key("b", 1), DAY - timedelta(1)),
        visit(3, key("b", 2), DAY),
        visit(4, key("b", 1), DAY, workers=2, laid_off_workers=3),
        visit(5, key("b", 1), DAY, workers=9000),
        visit(6, key("b", 77), DAY),
        visit(7, key("b", 1), DAY, verified=None),
        Returned("loans", key("l", 1), {"person_id": f"{1:064x}", "applied_on": DAY}),
    ]
    changed = stand(office, 1, rows)

    assert reasons(changed) == {
        "退出日期早于开业日期": 1,
        "有退出日期而无退出方式": 1,
        "行业无法识别": 1,
        "开业日期早于本人满 16 周岁": 1,
        "牵头创业者尚未登记": 1,
        "走访日期早于企业的开业日期": 1,
        "企业也在等待": 1,
        "其中下岗失业人员数大于带动就业人数": 1,
        "带动就业人数不得大于 5000": 1,
        "企业尚未登记": 1,
        "是否核实不能为空": 1,
        "本金不能为空": 1,
    }
    assert changed.waiting == {"businesses": 5, "visits": 6, "loans": 1}
    assert changed.added == {"persons": 8, "businesses": 1, "visits": 1}
    assert loaded_again(office, tmp_path) == []


def test_what_waits_comes_in_when_it_is_mended_and_leaves_when_it_is_spoilt(office: Engine) -> None:
    first = [person(1), business(1), visit(1, key("b", 1), DAY + timedelta(9))]
    stand(office, 1, first)
    before = records(office)

    late = stand(office, 2, [business(1, DAY + timedelta(30))])
    assert reasons(late) == {"走访日期早于企业的开业日期": 1}
    assert (late.changed, late.removed) == ({"businesses": 1}, {"visits": 1})

    wrong = stand(office, 3, [business(1, date(1980, 1, 1))])
    assert reasons(wrong) == {"开业日期早于本人满 16 周岁": 1, "企业也在等待": 1}
    assert wrong.removed == {"businesses": 1}

    mended = stand(office, 4, [business(1)])
    assert (mended.added, mended.reasons) == ({"businesses": 1, "visits": 1}, {})
    assert records(office) == before


def test_of_two_records_that_may_not_be_alike_one_stands(office: Engine, tmp_path: Path) -> None:
    case: dict[str, Any] = {f"needs_{link}": False for link in ("guidance", "project", "finance")}
    case |= {"needs_incubation": False, "needs_follow_up": False, "opened_on": DAY}
    institution = {"city_code": CITY, "name": "P001", "kind": "private"}
    course = {"institution_id": key("i", 1), "kind": "SYB", "starts_on": DAY, "ends_on": DAY}
    enrolment = {"person_id": f"{1:064x}", "course_id": key("c", 1), "target_group": "rural"}
    rows = [
        person(1),
        Returned("institutions", key("i", 1), institution),
        Returned("courses", key("c", 1), course),
        Returned("enrolments", key("e", 1), enrolment),
        *(
            Returned("service_cases", key("s", n), {**case, "enrolment_id": key("e", 1)})
            for n in (1, 2)
        ),
    ]
    changed = stand(office, 1, rows)
    assert reasons(changed) == {"结业的报名记录与另一条记录相同": 1}
    assert loaded_again(office, tmp_path) == []


def oracle(rows: Iterable[Returned], born: Mapping[str, int]) -> Counter[str]:
    """How many records of each table stand, told row by row."""
    opened = {}
    standing: Counter[str] = Counter()
    for row in rows:
        say = row.values
        if row.table == "persons":
            standing["persons"] += 1
        elif row.table == "businesses":
            closed = say["closed_on"]
            old = say["opened_on"].year - born.get(say["lead_person_id"], 9999) >= 16
            if old and (closed is None or closed >= say["opened_on"]):
                opened[row.key] = say["opened_on"]
                standing["businesses"] += 1
    for row in rows:
        if row.table == "visits":
            start = opened.get(row.values["business_id"])
            standing["visits"] += start is not None and row.values["visited_on"] >= start
    return standing


@pytest.mark.parametrize("seed", range(3))
def test_any_records_pass_a_load_in_whatever_order_they_come(
    office: Engine, tmp_path: Path, seed: int
) -> None:
    draw = Random(seed)

    def day() -> date:
        return date(2006, 1, 1) + timedelta(draw.randrange(900))

    persons = [person(n, draw.choice((1970, 1991, 1992))) for n in range(30)]
    rows = [*persons]
    for n in range(40):
        closed = draw.choice((None, day()))
        ends = {"closed_on": closed, "exit_kind": "closed" if closed else None}
        rows.append(business(n, day(), **ends))
    rows += [visit(n, key("b", draw.randrange(44)), day()) for n in range(60)]
    born = {one.key: one.values["birth_year"] for one in persons}

    draw.shuffle(rows)
    parts = [rows[:40], rows[40:90], rows[90:]]
    changed = [stand(office, number, part) for number, part in enumerate(parts, 1)][-1]
    standing = sizes(office)
    assert {name: standing[name] for name in ("persons", "businesses", "visits")} == oracle(
        rows, born
    )
    counted = Counter(row.table for row in rows)
    assert changed.waiting == {name: counted[name] - standing[name] for name in changed.waiting}
    assert sum(changed.reasons.values()) == sum(changed.waiting.values())
    assert loaded_again(office, tmp_path) == []


def test_a_class_that_begins_later_than_its_trainees_makes_them_wait(
    office: Engine, tmp_path: Path
) -> None:
    heads = ["机构名称", "班级编号", "课程", "开班时间", "结业时间"]
    moved = ["合肥市就业训练中心", "第1期", "SYB", "2008-2-12", "2008-2-25"]
    classes = "\r\n".join(",".join(line) for line in (heads, moved)).encode()
    files = {"roster.xlsx": samples.roster(), "classes.csv": classes}
    changed = [send(office, name, content).changed for name, content in files.items()][-1]

    assert reasons(changed) == {"首次到课日期早于培训班的开班日期": 30}
    assert sizes(office)["enrolments"] == 30
    assert loaded_again(office, tmp_path) == []


def test_a_person_enrolled_twice_in_one_class_is_enrolled_once(office: Engine) -> None:
    send(office, "roster.xlsx", samples.roster(classes=1))
    send(office, "again.xlsx", samples.roster(classes=1, mess=False))
    assert sizes(office)["enrolments"] == 30


def test_a_closing_found_by_a_visit_is_asked_about_until_it_has_a_date(office: Engine) -> None:
    send(office, "openings.xlsx", samples.openings(closed={7: ""}))
    assert send(office, "visits.csv", samples.visits()).changed.undated == 1
    dated = send(office, "closed.xlsx", samples.openings(closed={7: "2009-6-1"}))
    assert dated.changed.undated == 0


@pytest.mark.slow
def test_records_are_the_same_in_whatever_order_batches_come(office: Engine) -> None:
    parts = ([person(1)], [business(1)], [visit(1, key("b", 1), DAY)])
    seen = set()
    for round_, order in enumerate(permutations(parts)):
        for place, part in enumerate(order):
            stand(office, round_ * 10 + place + 1, part)
        seen.add(str(records(office)))
        with writing(office) as connection:
            connection.execute(batches.update().values(undone_at=DAY))
            project(connection, CITY)
        assert sizes(office) == {}
    assert len(seen) == 1
