"""Consent at the counter."""
