"""Template tags of the explained words."""
