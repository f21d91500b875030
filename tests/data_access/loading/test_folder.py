"""A folder of records comes in whole and unchanged, or not at all with every reason named."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlalchemy import Engine, text

from data_access.engine import alone_with_records, writing
from data_access.load import EVERY_TABLE, has_records, load_folder
from tests.data_access.small_folder import (
    Tables,
    changed,
    content,
    expected,
    more,
    small,
    write_csv,
    write_parquet,
)

WRITERS = {"csv": write_csv, "parquet": write_parquet}
Write = Callable[[Path, Tables], Path]


@pytest.fixture(params=WRITERS)
def write(request: pytest.FixtureRequest) -> Write:
    return WRITERS[request.param]


def test_every_value_comes_in_as_it_stands(database: Engine, write: Write, tmp_path: Path) -> None:
    assert not has_records(database)
    report = load_folder(database, write(tmp_path / "in", small()))
    assert report.errors == []
    assert report.tables == {name: len(rows) for name, rows in small().items()}
    assert content(database) == expected(small())
    assert has_records(database)


def test_windows_line_ends_quotes_blanks_and_a_byte_order_mark(
    database: Engine, tmp_path: Path
) -> None:
    tables = changed("institutions", 1, name='甲, "乙" 校', ended_on="   ")
    tables["courses"][0]["syb_standard"] = " TRUE "
    write_csv(tmp_path / "in", tables, encoding="utf-8-sig", end="\r\n")
    assert load_folder(database, tmp_path / "in").errors == []
    content_of_tables = content(database)
    assert content_of_tables["institutions"][0][2] == '甲, "乙" 校'
    assert content_of_tables["institutions"][0][5] is None
    assert content_of_tables["courses"][0][4] is True


def test_parquet_as_pandas_writes_it(database: Engine, tmp_path: Path) -> None:
    """Whole numbers with gaps as floats, dates as moments at midnight, words as categories."""
    folder = write_parquet(tmp_path / "in", small())
    persons = pq.read_table(folder / "persons.parquet").to_pandas()
    persons["sex"] = persons["sex"].astype("category")
    assert persons["birth_year"].dtype == "float64"
    persons.to_parquet(folder / "persons.parquet")
    businesses = pq.read_table(folder / "businesses.parquet")
    opened = businesses["opened_on"].cast(pa.timestamp("us"))
    place = businesses.column_names.index("opened_on")
    pq.write_table(businesses.set_column(place, "opened_on", opened), folder / "businesses.parquet")
    assert load_folder(database, folder).errors == []
    assert content(database) == expected(small())


@pytest.mark.parametrize(("kind", "row"), [("csv", 3), ("parquet", 2)])
def test_both_languages_name_the_offender_by_the_row_that_a_reader_sees(
    kind: str, row: int, database: Engine, tmp_path: Path
) -> None:
    """In a CSV the header is row 1, as a spreadsheet shows it; Parquet has none."""
    WRITERS[kind](tmp_path / "in", changed("persons", 2, sex="x"))
    (error,) = load_folder(database, tmp_path / "in").errors
    assert error.row == 2
    assert error.rule_zh == "应为下列之一: f, m, 实为“x”"
    assert error.line.en == f'persons.{kind}, row {row}, column sex: must be one of f, m, found "x"'
    assert error.line.zh == f"persons.{kind} 第 {row} 行 sex 列：应为下列之一: f, m, 实为“x”"


def test_the_same_folder_twice_is_refused_and_adds_nothing(
    database: Engine, tmp_path: Path
) -> None:
    folder = write_csv(tmp_path / "in", small())
    load_folder(database, folder)
    report = load_folder(database, folder)
    assert {error.file for error in report.errors} == {f"{name}.csv" for name in small()}
    assert ("founders.csv", 3, "business_id, person_id", "is already in the database") in {
        (error.file, error.row, error.column, error.rule_en) for error in report.errors
    }
    assert content(database) == expected(small())


def _named(engine: Engine, folder: Path) -> list[tuple[str, int, str, str]]:
    errors = load_folder(engine, folder).errors
    return [(error.file, error.row, error.column, error.rule_en) for error in errors]


def test_new_rows_are_added_and_refer_to_old_ones(database: Engine, tmp_path: Path) -> None:
    load_folder(database, write_csv(tmp_path / "in", small()))
    rows = more(small(), 6)
    new = {"persons": rows["persons"][3:], "enrolments": rows["enrolments"][3:]}
    report = load_folder(database, write_csv(tmp_path / "more", new))
    assert report.errors == []
    assert report.tables == {"persons": 3, "enrolments": 3}
    assert content(database) == expected(rows)


def test_a_date_is_compared_with_an_old_row_too(database: Engine, tmp_path: Path) -> None:
    load_folder(database, write_csv(tmp_path / "in", small()))
    enrolments = more(small(), 4)["enrolments"][3:]
    enrolments[0] |= {"person_id": "1", "first_attended_on": "2008-01-06"}
    assert _named(database, write_csv(tmp_path / "more", {"enrolments": enrolments})) == [
        (
            "enrolments.csv",
            1,
            "first_attended_on",
            'must not be before starts_on (course_id), found "2008-01-06"',
        )
    ]


def test_replace_empties_with_leave_what_the_folder_does_not_bring(
    database: Engine, tmp_path: Path
) -> None:
    load_folder(database, write_csv(tmp_path / "in", small()))
    tables = {name: small()[name] for name in ("provinces", "cities", "persons")}
    folder = write_parquet(tmp_path / "new", tables)
    report = load_folder(database, folder, replace=True, may_end=EVERY_TABLE)
    assert report.errors == []
    assert content(database) == expected(tables)


def test_a_refused_replace_leaves_the_old_records(database: Engine, tmp_path: Path) -> None:
    load_folder(database, write_csv(tmp_path / "in", small()))
    folder = write_csv(tmp_path / "new", changed("organisations", 1, staff="many"))
    assert len(load_folder(database, folder, replace=True).errors) == 1
    assert content(database) == expected(small())


def test_a_large_load_keeps_indexes_and_references(database: Engine, tmp_path: Path) -> None:
    """Large empty tables are filled without them; they must be back afterwards."""
    folder = write_parquet(tmp_path / "in", more(small(), 20_500))
    before = _structure(database)
    for _ in range(2):
        assert load_folder(database, folder, replace=True).errors == []
    assert _structure(database) == before
    assert len(content(database)["enrolments"]) == 20_500


def _structure(engine: Engine) -> set[tuple]:
    query = {
        "sqlite": "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'",
        "postgresql": "SELECT conname, pg_get_constraintdef(oid), '' FROM pg_constraint"
        " UNION ALL SELECT indexname, indexdef, '' FROM pg_indexes",
    }
    with engine.connect() as connection:
        return {tuple(row) for row in connection.execute(text(query[engine.dialect.name]))}


def test_snapshots_stay_as_they_are(database: Engine, tmp_path: Path) -> None:
    with writing(database) as connection:
        connection.execute(
            text(
                "INSERT INTO snapshots (number, as_of, content_hash, definitions, built_at) "
                "VALUES (1, '2010-06-30', 'a', '1', '2010-07-01 00:00:00')"
            )
        )
    load_folder(database, write_csv(tmp_path / "in", small()), replace=True)
    with database.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM snapshots")).scalar_one() == 1


def test_a_thousand_errors_are_listed_and_all_are_counted(database: Engine, tmp_path: Path) -> None:
    tables = more(small(), 1500)
    for person in tables["persons"]:
        person["sex"] = "x"
    report = load_folder(database, write_csv(tmp_path / "in", tables))
    assert len(report.errors) == 1000
    assert report.errors_in_all == 1500
    assert [error.row for error in report.errors] == list(range(1, 1001))


def test_a_file_full_of_errors_hides_no_other_fault(database: Engine, tmp_path: Path) -> None:
    tables = more(small(), 1500)
    for person in tables["persons"]:
        person["sex"] = "x"
    for enrolment in tables["enrolments"][:7]:
        enrolment["target_group"] = "nobody"
    tables["loans"][0]["principal"] = "much"
    report = load_folder(database, write_csv(tmp_path / "in", tables))
    listed = Counter((error.file, error.column) for error in report.errors)
    assert listed == {
        ("persons.csv", "sex"): 1000,
        ("enrolments.csv", "target_group"): 5,
        ("loans.csv", "principal"): 1,
    }
    assert sorted(report.alike.values()) == [1, 7, 1500]
    assert report.errors_in_all == 1508


def test_a_load_waits_while_records_are_counted(database: Engine, tmp_path: Path) -> None:
    folder = write_csv(tmp_path / "in", small())
    with ThreadPoolExecutor(1) as pool:
        with writing(database) as connection:
            alone_with_records(connection)
            load = pool.submit(load_folder, database, folder)
            with pytest.raises(TimeoutError):
                load.result(timeout=0.3)
        assert load.result(timeout=60).errors == []


def test_progress_ends_at_the_total(database: Engine, tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    folder = write_csv(tmp_path / "in", small())
    load_folder(database, folder, progress=lambda *step: seen.append(step))
    done = [step[0] for step in seen]
    assert done == sorted(done)
    assert seen[-1][0] == seen[-1][1] == sum(path.stat().st_size for path in folder.iterdir())
    assert {step[2] for step in seen} == {path.name for path in folder.iterdir()}
