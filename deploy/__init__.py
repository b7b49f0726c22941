"""Ways to run the portal."""
