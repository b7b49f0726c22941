"""Consents that people gave and can withdraw."""
