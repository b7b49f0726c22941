"""Wagtail reads this module; what each part adds to the admin stands with that part."""

from toegankelijkheid.overzicht import hooks as overzicht

__all__ = ["overzicht"]
