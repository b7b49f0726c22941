"""What the worker measures here: the audit log as its last walk found it, and the certificates of sources."""

from collections.abc import Iterator

from mijnomgeving.koppelingen.lijst import list_koppelingen
from mijnomgeving.koppelingen.zelftest import list_uitslagen
from mijnomgeving.loket.toezicht.keten import last_controle
from portal.meten.stand import Stand, register_meting


def connect() -> None:
    """Let the worker measure them."""
    register_meting("keten", measure_keten)
    register_meting("koppelingen", measure_certificaten)


def measure_keten() -> Iterator[Stand]:
    """Whether the audit log was whole, and when that was seen; nothing before the first walk."""
    if controle := last_controle():
        yield Stand("portaal.keten.heel", int(controle.heel))
        yield Stand("portaal.keten.gecontroleerd", controle.op.timestamp())


def measure_certificaten() -> Iterator[Stand]:
    """Until when the certificate of each source is valid, as the last self-test saw it."""
    uitslagen = list_uitslagen()
    for koppeling in list_koppelingen():
        uitslag = uitslagen.get(koppeling.naam)
        if uitslag and uitslag.certificaat:
            yield Stand("portaal.certificaat.tot", uitslag.certificaat.timestamp(), {"bron": koppeling.naam})
