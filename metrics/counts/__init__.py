"""What a snapshot counted, and how it is laid out for reading."""
