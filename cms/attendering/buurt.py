"""What the page 'Berichten over uw buurt' shows: announcements asked at the source, now, with what is missing named."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, overload

from django.core.paginator import Page, Paginator

from cms.attendering.bekendmakingen.client import bekendmakingen
from cms.attendering.bekendmakingen.models import Bekendmaking, Bekendmakingvraag, Blad
from cms.attendering.bekendmakingen.woorden import Groep, explain, find_groep, rubrieken_van
from cms.attendering.forms import Adresvelden
from cms.attendering.models import Onderwerpsoort
from cms.attendering.nieuws import make_vraag
from cms.attendering.onderwerpen import Gebied, Keuze
from cms.attendering.plekken import BRON as ADRESSEN
from cms.attendering.plekken import find_plek
from cms.producten.models import Organisatie
from portal.core.deadline import Deadline
from portal.core.resultaat import Available, SourceResult
from portal.outbound.service import as_result, run_together

PER_PAGINA = 10
# The source gives no more than its first thousand.
MEESTE_PAGINAS = 50
_SECONDEN = 2.5
_VAN_DE_PROVINCIE = 5


@dataclass(frozen=True, slots=True)
class Getoond:
    """An announcement as it stands on the page."""

    bekendmaking: Bekendmaking
    groep: Groep
    uitleg: str


@dataclass(frozen=True, slots=True)
class Buurt:
    """The announcements of a place. `fouten` are the sources that did not answer."""

    keuze: Keuze
    berichten: Sequence[Getoond] = ()
    totaal: int = 0
    pagina: Page[Any] | None = None
    provincie: Sequence[Getoond] = ()
    fouten: Sequence[SourceResult[Any]] = field(default=())
    gelukt: bool = True


class _Geteld(Sequence[None]):
    """So many things, of which the source gives each page itself."""

    def __init__(self, aantal: int) -> None:
        self._aantal = aantal

    def __len__(self) -> int:
        return self._aantal

    @overload
    def __getitem__(self, deel: int) -> None: ...

    @overload
    def __getitem__(self, deel: slice) -> "_Geteld": ...

    def __getitem__(self, deel: int | slice) -> "_Geteld | None":
        return _Geteld(len(range(self._aantal)[deel])) if isinstance(deel, slice) else None


def read_buurt(*, keuze: Keuze, soort: str = "", nummer: int = 1) -> Buurt:
    """The announcements of a gemeente or around an address, and the latest of the province.

    Args:
        keuze: a gemeente, or a circle.
        soort: the key of a `Groep`; empty for all.
        nummer: which page.
    """
    nummer = min(max(nummer, 1), MEESTE_PAGINAS)
    vraag = make_vraag(keuze, rubrieken=rubrieken_van(soort))
    provincie = keuze.organisatie.ligt_in if keuze.organisatie and nummer == 1 and not soort else None
    deadline = Deadline.after(_SECONDEN)
    vragen = [_ask(vraag, (nummer - 1) * PER_PAGINA + 1, PER_PAGINA, deadline)] if vraag else []
    if provincie and (ook := make_vraag(Keuze(Onderwerpsoort.ORGANISATIE, organisatie=provincie))):
        vragen.append(_ask(ook, 1, _VAN_DE_PROVINCIE, deadline))
    resultaten = run_together(*vragen, deadline=deadline)
    fouten = [resultaat for resultaat in resultaten if not isinstance(resultaat, Available)]
    eerste, tweede = _data(resultaten, 0), _data(resultaten, 1)
    return Buurt(
        keuze,
        berichten=_show(eerste),
        totaal=eerste.totaal if eerste else 0,
        pagina=_page(eerste.totaal, nummer) if eerste else None,
        provincie=_show(tweede),
        # Twice the same source is said once.
        fouten=fouten[:1],
        gelukt=eerste is not None,
    )


def read_area(formulier: Adresvelden) -> SourceResult[Keuze | None]:
    """The circle around the address of a valid form; None in the result when there is no such address."""
    deadline = Deadline.after(_SECONDEN)
    zoek = as_result(ADRESSEN, _find_area(formulier, deadline), deadline=deadline)
    [resultaat] = run_together(zoek, deadline=deadline)
    return resultaat


async def _find_area(formulier: Adresvelden, deadline: Deadline) -> Keuze | None:
    waarden = formulier.cleaned_data
    plek = await find_plek(postcode=waarden["postcode"], huisnummer=waarden["huisnummer"], deadline=deadline)
    if plek is None:
        return None
    return Keuze(Onderwerpsoort.ADRES, gebied=Gebied(formulier.label, plek.lat, plek.lon, formulier.km))


def keuze_voor(gemeente: Organisatie) -> Keuze:
    """The whole gemeente."""
    return Keuze(Onderwerpsoort.BUURT, organisatie=gemeente)


async def _ask(vraag: Bekendmakingvraag, begin: int, aantal: int, deadline: Deadline) -> SourceResult[Blad]:
    bron = bekendmakingen()
    zoek = bron.zoek(vraag, begin=begin, aantal=aantal, deadline=deadline)
    return await as_result(bron.naam, zoek, deadline=deadline)


def _data(resultaten: Sequence[SourceResult[Blad]], plaats: int) -> Blad | None:
    resultaat = resultaten[plaats] if plaats < len(resultaten) else None
    return resultaat.data if isinstance(resultaat, Available) else None


def _show(blad: Blad | None) -> list[Getoond]:
    return [Getoond(b, find_groep(b.rubriek), explain(b)) for b in blad.bekendmakingen] if blad else []


def _page(totaal: int, nummer: int) -> Page[Any]:
    return Paginator(_Geteld(min(totaal, PER_PAGINA * MEESTE_PAGINAS)), PER_PAGINA).get_page(nummer)
