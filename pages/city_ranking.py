"""Any indicator's order of cities, how sure each place is, and who is truly ahead of whom."""

from shell.screens.city_ranking import choice as ranking_choice
from shell.screens.city_ranking import faces, head
from shell.viewer.view import current

view = current()
choice = ranking_choice.choose(view)

head.draw_head(view, choice)
faces.draw(view, choice, ranking_choice.choose_view(view, choice))
