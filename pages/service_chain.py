"""The one-stop chain: how many get from training to a lasting business, and by which services."""

from shell.parts.columns import columns
from shell.screens.service_chain import effects, funnel, head, links
from shell.screens.service_chain import table as chain_table
from shell.screens.service_chain.choice import choose
from shell.viewer.view import current

view = current()
choice = choose(view)

if funnel.missing(view, choice):
    funnel.draw_missing(view, choice)
else:
    head.draw_head(view, choice)
    funnel.draw_cards(view, choice)
    chart, table = columns("steps")
    with chart:
        funnel.draw_chart(view, choice)
    with table:
        chain_table.draw(view, choice)
if head.reported(view, choice):
    coverage, combinations = columns("links")
    with coverage:
        links.draw_coverage(view, choice)
    with combinations:
        links.draw_combinations(view, choice)
    effects.draw(view)
    for column, result in zip(columns("effects"), ("opening", "survival"), strict=True):
        with column:
            effects.draw_result(view, choice, result)
