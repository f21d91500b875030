"""The words of the gaps: what the table says, one city against its targets, and the minutes."""
