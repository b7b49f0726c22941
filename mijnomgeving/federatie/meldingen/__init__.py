"""Notifications: what happens is pushed to the portal as NL GOV CloudEvents, at least once and in order."""

from mijnomgeving.federatie.meldingen.routes import register

__all__ = ["register"]
