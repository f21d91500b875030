"""Counts of the ten tasks and of the duties in clause 四: one module per clause."""
