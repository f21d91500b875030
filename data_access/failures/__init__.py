"""What a database, a disk or a file refuses, in sentences."""
