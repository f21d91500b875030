"""The cards of the page of data quality, one for each kind of doubt."""

from sentences.data_quality.cards import card_words
from shell.cache.readings import cached
from shell.parts import cards
from shell.parts.cards import Card
from shell.viewer.view import View


def draw(view: View) -> None:
    """Returns, losses, duplicates, impossible dates, screens."""
    words = cached(view.scope, view.snapshot, card_words, language=view.language)
    quality_cards = [Card(card.name, card.value, sentence=card.sentence) for card in words]
    cards.row(quality_cards, view, key="quality")
