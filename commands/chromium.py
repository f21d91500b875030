"""Finds the Chromium that browser tests and screenshots drive, and how it is started."""

import os
import shutil
from pathlib import Path

VARIABLE = "DASHBOARD_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)

# Without a window, a graphics card or calls home; WebGL is drawn in software, for the maps.
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
]


def find_chromium() -> str | None:
    """The program's path: the one in DASHBOARD_CHROMIUM, else a usual one, else None."""
    named = os.environ.get(VARIABLE)
    if named:
        return named if Path(named).is_file() else None
    programs = (shutil.which(name) for name in NAMES)
    places = (place for place in PLACES if Path(place).is_file())
    return next((path for path in programs if path), None) or next(places, None)
