"""Reporting a doubt about a gegeven to its basisregistratie (Digimelding)."""
