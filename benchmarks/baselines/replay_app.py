"""The replay on a server made like the dashboard's: what sending a page's messages costs there."""

from benchmarks.baselines.bare import app_of

app = app_of("replay.py")

if __name__ == "__main__":
    import sys

    from shell.server import serving

    serving.main(app, sys.argv[1:])
