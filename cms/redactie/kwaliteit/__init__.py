"""Advice on the quality of what editors write: plain Dutch (B1), complete, up to date, and usable for everybody."""
