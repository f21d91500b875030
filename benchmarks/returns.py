"""Long files of an office: seconds and memory from the bytes of a file to the records of its city.

    python -m benchmarks.returns FILE DATABASE

brings one file into a new database, as the process whose memory is measured.
"""

import csv
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from benchmarks.data import FOLDER, ROOT
from benchmarks.memory import resident
from benchmarks.rows import Limit, Row, milliseconds, within
from data_access.returns.cells.identity import check_digit

ROWS, QUICK = 100_000, 5_000
MOST_SECONDS, MOST_MEGABYTES = 60, 500
CITY, RECEIVED = "340100", date(2009, 7, 5)
IN_A_CLASS, SHEETS = 30, 40
ROSTER = (
    *("序号", "姓名", "身份证号", "人员类别", "到课", "结业", "考核成绩", "联系电话"),
    *("班级编号", "课程", "开班时间", "结业时间"),
)
OPENINGS = (
    *("序号", "姓名", "身份证号", "企业名称", "营业执照号", "行业", "开业时间", "经营地址", "电话"),
    *("带动就业人数", "是否停业"),
)
GROUPS = ("下岗失业人员", "大中专毕业生", "农村劳动力", "复转军人")
TRADES = ("百货店", "理发店", "养猪", "餐饮")


def measure(rows: int = ROWS) -> list[Row]:
    """A roster of many classes, a register of openings and a text file, each on its own."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=FOLDER) as folder:
        files = {
            "roster, workbook": Path(folder) / "roster.xlsx",
            "openings, workbook": Path(folder) / "openings.xlsx",
            "openings, text": Path(folder) / "openings.csv",
        }
        _write_roster(files["roster, workbook"], rows)
        _write_openings(files["openings, workbook"], rows)
        _write_text(files["openings, text"], rows)
        return [row for name, file in files.items() for row in _measured(name, file, rows)]


def _measured(name: str, file: Path, rows: int) -> Iterator[Row]:
    """One file, in a process of its own, whose memory with that of its child is watched."""
    begun, peak = time.perf_counter(), 0.0
    command = [sys.executable, "-m", "benchmarks.returns", str(file), f"{file}.sqlite3"]
    with subprocess.Popen(command, cwd=ROOT) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(resident, _family(process.pid))))
            time.sleep(0.02)
    seconds = time.perf_counter() - begun
    if process.returncode:
        raise RuntimeError(f"{name} was not brought in.")
    size = f"{rows:,} rows"
    target = within(seconds, MOST_SECONDS)
    yield Row(f"{name} brought in", size, milliseconds(seconds), target=target)
    limit = Limit(f"{MOST_MEGABYTES} MB", peak * 2**20 <= MOST_MEGABYTES * 10**6)
    yield Row(f"{name}: most memory", size, f"{peak * 2**20 / 10**6:,.0f} MB", gate=limit)


def _family(process: int) -> list[int]:
    """A process and its children; what just ended has no memory."""
    try:
        task = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    family = [process, *map(int, task.split())]
    return [one for one in family if Path(f"/proc/{one}/status").exists()]


def _write_roster(path: Path, rows: int) -> None:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    per_sheet = -(-rows // SHEETS)
    for number in range(SHEETS):
        sheet = book.add_worksheet(f"机构{number + 1:02d}")
        sheet.write_row(0, 0, [f"合肥市第{number + 1:02d}职业培训学校学员花名册"])
        sheet.write_row(1, 0, ROSTER)
        for place in range(number * per_sheet, min(rows, (number + 1) * per_sheet)):
            sheet.write_row(place - number * per_sheet + 2, 0, trainee(place))
    book.close()


def trainee(place: int) -> list[str | int]:
    starts = date(2007, 1, 8) + timedelta(place // IN_A_CLASS % 700)
    return [
        *(place + 1, f"C{place:06d}", _identity(place), GROUPS[place % 4], "是", "是", 85),
        *(f"139{place:08d}", f"{place // IN_A_CLASS + 1}班", "SYB", f"{starts}"),
        f"{starts + timedelta(10)}",
    ]


def opening(place: int) -> list[str | int]:
    opened = date(2008, 1, 1) + timedelta(place % 400)
    return [
        *(place + 1, f"C{place:06d}", _identity(place), f"E{place:06d}商店", f"3401{place:09d}"),
        *(TRADES[place % 4], f"{opened}", f"某路{place}号", f"139{place:08d}", place % 7),
        "2009-6-1" if place % 20 == 0 else "否",
    ]


def _write_openings(path: Path, rows: int) -> None:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("开业登记表")
    sheet.write_row(0, 0, OPENINGS)
    for place in range(rows):
        sheet.write_row(place + 1, 0, opening(place))
    book.close()


def _write_text(path: Path, rows: int) -> None:
    text = StringIO()
    csv.writer(text).writerows([OPENINGS, *map(opening, range(rows))])
    path.write_bytes(text.getvalue().encode("gb18030"))


def _identity(place: int) -> str:
    """A made-up number with a right check digit."""
    born = date(1950, 1, 1) + timedelta(place // 499 * 50 % 12_000)
    first = f"{CITY}{born:%Y%m%d}{place % 499 * 2 + 1:03d}"
    return first + check_digit(first)


def bring_in_one(file: Path, database: Path) -> None:
    """Reads, checks and brings in one file, as the command line does."""
    from data_access.beginning import Beginning, begin
    from data_access.engine import open_database
    from data_access.returns.batches import bring_in
    from data_access.returns.returned import Sender
    from data_access.returns.understood import understand

    engine = open_database(str(database))
    begin(engine, Beginning([CITY]))
    understood = understand(file.name, file.read_bytes(), RECEIVED)
    if understood.refused:
        raise RuntimeError(f"{understood.refused} rows refused: {understood.faults[0].line.en}")
    sender = Sender(CITY, b"k" * 32, RECEIVED)
    receipt = bring_in(
        engine, understood.file, understood.sheets, sender, "C900", date(2009, 6, 30)
    )
    if receipt.changed.waiting or not receipt.accepted:
        raise RuntimeError(f"{receipt.changed.waiting} rows wait.")
    engine.dispose()


if __name__ == "__main__":
    bring_in_one(Path(sys.argv[1]), Path(sys.argv[2]))
