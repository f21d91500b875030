"""From the bytes of a file to sheets of cells, with nothing guessed and nothing trusted."""
