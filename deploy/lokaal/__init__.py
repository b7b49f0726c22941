"""Runs the whole house on one machine, without anything installed beforehand: demo, development, tests."""
