"""The definition card writes a list of its own, of escaped words."""

from types import SimpleNamespace

import pytest

from shell.parts import definition_card


def test_a_definition_card_escapes_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(definition_card.st, "html", written.append)
    row = ("<b>", "<script>&")
    monkeypatch.setattr(definition_card.card_words, "card_rows", lambda key, language: [row])

    definition_card.card(SimpleNamespace(language="zh"), "pass_rate")

    assert written == ['<dl class="definition"><dt>&lt;b&gt;</dt><dd>&lt;script&gt;&amp;</dd></dl>']
