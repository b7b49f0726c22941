"""A browser of somebody who is logged in."""

from tests.mijnomgeving.paginas.conftest import inloggen, noor

__all__ = ["inloggen", "noor"]
