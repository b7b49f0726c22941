"""What every page of the counter shares: its shell, with the open contact and the menu."""

from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from mijnomgeving.loket.contact.doelen import find_doel
from mijnomgeving.loket.contact.lopend import Lopend, list_lopend
from mijnomgeving.loket.contact.models import Identiteit
from mijnomgeving.loket.menu import menu
from mijnomgeving.loket.toestemming.selectors import list_ruimte
from portal.toegang.medewerkers.medewerker import LoketRequest, Rol
from portal.toegang.medewerkers.volgende import thuis_of

Context = Mapping[str, object]
_GEZEGD = "gezegd"


def render_loket(request: LoketRequest, naam: str, context: Context, *, status: int = HTTPStatus.OK) -> HttpResponse:
    """Render `loket/<naam>.html` inside the shell of the counter."""
    medewerker = request.medewerker
    lopend: Lopend | None = getattr(request, "lopend", None)
    balie = Rol.BALIE in medewerker.rollen
    andere = [een for een in list_lopend(request=request) if lopend is None or een.contact != lopend.contact]
    schil = {
        "gezegd": request.session.pop(_GEZEGD, ""),
        "menu": menu(naam, medewerker=medewerker, lopend=lopend),
        "medewerker": medewerker,
        "thuis_url": thuis_of(medewerker),
        "sessie": _sessie(request),
        "balk": _balk(lopend) if lopend else None,
        "andere": [_tab(een) for een in andere] if balie else [],
    }
    waarden = {**context, **schil}
    if kruimelpad := waarden.get("kruimels"):
        begin = reverse("loket:thuis")
        waarden["kruimels"] = [(tekst, schil["thuis_url"] if url == begin else url) for tekst, url in kruimelpad]
    return render(request, f"loket/{naam}.html", waarden, status=status)


def tell(request: LoketRequest, zin: str) -> None:
    """Say this on the next page, once. It lives in the encrypted session: it may hold a name."""
    request.session[_GEZEGD] = zin


def kruimels(*verder: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """The crumbs from the home of the counter to a page of it."""
    return [("Loket", reverse("loket:thuis") if verder else None), *verder]


def _sessie(request: LoketRequest) -> dict[str, object]:
    """Until when the session lasts, for people and, in milliseconds, for the script that warns."""
    eind, maximum = request.session.eindigt  # type: ignore[attr-defined]
    nu = datetime.now(UTC).timestamp()
    return {
        "eindigt": datetime.fromtimestamp(eind, UTC),
        "rest_ms": int((eind - nu) * 1000),
        "maximum_ms": int((maximum - nu) * 1000),
    }


def _balk(lopend: Lopend) -> dict[str, object]:
    """The bar above every page of a contact: who, for what, how sure, what was allowed, how long."""
    contact = lopend.contact
    return {
        "contact": contact,
        "naam": lopend.naam,
        "doel": find_doel(contact.doel).titel,
        "identiteit": Identiteit(contact.identiteit).label,
        "zeker": contact.identiteit != Identiteit.GEEN,
        "ruimte": len(list_ruimte(lopend=lopend)) if lopend.betrokkene and contact.open else 0,
        "met_persoon": lopend.met_persoon,
        "sluit_url": reverse("loket:contact_afsluiten", args=[contact.pk]),
    }


def _tab(lopend: Lopend) -> dict[str, object]:
    return {
        "naam": lopend.naam or find_doel(lopend.contact.doel).titel,
        "url": reverse("loket:contact", args=[lopend.contact.pk]),
        "minuten": lopend.contact.minuten,
    }
