"""The value of homes at its source: Haal Centraal WOZ Bevragen 1.0."""
