"""Speed and memory, measured beside what one would have without the counts of a snapshot."""
