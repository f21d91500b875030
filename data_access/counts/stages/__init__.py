"""Working tables in which a snapshot is put together, one after the other."""
