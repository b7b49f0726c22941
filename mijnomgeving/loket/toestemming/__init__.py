"""Consent that a person gives to a caseworker, for named organisations and parts, for as long as it is needed."""
