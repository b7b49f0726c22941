"""BRP historie 2.0 (Haal Centraal), simulated: where people lived."""
