"""What goes wrong outside this program while a command runs: one sentence, and no traceback."""

from collections.abc import Callable

from commands import CommandError
from commands.words import of_pair


def status_of(command: Callable[[], int]) -> int:
    """The exit status of a command.

    Raises CommandError with a sentence for a disk that is full, a lock, a damaged database or
    snapshot, a file that is closed to this user; errors of this program stay what they are.
    """
    try:
        return command()
    except (CommandError, BrokenPipeError, PermissionError):
        raise
    except Exception as error:
        from data_access.failures.in_words import in_words

        sentence = in_words(error)
        if sentence is None:
            raise
        raise CommandError(of_pair(sentence)) from error
