"""Wagtail reads this module; what each part adds to the admin stands with that part."""

from cms.redactie.beheer import hooks
from cms.redactie.feedback import hooks as feedback
from cms.redactie.kwaliteit import hooks as kwaliteit
from cms.redactie.links import hooks as links
from cms.redactie.toegankelijkheid import hooks as toegankelijkheid

__all__ = ["feedback", "hooks", "kwaliteit", "links", "toegankelijkheid"]
