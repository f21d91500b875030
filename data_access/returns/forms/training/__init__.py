"""Forms of training: classes, rosters, institutions with their inspections, teachers."""
