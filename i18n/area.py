"""What the programme's whole is called: the nation, a province, or what its office calls it.

Texts write `{area}` within a sentence and `{area_label}` as the head of a column or the name of a
line. Whoever draws for a snapshot says once how its area is called (`name_area`); until then, and
where the snapshot gives no name, both mean the nation.
"""

from contextvars import ContextVar
from typing import Protocol


class Name(Protocol):
    """A name in both languages, such as `metrics.definition.Text`."""

    @property
    def zh(self) -> str: ...

    @property
    def en(self) -> str: ...


NATION = {
    "zh": {"area": "全国", "area_label": "全国"},
    "en": {"area": "the nation", "area_label": "Nation"},
}
_name: ContextVar[Name | None] = ContextVar("area", default=None)


def name_area(name: Name | None) -> None:
    """From here on, in this thread, texts call the whole by this name; None: the nation."""
    _name.set(name)


def area_words(language: str) -> dict[str, str]:
    """What stands for `{area}` and `{area_label}`; a proper name is the same in both places."""
    name = _name.get()
    if name is None:
        return NATION[language]
    own = name.zh if language == "zh" else name.en
    return {"area": own, "area_label": own}
