"""Writes docs/plan_coverage.md: every number, list and duty of the work plan, and what shows it or why nothing does.

.venv/bin/python tools/plan_coverage.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from i18n import text  # noqa: E402
from metrics.plan import PLAN  # noqa: E402
from metrics.plan.duty import Duty  # noqa: E402
from metrics.registry import FIGURES  # noqa: E402

PLACE = ROOT / "docs" / "plan_coverage.md"
HEAD = """# 工作方案逐条对照 · The work plan, duty by duty

此文件由 `tools/plan_coverage.py` 根据登记表生成，请勿手工修改。Written by `tools/plan_coverage.py` from the registry;
do not edit it by hand. 方案中的每项要求各占一行；没有记录、因而不计算的，写明缺什么。Every duty of the plan has its line;
what is not recorded, and so not computed, says what is missing.

| 条款 clause | 原文 quote | 要求 what it asks | 指标 figures | 页面 screens | 数据表 tables |
|---|---|---|---|---|---|
"""


def coverage() -> str:
    """The page as text."""
    return HEAD + "".join(_row(duty) for duty in PLAN)


def _row(duty: Duty) -> str:
    figures = "；".join(f"{FIGURES[key].name.zh} `{key}`" for key in duty.figures)
    if duty.why_not:
        figures = f"不计算。{duty.why_not.zh} Not computed. {duty.why_not.en}"
    screens = "、".join(f"{text(f'frame.page.{page}', 'zh')} `{page}`" for page in duty.pages)
    tables = ", ".join(f"`{name}`" for name in duty.tables)
    asks = f"{duty.asks.zh} {duty.asks.en}"
    cells = (duty.clause, duty.quote, asks, figures or "—", screens or "—", tables or "—")
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    PLACE.write_text(coverage(), encoding="utf-8", newline="\n")
    left = sum(duty.why_not is not None for duty in PLAN)
    summary = f"{len(PLAN)} duties, {left} of them not computed, {len(FIGURES)} figures"
    sys.stdout.write(f"{PLACE.relative_to(ROOT)}: {summary}\n")
