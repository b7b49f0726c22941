"""The permits of a person or company over all organisations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen import registry
from mijnomgeving.bronnen.deur import Antwoorden, Vraag, list_ontbreekt
from mijnomgeving.bronnen.openproduct.models import Product, Productstatus
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.onderneming.vestigingen import read_namen, vragen_vestigingen
from mijnomgeving.pagina import Lezing
from mijnomgeving.vergunningen.sleutel import product_sleutel
from mijnomgeving.zaken.selectors import Getoond, show_zaak, vragen_controles
from portal.core.betrokkene import Betrokkene, EuPersoon
from portal.core.resultaat import SourceResult

GEGEVENS = gettext_noop("uw vergunningen")
# Most organisations need eight weeks to decide (Awb 4:13); some weeks more to write it.
BINNENKORT = timedelta(days=92)


class Stand(Enum):
    """How a permit stands today, for the person."""

    GELDIG = "geldig"
    LOOPT_AF = "loopt af"
    NOG_NIET = "nog niet"
    IN_AANVRAAG = "in aanvraag"
    VERLOPEN = "verlopen"
    INGETROKKEN = "ingetrokken"
    GEWEIGERD = "geweigerd"


_STANDEN = {
    Productstatus.IN_AANVRAAG: Stand.IN_AANVRAAG,
    Productstatus.GEREED: Stand.NOG_NIET,
    Productstatus.VERLOPEN: Stand.VERLOPEN,
    Productstatus.INGETROKKEN: Stand.INGETROKKEN,
    Productstatus.GEWEIGERD: Stand.GEWEIGERD,
}


@dataclass(frozen=True, slots=True)
class Vergunning:
    """A permit with what the page adds.

    Args:
        sleutel: its key in URLs.
        vestigingen: what the vestigingen that hold it are called; their numbers where the Handelsregister is silent.
        vandaag: today.
    """

    product: Product
    sleutel: str
    vestigingen: tuple[str, ...]
    vandaag: date

    @property
    def stand(self) -> Stand:
        """How it stands; a source that did not notice its end yet is not believed."""
        if self.product.status is not Productstatus.ACTIEF:
            return _STANDEN[self.product.status]
        if not self.product.is_geldig(self.vandaag):
            return Stand.VERLOPEN
        dagen = self.dagen
        return Stand.LOOPT_AF if dagen is not None and dagen <= BINNENKORT.days else Stand.GELDIG

    @property
    def dagen(self) -> int | None:
        """How many days it still holds after today; None when it has no end."""
        einde = self.product.laatste_dag
        return (einde - self.vandaag).days if einde else None

    @property
    def geldt(self) -> bool:
        """Whether one may do today what it allows."""
        return self.stand in (Stand.GELDIG, Stand.LOOPT_AF)

    @property
    def straks(self) -> bool:
        """Whether it is still to begin."""
        return self.stand in (Stand.NOG_NIET, Stand.IN_AANVRAAG)


@dataclass(frozen=True, slots=True)
class Vergunningenlijst:
    """All permits, what ends soonest first, with the sources that did not answer; never silently incomplete.

    Args:
        namen: name of each vestiging by its number, those without a permit included.
        controles: the zaken in which an organisation looks whether the rules are kept, what runs first.
    """

    alle: tuple[Vergunning, ...]
    namen: Mapping[str, str]
    ontbreekt: tuple[SourceResult[object], ...]
    gevraagd: tuple[str, ...]
    controles: tuple[Getoond, ...] = ()

    @property
    def stil(self) -> bool:
        """No organisation answered, so nothing can be said of the permits."""
        stil = {resultaat.source for resultaat in self.ontbreekt}
        return bool(self.gevraagd) and stil >= set(self.gevraagd) and not self.alle


def vragen_producten(betrokkene: Betrokkene) -> list[Vraag[tuple[Product, ...]]]:
    """The question to each organisation for what this betrokkene holds."""
    if isinstance(betrokkene, EuPersoon):
        return []
    bewaar = Bewaren("producten", tuple[Product, ...])
    return [
        Vraag(bron.naam, GEGEVENS, partial(bron.list_producten, betrokkene), "zaken", bewaar)
        for bron in registry.producten_bronnen()
    ]


def list_vergunningen(lezing: Lezing, *, met_controles: bool = False) -> Vergunningenlijst:
    """Read the permits at every organisation, and where asked whether they look how the rules are kept."""
    producten, vestigingen = vragen_producten(lezing.betrokkene), vragen_vestigingen(lezing.betrokkene, dienst="zaken")
    controles = vragen_controles(lezing.betrokkene) if met_controles else []
    antwoorden = lezing.read(*producten, *vestigingen, *controles)
    samen, namen = antwoorden.samen(producten), read_namen(vestigingen, antwoorden)
    vandaag = timezone.localdate()
    alle = [
        Vergunning(
            product=product,
            sleutel=product_sleutel(product, lezing.betrokkene),
            vestigingen=tuple(namen.get(nummer, nummer) for nummer in product.vestigingen),
            vandaag=vandaag,
        )
        for product in samen.data
    ]
    return Vergunningenlijst(
        alle=tuple(sorted(alle, key=lambda regel: (regel.product.vervalt_op or date.max, regel.product.naam))),
        namen=namen,
        ontbreekt=list_ontbreekt(*samen.ontbreekt, *_results(antwoorden, [*vestigingen, *controles])),
        gevraagd=tuple(vraag.bron for vraag in producten),
        controles=tuple(
            show_zaak(zaak, lezing.betrokkene, namen=namen)
            for zaak in sorted(antwoorden.samen(controles).data, key=lambda zaak: not zaak.loopt)
        ),
    )


def _results(antwoorden: Antwoorden, vragen: Iterable[Vraag[Any]]) -> list[SourceResult[Any]]:
    return [antwoorden[vraag] for vraag in vragen]
