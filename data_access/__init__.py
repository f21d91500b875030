"""Where records come in and counts come out: the only room that knows SQL."""
