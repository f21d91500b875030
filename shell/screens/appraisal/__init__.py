"""The appraisal of cities, departments and officers by index."""
