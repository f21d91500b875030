"""What is said of what each number means."""
