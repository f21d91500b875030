"""How far each city is from each target."""
