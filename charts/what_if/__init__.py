"""The pictures of the what-if."""
