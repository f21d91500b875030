"""Cohorts followed month by month: curves, the triangle, and the plain ratio beside them."""
