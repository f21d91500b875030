"""Files as offices keep them: read, understood, checked, and brought in as batches that can be undone."""
