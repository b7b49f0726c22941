"""Paying as people know it from iDEAL: a page with banks, and a status that only the payment service can tell."""
