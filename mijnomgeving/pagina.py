"""What every page of /mijn/ shares: its budget of time, reading on behalf of the person, and its shell."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Any, Protocol

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.bronnen.deur import (
    Antwoorden,
    AntwoordenVelen,
    Vraag,
    VraagVelen,
    read,
    read_velen_as_they_come,
)
from mijnomgeving.bronnen.voorraad import Voorraad, wie_van
from mijnomgeving.handelsregister import complete_onderneming
from mijnomgeving.meldingen.selectors import last_changed
from mijnomgeving.menu import menu
from mijnomgeving.profiel.selectors import remember_weergave
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline
from portal.core.machtiging import Machtiging
from portal.toegang.persoon import PersoonRequest
from portal.toegang.schil import WISSEL

Context = Mapping[str, object]
_GEZEGD = "gezegd"


class Leest(Protocol):
    """Reads about one betrokkene for one page, whoever looks: the person, or a caseworker at the counter."""

    @property
    def betrokkene(self) -> Betrokkene:
        """About whom."""
        ...

    @property
    def begonnen(self) -> datetime:
        """When the page began."""
        ...

    @property
    def deadline(self) -> Deadline:
        """Until when the sources may take."""
        ...

    def read(self, *vragen: Vraag[Any]) -> Antwoorden:
        """Ask these together."""
        ...


class Lezing:
    """Reads for one page: one person, one purpose, one budget of time over all rounds."""

    def __init__(self, request: PersoonRequest, activiteit: str) -> None:
        self._activiteit = activiteit
        self.begonnen = timezone.now()
        self.deadline = Deadline.after(settings.PAGINA_DEADLINE)
        request.onvolledig = complete_onderneming(request, activiteit=activiteit, deadline=self.deadline)
        self.persoon = request.persoon
        self.betrokkene = request.persoon.betrokkene
        self._voorraad = _stock(request)

    def read(self, *vragen: Vraag[Any]) -> Antwoorden:
        """Ask these together; see `mijnomgeving.bronnen.deur.read`."""
        return read(
            *vragen,
            persoon=self.persoon,
            activiteit=self._activiteit,
            deadline=self.deadline,
            voorraad=self._voorraad,
        )

    def read_velen_as_they_come(
        self, *vragen: VraagVelen[Any], machtigingen: Sequence[Machtiging]
    ) -> Iterator[AntwoordenVelen]:
        """Ask these about all clients of an office; see `mijnomgeving.bronnen.deur.read_velen_as_they_come`."""
        return read_velen_as_they_come(
            *vragen,
            machtigingen=machtigingen,
            persoon=self.persoon,
            activiteit=self._activiteit,
            deadline=self.deadline,
            voorraad=self._voorraad,
        )

    def read_velen(self, *vragen: VraagVelen[Any], machtigingen: Sequence[Machtiging]) -> AntwoordenVelen:
        """Ask these together about all clients of an office, and wait for all of them."""
        *_eerder, antwoorden = self.read_velen_as_they_come(*vragen, machtigingen=machtigingen)
        return antwoorden


def _stock(request: PersoonRequest) -> Voorraad | None:
    """What the sources gave in this session before; None for a place that keeps nothing."""
    if not settings.VOORRAAD_VERS or not request.session.session_key:
        return None
    betrokkene = request.persoon.betrokkene
    return Voorraad(
        session_key=request.session.session_key,
        wie=wie_van(request.persoon),
        last_changed=partial(last_changed, betrokkene=betrokkene),
    )


def render_pagina(
    request: PersoonRequest, naam: str, context: Context, *, nieuw: int = 0, status: int = HTTPStatus.OK
) -> HttpResponse:
    """Render `mijn/<naam>.html` inside the shell of MijnOmgeving."""
    remember_weergave(request)
    gezegd = request.session.pop(_GEZEGD, "")
    klanten = (request.session.get(WISSEL) or {}).get("klanten", 0)
    schil = {"gezegd": gezegd, "menu": menu(naam, persoon=request.persoon, nieuw=nieuw, klanten=klanten)}
    waarden = {**context, **schil}
    return render(request, f"mijn/{naam}.html", waarden, status=status)


def tell(request: PersoonRequest, zin: str) -> None:
    """Say this on the next page, once. It lives in the encrypted session: it may hold a name."""
    request.session[_GEZEGD] = zin


def give_bestand(bestand: Bestand, naam: str) -> HttpResponse:
    """A file of a source, always as a download and never shown inside the portal (ASVS 3.2.1)."""
    response = HttpResponse(bestand.inhoud, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=naam))
    response.headers["Content-Security-Policy"] = "sandbox"
    return response


def kruimels(*verder: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """The crumbs from the home page to a page of /mijn/."""
    eind = reverse("mijn:overzicht") if verder else None
    return [(_("Home"), get_script_prefix()), (_("Mijn omgeving"), eind), *verder]
