"""One permit in full: what it says, its conditions and documents, the zaken about it, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext_noop

from cms.producten.models import Organisatie
from cms.producten.selectors import find_organisatie
from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.bronnen.deur import Vraag, list_ontbreekt
from mijnomgeving.bronnen.openproduct.models import Actie, Gegeven, Product, Productsoort
from mijnomgeving.bronnen.registry import producten_bronnen, zaken_bronnen, zaken_indiener
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.bronnen.zgw.models import Document
from mijnomgeving.bronnen.zgw.port import ZakenBron
from mijnomgeving.inzendingen.selectors import GetoondeInzending, list_inzendingen
from mijnomgeving.pagina import Lezing
from mijnomgeving.vergunningen.selectors import Stand, Vergunning, Vergunningenlijst, list_vergunningen
from mijnomgeving.zaken.selectors import Getoond, show_zaak, vragen_alle_zaken
from portal.core.resultaat import Available, SourceResult, Stale

VOORWAARDEN = "voorwaarden"
_OVER_EINDE = (Stand.VERLOPEN,)


@dataclass(frozen=True, slots=True)
class Mogelijkheid:
    """One thing that a holder can ask now.

    Args:
        elders: the organisation's own form, where it does not take this from the portal; empty when it is done here.
    """

    actie: Actie
    elders: str = ""


@dataclass(frozen=True, slots=True)
class Vergunningbeeld:
    """One permit in full.

    Args:
        soort: what the organisation says of its kind; None when it did not say.
        feiten: label and value of what the organisation keeps with it, but for the conditions.
        zaken: the zaken about it that this person can open, newest first.
        verstuurd: what was sent about it, newest first.
    """

    vergunning: Vergunning
    soort: Productsoort | None
    feiten: tuple[tuple[str, str], ...]
    mogelijkheden: tuple[Mogelijkheid, ...]
    documenten: tuple[Document, ...]
    zaken: tuple[Getoond, ...]
    verstuurd: tuple[GetoondeInzending, ...]
    contact: Organisatie | None
    ontbreekt: tuple[SourceResult[Any], ...]

    @property
    def voorwaarden(self) -> tuple[str, ...]:
        """What the holder must keep to."""
        return self.vergunning.product.waarden(VOORWAARDEN)


def find_vergunning(lezing: Lezing, sleutel: str) -> Vergunningbeeld | Vergunningenlijst:
    """One permit in full.

    Returns:
        The permit; or, when no permit of this person has this key, which sources did not answer
        (`Vergunningenlijst.ontbreekt`): without any missing source it does not exist for this person.
    """
    gevonden = find_kort(lezing, sleutel)
    if isinstance(gevonden, Vergunningenlijst):
        return gevonden
    product = gevonden.product
    soort_vraag = vraag_soort(product)
    documenten = vragen_documenten(product)
    zaken = [vraag for vraag in vragen_alle_zaken(lezing.betrokkene) if vraag.bron == product.bron and product.zaken]
    verder: list[Vraag[Any]] = [soort_vraag, *documenten, *zaken]
    antwoorden = lezing.read(*verder)
    soort = _data(antwoorden[soort_vraag])
    alle_zaken = {zaak.url: zaak for zaak in antwoorden.samen(zaken).data if zaak.url in product.zaken}
    ontbreekt = list_ontbreekt(*(antwoorden[vraag] for vraag in verder))
    return Vergunningbeeld(
        vergunning=gevonden,
        soort=soort,
        feiten=tuple(_feiten(product.gegevens, soort)),
        mogelijkheden=list_mogelijkheden(gevonden, soort),
        documenten=antwoorden.samen(documenten).data,
        zaken=tuple(show_zaak(zaak, lezing.betrokkene) for zaak in alle_zaken.values()),
        verstuurd=list_inzendingen(betrokkene=lezing.betrokkene, over=sleutel),
        contact=find_organisatie(naam=product.bron),
        ontbreekt=ontbreekt,
    )


def find_kort(lezing: Lezing, sleutel: str) -> Vergunning | Vergunningenlijst:
    """One permit as it stands in the list; else as `find_vergunning`."""
    lijst = list_vergunningen(lezing)
    gevonden = next((regel for regel in lijst.alle if regel.sleutel == sleutel), None)
    return gevonden or Vergunningenlijst((), {}, lijst.ontbreekt, lijst.gevraagd)


def vraag_soort(product: Product) -> Vraag[Productsoort | None]:
    """The question what the organisation says of this kind of permit."""
    bron = next(bron for bron in producten_bronnen() if bron.naam == product.bron)
    stel = partial(bron.fetch_soort, product.soort_id)
    bewaar = Bewaren(f"productsoort {product.soort_id}", Productsoort | None)
    return Vraag(bron.naam, gettext_noop("wat voor vergunning u hebt"), stel, "zaken", bewaar)


def vragen_documenten(product: Product) -> list[Vraag[tuple[Document, ...]]]:
    """The question for the documents of a permit, to the organisation's own register; none when it has none."""
    bron = _register(product)
    if bron is None or not product.documenten:
        return []
    stel = partial(bron.list_op_adres, product.documenten)
    return [Vraag(bron.naam, gettext_noop("de documenten bij uw vergunning"), stel, "zaken")]


