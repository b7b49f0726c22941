"""FBS Berichtenmagazijn 0.2 (Federatief Berichtenstelsel), simulated for each organisation."""
