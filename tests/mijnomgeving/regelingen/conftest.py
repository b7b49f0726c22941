"""Somebody with a browser, as on the other pages of /mijn/."""

from tests.mijnomgeving.paginas.conftest import _deadlines, inloggen, noor

__all__ = ["_deadlines", "inloggen", "noor"]
