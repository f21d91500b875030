"""What the what-if says: of targets, of levers, of scenarios side by side."""
