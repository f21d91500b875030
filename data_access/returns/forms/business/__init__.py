"""Forms of businesses: openings, visits, loans, incubators, relief."""
