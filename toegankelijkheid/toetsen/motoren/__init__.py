"""The engines, behind one interface. All come from npm packages with a fixed version; nothing is fetched."""

from collections.abc import Mapping

from toegankelijkheid.toetsen.bevinding import Bevinding, Zekerheid
from toegankelijkheid.toetsen.motoren.alfa import Alfa
from toegankelijkheid.toetsen.motoren.axe import Axe
from toegankelijkheid.toetsen.motoren.basis import Documentmotor, Motor, MotorOntbreekt, Pagina
from toegankelijkheid.toetsen.motoren.eigen import Eigen
from toegankelijkheid.toetsen.motoren.ibm import Ibm
from toegankelijkheid.toetsen.motoren.nu import Nu
from toegankelijkheid.toetsen.motoren.toetsenbord import Toetsenbord

__all__ = ["ALLE", "DOCUMENTMOTOREN", "MOTOREN", "SNEL", "Documentmotor", "Motor", "MotorOntbreekt", "Pagina"]
__all__ += ["axe", "ibm", "nu"]
MOTOREN: Mapping[str, Motor] = {motor.naam: motor for motor in (Axe(), Ibm(), Eigen(), Toetsenbord())}
DOCUMENTMOTOREN: Mapping[str, Documentmotor] = {motor.naam: motor for motor in (Nu(), Alfa())}
ALLE = (*MOTOREN, *DOCUMENTMOTOREN)
# Fast enough for each page, each time.
SNEL = ("axe", "ibm", "eigen", "toetsenbord", "nu")


def fast_and_slow() -> tuple[str, ...]:
    """The engines of the night: those of each page, and alfa where it is installed."""
    return (*SNEL, "alfa") if Alfa().is_installed() else SNEL


def axe(pagina: Pagina) -> list[Bevinding]:
    """What axe-core is sure of."""
    return [bevinding for bevinding in Axe().toets(pagina) if bevinding.zekerheid is Zekerheid.ZEKER]


def ibm(pagina: Pagina) -> list[Bevinding]:
    """What IBM equal-access is sure of."""
    return [bevinding for bevinding in Ibm().toets(pagina) if bevinding.zekerheid is Zekerheid.ZEKER]


def nu(paginas: dict[str, str]) -> list[Bevinding]:
    """Errors by the Nu HTML checker in documents given as name -> HTML."""
    return [bevinding for gevonden in Nu().toets(paginas).values() for bevinding in gevonden]
