"""Traps in single cells: numbers of identity, days, ticks, scores, words, signs that nobody sees."""

from datetime import date

from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.files.trap import (
    VISITS,
    Trap,
    opening,
    openings,
    roster,
    text,
    trainee,
    visit,
)

NUMBER = samples.identity_number(1)
OLD = NUMBER[:6] + NUMBER[8:17]
WITH_X = "110105194912310" + "02X"
PERSON = {"identity": NUMBER}
MAY = {"opened_on": date(2008, 5, 6)}
JOBS = "带动就业人数（人）"
LOST = "lost its last digits"


def _identity(name: str, cell: object, fault: str = "", number: str = NUMBER) -> Trap:
    content = roster(trainee(身份证号=cell))
    values = () if fault else ({"identity": number},)
    return Trap(f"identity {name}", "花名册.xlsx", content, values, (fault,) if fault else ())


def _day(name: str, cell: object, fault: str = "") -> Trap:
    content = openings(opening(开业时间=cell))
    return Trap(
        f"day {name}", "开业.xlsx", content, () if fault else (MAY,), (fault,) if fault else ()
    )


def _trainee(
    name: str, cells: dict[str, object], values: dict[str, object] | None = None, *faults: str
) -> Trap:
    content = roster(trainee(**cells))
    return Trap(
        f"trainee {name}", "花名册.xlsx", content, () if values is None else (values,), faults
    )


def _business(
    name: str, cells: dict[str, object], values: dict[str, object] | None = None, *faults: str
) -> Trap:
    content = openings(opening(**cells))
    return Trap(
        f"business {name}", "开业.xlsx", content, () if values is None else (values,), faults
    )


def _status(name: str, cell: str, code: str = "") -> Trap:
    content = text(VISITS, visit(经营状况=cell))
    fault = () if code else ("no kind",)
    return Trap(f"status {name}", "回访.csv", content, ({"status": code},) if code else (), fault)


