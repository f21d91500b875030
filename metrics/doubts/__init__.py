"""Doubtful data: screens, evidence, gates and holds."""
