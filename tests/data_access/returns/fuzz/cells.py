"""Cells as clerks write them, each with what was meant: the value, nothing, or `UNSURE`."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from data_access.returns.cells.identity import check_digit

UNSURE: Final = object()
"""Nobody can tell what was meant, or it is wrong: no value may be accepted."""
Cell = tuple[Any, Any]
"""What is written, and what it means."""
WIDE = str.maketrans("0123456789X-./", "０１２３４５６７８９Ｘ－．／")
FIRST_DAY = date(2008, 1, 1)


def text_of(written: Any) -> Any:
    """The same cell as a text file holds it."""
    return None if written is None else str(written)


def number_of(place: int, chance: Random) -> str:
    """A made-up identity number with a right check digit."""
    first = (
        f"340100{date(1950, 1, 1) + timedelta(chance.randrange(11_000)):%Y%m%d}{place % 1000:03d}"
    )
    return first + check_digit(first)


def identity(place: int, chance: Random, in_text: bool) -> Cell:
    """An identity number: sure however it is dressed, unsure with a wrong, lost or masked sign."""
    number = number_of(place, chance)
    short = number[:6] + number[8:17]
    noise = chance.randrange(12)
    if noise == 0 and not number.endswith("000"):
        wrong = str((int(number[9]) + 1) % 10)
        return number[:9] + wrong + number[10:], UNSURE
    if noise == 1:
        return number[:-1], UNSURE
    if noise == 2:
        return number[:6] + "********" + number[14:], UNSURE
    if noise == 3:
        return (f"{int(number[:17])}"[:6] + "E+17" if in_text else float(number[:17] + "0")), UNSURE
    dressed = (
        *(number, number, f"'{number}", f" {number} ", number.translate(WIDE), number.lower()),
        *(
            f"{number[:6]} {number[6:14]} {number[14:]}",
            f"\u200b{number}",
            f"{number}\u00a0",
            short,
        ),
    )
    meant = UNSURE if number.endswith("000") else number
    return chance.choice(dressed), meant


def day(chance: Random, in_text: bool) -> Cell:
    """A day in the shapes of offices; unsure without its day, in two digits, or either way round."""
    meant = FIRST_DAY + timedelta(chance.randrange(400))
    y, m, d = meant.year, meant.month, meant.day
    sure: list[Any] = [
        *(f"{y}-{m}-{d}", f"{y}.{m}.{d}", f"{y}/{m}/{d}", f"{y}年{m}月{d}日", f"{meant:%Y%m%d}"),
        *(f"{y}-{m:02d}-{d:02d}", f"{y}-{m}-{d}".translate(WIDE), f"{y} 年 {m} 月 {d} 日"),
        f"{meant} 00:00:00",
    ]
    if not in_text:
        sure += [meant, datetime.combine(meant, time(9, 30))]
    unsure: list[Any] = [
        *(f"{y}年{m}月", f"{y}-02-30", f"{y}-13-01", "去年", f"{y % 100:02d}.{m}.{d}", f"{y}-{m}"),
        *(
            "3/2/2008",
            f"13/2/{y}",
            f"{meant.toordinal() - 693594}",
            "2208-1-1",
            f"{y}-{m}-{d}?",
            f"{y}-{m}-{d}②",
        ),
    ]
    return (
        (chance.choice(unsure), UNSURE) if chance.random() < 0.15 else (chance.choice(sure), meant)
    )


def count(chance: Random, in_text: bool) -> Cell:
    """A number of persons; unsure where it is about, a part, below zero or no number."""
    meant = chance.choice((0, 1, 3, 12, 1_234))
    sure = [meant, f"{meant}", f"{meant}人", f"{meant:,}", f"{meant}.0", f"{meant}".translate(WIDE)]
    unsure = [
        f"约{meant}人",
        "-1",
        "3.5",
        "三",
        "1,23",
        "3或4",
        "1e3",
        "几人",
        f"{meant}+1",
        "10²",
        "3①",
    ]
    if chance.random() < 0.15:
        return chance.choice(unsure), UNSURE
    return (
        (chance.choice((None, "", "—", "无")), None)
        if chance.random() < 0.1
        else (chance.choice(sure), meant)
    )


def word(chance: Random, words: dict[str, Any]) -> Cell:
    """One of some words with its code, now and then with signs that nobody sees."""
    written, meant = chance.choice([*words.items()])
    dressed = (written, written, f" {written}", f"{written}\u200b", f"\ufeff{written}")
    return chance.choice(dressed), meant
