"""Which zaken belong to which step of a list, and which steps are done because a source says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cms.producten.models.paginas import Uitvoerder
from levensgebeurtenissen.reizen.lijst import Lijststap, Stappenlijst, Stapproduct
from mijnomgeving.bronnen.zgw.models import Zaak
from mijnomgeving.zaken.selectors import Getoond

# Who was early still did it; what begins much later is about something else.
_EERDER, _LATER = timedelta(days=60), timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Stapzaak:
    """A zaak that belongs to a step.

    Args:
        rondt_af: whether the step is done because this zaak is finished.
    """

    getoond: Getoond
    rondt_af: bool


def follow(
    lijst: Stappenlijst, zaken: Sequence[Getoond], *, begonnen: date, uitvoerders: Mapping[str, str]
) -> dict[str, tuple[Stapzaak, ...]]:
    """The zaken by step: those of its products, by the uniform product name that their organisation gives with them.

    A step is about its first product. When a zaak for that one is finished, the step is done; a zaak for another
    product of the step is shown with it and decides nothing.

    Args:
        lijst: the steps.
        zaken: of the betrokkene, at every organisation that answered.
        begonnen: the day of the event, or of the list.
        uitvoerders: by slug of a product, who carries it out.
    """
    gevonden = {stap.sleutel: tuple(_of_stap(stap, zaken, begonnen, uitvoerders)) for stap in lijst.stappen}
    return {sleutel: rij for sleutel, rij in gevonden.items() if rij}


def list_afgerond(gevolgd: Mapping[str, Sequence[Stapzaak]]) -> frozenset[str]:
    """The steps that are done because a source says so."""
    return frozenset(sleutel for sleutel, rij in gevolgd.items() if any(zaak.rondt_af for zaak in rij))


def _of_stap(
    stap: Lijststap, zaken: Sequence[Getoond], begonnen: date, uitvoerders: Mapping[str, str]
) -> list[Stapzaak]:
    van, tot = min(stap.van or begonnen, begonnen) - _EERDER, max(stap.tot or begonnen, begonnen) + _LATER
    gevonden: list[Stapzaak] = []
    for getoond in zaken:
        past = [
            product for product in stap.producten if _fits(product, getoond.zaak, uitvoerders.get(product.slug, ""))
        ]
        if past and van <= getoond.zaak.ingediend_op <= tot:
            eerste = past[0] == stap.producten[0]
            gevonden.append(Stapzaak(getoond, rondt_af=eerste and not getoond.zaak.loopt))
    return gevonden


def _fits(product: Stapproduct, zaak: Zaak, uitvoerder: str) -> bool:
    """Whether the zaak is of this product: two organisations may have the same product name, such as kwijtschelding."""
    if not product.upn or product.upn not in zaak.producten:
        return False
    naam = zaak.bron.lower()
    match uitvoerder:
        case Uitvoerder.WATERSCHAP:
            return "waterschap" in naam
        case Uitvoerder.GEMEENTE:
            return "waterschap" not in naam
    return True
