"""Where somebody lives, as the URL remembers it: `?gemeente=gm0344`, or the slug of a body. No cookie."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet

from cms.producten.models import Organisatie, Organisatiesoort
from cms.producten.naamvorm import normalise_naam
from cms.producten.selectors import find_gemeente, list_openbare_lichamen, list_waterschappen, suggest_gemeenten

GEMEENTE, WATERSCHAP, OPENBAAR_LICHAAM = "gemeente", "waterschap", "openbaar-lichaam"


@dataclass(frozen=True, slots=True)
class Plaats:
    """What was chosen. `tekst` is what somebody typed; `suggesties` are the gemeenten that it can mean."""

    tekst: str = ""
    gemeente: Organisatie | None = None
    waterschap: Organisatie | None = None
    openbaar_lichaam: Organisatie | None = None
    suggesties: tuple[Organisatie, ...] = ()

    @property
    def is_onbekend(self) -> bool:
        """Something was typed that is not one gemeente."""
        return bool(self.tekst) and self.gemeente is None

    @property
    def query(self) -> str:
        """What to add to a link to keep the choice: `?gemeente=gm0344`, or nothing."""
        keuze = {}
        if self.gemeente:
            keuze[GEMEENTE] = self.gemeente.code
        if self.waterschap:
            keuze[WATERSCHAP] = self.waterschap.slug
        if self.openbaar_lichaam:
            keuze[OPENBAAR_LICHAAM] = self.openbaar_lichaam.slug
        return f"?{urlencode(keuze)}" if keuze else ""


def read_plaats(*, query: Mapping[str, str]) -> Plaats:
    """The place in a query string; odd values give no place and no error."""
    tekst = (query.get(GEMEENTE) or "").strip()[:80]
    gemeente = find_gemeente(tekst=tekst) if tekst else None
    suggesties = () if gemeente or not tekst else tuple(suggest_gemeenten(tekst=tekst))
    return Plaats(
        tekst=tekst,
        gemeente=gemeente,
        waterschap=_by_slug(list_waterschappen(), query.get(WATERSCHAP)),
        openbaar_lichaam=_by_slug(list_openbare_lichamen(), query.get(OPENBAAR_LICHAAM)),
        suggesties=suggesties,
    )


def _by_slug(organisaties: QuerySet[Organisatie], gekozen: str | None) -> Organisatie | None:
    """The body with this slug; odd text gives none and costs no query."""
    slug = normalise_naam(gekozen or "").replace(" ", "-")
    return organisaties.filter(slug=slug).first() if slug else None


def plaats_van(*, organisatie: Organisatie) -> Plaats:
    """The place that somebody chose who came by the page of this organisation."""
    match organisatie.soort:
        case Organisatiesoort.GEMEENTE:
            return Plaats(gemeente=organisatie)
        case Organisatiesoort.WATERSCHAP:
            return Plaats(waterschap=organisatie)
    return Plaats(openbaar_lichaam=list_openbare_lichamen().filter(pk=organisatie.pk).first())


def place_url(*, path: str, query: Mapping[str, str]) -> str | None:
    """The same page with the code of the gemeente instead of its name; None if nothing has to change."""
    tekst = (query.get(GEMEENTE) or "").strip()
    if not tekst or is_code(tekst):
        return None
    gemeente = find_gemeente(tekst=tekst)
    return f"{path}?{urlencode(dict(query.items()) | {GEMEENTE: gemeente.code})}#uw-gemeente" if gemeente else None


def is_code(tekst: str) -> bool:
    """Is this a gemeentecode as it stands in our URLs (gm0344)?"""
    return len(tekst) == len("gm0344") and tekst.startswith("gm") and tekst[2:].isdigit()
