"""The commands by which an office brings its own files in, looks at what came, and takes it back."""
