"""/mijn/profiel/sluiten/ and what goes before it: everything that the portal holds, to take along."""

import json
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.bronnen.profiel.models import Contactsoort
from mijnomgeving.pagina import kruimels, render_pagina
from mijnomgeving.profiel.contact import choose_paper, remove_all
from mijnomgeving.profiel.eigen import export_alles, forget_alles
from mijnomgeving.profiel.forms import SluitenFormulier
from portal.core.beleid import public
from portal.core.betrokkene import EuPersoon
from portal.outbound.service import BronFout
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.logins import end_logins
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.services import logout
from portal.verantwoording.services import record_event


@require_safe
@requires("mijn-profiel")
def download(request: PersoonRequest) -> HttpResponse:
    """Everything that the portal itself holds of this person, as JSON (AVG art. 15 and 20)."""
    read_eigen(
        persoon=request.persoon,
        activiteit="mijn-profiel",
        bron=settings.WAGTAIL_SITE_NAME,
        gegevens=gettext_noop("alles wat dit portaal zelf van u bewaart"),
    )
    inhoud = {
        "portaal": settings.WAGTAIL_SITE_NAME,
        "gemaaktOp": timezone.localtime().isoformat(timespec="seconds"),
        "bewaard": export_alles(betrokkene=request.persoon.betrokkene),
    }
    tekst = json.dumps(inhoud, ensure_ascii=False, indent=2, default=str)
    response = HttpResponse(tekst, content_type="application/json; charset=utf-8")
    naam = f"portaal-{timezone.localdate():%Y-%m-%d}.json"
    response.headers["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=naam))
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-profiel")
def account_sluiten(request: PersoonRequest) -> HttpResponse:
    """Say what goes and what stays, then throw away everything and log out everywhere."""
    mag = may_close(request.persoon)
    formulier = SluitenFormulier(request.POST if request.method == "POST" and mag else None)
    if formulier.is_bound and formulier.is_valid():
        try:
            close(request=request, met_contact=formulier.cleaned_data["contact"])
        except BronFout:
            formulier.add_error(
                None, _("De Profielservice geeft nu geen antwoord. Uw account is niet gesloten. Probeer het later.")
            )
        else:
            response = HttpResponseRedirect(reverse("account_gesloten"), status=HTTPStatus.SEE_OTHER)
            response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
            return response
    spoor = kruimels((_("Profiel"), reverse("mijn:profiel")), (_("Account sluiten"), None))
    return render_pagina(request, "profiel_sluiten", {"formulier": formulier, "mag": mag, "kruimels": spoor})


@require_safe
@public
def gesloten(request: HttpRequest) -> HttpResponse:
    """That it is done, and that one may come back."""
    spoor = [(_("Home"), get_script_prefix()), (_("Account gesloten"), None)]
    return render(request, "mijn/profiel_gesloten.html", {"kruimels": spoor})


def may_close(persoon: Sessiepersoon) -> bool:
    """Whether this is the own account: of oneself, or of the company that one leads."""
    return persoon.machtiging is None or persoon.machtiging.van_bestuur


def close(*, request: PersoonRequest, met_contact: bool) -> int:
    """Tell the source first, for that can fail; then forget everything here, and end every session of this person.

    Raises:
        BronFout: the Profielservice gives no usable answer; nothing was thrown away.
        LogboekFout: it could not be logged.
    """
    persoon = request.persoon
    if not isinstance(persoon.betrokkene, EuPersoon):
        choose_paper(persoon=persoon)
        if met_contact:
            remove_all(persoon.betrokkene, Contactsoort.EMAIL, Contactsoort.TELEFOON)
    weg = forget_alles(betrokkene=persoon.betrokkene)
    record_event(actie="account sluiten", resultaat="gelukt", handelende=persoon.partij)
    end_logins(request=request, handelende=persoon.handelende, inlog_id=None)
    logout(request=request)
    return weg
