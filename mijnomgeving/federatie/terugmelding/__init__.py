"""Reporting a doubt about a gegeven to its register, simulated after Digimelding."""
