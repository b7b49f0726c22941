"""What is new in what somebody follows: announcements at the source, and what editors said that changed."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import unquote

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone, translation
from django.utils.formats import date_format

from cms.attendering.bekendmakingen.client import bekendmakingen, make_cql
from cms.attendering.bekendmakingen.models import Bekendmaking, Bekendmakingvraag, Cirkel
from cms.attendering.bekendmakingen.woorden import explain, find_groep
from cms.attendering.models import Onderwerpsoort, Wijziging
from cms.attendering.onderwerpen import Keuze
from cms.producten.models import Organisatie, Organisatiesoort
from cms.producten.selectors import successors
from portal.core.deadline import Deadline
from portal.core.resultaat import Available
from portal.outbound.service import as_result, run_together

# An announcement may come into the source some days after its date; a source may be silent for some days.
VENSTER = timedelta(days=7)
WIJZIGINGEN_VENSTER = timedelta(days=14)
MEESTE_PER_VRAAG = 100
_TEGELIJK = 6
_UUR = 60 * 60
# A worker waits longer than a page does.
_SECONDEN = 20.0
_TYPEN = {
    Organisatiesoort.GEMEENTE: "gemeente",
    Organisatiesoort.PROVINCIE: "provincie",
    Organisatiesoort.WATERSCHAP: "waterschap",
}


@dataclass(frozen=True, slots=True)
class Nieuws:
    """One thing to tell: by which it is remembered, and its words in the language of the reader."""

    sleutel: str
    titel: str
    regels: tuple[str, ...]
    url: str
    datum: date
    reageren_tot: date | None = None


def make_vraag(keuze: Keuze, *, sinds: date | None = None, rubrieken: Sequence[str] = ()) -> Bekendmakingvraag | None:
    """Which announcements belong to what is followed; None for a product or a theme, which have none."""
    if keuze.gebied:
        cirkel = Cirkel(keuze.gebied.lat, keuze.gebied.lon, keuze.gebied.km)
        return Bekendmakingvraag(cirkel=cirkel, sinds=sinds, rubrieken=tuple(rubrieken))
    if keuze.organisatie is None:
        return None
    organisatie = keuze.organisatie
    if not organisatie.is_actief:
        # A gemeente that merged announces under its new name.
        organisatie = successors().get(organisatie.pk, organisatie)
    return Bekendmakingvraag(
        organisaties=bronnamen(organisatie),
        organisatietype=_TYPEN.get(Organisatiesoort(organisatie.soort), ""),
        sinds=sinds,
        rubrieken=tuple(rubrieken),
    )


def bronnamen(organisatie: Organisatie) -> tuple[str, ...]:
    """The names under which an organisation may announce: its own, and the one of the official list (OWMS)."""
    namen = [organisatie.korte_naam if organisatie.soort in _TYPEN else organisatie.naam, *organisatie.andere_namen]
    if organisatie.owms_uri:
        namen.append(unquote(organisatie.owms_uri.rpartition("/")[2]).partition("_(")[0].replace("_", " "))
    if organisatie.soort == Organisatiesoort.WATERSCHAP:
        namen.append(organisatie.naam)
    return tuple(dict.fromkeys(filter(None, namen)))


def fetch(vragen: Iterable[Bekendmakingvraag]) -> dict[Bekendmakingvraag, tuple[Bekendmaking, ...]]:
    """What the source has for each question. One that it did not answer is left out: it is asked again tomorrow.

    What is asked of an organisation is kept for an hour, for it is asked for many; what is asked around a home is not.
    """
    bron = bekendmakingen()
    gevonden: dict[Bekendmakingvraag, tuple[Bekendmaking, ...]] = {}
    bewaard = {vraag: cache.get(_cache_name(vraag)) for vraag in dict.fromkeys(vragen)}
    gevonden |= {vraag: tuple(waarde) for vraag, waarde in bewaard.items() if waarde is not None}
    alle = [vraag for vraag, waarde in bewaard.items() if waarde is None]
    for begin in range(0, len(alle), _TEGELIJK):
        deel = alle[begin : begin + _TEGELIJK]
        deadline = Deadline.after(_SECONDEN)
        resultaten = run_together(
            *(
                as_result(bron.naam, bron.zoek(v, aantal=MEESTE_PER_VRAAG, deadline=deadline), deadline=deadline)
                for v in deel
            ),
            deadline=deadline,
        )
        for vraag, resultaat in zip(deel, resultaten, strict=True):
            if isinstance(resultaat, Available):
                gevonden[vraag] = resultaat.data.bekendmakingen
                if vraag.cirkel is None:
                    cache.set(_cache_name(vraag), resultaat.data.bekendmakingen, _UUR)
    return gevonden


def _cache_name(vraag: Bekendmakingvraag) -> str:
    return f"attendering:{hashlib.sha256(make_cql(vraag).encode()).hexdigest()}"


def tell_bekendmaking(b: Bekendmaking) -> Nieuws:
    """An announcement in plain words, in the language that is active."""
    wat = f"{find_groep(b.rubriek).naam}. {b.afzender}, {date_format(b.datum, 'j F Y')}."
    regels = tuple(filter(None, (wat, explain(b))))
    return Nieuws(b.kenmerk, b.titel, regels, b.url, b.datum, b.reageren_tot)


def tell_wijziging(wijziging: Wijziging) -> Nieuws:
    """What an editor said, in the language that is active if there are words for it."""
    taal = translation.get_language() or settings.LANGUAGE_CODE
    zin = (taal == "en" and wijziging.zin_en) or wijziging.zin
    prefix = "" if taal == settings.LANGUAGE_CODE else f"/{taal}"
    url = f"{settings.SITE_URL}{prefix}/producten/{wijziging.product.slug}/"
    gemeld = timezone.localtime(wijziging.gemeld_op).date()
    return Nieuws(f"wijziging:{wijziging.pk}", wijziging.product.title, (zin,), url, gemeld)


def list_wijzigingen() -> list[Wijziging]:
    """What editors said in the last days about products that are on the site."""
    recent = Wijziging.objects.filter(gemeld_op__gt=timezone.now() - WIJZIGINGEN_VENSTER, product__live=True)
    return list(recent.select_related("product").prefetch_related("product__themas").order_by("-gemeld_op"))


def concerns(wijziging: Wijziging, keuze: Keuze) -> bool:
    """Whether somebody who follows this wants to hear of it."""
    match keuze.soort:
        case Onderwerpsoort.PRODUCT:
            return keuze.product == wijziging.product
        case Onderwerpsoort.THEMA:
            return keuze.thema in wijziging.product.themas.all()
        case Onderwerpsoort.ORGANISATIE:
            return keuze.organisatie is not None and wijziging.product.organisatie_id == keuze.organisatie.pk
    return False


def list_nieuws(
    keuze: Keuze,
    *,
    sinds: date,
    vraag: Bekendmakingvraag | None,
    gevonden: Mapping[Bekendmakingvraag, tuple[Bekendmaking, ...]],
    wijzigingen: Iterable[Wijziging],
) -> list[Nieuws]:
    """What is new in one subject since the day on which somebody began to follow it, the newest first."""
    nieuws = [tell_wijziging(w) for w in wijzigingen if concerns(w, keuze)]
    if vraag:
        nieuws += [tell_bekendmaking(b) for b in gevonden.get(vraag, ())]
    return [deel for deel in nieuws if deel.datum >= sinds]
