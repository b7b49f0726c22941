"""Wagtail reads this module; what each part adds to the admin stands with that part."""

from cms.redactie.beheer import hooks

__all__ = ["hooks"]
