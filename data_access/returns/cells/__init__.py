"""What a clerk wrote in a cell, read as a day, a number, an identity number or a word of ours."""
