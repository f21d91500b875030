"""The commands of manage.py, one module each."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class CommandError(Exception):
    """A refusal in one whole sentence, shown instead of a traceback; exit status 1."""

    status = 1


class WrongArgument(CommandError):
    """An argument that only the data or the registry can refuse; exit status 2 like the others."""

    status = 2
