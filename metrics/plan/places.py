"""The screens and tables of records that several duties of the plan name together."""

TARGETS = ("overview", "target_gap", "city_ranking")
BOARD = ("tasks", "city_profile")
BUSINESS = ("businesses", "founders", "visits")
