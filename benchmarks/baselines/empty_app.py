"""The empty page on a server made like the dashboard's: the least that a run can cost there."""

from benchmarks.baselines.bare import app_of

app = app_of("empty.py")

if __name__ == "__main__":
    import sys

    from shell.server import serving

    serving.main(app, sys.argv[1:])
