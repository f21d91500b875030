"""What one visit remembers: its link, its menu, its screen and its way back."""
