"""Haal Centraal WOZ Bevragen 1.0: property with its value."""
