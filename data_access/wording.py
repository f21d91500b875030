"""What is said to whoever works with the records, in both languages; who shows it chooses one."""

from typing import NamedTuple


class Sentence(NamedTuple):
    """One sentence in both languages."""

    zh: str
    en: str


class Worded(Exception):
    """A refusal in a whole sentence of both languages; `str` of it is the English one, for logs."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en
