"""Personal data at its source: Haal Centraal BRP Personen 2.7."""
