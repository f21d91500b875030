"""The server: guard at the door, serving, checks at the start, and errors."""
