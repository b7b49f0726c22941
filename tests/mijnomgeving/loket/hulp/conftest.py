"""What the tests of help share with those of the picture: a contact about somebody, and consent."""

from tests.mijnomgeving.loket.beeld.conftest import open_gesprek, ruimte
from tests.mijnomgeving.paginas.conftest import inloggen, noor

__all__ = ["inloggen", "noor", "open_gesprek", "ruimte"]
