"""The statistical methods need numpy, scipy's functions and pandas, and nothing else of ours."""

import ast
from pathlib import Path

import pytest

import metrics.methods

FILES = sorted(Path(metrics.methods.__file__).parent.glob("*.py"))
ALLOWED = {"collections", "dataclasses", "functools", "numpy", "pandas", "scipy", "typing"}


def imports(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_method_imports_only_mathematics(file):
    strangers = {
        name
        for name in imports(file)
        if name.split(".")[0] not in ALLOWED and not name.startswith("metrics.methods.")
    }
    assert strangers == set()
