"""Traps in text files: encodings, separators, line ends, quotation marks, short and long rows."""

from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.files.trap import VISITS, Row, Trap, text, visit

NUMBER = samples.identity_number(1)
ONE = ({"identity": NUMBER, "status": "operating", "workers": 4},)
ROWS = (VISITS, visit())


def _text(
    name: str, content: bytes, values: Row = ONE, *faults: str, refused: str = "", notes: Row = ()
) -> Trap:
    return Trap(f"text {name}", "回访.csv", content, values, faults, refused, notes)


TRAPS = (
    _text("in GBK", text(*ROWS)),
    _text("in UTF-8", text(*ROWS, encoding="utf-8")),
    _text("in UTF-8 with a mark", text(*ROWS, encoding="utf-8-sig")),
    _text("in UTF-16", text(*ROWS, encoding="utf-16")),
    _text("in UTF-16 without a mark", text(*ROWS, encoding="utf-16-le"), (), refused="neither"),
    _text(
        "in Big5", "地市,回訪日期,姓名,身份證號,經營狀況\r\n".encode("big5"), (), refused="No head"
    ),
    _text(
        "in UTF-8, cut off within a sign", text(*ROWS, encoding="utf-8")[:-4], (), refused="neither"
    ),
    _text("divided by tabs", text(*ROWS, separator="\t")),
    _text("divided by semicolons", text(*ROWS, separator=";")),
    _text("divided by Chinese commas", text(*ROWS, separator="，")),
    _text("with line ends of a Mac", text(*ROWS, end="\r")),
    _text("with line ends of Unix", text(*ROWS, end="\n")),
    _text("with blank lines", text(VISITS, [], visit(), [])),
    _text("with a title padded with commas", text(["2009年回访记录", *[None] * 6], *ROWS)),
    _text("with a total that is short", text(*ROWS, ["合计", None, None, 4])),
    _text("with a short row", text(VISITS, visit(), visit(2)[:4]), ONE, "must not be empty"),
    _text("with empty columns behind", text([*VISITS, None, None], [*visit(), None, None])),
    _text("with a tab behind the number", text(VISITS, visit(身份证号=NUMBER + "\t"))),
    _text(
        "with the number as a formula that keeps it", text(VISITS, visit(身份证号=f'="{NUMBER}"'))
    ),
    _text("with a formula", text(VISITS, visit(就业人数="=1+3")), (), "error or a formula"),
    _text(
        "with narrow columns", text(VISITS, visit(回访日期="########")), (), "error or a formula"
    ),
    _text("with a comma in quotation marks", text(VISITS, visit(姓名='"甲,乙"'))),
    _text("with a line end in quotation marks", text(VISITS, visit(姓名='"甲\n乙"'))),
    _text("with quotation marks doubled", text(VISITS, visit(姓名='"甲""乙"""'))),
    _text(
        "with a quotation mark left open",
        text(VISITS, visit(姓名='"甲'), visit(2)),
        (),
        refused="quotation mark",
    ),
    _text(
        "with rows between two stray quotation marks",
        text(VISITS, visit(姓名='"甲'), visit(2), visit(3, 姓名='乙"')),
        (),
        refused="quotation mark",
    ),
    _text("with the words of Excel on its separator", b"sep=,\r\n" + text(*ROWS)),
    _text("with a zero sign", text(VISITS, visit(姓名="甲\x00")), (), refused="neither"),
)
