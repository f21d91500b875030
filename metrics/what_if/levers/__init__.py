"""Other rates, places and persons: what a year would bring."""
