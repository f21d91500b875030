"""What all made-up records are drawn from: days, chances, places and files."""
