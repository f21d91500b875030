"""What the appraisal says: of the index, of one city, of duties without a result."""
