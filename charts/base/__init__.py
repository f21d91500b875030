"""What every chart has in common: ground, colours, words, markers, and its telephone form."""
