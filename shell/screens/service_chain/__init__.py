"""The one-stop service chain."""
