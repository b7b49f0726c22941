"""Land and homes at their source: Haal Centraal BRK Bevragen 2.0."""
