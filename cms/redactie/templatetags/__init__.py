"""Template tags of the editors' side."""
