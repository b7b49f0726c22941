"""BRP Personen 2.7 (RvIG, Haal Centraal), simulated."""
