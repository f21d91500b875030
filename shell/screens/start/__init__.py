"""The page on which a programme begins."""
