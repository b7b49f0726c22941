"""Measuring the assistant on questions with known answers."""
