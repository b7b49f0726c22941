"""Caseworkers at the counter: the person's whole situation, as far as a ground reaches."""
