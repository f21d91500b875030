"""The months of the cities: steps, who is late, reminders."""
