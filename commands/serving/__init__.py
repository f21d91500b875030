"""Starting the server of the screens and ending it."""
