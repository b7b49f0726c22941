"""The director: lets time pass, lets things happen to people, and breaks services."""

from mijnomgeving.federatie.regie.routes import register

__all__ = ["register"]
