"""How cohorts open and survive."""
