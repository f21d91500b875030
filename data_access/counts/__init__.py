"""Counts of a snapshot: each module is one GROUP BY over what one person or business went through."""
