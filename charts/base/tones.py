"""Paler tones of a colour of the palette: seen through, or laid thinly on the ground."""


def fade(colour: str, opacity: float) -> str:
    """A colour #RRGGBB seen through, as plotly writes it."""
    red, green, blue = _parts(colour)
    return f"rgba({red},{green},{blue},{opacity:g})"


def mix(colour: str, ground: str, share: float) -> str:
    """A colour laid thinly on a ground: share 1 is the colour, 0 the ground."""
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    return "#" + "".join(f"{round(top * share + under * (1 - share)):02X}" for top, under in pairs)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
