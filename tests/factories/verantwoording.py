"""Reads as the logs get them."""

from datetime import UTC, datetime

import factory

from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn, Oin
from portal.core.trace import Trace
from portal.verantwoording.partijen import GelezenBron, HandelendeOrganisatie

NOOR = Persoon(Bsn("999990019"))
SAM = Persoon(Bsn("999990020"))


class GelezenBronFactory(factory.Factory[GelezenBron]):
    """A read that succeeded; trait `mislukt`."""

    class Meta:
        model = GelezenBron

    bron = "Gemeente Utrecht"
    gegevens = "uw zaken"
    gelukt = True
    begonnen = factory.LazyFunction(lambda: datetime.now(UTC))
    geeindigd = factory.LazyAttribute(lambda gelezen: gelezen.begonnen)
    trace = factory.LazyFunction(Trace.start)

    class Params:
        mislukt = factory.Trait(gelukt=False)


class HandelendeOrganisatieFactory(factory.Factory[HandelendeOrganisatie]):
    """A counter where somebody helps people."""

    class Meta:
        model = HandelendeOrganisatie

    naam = "Gemeente Utrecht"
    oin = Oin("00000001002220647000")
    medewerker = "j.jansen"
