"""Which extracts there are, and what stands in each: facts of one source, each to be shown or kept back by its holder.

No number of a person stands in any of them: who needs a BSN by law asks for it with a means of its own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen import registry
from mijnomgeving.bronnen.brp.models import Ingeschrevene
from mijnomgeving.bronnen.deur import Vraag
from mijnomgeving.bronnen.duo.models import Diploma
from mijnomgeving.bronnen.inkomen.models import Inkomen
from mijnomgeving.gegevens.onderdelen import ingeschrevene
from portal.core.betrokkene import Persoon
from portal.core.datum import OnzekereDatum

Inhoud = Mapping[str, Any]
_VOLWASSEN = 18


@dataclass(frozen=True, slots=True)
class Soort:
    """One kind of extract.

    Args:
        id: key in addresses and in the database.
        titel: what it is called, plain Dutch that the page translates.
        kort: the same for who checks it; the credential has the Dutch.
        waarvoor: for what people use it.
        velden: name of each claim, and what it is called.
        stel: the question to the source.
        maak: the claims in what the source gave; nothing when it knows nothing.
    """

    id: str
    titel: str
    kort: str
    waarvoor: str
    velden: Mapping[str, str]
    stel: Callable[[Persoon], Vraag[Any]]
    maak: Callable[[Any], Inhoud]


def _persoon(ik: Ingeschrevene | None) -> Inhoud:
    if ik is None:
        return {}
    geboorte = ik.geboorte
    return _filled(
        {
            "naam": ik.volledige_naam,
            "geboortedatum": _iso(geboorte.datum) if geboorte else "",
            "geboorteplaats": geboorte.plaats if geboorte else "",
            "geboorteland": geboorte.land if geboorte else "",
            "nationaliteiten": list(ik.nationaliteiten),
            "ouder_dan_18": _is_adult(geboorte.datum) if geboorte else None,
        }
    )


def _adres(ik: Ingeschrevene | None) -> Inhoud:
    if ik is None or not ik.adres:
        return {}
    # The BRP puts two spaces behind a postcode, for an envelope.
    adres = ", ".join(" ".join(regel.split()) for regel in ik.adres)
    return _filled(
        {
            "naam": ik.volledige_naam,
            "adres": adres,
            "gemeente": ik.gemeente,
            "woont_daar_sinds": _iso(ik.woont_daar_sinds) if ik.woont_daar_sinds else "",
        }
    )


def _inkomen(inkomens: tuple[Inkomen, ...]) -> Inhoud:
    """The newest year that is settled, for who wants to know an income that stays; else the newest."""
    laatste = next((inkomen for inkomen in inkomens if not inkomen.voorlopig), inkomens[0] if inkomens else None)
    if laatste is None:
        return {}
    return {
        "jaar": laatste.jaar,
        "bedrag_in_euro": laatste.bedrag,
        "soort_inkomen": "verzamelinkomen" if laatste.verzamelinkomen else "belastbaar loon",
        "voorlopig": laatste.voorlopig,
    }


def _diploma(diplomas: tuple[Diploma, ...]) -> Inhoud:
    """The newest."""
    if not diplomas:
        return {}
    laatste = diplomas[0]
    return _filled(
        {
            "opleiding": laatste.opleiding,
            "niveau": f"{laatste.soort} {laatste.niveau}".strip(),
            "instelling": laatste.instelling,
            "uitgereikt_op": laatste.uitgereikt_op.isoformat(),
        }
    )


def _stel_inkomen(persoon: Persoon) -> Vraag[Any]:
    bron = registry.inkomen()
    return Vraag(bron.naam, gettext_noop("uw inkomen per jaar"), partial(bron.list_inkomens, persoon))


def _stel_diplomas(persoon: Persoon) -> Vraag[Any]:
    bron = registry.duo()
    return Vraag(bron.naam, gettext_noop("uw diploma's"), partial(bron.list_diplomas, persoon))


SOORTEN: Mapping[str, Soort] = MappingProxyType(
    {
        soort.id: soort
        for soort in (
            Soort(
                "persoon",
                gettext_noop("Wie u bent"),
                gettext_noop("Persoon"),
                gettext_noop("Bijvoorbeeld om te laten zien hoe u heet, of dat u 18 jaar of ouder bent."),
                {
                    "naam": gettext_noop("Naam"),
                    "geboortedatum": gettext_noop("Geboortedatum"),
                    "geboorteplaats": gettext_noop("Geboorteplaats"),
                    "geboorteland": gettext_noop("Geboorteland"),
                    "nationaliteiten": gettext_noop("Nationaliteit"),
                    "ouder_dan_18": gettext_noop("18 jaar of ouder"),
                },
                ingeschrevene,
                _persoon,
            ),
            Soort(
                "adres",
                gettext_noop("Waar u woont"),
                gettext_noop("Adres"),
                gettext_noop("Bijvoorbeeld voor een verhuurder, een school of een vereniging."),
                {
                    "naam": gettext_noop("Naam"),
                    "adres": gettext_noop("Adres"),
                    "gemeente": gettext_noop("Gemeente"),
                    "woont_daar_sinds": gettext_noop("Woont daar sinds"),
                },
                ingeschrevene,
                _adres,
            ),
            Soort(
                "inkomen",
                gettext_noop("Uw inkomen"),
                gettext_noop("Inkomen"),
                gettext_noop("Bijvoorbeeld om een huis te huren of een lening te vragen."),
                {
                    "jaar": gettext_noop("Jaar"),
                    "bedrag_in_euro": gettext_noop("Bedrag in euro"),
                    "soort_inkomen": gettext_noop("Soort inkomen"),
                    "voorlopig": gettext_noop("Kan nog veranderen"),
                },
                _stel_inkomen,
                _inkomen,
            ),
            Soort(
                "diploma",
                gettext_noop("Uw nieuwste diploma"),
                gettext_noop("Diploma"),
                gettext_noop("Bijvoorbeeld om een werkgever te laten zien dat uw diploma echt is."),
                {
                    "opleiding": gettext_noop("Opleiding"),
                    "niveau": gettext_noop("Niveau"),
                    "instelling": gettext_noop("School"),
                    "uitgereikt_op": gettext_noop("Gehaald op"),
                },
                _stel_diplomas,
                _diploma,
            ),
        )
    }
)


def _filled(inhoud: Inhoud) -> Inhoud:
    """Without what the source does not know."""
    return {naam: waarde for naam, waarde in inhoud.items() if waarde not in ("", None, [])}


def _iso(datum: OnzekereDatum | None) -> str:
    """As much of a date as is known (ISO 8601: year, year and month, or all)."""
    if datum is None or datum.jaar is None:
        return ""
    delen = [f"{datum.jaar:04}", *(f"{deel:02}" for deel in (datum.maand, datum.dag) if deel is not None)]
    return "-".join(delen)


def _is_adult(geboren: OnzekereDatum | None) -> bool | None:
    """Whether somebody has turned eighteen; None where the date does not tell."""
    vandaag = timezone.localdate()
    if geboren is None or geboren.jaar is None:
        return None
    jaren = vandaag.year - geboren.jaar
    if jaren != _VOLWASSEN:
        return jaren > _VOLWASSEN
    if geboren.maand is None or geboren.dag is None:
        return None
    return (vandaag.month, vandaag.day) >= (geboren.maand, geboren.dag)
