"""Attachments of messages: to keep, and to look at first."""

import re
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mijnomgeving.berichten.selectors import fetch_bijlage
from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.pagina import Lezing, give_bestand, kruimels, render_pagina
from portal.core.resultaat import Available
from portal.toegang.beleid import PersoonRequest, requires

# A PDF that does something by itself is for the person's own program to open, not for a tab of ours.
_DOET_IETS = re.compile(rb"/(?:JavaScript|JS|OpenAction|AA|Launch|EmbeddedFile|RichMedia|XFA|SubmitForm|ImportData)\b")
_SOORTEN = ((b"%PDF-", "application/pdf"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
_BEKIJKBAAR = (".pdf", ".png", ".jpg", ".jpeg")


def is_bekijkbaar(naam: str) -> bool:
    """Whether a file with this name may be one to look at; what it really is, is seen when it is asked for."""
    return naam.lower().endswith(_BEKIJKBAAR)


def find_soort(inhoud: bytes) -> str:
    """What kind of file this is by its content, if it is one that is safe to look at; empty otherwise."""
    soort = next((soort for begin, soort in _SOORTEN if inhoud.startswith(begin)), "")
    return "" if soort == "application/pdf" and _DOET_IETS.search(inhoud) else soort


@require_safe
@requires("mijn-berichten")
def bijlage(request: PersoonRequest, magazijn: str, bericht_id: UUID, bijlage_id: UUID) -> HttpResponse:
    """An attachment as a download (ASVS 3.2.1).

    Raises:
        Http404: this person has no such attachment.
    """
    found = _fetch(request, magazijn, bericht_id, bijlage_id)
    return found if isinstance(found, HttpResponse) else give_bestand(found[1], found[0])


@require_safe
@requires("mijn-berichten")
def bijlage_bekijken(request: PersoonRequest, magazijn: str, bericht_id: UUID, bijlage_id: UUID) -> HttpResponse:
    """An attachment to look at in the browser, when it is what it says and does nothing; a download otherwise.

    What it is, is read from its content and never from its name or from what the source says, so that no script or
    page of another can be shown as ours (KWALITEIT B33). Raises as `bijlage`.
    """
    found = _fetch(request, magazijn, bericht_id, bijlage_id)
    if isinstance(found, HttpResponse):
        return found
    naam, bestand = found
    soort = find_soort(bestand.inhoud)
    return _show(bestand, naam, soort) if soort else give_bestand(bestand, naam)


def _show(bestand: Bestand, naam: str, soort: str) -> HttpResponse:
    """The file with nothing around it; it may load nothing, run nothing and stand in no frame."""
    response = HttpResponse(bestand.inhoud, content_type=soort)
    response.headers["Content-Disposition"] = str(content_disposition_header(as_attachment=False, filename=naam))
    # No `sandbox`: with it, Chromium shows no PDF at all.
    beleid = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    response.headers["Content-Security-Policy"] = beleid
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _fetch(
    request: PersoonRequest, magazijn: str, bericht_id: UUID, bijlage_id: UUID
) -> tuple[str, Bestand] | HttpResponse:
    """The name and the file; or the page that says that it cannot be read now."""
    resultaat = fetch_bijlage(Lezing(request, "mijn-berichten"), magazijn, str(bericht_id), str(bijlage_id))
    if not isinstance(resultaat, Available):
        spoor = kruimels((_("Berichten"), reverse("mijn:berichten")), (_("Bijlage"), None))
        return render_pagina(request, "bericht", {"resultaat": resultaat, "getoond": None, "kruimels": spoor})
    if resultaat.data is None:
        raise Http404
    return resultaat.data
