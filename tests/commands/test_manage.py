"""The command line ends without a traceback, whatever becomes of its reader."""

import os
import subprocess
import sys

import pytest

from commands import ROOT

TALKS = """
import sys, manage
manage.run = lambda arguments: print("a line\\n" * int(arguments[0])) or 0
sys.exit(manage.main())
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has other pipes")
@pytest.mark.parametrize("lines", [1, 100_000], ids=["short", "long"])
def test_a_reader_that_has_seen_enough_ends_it_quietly(lines: int) -> None:
    reading, writing = os.pipe()
    command = [sys.executable, "-c", TALKS, str(lines)]
    os.close(reading)  # as `| head` does when it has its lines
    talker = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)

    assert talker.returncode == 141
    assert talker.stderr == b""


REFUSED = """
import sys, manage
def refused(arguments):
    raise PermissionError(13, "Permission denied", "metrics/registry.py")
manage.run = refused
sys.exit(manage.main())
"""


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("C", "This user cannot use metrics/registry.py (Permission denied); ask its owner to"),
        ("zh_CN.UTF-8", "当前用户不能使用 metrics/registry.py（Permission denied）；请由其所有者"),
    ],
)
def test_a_file_closed_to_this_user_is_a_sentence(locale: str, sentence: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", REFUSED],
        cwd=ROOT,
        env=os.environ | {"LC_ALL": locale},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.stderr.startswith(sentence)
    assert (ended.stderr.count("\n"), ended.returncode) == (1, 1)
