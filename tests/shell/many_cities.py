"""A programme of all 338 prefecture-level places, the longest names among them; made-up figures.

Autonomous prefectures, leagues and prefectures bear their real names, codes and places; what fills
the list up to 338 is named by its province and a number, around that province's cities.
"""

import csv
from pathlib import Path

from data_access.loading.city_words import REFERENCE

ALL = 338
LONG_NAMES = """\
222400 延边朝鲜族自治州 42.89 129.51 Yanbian Korean
422800 恩施土家族苗族自治州 30.27 109.49 Enshi Tujia and Miao
433100 湘西土家族苗族自治州 28.31 109.74 Xiangxi Tujia and Miao
513200 阿坝藏族羌族自治州 31.90 102.22 Ngawa Tibetan and Qiang
513300 甘孜藏族自治州 30.05 101.96 Garze Tibetan
513400 凉山彝族自治州 27.88 102.27 Liangshan Yi
522300 黔西南布依族苗族自治州 25.09 104.90 Qianxinan Buyei and Miao
522600 黔东南苗族侗族自治州 26.58 107.98 Qiandongnan Miao and Dong
522700 黔南布依族苗族自治州 26.25 107.52 Qiannan Buyei and Miao
532300 楚雄彝族自治州 25.04 101.55 Chuxiong Yi
532500 红河哈尼族彝族自治州 23.36 103.38 Honghe Hani and Yi
532600 文山壮族苗族自治州 23.37 104.24 Wenshan Zhuang and Miao
532800 西双版纳傣族自治州 22.01 100.80 Xishuangbanna Dai
532900 大理白族自治州 25.59 100.23 Dali Bai
533100 德宏傣族景颇族自治州 24.44 98.58 Dehong Dai and Jingpo
533300 怒江傈僳族自治州 25.85 98.85 Nujiang Lisu
533400 迪庆藏族自治州 27.83 99.71 Deqen Tibetan
622900 临夏回族自治州 35.60 103.21 Linxia Hui
623000 甘南藏族自治州 34.99 102.91 Gannan Tibetan
632200 海北藏族自治州 36.96 100.90 Haibei Tibetan
632300 黄南藏族自治州 35.52 102.02 Huangnan Tibetan
632500 海南藏族自治州 36.29 100.62 Hainan Tibetan
632600 果洛藏族自治州 34.48 100.24 Golog Tibetan
632700 玉树藏族自治州 33.01 97.01 Yushu Tibetan
632800 海西蒙古族藏族自治州 37.38 97.37 Haixi Mongol and Tibetan
652300 昌吉回族自治州 44.01 87.31 Changji Hui
652700 博尔塔拉蒙古自治州 44.91 82.07 Bortala Mongol
652800 巴音郭楞蒙古自治州 41.76 86.15 Bayingolin Mongol
653000 克孜勒苏柯尔克孜自治州 39.71 76.17 Kizilsu Kirghiz
654000 伊犁哈萨克自治州 43.92 81.32 Ili Kazakh
152200 兴安盟 46.08 122.04 Hinggan League
152500 锡林郭勒盟 43.93 116.05 Xilingol League
152900 阿拉善盟 38.85 105.73 Alxa League
232700 大兴安岭地区 50.42 124.12 Daxing'anling Prefecture
542500 阿里地区 32.50 80.10 Ngari Prefecture
652900 阿克苏地区 41.17 80.26 Aksu Prefecture
653100 喀什地区 39.47 75.99 Kashgar Prefecture
653200 和田地区 37.11 79.92 Hotan Prefecture
654200 塔城地区 46.75 82.98 Tacheng Prefecture
654300 阿勒泰地区 47.84 88.14 Altay Prefecture
"""
COLUMNS = ("code", "name_zh", "latitude", "longitude", "name_en")
Row = dict[str, str]


def many_cities(folder: Path) -> Path:
    """The folder with lists of 338 cities and their provinces, for `places.REFERENCE`."""
    provinces, cities = (_read(REFERENCE / f"{name}.csv") for name in ("provinces", "cities"))
    listed = {row["code"]: row for row in cities}
    for line in LONG_NAMES.splitlines():
        row = dict(zip(COLUMNS, line.split(" ", 4), strict=True))
        listed.setdefault(row["code"], _row(row))
    for row in _fillers(provinces, list(listed.values())):
        listed.setdefault(row["code"], row)
        if len(listed) == ALL:
            break
    _write(folder / "cities.csv", [listed[code] for code in sorted(listed)])
    _write(folder / "provinces.csv", provinces)
    return folder


def _fillers(provinces: list[Row], listed: list[Row]) -> list[Row]:
    """Numbered places of every province that has a city, in turn."""
    rows = []
    for number in range(1, 40):
        for province in provinces:
            code = province["code"][:2]
            near = [row for row in listed if row["code"].startswith(code)]
            if len(near) > 1 and code not in ("11", "12", "31", "50"):
                anchor = near[number % len(near)]
                rows.append(
                    _row(
                        {
                            "code": f"{code}{number + 40:02d}00",
                            "name_zh": f"{province['short_zh']}第{number}市",
                            "name_en": f"{province['name_en']} no. {number}",
                            "latitude": f"{float(anchor['latitude']) + 0.7 - number % 3 * 0.6:.4f}",
                            "longitude": f"{float(anchor['longitude']) + number % 5 * 0.4 - 0.8:.4f}",
                        }
                    )
                )
    return rows


def _row(row: Row) -> Row:
    province = f"{row['code'][:2]}0000"
    return row | {"province_code": province, "tier": "other", "in_programme_since": "2007-08-06"}


def _read(file: Path) -> list[Row]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _write(file: Path, rows: list[Row]) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
