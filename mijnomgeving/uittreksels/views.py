"""/mijn/uittreksels/: have an extract made, put it in a wallet, withdraw it."""

import re
from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.pagina import Lezing, kruimels, render_pagina, tell
from mijnomgeving.toestemmingen.doelen import DOELEN, UITTREKSEL
from mijnomgeving.toestemmingen.selectors import has_toestemming
from mijnomgeving.uittreksels import services
from mijnomgeving.uittreksels.aanbod import offer_url, qr_svg
from mijnomgeving.uittreksels.selectors import list_uittreksels
from mijnomgeving.uittreksels.soorten import SOORTEN, Inhoud, Soort
from portal.core.betrokkene import Persoon
from portal.core.resultaat import Available, SourceResult, Stale
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.grens import may
from portal.toegang.invoer import eigenaar_of

_AANBOD = "uittreksel_aanbod"
_DATUM = re.compile(r"\d{4}-\d{2}-\d{2}")
_PER_DAG, _DAG = 30, 24 * 3600


@require_safe
@requires("mijn-uittreksels")
def uittreksels(request: PersoonRequest) -> HttpResponse:
    """Which extracts can be made, and which were."""
    persoon = _natuurlijk(request)
    read_eigen(
        persoon=request.persoon,
        activiteit="mijn-uittreksels",
        bron=settings.WAGTAIL_SITE_NAME,
        gegevens=gettext_noop("uw uittreksels"),
    )
    context = {
        "soorten": SOORTEN.values(),
        "regels": list_uittreksels(betrokkene=persoon),
        "controle": reverse("uittreksels:controleren"),
        "kruimels": _kruimels(),
        **_toestemming(request),
    }
    return render_pagina(request, "uittreksels", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-uittreksels")
def uittreksel_maken(request: PersoonRequest, soort_id: str) -> HttpResponse:
    """Show what will stand in it; then make the offer, when there is consent.

    Raises:
        Http404: there is no such kind.
    """
    persoon, soort = _natuurlijk(request), SOORTEN.get(soort_id)
    if soort is None:
        raise Http404
    if not has_toestemming(persoon=request.persoon, doel=UITTREKSEL):
        return HttpResponseRedirect(reverse("mijn:uittreksels"), status=HTTPStatus.SEE_OTHER)
    resultaat, inhoud = _read(request, persoon, soort)
    if request.method == "POST" and inhoud:
        if may("uittreksel", eigenaar_of(request.persoon), hoogstens=_PER_DAG, seconden=_DAG):
            return _offer(request, soort, inhoud)
        tell(request, _("U maakte vandaag al veel uittreksels. Probeer het morgen opnieuw."))
        return HttpResponseRedirect(reverse("mijn:uittreksels"), status=HTTPStatus.SEE_OTHER)
    context = {
        "soort": soort,
        "rijen": describe(soort, inhoud),
        "resultaat": resultaat,
        "kruimels": _kruimels(_(soort.titel)),
    }
    return render_pagina(request, "uittreksel_maken", context)


@require_safe
@requires("mijn-uittreksels")
def uittreksel_ophalen(request: PersoonRequest) -> HttpResponse:
    """The offer for the wallet, with its pincode; shown until it is taken or ten minutes have passed."""
    aanbod = request.session.get(_AANBOD) or {"kenmerk": ""}
    regels = list_uittreksels(betrokkene=_natuurlijk(request))
    gevonden = next((regel for regel in regels if str(regel[0].kenmerk) == aanbod["kenmerk"]), None)
    if gevonden is None:
        return HttpResponseRedirect(reverse("mijn:uittreksels"), status=HTTPStatus.SEE_OTHER)
    uittreksel, soort, stand = gevonden
    url = offer_url(soort, code=aanbod["code"])
    context = {
        "uittreksel": uittreksel,
        "soort": soort,
        "stand": stand,
        "url": url,
        "qr": qr_svg(url),
        "pincode": aanbod["pincode"],
        "kruimels": _kruimels(_(soort.titel)),
    }
    return render_pagina(request, "uittreksel_ophalen", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-uittreksels")
def uittreksel_intrekken(request: PersoonRequest, kenmerk: UUID) -> HttpResponse:
    """Ask whether one is sure, then let the extract hold no more.

    Raises:
        Http404: this person has no such extract that holds.
    """
    regels = list_uittreksels(betrokkene=_natuurlijk(request))
    gevonden = next((regel for regel in regels if regel[0].kenmerk == kenmerk), None)
    if gevonden is None or gevonden[2] not in {"geldig", "wacht"}:
        raise Http404
    if request.method == "POST":
        services.withdraw(persoon=request.persoon, kenmerk=kenmerk)
        tell(request, _("Het uittreksel is ingetrokken. Wie het controleert, ziet dat het niet meer geldt."))
        return HttpResponseRedirect(reverse("mijn:uittreksels"), status=HTTPStatus.SEE_OTHER)
    context = {"uittreksel": gevonden[0], "soort": gevonden[1], "kruimels": _kruimels(_("Uittreksel intrekken"))}
    return render_pagina(request, "uittreksel_intrekken", context)


def describe(soort: Soort, inhoud: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Claims in words: what each is called, and its value as people write it."""
    return [(_(soort.velden.get(naam, naam)), in_words(waarde)) for naam, waarde in inhoud.items()]


def in_words(waarde: Any) -> str:  # noqa: ANN401 - JSON may be anything
    """A value of a claim as text."""
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    if isinstance(waarde, list):
        return ", ".join(map(in_words, waarde))
    try:
        return date_format(date.fromisoformat(waarde), "j F Y") if _DATUM.fullmatch(str(waarde)) else str(waarde)
    except ValueError:
        return str(waarde)


def _natuurlijk(request: PersoonRequest) -> Persoon:
    """The person that it is about; a company has no extracts here."""
    betrokkene = request.persoon.betrokkene
    if not isinstance(betrokkene, Persoon):
        raise Http404
    return betrokkene


def _read(request: PersoonRequest, persoon: Persoon, soort: Soort) -> tuple[SourceResult[Any], Inhoud]:
    vraag = soort.stel(persoon)
    resultaat = Lezing(request, "mijn-uittreksels").read(vraag)[vraag]
    return resultaat, soort.maak(resultaat.data) if isinstance(resultaat, Available | Stale) else {}


def _offer(request: PersoonRequest, soort: Soort, inhoud: Inhoud) -> HttpResponse:
    made = services.offer(persoon=request.persoon, soort=soort, inhoud=inhoud)
    # In the encrypted session only: the page can be opened again, and nobody else's can.
    request.session[_AANBOD] = {
        "kenmerk": str(made.uittreksel.kenmerk),
        "code": made.code,
        "pincode": made.pincode,
    }
    return HttpResponseRedirect(reverse("mijn:uittreksel_ophalen"), status=HTTPStatus.SEE_OTHER)


def _toestemming(request: PersoonRequest) -> dict[str, object]:
    heeft = has_toestemming(persoon=request.persoon, doel=UITTREKSEL)
    return {"toegestaan": heeft, "doel": DOELEN[UITTREKSEL], "terug": request.path}


def _kruimels(titel: str = "") -> list[tuple[str, str | None]]:
    begin = (_("Mijn gegevens"), reverse("mijn:gegevens"))
    if not titel:
        return kruimels(begin, (_("Uittreksels"), None))
    return kruimels(begin, (_("Uittreksels"), reverse("mijn:uittreksels")), (titel, None))
