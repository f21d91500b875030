"""The scripts and styles that our own parts of the browser's page are made of."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def source(name: str) -> str:
    """The text of a script or style sheet of this folder, by its file's name."""
    return (FOLDER / name).read_text(encoding="utf-8")
