"""Diplomas at their source: the diplomaregister of DUO."""
