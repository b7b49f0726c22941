"""Files that people hand in: checked before anything keeps them."""
