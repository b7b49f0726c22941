"""Lists read back, with what the sources know of their steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop

from cms.producten.models import ProductPagina
from levensgebeurtenissen.reizen.lijst import Lijststap, Stand, Stappenlijst
from levensgebeurtenissen.reizen.pagina import Stapregel, list_regels
from levensgebeurtenissen.reizen.pakken import pack
from levensgebeurtenissen.reizen.services import make_lijst
from mijnomgeving.pagina import Lezing
from mijnomgeving.stappenlijsten.rijen import Bewaard, open_rijen, rijen_of
from mijnomgeving.stappenlijsten.volgen import Stapzaak, follow, list_afgerond
from mijnomgeving.zaken.selectors import Getoond, show_zaak, vragen_zaken
from portal.core.betrokkene import Betrokkene
from portal.core.resultaat import SourceResult

ACTIVITEIT = "mijn-stappenlijsten"
GEGEVENS = gettext_noop("uw stappenlijsten")
_TE_DOEN = frozenset({Stand.TE_LAAT, Stand.NU, Stand.STRAKS, Stand.ZONDER_DAG})


@dataclass(frozen=True, slots=True)
class GevolgdeRegel:
    """A step as it stands on the page, with the zaken that belong to it.

    Args:
        teruggezet: a source says that it is done, and the person says that it is not.
    """

    regel: Stapregel
    zaken: tuple[Stapzaak, ...]
    teruggezet: bool


@dataclass(frozen=True, slots=True)
class GetoondeLijst:
    """A list with what the sources know; `lijst` is None when its levensgebeurtenis is no longer on the site."""

    bewaard: Bewaard
    lijst: Stappenlijst | None
    regels: tuple[GevolgdeRegel, ...] = ()

    @property
    def volgende(self) -> Lijststap | None:
        """The first step that is still to do."""
        return next((deel.regel.stap for deel in self.regels if deel.regel.stap.stand in _TE_DOEN), None)

    @property
    def door_bron(self) -> bool:
        """Whether a source ticked a step."""
        return any(zaak.rondt_af for deel in self.regels for zaak in deel.zaken)


@dataclass(frozen=True, slots=True)
class Lijsten:
    """Lists, and the organisations whose zaken could not be read: their steps may be done without us knowing."""

    lijsten: tuple[GetoondeLijst, ...]
    ontbreekt: tuple[SourceResult[Any], ...]


def read_lijsten(lezing: Lezing, bewaard: Sequence[Bewaard]) -> Lijsten:
    """These lists, with ticks that follow from real zaken: every organisation is asked at once."""
    vragen = vragen_zaken(lezing.betrokkene) if any(deel.pagina for deel in bewaard) else []
    samen = lezing.read(*vragen).samen(vragen)
    zaken = [show_zaak(zaak, lezing.betrokkene) for zaak in samen.data]
    return Lijsten(tuple(_show(deel, zaken) for deel in bewaard), samen.ontbreekt)


def list_bewaard(*, betrokkene: Betrokkene) -> list[Bewaard]:
    """Every list of this betrokkene, the newest first."""
    return open_rijen(rijen_of(betrokkene))


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What we keep here of this betrokkene (AVG art. 15 and 20)."""
    return [
        {
            **pack(bewaard.invulling),
            "teruggezet": sorted(bewaard.teruggezet),
            "gemaaktOp": bewaard.gemaakt_op.isoformat(),
            "bewaardTot": bewaard.tot.isoformat(),
        }
        for bewaard in list_bewaard(betrokkene=betrokkene)
    ]


def _show(bewaard: Bewaard, zaken: Sequence[Getoond]) -> GetoondeLijst:
    if bewaard.pagina is None:
        return GetoondeLijst(bewaard, None)
    eerst = _make(bewaard, frozenset())
    gevolgd = follow(eerst, zaken, begonnen=bewaard.begonnen, uitvoerders=_uitvoerders(eerst))
    afgerond = list_afgerond(gevolgd)
    lijst = _make(bewaard, afgerond - bewaard.teruggezet)
    regels = tuple(
        GevolgdeRegel(
            regel,
            gevolgd.get(regel.stap.sleutel, ()),
            teruggezet=regel.stap.sleutel in afgerond & bewaard.teruggezet and not regel.stap.gedaan,
        )
        for regel in list_regels(lijst)
    )
    return GetoondeLijst(bewaard, lijst, regels)


def _make(bewaard: Bewaard, afgerond: frozenset[str]) -> Stappenlijst:
    assert bewaard.pagina is not None  # noqa: S101 - `_show` looked
    invulling = bewaard.invulling
    return make_lijst(
        pagina=bewaard.pagina,
        antwoorden=invulling.antwoorden,
        datum=invulling.datum,
        gedaan=invulling.gedaan | afgerond,
        vandaag=timezone.localdate(),
    )


def _uitvoerders(lijst: Stappenlijst) -> dict[str, str]:
    slugs = {product.slug for stap in lijst.stappen for product in stap.producten}
    return dict(ProductPagina.objects.live().filter(slug__in=slugs).values_list("slug", "uitvoerder"))
