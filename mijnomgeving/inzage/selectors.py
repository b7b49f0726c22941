"""Reading back who used which data, from the portal's own log and from those of organisations, as one list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from django.conf import settings
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import Vraag, list_ontbreekt, read_eigen
from mijnomgeving.bronnen.ldv.models import Dataverwerking
from mijnomgeving.bronnen.ldv.port import LogboekBron
from mijnomgeving.bronnen.registry import logboek_bronnen
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.inzage.filter import PERIODES, Filter
from mijnomgeving.inzage.gebruik import PORTAAL, SAMEN, Gebruik, of_logboek, of_portaal, slug_of
from mijnomgeving.pagina import Lezing
from portal.core.betrokkene import Betrokkene, EuPersoon
from portal.core.resultaat import Available, SourceResult, Stale
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.selectors import find_moment, list_inzage

GEGEVENS = gettext_noop("wie uw gegevens zag")
MEESTE_REGELS = 5000


@dataclass(frozen=True, slots=True)
class Inzage:
    """All uses in a period, newest first, with the logs that did not answer.

    `vol`: the portal's own log holds more in this period than is shown.
    """

    gebruik: tuple[Gebruik, ...]
    ontbreekt: tuple[SourceResult[Sequence[Dataverwerking]], ...]
    gevraagd: tuple[str, ...]
    vol: bool


def read_inzage(lezing: Lezing, *, vanaf: datetime, tot: datetime) -> Inzage:
    """Both sides as one list; what a source and the portal both wrote down stands in it once, as confirmed."""
    vragen = _vragen(lezing.betrokkene, logboek_bronnen(), vanaf=vanaf, tot=tot)
    antwoorden = lezing.read(*vragen)
    _log(lezing.persoon)
    regels = list_inzage(betrokkene=lezing.betrokkene, at_most=MEESTE_REGELS, vanaf=vanaf, tot=tot)
    logboeken = antwoorden.samen(vragen)
    return Inzage(
        gebruik=tuple(_merge(of_portaal(regels), logboeken.data)),
        ontbreekt=list_ontbreekt(*logboeken.ontbreekt),
        gevraagd=tuple(vraag.bron for vraag in vragen),
        vol=len(regels) == MEESTE_REGELS,
    )


def find_gebruik(lezing: Lezing, *, logboek: str, kenmerk: str) -> tuple[Gebruik | None, SourceResult[object] | None]:
    """One use of this betrokkene's data, and the log that gave no answer, if that is why it cannot be found.

    A source is asked for the person's own list only: what stands in the address goes to nobody (KWALITEIT B13).
    """
    if logboek == PORTAAL:
        _log(lezing.persoon)
        return _find_eigen(lezing.betrokkene, kenmerk), None
    bron = next((bron for bron in logboek_bronnen() if slug_of(bron.naam) == logboek), None)
    vanaf, tot = Filter(periode=max(PERIODES, key=lambda periode: PERIODES[periode])).span()
    vragen = _vragen(lezing.betrokkene, [bron] if bron else [], vanaf=vanaf, tot=tot)
    if not vragen:
        return None, None
    resultaat = lezing.read(*vragen)[vragen[0]]
    if not isinstance(resultaat, Available | Stale):
        return None, resultaat
    return next((found for found in map(of_logboek, resultaat.data) if found.kenmerk == kenmerk), None), None


def _find_eigen(betrokkene: Betrokkene, kenmerk: str) -> Gebruik | None:
    moment = find_moment(betrokkene=betrokkene, operation_id=kenmerk)
    if moment is None:
        return None
    # As wide as the reads that may have been done together with it, on either side.
    regels = list_inzage(betrokkene=betrokkene, vanaf=moment - 2 * SAMEN, tot=moment + 2 * SAMEN)
    return next((found for found in of_portaal(regels) if kenmerk in found.operaties), None)


def _vragen(
    betrokkene: Betrokkene, bronnen: Iterable[LogboekBron], *, vanaf: datetime, tot: datetime
) -> list[Vraag[tuple[Dataverwerking, ...]]]:
    """The question to each log; nobody knows who has no Dutch number."""
    if isinstance(betrokkene, EuPersoon):
        return []
    return [
        Vraag(
            bron=bron.naam,
            gegevens=GEGEVENS,
            stel=partial(bron.list_verwerkingen, betrokkene, vanaf=vanaf, tot=tot),
            dienst="gegevens",
            bewaar=Bewaren(f"logboek {vanaf:%Y-%m-%d} {tot:%Y-%m-%d}", tuple[Dataverwerking, ...]),
        )
        for bron in bronnen
    ]


def _merge(eigen: Iterable[Gebruik], verwerkingen: Iterable[Dataverwerking]) -> list[Gebruik]:
    """Newest first; a record of a read that the portal asked for is no second use but a confirmation of the first."""
    ons = list(eigen)
    waar = {operatie: index for index, gebruik in enumerate(ons) for operatie in gebruik.operaties}
    anderen = []
    for verwerking in verwerkingen:
        index = waar.get(verwerking.ouder)
        if index is None:
            anderen.append(of_logboek(verwerking))
        else:
            bevestigd = tuple(dict.fromkeys((*ons[index].bevestigd, verwerking.bron)))
            ons[index] = replace(ons[index], bevestigd=bevestigd)
    return sorted([*ons, *anderen], key=lambda gebruik: gebruik.wanneer, reverse=True)


def _log(persoon: Sessiepersoon) -> None:
    """This very read is in the log as well."""
    read_eigen(persoon=persoon, activiteit="mijn-inzage", bron=settings.WAGTAIL_SITE_NAME, gegevens=GEGEVENS)
