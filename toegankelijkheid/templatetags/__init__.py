"""The `{% load componenten %}` library."""
