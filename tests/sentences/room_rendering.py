"""What tests of sentences share: counts without Streamlit, the functions of a folder, a reader."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

import pandas as pd

from data_access import snapshots
from data_access.engine import open_database
from i18n import Language
from metrics.counts.snapshot import Counts
from metrics.counts.wide_columns import WideColumns
from metrics.definition import Indicator

Render = Callable[[Counts, Language], Any]
Table = Mapping[Callable[..., Any], Render]
CLAUSE = re.compile(r"[一二三四五六七八九十]\([一二三四五六七八九十]\)")  # as caveats cite the plan
CHINESE = re.compile(r"[\u3400-\u9fff]")


def newest_counts(file: Path) -> Counts:
    """Counts of the newest snapshot of a database file."""
    engine = open_database(f"sqlite:///{file}")
    try:
        newest = snapshots.all_snapshots(engine)[0].number
        info, tables = snapshots.open_snapshot(engine, newest, WideColumns)
        return Counts(info.number, info.as_of, info.content_hash, tables)
    finally:
        engine.dispose()


def functions_that_write(package: ModuleType) -> set[Callable[..., Any]]:
    """Every public function of a folder that gives words, not a yes, a number or a definition."""
    modules = [
        importlib.import_module(f"{package.__name__}.{module.name}")
        for module in pkgutil.iter_modules(package.__path__)
    ]
    public = {
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    silent = (bool, int, Indicator, Any)
    return {write for write in public if get_type_hints(write)["return"] not in silent}


def words_of(result: Any) -> Iterator[str]:
    """Every piece of words in what a function gives."""
    if isinstance(result, str):
        yield result
    elif isinstance(result, pd.DataFrame):
        for name in result:
            yield from words_of(result[name].tolist())
    elif isinstance(result, Mapping):
        yield from words_of(list(result.values()))
    elif is_dataclass(result) and not isinstance(result, type):
        yield from words_of(asdict(result))
    elif isinstance(result, list | tuple):
        for part in result:
            yield from words_of(part)


def assert_reads_well(result: Any, language: Language, may_be_empty: bool = False) -> None:
    """Words are there, every blank in them is filled, and English holds no Chinese."""
    words = list(words_of(result))
    assert any(words)
    assert may_be_empty or all(words)
    for piece in words:
        assert "{" not in piece
        assert "}" not in piece
        assert "nan" not in re.findall(r"[a-z]+", piece)
        assert language != "en" or not CHINESE.search(CLAUSE.sub("", piece)), piece