TRAPS = (
    _identity("with an apostrophe", "'" + NUMBER),
    _identity("of 15 digits", OLD),
    _identity("with a small x", WITH_X.lower(), number=WITH_X),
    _identity("in full width", NUMBER.translate(samples.WIDE)),
    _identity("with spaces", f"{NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}"),
    _identity("with a tab", NUMBER + "\t"),
    _identity("with a zero-width space", f"{NUMBER[:6]}\u200b{NUMBER[6:]}"),
    _identity("with a mark of right to left", f"\u202e\u2067{NUMBER}\u2069\u202c"),
    _identity("with a word joiner", f"{NUMBER}\u2060"),
    _identity("kept as a number", int(NUMBER[:17] + "0"), LOST),
    _identity("kept as a number of 15 digits", int(OLD), LOST),
    _identity("written as a power of ten", "3.40100E+17", "has 11"),
    _identity(
        "ending in zeros that a spreadsheet put there", NUMBER[:15] + "000", "digits were lost"
    ),
    _identity("masked", "3401**********0019", "masked"),
    _identity(
        "with a wrong check digit", NUMBER[:17] + str((int(NUMBER[17], 16) + 1) % 10), "check digit"
    ),
    _identity("with a letter O", NUMBER.replace("0", "O", 1), "18 or 15 signs"),
    _identity("of 17 digits", NUMBER[:17], "has 17"),
    _identity("with an impossible birthday", NUMBER[:10] + "1301" + NUMBER[14:], "birthday"),
    _identity("missing", None, "must not be empty"),
    _identity("not available", "#N/A", "error or a formula"),
    _day("with strokes", "2008-5-6"),
    _day("with points", "2008.5.6"),
    _day("with slashes", "2008/05/06"),
    _day("in Chinese", "2008年5月6日"),
    _day("in full width", "２００８年５月６日"),
    _day("of a spreadsheet", date(2008, 5, 6)),
    _day("in one number", 20080506),
    _day("with an hour", "2008-05-06 00:00:00"),
    _day("as the number of a spreadsheet", 39574, "keeps for a day"),
    _day("with a short year", "08.5.6", "two digits"),
    _day("with the year last", "6/5/2008", "either way"),
    _day("without its day", "2008年5月", "no day"),
    _day("as a decimal number", 2008.5, "no day"),
    _day("that does not exist", "2008-2-30", "no such day"),
    _day("to come", "2009-8-1", "after the day of the return"),
    _trainee("ticked", {"到课": "√", "结业": "√"}, {"attended": True, "completed": True}),
    _trainee(
        "crossed",
        {"到课": "×", "结业": "否", "考核成绩": None},
        {"attended": False, "completed": False},
    ),
    _trainee("with a true truth", {"到课": True}, {"attended": True}),
    _trainee("neither yes nor no", {"到课": "半天"}, None, "yes or no"),
    _trainee("of 60 points", {"考核成绩": 60}, {"passed": True}),
    _trainee("of 59.5 points", {"考核成绩": "59.5分"}, {"passed": False}),
    _trainee("with points in full width", {"考核成绩": "７８"}, {"passed": True}),
    _trainee(
        "with a resit", {"考核成绩": 52, "补考成绩": 66}, {"passed": False, "resit_passed": True}
    ),
    _trainee("with a resit after passing", {"补考成绩": 66}, None, "no resit"),
    _trainee(
        "absent from the assessment", {"考核成绩": "缺考"}, None, "cannot be read as a number"
    ),
    _trainee("with a 1 for points", {"考核成绩": 1}, None, "may mean passed"),
    _trainee("with a share for points", {"考核成绩": 0.85}, None, "may mean passed"),
    _trainee("of 850 points", {"考核成绩": 850}, None, "between 0 and 100"),
    _trainee("who is a graduate", {"人员类别": "大中专毕业生"}, {"group": "student"}),
    _trainee("who is a veteran", {"人员类别": "复转军人"}, {"group": "veteran"}),
    _trainee("who is not rural", {"人员类别": "非农户口"}, None, "no kind"),
    _trainee("of an unknown kind", {"人员类别": "三无人员"}, None, "no kind"),
    _trainee("with a number lost in an error", {"考核成绩": "#REF!"}, None, "error or a formula"),
    _business("with jobs in full width", {JOBS: "３"}, {"workers": 3}),
    _business("with jobs and their unit", {JOBS: "3人"}, {"workers": 3}),
    _business("with about three jobs", {JOBS: "约3人"}, None, "approximate"),
    _business("with two numbers of jobs", {JOBS: "3-4"}, None, "cannot be read as a number"),
    _business("with a day for jobs", {JOBS: date(2009, 3, 4)}, None, "cannot be read as a number"),
    _business("without a telephone", {"电话": "/"}, {"workers": 3}),
    _business(
        "with a telephone in full width",
        {"电话": "１３９００００１１１１"},
        {"telephone": "13900001111"},
    ),
    _business("with a telephone as a number", {"电话": 13900001111}, {"telephone": "13900001111"}),
    _business("closed on a day", {"是否停业": "2008.12.1"}, {"closed": date(2008, 12, 1)}),
    _business("closed before it opened", {"是否停业": "2008.1.1"}, None, "before the opening"),
    _business("not closed", {"是否停业": "否"}, MAY),
    _business("of a trade in the office's word", {"行业": "理发店"}, {"trade": "services"}),
    _business("with a formula nobody worked out", {JOBS: "=1+2"}, None, "error or a formula"),
    _business("with a control sign", {"企业名称": "甲_x0001_店"}, MAY),
    _status("suspended", "暂停营业", "suspended"),
    _status("closed", "已停业", "closed"),
    _status("stopped", "停止营业", "closed"),
    _status("not met", "联系不上", "not_met"),
    _status("not regular", "不正常经营"),
    _status("not closed", "未停业"),
    _status("twofold", "正常，已停业"),
    _status("about to close", "准备注销"),
)
