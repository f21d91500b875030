"""Where the names of provinces stand on the map: beside their own cities, and on none of them."""

from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

SIZE = 14  # pixels of the type
ZOOM = 2.66  # of the smallest map that bears the names; on larger ones they lie farther apart
TILE = 512  # pixels around the equator at zoom 0
REACH = 10  # pixels from the middle of a city's disc to where a name may begin
RINGS = (0, 16, 22, 28, 36)  # pixels from the middle of a province's cities, or from one
DIRECTIONS = 16
APART = 4  # pixels between two names
NEARLY = 6  # pixels by which another province's city may lie nearer than an own one

Floats = NDArray[np.float64]


def province_names(points: pd.DataFrame, farther: float = 0.0) -> pd.DataFrame:
    """Rows province, longitude, latitude: the middle of each name that there is room for.

    Of the places around the middle of a province's cities and around each of them, the nearest to
    that middle which lies next to one of its own cities and covers no city and no name placed
    before. A name without such a place is left out: the city that is pointed at says its own.
    `farther` are the steps of zoom by which the map is drawn smaller than the country's frame.
    """
    rows = points[["province", "longitude", "latitude"]].itertuples(index=False, name=None)
    return pd.DataFrame(
        _placed(tuple(rows), TILE * 2 ** (ZOOM - farther)),
        columns=["province", "longitude", "latitude"],
    )


@lru_cache(maxsize=8)
def _placed(
    rows: tuple[tuple[str, float, float], ...], world: float
) -> list[tuple[str, float, float]]:
    """The names placed; worked out once for a list of cities, as it takes longer than the map."""
    points = pd.DataFrame(rows, columns=["province", "longitude", "latitude"])
    cities, owner = _pixels(points, world), points["province"].to_numpy()
    middles = points.groupby("province")[["longitude", "latitude"]].mean()
    free = {
        str(name): _free(_places(middle, cities[owner == name]), _half(name), cities, owner == name)
        for name, middle in zip(middles.index, _pixels(middles, world), strict=True)
    }
    taken: dict[str, Floats] = {}
    for name in sorted(free, key=lambda province: (len(free[province]), province)):
        open_ = free[name]
        for other, place in taken.items():
            open_ = open_[(np.abs(open_ - place) >= _half(name) + _half(other) + APART).any(axis=1)]
        if len(open_):
            taken[name] = open_[0]
    places = _degrees(np.array(list(taken.values())).reshape(-1, 2), world)
    return [(name, *place) for name, place in zip(taken, places.tolist(), strict=True)]


def _half(name: str) -> Floats:
    """Half the width and height of a name, every sign as wide as it is high."""
    return np.array([len(name) * SIZE / 2, SIZE / 2])


def _places(middle: Floats, own: Floats) -> Floats:
    """Places to try, the nearest to the middle of the province's cities first."""
    angles = np.linspace(0, 2 * np.pi, DIRECTIONS, endpoint=False)
    ring = np.column_stack([np.cos(angles), np.sin(angles)])
    steps = np.concatenate([np.zeros((1, 2)), *(radius * ring for radius in RINGS[1:])])
    tried = np.concatenate([centre + steps for centre in (middle, *own)])
    return tried[np.argsort(np.hypot(*(tried - middle).T), kind="stable")]


def _free(places: Floats, half: Floats, cities: Floats, own: NDArray[np.bool_]) -> Floats:
    """Those places that cover no city and are about as near to one's own as to any other.

    None lies beyond the northernmost or southernmost city, where the map may end.
    """
    beyond = np.maximum(np.abs(places[:, None] - cities[None]) - half, 0)
    away = np.hypot(beyond[..., 0], beyond[..., 1])
    nearest, height = away.min(axis=1), places[:, 1]
    inside = (height >= cities[:, 1].min()) & (height <= cities[:, 1].max())
    good = (nearest >= REACH) & (away[:, own].min(axis=1) <= nearest + NEARLY) & inside
    free: Floats = places[good]
    return free


def _pixels(points: pd.DataFrame, world: float) -> Floats:
    """Places on the map that the browser draws, which is Mercator's, `world` pixels around."""
    latitude = np.radians(points["latitude"].to_numpy(float))
    across = points["longitude"].to_numpy(float) / 360
    up = np.log(np.tan(np.pi / 4 + latitude / 2)) / (2 * np.pi)
    return world * np.column_stack([across, up])


def _degrees(pixels: Floats, world: float) -> Floats:
    """Longitude and latitude of such places."""
    across, up = (pixels / world).T
    latitude = 2 * np.arctan(np.exp(2 * np.pi * up)) - np.pi / 2
    return np.column_stack([360 * across, np.degrees(latitude)])
