"""The scripts and styles that our own parts of the browser's page are made of."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent


def sendable(data: dict[str, Any]) -> dict[str, Any]:
    """The data of a component as they are; ValueError where a number among them is none.

    The browser cannot read NaN, and shows a trace of its own script in the component's place.
    """
    json.dumps(data, allow_nan=False)
    return data


def source(name: str) -> str:
    """The text of a script or style sheet of this folder, by its file's name."""
    return (FOLDER / name).read_text(encoding="utf-8")
