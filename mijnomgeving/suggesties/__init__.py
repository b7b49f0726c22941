"""Events drive service: what happened in a life becomes a suggestion, for who wants that (ADR 0029)."""
