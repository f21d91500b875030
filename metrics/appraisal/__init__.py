"""Clause 四: the appraisal index, its yearly plan, and who answers for what."""
