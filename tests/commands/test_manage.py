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
