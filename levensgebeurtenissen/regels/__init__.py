"""Dated rules of Dutch law as pure functions: facts in, an outcome with its reasons out (ADR 0022). No framework."""
