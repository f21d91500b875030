"""One folder per page of the product."""
