"""The words of the one-stop service chain."""
