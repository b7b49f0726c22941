"""What every page of /mijn/ shares: its menu, its budget of time, and reading on behalf of the person."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.bronnen.deur import Antwoorden, Vraag, read
from mijnomgeving.bronnen.voorraad import Voorraad
from mijnomgeving.handelsregister import complete_onderneming
from mijnomgeving.meldingen.selectors import last_changed
from mijnomgeving.profiel.selectors import remember_weergave
from portal.core.deadline import Deadline
from portal.toegang.beleid import may_open
from portal.toegang.persoon import PersoonRequest, Sessiepersoon

Context = Mapping[str, object]
_ONDERDELEN = {
    "regelingen_vooraf": "regelingen",
    "suggesties": "overzicht",
    "suggesties_vooraf": "overzicht",
    "zaak": "zaken",
    "document": "zaken",
    "bericht": "berichten",
    "verstuurd": "berichten",
    "inzending": "berichten",
    "toestemmingen": "inzage",
    "gebruik": "inzage",
    "gebruik_schrijven": "inzage",
    "contacten": "berichten",
}
_GEZEGD = "gezegd"


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


def _stock(request: PersoonRequest) -> Voorraad | None:
    """What the sources gave in this session before; None for a place that keeps nothing."""
    if not settings.VOORRAAD_VERS or not request.session.session_key:
        return None
    betrokkene = request.persoon.betrokkene
    return Voorraad(
        session_key=request.session.session_key,
        persoon=request.persoon,
        last_changed=partial(last_changed, betrokkene=betrokkene),
    )


def menu(actief: str, *, persoon: Sessiepersoon, nieuw: int = 0) -> list[list[dict[str, object]]]:
    """The side menu, with the page on show marked and the number of unread messages where it is known.

    What this person may not open, for oneself or under the machtiging, is not in it.
    """
    groepen = (
        (
            ("overzicht", _("Overzicht"), "layout-grid"),
            ("zaken", _("Zaken"), "archive"),
            ("berichten", _("Berichten"), "inbox"),
            ("taken", _("Taken"), "list-check"),
            ("stappenlijsten", _("Stappenlijsten"), "progress"),
        ),
        (
            ("gegevens", _("Mijn gegevens"), "user"),
            ("regelingen", _("Regelingen"), "calculator"),
            ("inzage", _("Wie zag mijn gegevens?"), "eye-check"),
        ),
        (("profiel", _("Profiel"), "settings"), ("machtigingen", _("Machtigingen"), "users")),
    )
    getoond = [
        [
            {
                "titel": titel,
                "url": reverse(f"mijn:{naam}"),
                "icoon": icoon,
                "actief": naam == actief,
                "teller": nieuw if naam == "berichten" else 0,
            }
            for naam, titel, icoon in groep
            if may_open(persoon, f"mijn-{naam}")
        ]
        for groep in groepen
    ]
    return [groep for groep in getoond if groep]


def render_pagina(request: PersoonRequest, naam: str, context: Context, *, nieuw: int = 0) -> HttpResponse:
    """Render `mijn/<naam>.html` inside the shell of MijnOmgeving."""
    onderdeel = "machtigingen" if naam.startswith("machtiging_") else _ONDERDELEN.get(naam, naam)
    onderdeel = "gegevens" if naam.startswith(("gegevens_", "uittreksel")) else onderdeel
    onderdeel = "berichten" if naam.startswith("bericht_") else onderdeel
    onderdeel = "zaken" if naam.startswith("zaak_") else onderdeel
    onderdeel = "taken" if naam.startswith("taak") else onderdeel
    onderdeel = "stappenlijsten" if naam.startswith("stappenlijst") else onderdeel
    onderdeel = "profiel" if naam.startswith("profiel_") else onderdeel
    remember_weergave(request)
    onderdeel = "berichten" if naam.startswith("bericht_") else onderdeel
    gezegd = request.session.pop(_GEZEGD, "")
    waarden = {**context, "gezegd": gezegd, "menu": menu(onderdeel, persoon=request.persoon, nieuw=nieuw)}
    return render(request, f"mijn/{naam}.html", waarden)


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
