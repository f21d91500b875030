"""Pictures of readings: tidy frames and a language go in, a figure and its alt text come out."""
