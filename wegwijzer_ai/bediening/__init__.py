"""Switching the assistant and its generator off."""
