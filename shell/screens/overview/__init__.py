"""The leaders' page: six targets on one screen."""
