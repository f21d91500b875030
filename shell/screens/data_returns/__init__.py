"""The screen on which an office brings its own files in."""
