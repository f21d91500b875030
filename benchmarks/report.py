"""`python -m benchmarks.report`: puts the table of the last run into docs/performance.md."""

from benchmarks.data import ROOT
from benchmarks.suite import TABLE

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"


def main() -> None:
    """Replaces what stands between the marks; the words around it are written by hand."""
    if not TABLE.exists():
        raise SystemExit("There is no table yet: run `python3 manage.py bench` first.")
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    table = TABLE.read_text(encoding="utf-8")
    PAGE.write_text(f"{before}{BEGIN}\n{table}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
