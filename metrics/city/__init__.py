"""One city: its peers, positions, cohorts, case mix and findings."""
