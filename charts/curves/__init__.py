"""Curves, the numbers under them, and the cohort triangle."""
