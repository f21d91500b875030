"""Records made of what stands: resolved, held to the rules of a load, written."""
