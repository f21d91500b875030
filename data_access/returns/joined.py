"""Trainees joined to their classes within one file, by the number of the class."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from data_access.returns.forms.form import Values
from data_access.wording import Sentence

CLASSES = "classes"
Classes = Mapping[str, Sequence[Values]]

UNKNOWN = Sentence("本文件的培训班登记表中没有此班", "is no class of this file's register")
SEVERAL = Sentence(
    "本文件中有几个班用此编号，请填写培训机构",
    "is the number of several classes; name the institution",
)


def classes_by_number(rows: Iterable[Values]) -> Classes:
    """The classes of a file by their number."""
    classes = defaultdict(list)
    for say in rows:
        classes[say["class_number"]].append(say)
    return classes


def with_class(
    say: dict[str, Any], classes: Classes, facts: Iterable[str]
) -> tuple[dict[str, Any], Sentence | None]:
    """A trainee's row with the facts of its class, or why the class cannot be told.

    What the row or its title says itself stands.
    """
    absent = [code for code in facts if code not in say]
    number = say.get("class_number")
    if not absent or number is None:
        return say, None
    institution = say.get("institution")
    fitting = [one for one in classes.get(number, ()) if institution in (None, one["institution"])]
    if len(fitting) != 1:
        return say, SEVERAL if fitting else UNKNOWN
    return {**{code: fitting[0][code] for code in absent if code in fitting[0]}, **say}, None
