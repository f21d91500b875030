"""`manage.py batches`: what was brought in, by whom it was undone, the newest first."""

from argparse import Namespace

from commands.database import open_chosen
from commands.words import of_pair, words


def main(chosen: Namespace) -> int:
    """Lists every batch on a line."""
    from data_access.returns.batches import all_batches
    from data_access.returns.forms.registry import name_of

    engine = open_chosen(chosen)
    try:
        listed = all_batches(engine, chosen.city or "")
    finally:
        engine.dispose()
    if not listed:
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
    return 0
