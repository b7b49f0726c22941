"""Income at its source: the Basisregistratie Inkomen (BRI) of the Belastingdienst."""