def fetch_document(lezing: Lezing, sleutel: str, document_id: str) -> SourceResult[tuple[Document, Bestand] | None]:
    """Read a document of a permit; Available(None) when this person has no such permit, or it no such document."""
    gevonden = find_kort(lezing, sleutel)
    if isinstance(gevonden, Vergunningenlijst):
        return list_ontbreekt(*gevonden.ontbreekt)[0] if gevonden.ontbreekt else Available(None, "", lezing.begonnen)
    bron, vragen = _register(gevonden.product), vragen_documenten(gevonden.product)
    if bron is None or not vragen:
        return Available(None, gevonden.product.bron, lezing.begonnen)
    lijst = lezing.read(*vragen)[vragen[0]]
    if not isinstance(lijst, Available):
        return list_ontbreekt(lijst)[0]
    document = next((document for document in lijst.data if document.document_id == document_id), None)
    if document is None:
        return Available(None, bron.naam, lijst.as_of)
    stel = partial(bron.fetch_document, document)
    vraag = Vraag(bron.naam, gettext_noop("een document bij uw vergunning"), stel, "zaken")
    bestand = lezing.read(vraag)[vraag]
    if not isinstance(bestand, Available):
        return list_ontbreekt(bestand)[0]
    return Available((document, bestand.data) if bestand.data else None, bron.naam, bestand.as_of)


def list_mogelijkheden(vergunning: Vergunning, soort: Productsoort | None) -> tuple[Mogelijkheid, ...]:
    """What the holder can ask now: to go on when it has an end, to change or end what holds."""
    if soort is None:
        return ()
    product, stand = vergunning.product, vergunning.stand
    leeft = vergunning.geldt or stand is Stand.NOG_NIET
    mag = {
        Actie.VERLENGEN: product.vervalt_op is not None and (leeft or stand in _OVER_EINDE),
        Actie.WIJZIGEN: leeft,
        Actie.OPZEGGEN: leeft,
    }
    hier = bool(soort.zaaktypen) and zaken_indiener(product.bron) is not None
    return tuple(
        Mogelijkheid(actie, "" if hier else elders) for actie, elders in soort.acties if mag[actie] and (hier or elders)
    )


def _feiten(gegevens: Sequence[Gegeven], soort: Productsoort | None) -> list[tuple[str, str]]:
    """Without the organisation's own words for it a name is shown as it is, readable enough."""
    titels = dict(soort.titels) if soort else {}
    return [
        (titels.get(gegeven.naam, gegeven.naam.replace("_", " ").capitalize()), ", ".join(gegeven.waarden))
        for gegeven in gegevens
        if gegeven.naam != VOORWAARDEN
    ]


def _register(product: Product) -> ZakenBron | None:
    return next((bron for bron in zaken_bronnen() if bron.naam == product.bron), None)


def _data(resultaat: SourceResult[Productsoort | None]) -> Productsoort | None:
    return resultaat.data if isinstance(resultaat, Available | Stale) else None
