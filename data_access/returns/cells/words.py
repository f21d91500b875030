"""Yes and no, and the words of offices for what we call by one code."""

import re
from collections.abc import Mapping

from data_access.returns.cells.converted import EMPTY, Converted, is_blank, plain, wrong
from data_access.returns.cells.numbers import score
from data_access.returns.parsing.office_file import Cell

YES = frozenset({"是", "√", "✓", "✔", "v", "y", "yes", "有", "对", "1", "到", "已", "true", "结业"})
NO = frozenset(
    {"否", "×", "✗", "✘", "x", "n", "no", "无", "没有", "错", "0", "未", "false", "未结业"}
)
PASSED = frozenset({"合格", "通过", "优", "优秀", "良", "良好", "中", "及格", "是", "√"})
FAILED = frozenset({"不合格", "未通过", "差", "不及格", "否", "×"})
PASS_MARK = 60
DENIED_BEFORE = re.compile(r"([未不没非尚](有|曾|能|再|在)?|无法|难以|结束|拟|将|准备|计划)$")
DENIED_BEHIND = re.compile(r"^不")
UNKNOWN = wrong("没有对应的类别，请从下拉项中选择", "belongs to no kind that we know; choose one")

# Office's word, or a part of it, and our code; the first that fits counts.
GROUPS = {
    "残": "disabled",
    "下岗": "laid_off",
    "失业": "laid_off",
    "4050": "laid_off",
    "就业困难": "laid_off",
    "毕业生": "student",
    "大学": "student",
    "大中专": "student",
    "学生": "student",
    "农": "rural",
    "返乡": "rural",
    "失地": "rural",
    "军": "veteran",
    "转业": "veteran",
    "退役": "veteran",
    "其他": "other",
    "其它": "other",
}
TRADES = {
    **dict.fromkeys(("餐", "饭", "小吃", "酒楼", "面馆", "早点", "食堂", "火锅"), "catering"),
    **dict.fromkeys(("养", "种植", "农", "林", "渔", "苗", "果园", "畜", "大棚"), "farming"),
    **dict.fromkeys(("运输", "物流", "快递", "客运", "货运", "出租车"), "transport"),
    **dict.fromkeys(("软件", "科技", "网络", "电脑", "信息", "电子商务"), "technology"),
    **dict.fromkeys(
        ("加工", "制造", "手工", "服装厂", "木", "铁", "缝", "织", "工艺", "刺绣"), "crafts"
    ),
    **dict.fromkeys(
        (
            "理发",
            "美容",
            "美发",
            "维修",
            "修理",
            "洗",
            "家政",
            "中介",
            "广告",
            "打印",
            "装修",
            "旅",
            "服务",
            "培训",
            "诊所",
            "摄影",
            "足浴",
        ),
        "services",
    ),
    **dict.fromkeys(
        ("店", "商", "超市", "零售", "百货", "批发", "销售", "市场", "药", "服装", "花"), "retail"
    ),
    **dict.fromkeys(("其他", "其它"), "other"),
}
STATUSES = {
    "联系不上": "not_met",
    "无法联系": "not_met",
    "未联系": "not_met",
    "失联": "not_met",
    "无人": "not_met",
    "停业整顿": "suspended",
    "暂停": "suspended",
    "歇业": "suspended",
    "停业": "closed",
    "关": "closed",
    "注销": "closed",
    "停止": "closed",
    "终止": "closed",
    "倒闭": "closed",
    "正常": "operating",
    "在营": "operating",
    "营业": "operating",
    "经营": "operating",
}
COURSES = {
    "GYB": "GYB",
    "产生你的企业想法": "GYB",
    "SYB": "SYB",
    "创办你的企业": "SYB",
    "IYB": "IYB",
    "改善你的企业": "IYB",
}


def yes_or_no(cell: Cell) -> Converted:
    """True or False, however it is ticked."""
    word = plain(cell).lower()
    if word in YES:
        return Converted(True)
    if word in NO:
        return Converted(False)
    return EMPTY if is_blank(cell) else wrong("应填“是”或“否”", "must be yes or no")


def passed(cell: Cell) -> Converted:
    """Whether an assessment was passed: said so, or at least 60 points."""
    word = plain(cell)
    if word in FAILED:
        return Converted(False)
    if word in PASSED:
        return Converted(True)
    points = score(cell)
    if points.value is not None and 0 < points.value <= 1:
        return wrong("是分数还是“合格”，无法判断", "may be points, or may mean passed")
    return points if points.value is None else Converted(points.value >= PASS_MARK)


def code_of(cell: Cell, words: Mapping[str, str]) -> Converted:
    """Our code for an office's word: the first of `words` that stands in it and is not denied."""
    if is_blank(cell):
        return EMPTY
    text = plain(cell).upper()
    for word, code in words.items():
        place = text.find(word.upper())
        if place >= 0:
            before, behind = text[:place], text[place + len(word) :]
            denied = DENIED_BEFORE.search(before) or DENIED_BEHIND.search(behind)
            return UNKNOWN if denied else _unless_contradicted(code, text, words)
    return UNKNOWN


def _unless_contradicted(code: str, text: str, words: Mapping[str, str]) -> Converted:
    """“正常，已停业” says two things, of which the first is not better than the second."""
    normal = next((word for word in ("正常", "在营") if word in words and word in text), None)
    return Converted(code) if normal is None or words[normal] == code else UNKNOWN
