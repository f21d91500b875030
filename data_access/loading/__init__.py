"""How a folder of records is read, checked and brought into the database."""
