"""What several screens use: cards, tables, filters, drawing, export and ways to other pages."""
