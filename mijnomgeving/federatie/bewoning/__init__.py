"""BRP bewoning 2.1 (Haal Centraal), simulated: who lives or lived at an address."""
