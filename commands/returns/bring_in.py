"""`manage.py import FILE --city CODE --month DATE`: an office's own files, checked, shown and brought in."""

import getpass
import sys
from argparse import Namespace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from commands import CommandError, WrongArgument
from commands.database import open_chosen
from commands.load import YES
from commands.returns.deleting import confirmed_deletions
from commands.returns.keys import chosen_key
from commands.returns.mapping import given_heads, keep_used, with_given
from commands.words import of_pair, words

if TYPE_CHECKING:
    from data_access.engine import Engine
    from data_access.returns.batches import Receipt
    from data_access.returns.layout import HeadWords
    from data_access.returns.understood import Understood


def main(chosen: Namespace) -> int:
    """Brings in file after file; 1 where a file has rows to mend or was not brought in."""
    for file in chosen.files:
        if not file.is_file():
            raise WrongArgument(words("import.no_file", file=file))
    engine = open_chosen(chosen)
    try:
        return max(_one(engine, chosen, file) for file in chosen.files)
    finally:
        engine.dispose()


def _one(engine: "Engine", chosen: Namespace, file: Path) -> int:
    from data_access.wording import Worded

    received_on = chosen.received or datetime.now().astimezone().date()
    try:
        given = given_heads(chosen.map)
        understood = _understood(engine, chosen, file, received_on, given)
        _show(understood, file)
        if chosen.only_check:
            return int(bool(understood.refused))
        if given:
            keep_used(engine, chosen, understood, given)
        receipt = _bring_in(engine, chosen, understood, received_on)
        if receipt is None:
            print(words("import.not_done"))
            return 1
    except Worded as refusal:
        raise CommandError(
            words("import.unreadable", file=file.name, reason=of_pair(refusal))
        ) from refusal
    _tell(receipt)
    return int(bool(receipt.rejected))


def _understood(
    engine: "Engine", chosen: Namespace, file: Path, received_on: date, given: "HeadWords"
) -> "Understood":
    from data_access.returns.heads.confirmed import confirmed_heads, words_of
    from data_access.returns.parsing.child import read_file
    from data_access.returns.understood import offers, understand_file

    heads = with_given(words_of(confirmed_heads(engine, chosen.city)), given)
    read = read_file(file.name, file.read_bytes(), chosen.encoding)
    understood = understand_file(read, received_on, (), heads)
    taken = offers(understood) if chosen.take_offers else set()
    return understand_file(read, received_on, taken, heads) if taken else understood


def _show(understood: "Understood", file: Path) -> None:
    """What was read, the first faults of each rule, and where the marked copy lies."""
    from data_access.returns.faults import first_alike
    from data_access.returns.marked import write_marked

    if understood.file.encoding:
        print(words("import.encoding", file=file.name, encoding=understood.file.encoding))
    for sheet in understood.sheets:
        rows = {"accepted": len(sheet.accepted), "refused": len(sheet.refused)}
        facts = {"sheet": sheet.sheet, "form": of_pair(sheet.layout.form.name), **rows}
        print(words("import.sheet", file=file.name, rows=sum(rows.values()), **facts))
        fields = sheet.layout.form.by_code
        by_city = ", ".join(fields[code].names[0] for code in sheet.layout.confirmed)
        if by_city:
            print(words("import.by_city", file=file.name, sheet=sheet.sheet, heads=by_city))
    for name in understood.passed_over:
        print(words("import.passed_over", file=file.name, sheet=name))
    for reading in understood.readings:
        print(words("import.reading", reading=of_pair(reading)))
    first, more = first_alike(understood.faults)
    for fault in first:
        print(of_pair(fault.line))
    for (head, _), count in more.items():
        print(words("import.more", head=head, count=count))
    if understood.refused:
        marked = file.with_name(f"{file.stem}.待改.xlsx")
        write_marked(understood, marked)
        print(words("import.marked", file=marked))


def _wanted(understood: "Understood", chosen: Namespace) -> bool:
    """Whether to go on: nothing is wrong, --yes was given, or somebody says so."""
    if not understood.accepted:
        return False
    if chosen.yes or not understood.refused:
        return True
    if not sys.stdin.isatty():
        return False
    try:
        return input(words("import.confirm", accepted=understood.accepted)).strip().lower() in YES
    except EOFError:
        return False


def _bring_in(
    engine: "Engine", chosen: Namespace, understood: "Understood", received_on: date
) -> "Receipt | None":
    """The receipt; None where nobody wants it, or nobody confirmed what is to be deleted."""
    from data_access.returns.batches import bring_in
    from data_access.returns.returned import Sender

    if not _wanted(understood, chosen):
        return None
    sender = Sender(chosen.city, chosen_key(engine, chosen), received_on)
    deletions = confirmed_deletions(engine, chosen, understood, sender)
    if deletions is None:
        return None
    user, sheets = getpass.getuser(), understood.sheets
    return bring_in(engine, understood.file, sheets, sender, user, chosen.month, deletions)


def _tell(receipt: "Receipt") -> None:
    if receipt.again:
        print(words("import.again", number=receipt.number, receipt=receipt.receipt))
        return
    changed = receipt.changed
    print(
        words(
            "import.done",
            number=receipt.number,
            receipt=receipt.receipt,
            accepted=receipt.accepted,
            rejected=receipt.rejected,
            repeated=receipt.repeated,
            added=sum(changed.added.values()),
            changed=sum(changed.changed.values()),
        )
    )
    if changed.reasons:
        by_number = sorted(changed.reasons.items(), key=lambda pair: (-pair[1], pair[0].en))
        reasons = words("import.between").join(f"{of_pair(why)} {n}" for why, n in by_number)
        count = sum(changed.reasons.values())
        print(words("import.waiting", count=count, reasons=reasons))
    if changed.undated:
        print(words("import.undated", count=changed.undated))
    print(words("import.next", number=receipt.number))
