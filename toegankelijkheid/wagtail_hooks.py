"""Wagtail reads this module; what each part adds to the admin stands with that part."""

from toegankelijkheid.overzicht import hooks as overzicht
from toegankelijkheid.verklaring import hooks as verklaring

__all__ = ["overzicht", "verklaring"]
