"""The folder `.venv`: made, filled and mended before anything else can run; standard library only."""
