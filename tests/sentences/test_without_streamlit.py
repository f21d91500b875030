"""Documents are written where no Streamlit is."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IMPORT_ALL = """
import pkgutil, sys, sentences
for module in pkgutil.walk_packages(sentences.__path__, "sentences."):
    __import__(module.name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_no_sentence_brings_streamlit_or_charts_along() -> None:
    run = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = run.stdout.split()

    assert "sentences" in loaded
    assert not {"streamlit", "plotly", "pydeck", "shell", "charts", "data_access"} & set(loaded)
