"""What one visit remembers: its link, its choices under other words, its menu, its screen and its way back."""
