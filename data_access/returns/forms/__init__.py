"""The forms that an office keeps, declared: their columns by every name that offices give them."""
