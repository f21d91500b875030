"""What a publication restates of the one before, by which batches; kept with it."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from data_access.publishing.restatements import (
    Restatement,
    causes_in_words,
    restatements_of,
    with_causes,
)
from data_access.returns.batches import undo
from data_access.snapshots import all_snapshots
from tests.data_access.publishing.office import begin_office, count, publish, return_roster

TWO = {"trained": (58.0, None), "pass_rate": (58 / 60, 60.0)}
THREE = {"trained": (87.0, None), "pass_rate": (87 / 90, 90.0)}
Figures = dict[str, tuple[float, float | None]]


def lines(before: Figures, after: Figures, causes: str) -> list[Restatement]:
    """The list by hand: the only ripe month of the only city that returned anything."""
    return [
        Restatement(
            *("340100", key, "2008-02", before[key][0], after[key][0]),
            *(before[key][1], after[key][1], causes),
        )
        for key in before
    ]


@pytest.mark.slow
def test_a_third_class_is_restated_with_its_batch_and_so_is_its_end(database: Engine) -> None:
    begin_office(database)
    publish(database, count(database))
    assert restatements_of(database, 1) == []
    batch = return_roster(database, 3)
    assert publish(database, count(database)).compared_with == 1
    assert restatements_of(database, 2) == lines(TWO, THREE, "batch:2")

    after, before = all_snapshots(database)
    figure = ("340100", "trained", "2008-02", 58.0, 87.0, None, None)

    def causes(city: str = "340100", **changed: object) -> str:
        earlier = replace(before, **changed)  # type: ignore[arg-type]
        (line,) = with_causes(database, earlier, after, [(city, *figure[1:])])
        return line.causes

    assert causes() == "batch:2"
    assert causes("340200") == "others"
    assert causes(last_change=after.last_change) == "load"
    assert causes(last_change=after.last_change, as_of=before.built_at.date()) == "later"
    assert causes(definitions="1") == "definitions batch:2"

    undo(database, batch, "C900")
    assert publish(database, count(database)).compared_with == 2
    assert restatements_of(database, 3) == lines(THREE, TWO, "undone:2")


def test_causes_in_words() -> None:
    assert causes_in_words("definitions batch:2 undone:1 batch:12").zh == (
        "口径更新；第2、12号报送；撤销第1号"
    )
    assert causes_in_words("others").en == "returns of other cities"
