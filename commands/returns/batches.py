"""`manage.py batches`: what was brought in and what of it was undone, the newest first; loads as well."""

from argparse import Namespace
from typing import TYPE_CHECKING

from commands.database import open_chosen
from commands.words import of_pair, words

if TYPE_CHECKING:
    from data_access.engine import Engine


def main(chosen: Namespace) -> int:
    """Lists every batch on a line, then every load, which is nobody's city's."""
    from data_access.loads import all_loads
    from data_access.returns.batches import all_batches
    from data_access.returns.forms.registry import name_of

    engine = open_chosen(chosen)
    try:
        if chosen.verify:
            return verify(engine)
        listed = all_batches(engine, chosen.city or "")
        loads = [] if chosen.city else all_loads(engine)
    finally:
        engine.dispose()
    if not listed and not loads:
        print(words("batches.none"))
    for batch in listed:
        print(
            words(
                "batches.line",
                number=batch["number"],
                city=batch["city_code"],
                form=of_pair(name_of(batch["form"])),
                month=batch["month_end"],
                accepted=batch["accepted"],
                rejected=batch["rejected"],
                repeated=batch["repeated"],
                receipt=batch["receipt"],
                file=batch["file_name"],
                undone=words("batches.undone") if batch["undone_at"] else "",
            )
        )
    for load in loads:
        facts = {name: load[name] for name in ("number", "folder", "rows")}
        replaced = words("batches.replaced") if load["replaced"] else ""
        undone = words("batches.undone") if load["undone_at"] else ""
        print(words("batches.load", replaced=replaced, undone=undone, **facts))
    return 0


def verify(engine: "Engine") -> int:
    """Prints which batches and cities are damaged; 1 where any is."""
    from data_access.returns.keeping.receipts import damaged_batches, differing_cities

    lines = [words("batches.damaged", number=number) for number in damaged_batches(engine)]
    lines += [words("batches.differs", city=city) for city in differing_cities(engine)]
    for line in lines or [words("batches.intact")]:
        print(line)
    return int(bool(lines))
