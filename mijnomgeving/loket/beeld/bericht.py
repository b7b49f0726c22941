"""What one message says: with the person's consent only, and without marking it as read for the person."""

from dataclasses import replace
from functools import partial

from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.bronnen.deur import Vraag
from mijnomgeving.bronnen.fbs.port import BerichtenBron
from mijnomgeving.bronnen.registry import berichten_bronnen
from mijnomgeving.loket.beeld.koppen import vraag_koppen
from mijnomgeving.loket.beeld.velden import Berichtdetail, Berichtregel
from mijnomgeving.loket.lezing import LoketLezing
from mijnomgeving.loket.reikwijdte import Geweigerd
from portal.core.resultaat import Available, SourceResult, Stale

Gemist = SourceResult[object] | None
"""The source that gave no answer, when that is why there is nothing to show."""


def read_bericht(
    lezing: LoketLezing, magazijn: str, bericht_id: str
) -> tuple[Berichtdetail | Berichtregel | None, Gemist]:
    """The message; its subject line only where nothing allows more; None when this person has no such message."""
    bron = _find_bron(magazijn)
    if bron is None:
        return None, None
    kop, gemist = _find_kop(lezing, bron, bericht_id)
    grond = lezing.find_grond(bron.naam, "berichtinhoud")
    if kop is None or isinstance(grond, Geweigerd):
        return kop, gemist
    stel = partial(bron.find_bericht, lezing.betrokkene, bericht_id)
    vraag = Vraag(bron.naam, gettext_noop("een bericht"), stel, onderdeel="berichtinhoud")
    resultaat = lezing.read(vraag)[vraag]
    if not isinstance(resultaat, Available):
        return kop, resultaat
    if resultaat.data is None:
        return None, None
    bijlagen = tuple((bijlage.bijlage_id, bijlage.naam) for bijlage in resultaat.data.bijlagen)
    return Berichtdetail(replace(kop, te_openen=True), resultaat.data.inhoud, bijlagen, grond.uitleg), None


def fetch_bijlage(
    lezing: LoketLezing, magazijn: str, bericht_id: str, bijlage_id: str
) -> tuple[tuple[str, Bestand] | None, Gemist]:
    """An attachment of a message that may be read, with its name; None when there is no such attachment to see."""
    gevonden, gemist = read_bericht(lezing, magazijn, bericht_id)
    bron = _find_bron(magazijn)
    namen = dict(gevonden.bijlagen) if isinstance(gevonden, Berichtdetail) else {}
    if bron is None or bijlage_id not in namen:
        return None, gemist
    stel = partial(bron.fetch_bijlage, lezing.betrokkene, bericht_id, bijlage_id)
    vraag = Vraag(bron.naam, gettext_noop("een bijlage bij een bericht"), stel, onderdeel="berichtinhoud")
    resultaat = lezing.read(vraag)[vraag]
    if not isinstance(resultaat, Available):
        return None, resultaat
    return ((namen[bijlage_id], resultaat.data) if resultaat.data else None), None


def _find_kop(lezing: LoketLezing, bron: BerichtenBron, bericht_id: str) -> tuple[Berichtregel | None, Gemist]:
    """The subject line in the person's own list: nothing else is ever asked for by its id (KWALITEIT B13)."""
    vraag = vraag_koppen(bron, lezing.betrokkene)
    lijst = lezing.read(vraag)[vraag]
    if not isinstance(lijst, Available | Stale):
        return None, lijst
    return next((kop for kop in lijst.data if kop.bericht_id == bericht_id), None), None


def _find_bron(magazijn: str) -> BerichtenBron | None:
    return next((bron for bron in berichten_bronnen() if bron.sleutel == magazijn), None)
