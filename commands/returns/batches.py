"""`manage.py batches`: what was brought in and what of it was undone, the newest first; loads as well."""

from argparse import Namespace

from commands.database import open_chosen
from commands.words import of_pair, words


def main(chosen: Namespace) -> int:
    """Lists every batch on a line, then every load, which is nobody's city's."""
    from data_access.loads import all_loads
    from data_access.returns.batches import all_batches
    from data_access.returns.forms.registry import name_of

    engine = open_chosen(chosen)
    try:
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
