"""Notifications of sources: something changed about a person or company (NL GOV profile for CloudEvents 1.1)."""
