"""`manage.py load FOLDER`: checks a folder of records and brings it in, all or nothing."""

from argparse import Namespace
from collections import defaultdict
from typing import TYPE_CHECKING

from commands import WrongArgument
from commands.database import open_chosen
from commands.progress import Progress

if TYPE_CHECKING:
    from data_access.load import LoadError, LoadReport

SHOWN_ALIKE = 5  # of each rule in each file, so that no fault hides another


def main(chosen: Namespace) -> int:
    """Loads the folder; with errors, lists them and changes nothing."""
    from data_access.load import load_folder

    if not chosen.folder.is_dir():
        raise WrongArgument(f"{chosen.folder} is not a folder.")
    engine = open_chosen(chosen)
    with Progress("Loading records") as progress:
        report = load_folder(engine, chosen.folder, chosen.replace, progress)
    if report.errors:
        return refuse(report)
    print(f"{chosen.folder} is in the database; `manage.py snapshot` counts it.")
    return 0


def refuse(report: "LoadReport") -> int:
    """Prints the first errors of every file and rule, one per line; returns the exit status."""
    alike: dict[tuple[str, str, str], list[LoadError]] = defaultdict(list)
    for error in report.errors:
        alike[error.kind].append(error)
    for kind, errors in alike.items():
        for error in errors[:SHOWN_ALIKE]:
            print(error)
        more = report.alike.get(kind, len(errors)) - len(errors[:SHOWN_ALIKE])
        if more:
            print(f"{kind[0]}: … and {more:,} more like these / 同类错误另有 {more:,} 处")
    total, files = report.errors_in_all, len({file for file, _, _ in alike})
    print(
        f"Errors: {total:,}, in {files:,} files; nothing was changed. Row 1 of a CSV is its header."
    )
    print(f"{files:,} 个文件共 {total:,} 处错误，数据未作任何改动。CSV 的第 1 行是表头。")
    return 1
