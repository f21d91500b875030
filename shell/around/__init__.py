"""What stands around every page: the controls of the frame and the page head."""
