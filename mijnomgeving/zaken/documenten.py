"""The documents with a zaak."""

from functools import partial

from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.bronnen.deur import Vraag, list_ontbreekt
from mijnomgeving.bronnen.registry import zaken_bronnen
from mijnomgeving.bronnen.zgw.models import Document
from mijnomgeving.pagina import Leest
from mijnomgeving.zaken.beeld import vraag_documenten
from mijnomgeving.zaken.selectors import vragen_alle_zaken
from mijnomgeving.zaken.sleutel import zaak_sleutel
from portal.core.resultaat import Available, SourceResult


def fetch_document(lezing: Leest, sleutel: str, document_id: str) -> SourceResult[tuple[Document, Bestand] | None]:
    """Read a document of a zaak; Available(None) when this person or company has no such zaak, or it no such document.

    Nothing of the document is asked before the zaak and its list of documents have shown that it may be given.
    """
    zaak_vragen = vragen_alle_zaken(lezing.betrokkene)
    zaken = lezing.read(*zaak_vragen).samen(zaak_vragen)
    zaak = next((zaak for zaak in zaken.data if zaak_sleutel(zaak, lezing.betrokkene) == sleutel), None)
    if zaak is None:
        ontbreekt = list_ontbreekt(*zaken.ontbreekt)
        return ontbreekt[0] if ontbreekt else Available(None, "", lezing.begonnen)
    bron = next(bron for bron in zaken_bronnen() if bron.naam == zaak.bron)
    lijst_vraag = vraag_documenten(bron, zaak)
    lijst = lezing.read(lijst_vraag)[lijst_vraag]
    if not isinstance(lijst, Available):
        return list_ontbreekt(lijst)[0]
    document = next((document for document in lijst.data if document.document_id == document_id), None)
    if document is None:
        return Available(None, bron.naam, lijst.as_of)
    vraag = Vraag(
        bron.naam,
        gettext_noop("een document bij uw zaak"),
        partial(bron.fetch_document, document),
        "zaken",
        onderdeel="berichtinhoud",
    )
    bestand = lezing.read(vraag)[vraag]
    if not isinstance(bestand, Available):
        return list_ontbreekt(bestand)[0]
    return Available((document, bestand.data) if bestand.data else None, bron.naam, bestand.as_of)
