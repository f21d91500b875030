"""What would follow from other targets or other rates: arithmetic on today's counts, no promise."""
