"""Every word on the screens, in Chinese and English: one file of `texts/` per page or area."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal, Protocol

from i18n.area import area_words
from i18n.plurals import with_plurals

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
TEXTS = Path(__file__).resolve().parent / "texts"


class Bilingual(Protocol):
    """Anything with a Chinese and an English wording, such as `metrics.definition.Text`."""

    @property
    def zh(self) -> str: ...

    @property
    def en(self) -> str: ...


def text(key: str, language: Language, **values: object) -> str:
    """The wording of `file.key`, with {names} filled in; KeyError when there is none.

    {area} and {area_label} are filled in by themselves (`i18n.area`).
    Words such as {n:city|cities} take the form that goes with the number (`i18n.plurals`).
    """
    entry = entries().get(key)
    if entry is None:
        raise KeyError(f"There is no text {key!r}; texts stand in i18n/texts/*.toml.")
    if language not in entry:
        raise KeyError(f"The text {key!r} has no wording in {language!r}.")
    wording = entry[language]
    if not values:
        return _with_area(wording, language)
    return with_plurals(wording, language, values).format(**(area_words(language) | values))


def pick(wording: Bilingual, language: Language, **values: object) -> str:
    """The wording of a pair in the language asked for, its plurals settled by the numbers given."""
    own = _with_area(wording.zh if language == "zh" else wording.en, language)
    return with_plurals(own, language, values)


def fill(wording: Bilingual, language: Language, **values: object) -> str:
    """The wording of a pair with its {names} filled in, plurals as in `text`."""
    return pick(wording, language, **values).format(**values)


def _with_area(wording: str, language: Language) -> str:
    """The wording with the name of the area, its other {names} left as they are."""
    if "{area" in wording:
        for name, words in area_words(language).items():
            wording = wording.replace(f"{{{name}}}", words)
    return wording


@cache
def entries() -> dict[str, dict[str, str]]:
    """All texts by `file.key`, each a wording per language; read once."""
    texts: dict[str, dict[str, str]] = {}
    for path in sorted(TEXTS.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        texts.update(_flat(path.stem, content))
    return texts


def _flat(prefix: str, content: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Tables that hold words become entries; tables of tables extend the key by a dot."""
    if all(isinstance(value, str) for value in content.values()):
        return {prefix: content}
    flat: dict[str, dict[str, str]] = {}
    for name, value in content.items():
        if not isinstance(value, dict):
            raise ValueError(f"{prefix}: {name!r} stands beside tables; give it zh and en.")
        flat.update(_flat(f"{prefix}.{name}", value))
    return flat
