"""Every sentence that is built from readings: screens and documents use the same words."""
