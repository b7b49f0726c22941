"""Connects the editors' side of this package to Wagtail, which looks for this module."""

from levensgebeurtenissen.regelhulpen.beheer import hooks

__all__ = ["hooks"]
