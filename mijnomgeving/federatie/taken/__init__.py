"""Mijn Taken 0.1 (VNG), simulated for each organisation: what it asks of a person or company."""
