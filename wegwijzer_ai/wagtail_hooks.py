"""Wagtail reads the hooks of an app from this name."""

from wegwijzer_ai.beheer import hooks

__all__ = ["hooks"]
