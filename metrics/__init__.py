"""What each number means and how it is computed from counts: numpy, scipy and pandas only."""
