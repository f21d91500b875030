"""The plain ways that the dashboard is measured against."""
