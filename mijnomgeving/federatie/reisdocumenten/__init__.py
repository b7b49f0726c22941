"""Reisdocumenten 2.0 (Haal Centraal), simulated."""
