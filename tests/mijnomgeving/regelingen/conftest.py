"""Somebody with a browser, as on the other pages of /mijn/."""

from tests.mijnomgeving.paginas.conftest import inloggen, noor

__all__ = ["inloggen", "noor"]
