"""Klantinteracties 0.9 (VNG, as Open Klant has it), simulated for each organisation."""
