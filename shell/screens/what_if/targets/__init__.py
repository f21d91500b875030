"""Targets as assumed."""
