"""What somebody has coming in: for help with debts only, since no other purpose at the counter needs it."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import Antwoorden, Vraag
from mijnomgeving.bronnen.inkomen.models import Inkomen
from mijnomgeving.bronnen.registry import inkomen, uitkeringen
from mijnomgeving.bronnen.uitkeringen.models import Periode, Uitkering, Uitkeringsoort
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.loket.beeld.velden import Inkomstenregel
from mijnomgeving.loket.reikwijdte import SCHULDHULP
from portal.core.betrokkene import Onderneming, Persoon

_SOORTEN = {
    Uitkeringsoort.AOW: "AOW-pensioen",
    Uitkeringsoort.ANW: "Nabestaandenuitkering (Anw)",
    Uitkeringsoort.KINDERBIJSLAG: "Kinderbijslag",
    Uitkeringsoort.WW: "WW-uitkering",
    Uitkeringsoort.WIA: "WIA-uitkering",
    Uitkeringsoort.WAJONG: "Wajong-uitkering",
    Uitkeringsoort.ZIEKTEWET: "Ziektewetuitkering",
    Uitkeringsoort.BIJSTAND: "Bijstand",
    Uitkeringsoort.IOAW: "IOAW-uitkering",
}


@dataclass(frozen=True, slots=True)
class Inkomstenvragen:
    """The questions; none for another purpose, and none of a company."""

    inkomens: list[Vraag[tuple[Inkomen, ...]]]
    uitkeringen: list[Vraag[tuple[Uitkering, ...]]]

    @property
    def alle(self) -> list[Vraag[Any]]:
        """In one list."""
        return [*self.inkomens, *self.uitkeringen]


def vragen_inkomsten(betrokkene: Persoon | Onderneming, *, doel: str) -> Inkomstenvragen:
    """What is asked of the registered income and of benefits for this purpose."""
    if doel != SCHULDHULP or not isinstance(betrokkene, Persoon):
        return Inkomstenvragen([], [])
    loon, uitkering = inkomen(), uitkeringen()
    return Inkomstenvragen(
        [
            Vraag(
                loon.naam,
                gettext_noop("uw inkomen per jaar"),
                partial(loon.list_inkomens, betrokkene),
                bewaar=Bewaren("inkomens", tuple[Inkomen, ...]),
                onderdeel="gegevens",
            )
        ],
        [
            Vraag(
                uitkering.naam,
                gettext_noop("uw uitkeringen"),
                partial(uitkering.list_uitkeringen, betrokkene),
                bewaar=Bewaren("uitkeringen", tuple[Uitkering, ...]),
                onderdeel="gegevens",
            )
        ],
    )


def read_inkomsten(vragen: Inkomstenvragen, antwoorden: Antwoorden) -> tuple[Inkomstenregel, ...]:
    """Benefits that go on, and the newest income that is known; what was before pays nothing now."""
    lopend = [
        Inkomstenregel(
            wat=_SOORTEN[een.soort],
            bedrag=number_format(een.bruto, decimal_pos=2, force_grouping=True),
            per="maand, bruto" if een.periode is Periode.MAAND else "kwartaal, bruto",
            bron=een.organisatie,
            onzeker=een.in_onderzoek,
        )
        for een in antwoorden.samen(vragen.uitkeringen).data
        if een.einde is None
    ]
    jaren = sorted(antwoorden.samen(vragen.inkomens).data, key=lambda een: een.jaar, reverse=True)[:1]
    return (
        *lopend,
        *(
            Inkomstenregel(
                wat="Verzamelinkomen" if een.verzamelinkomen else "Belastbaar loon",
                bedrag=number_format(een.bedrag, decimal_pos=0, force_grouping=True),
                per=f"jaar {een.jaar}",
                bron=vragen.inkomens[0].bron,
                onzeker=een.voorlopig or een.in_onderzoek,
            )
            for een in jaren
        ),
    )
