"""The diplomaregister of DUO."""
