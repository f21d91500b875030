"""Whether the command line speaks Chinese or English: the language of the system.

Standard library only, and readable by an older Python: it also words the refusal of one.
"""

from __future__ import annotations

import os
import sys

LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set decides
WITHOUT_LANGUAGE = {"C", "POSIX"}
CHINESE_ON_WINDOWS = 0x04  # the lower ten bits of the number of a language


def language() -> str:
    """ "zh" or "en", from the environment as other programs read it."""
    locale = next((os.environ[name] for name in LOCALE if os.environ.get(name)), "")
    if locale.split(".")[0] in WITHOUT_LANGUAGE:
        return "en"
    wanted = os.environ.get("LANGUAGE") or locale  # LANGUAGE is a list, the dearest first
    if wanted:
        return "zh" if wanted.lower().startswith("zh") else "en"
    return _of_windows()


def _of_windows() -> str:
    """The language of Windows' own menus, where the environment usually names none."""
    if sys.platform == "win32":
        import ctypes

        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return "zh" if number & 0x3FF == CHINESE_ON_WINDOWS else "en"
    return "en"
