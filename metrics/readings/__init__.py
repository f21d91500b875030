"""From counts to readings: value, interval, target, verdict, rank, trend and forecast."""
