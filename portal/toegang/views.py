"""Log in and log out.

The templates extend `basis.html` and use its components although those stand in a higher layer: the shell is the one
tie upward that is allowed, so that logging in looks like the rest of the site.
"""

from http import HTTPStatus
from urllib.parse import urlencode

import structlog
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.core.beleid import public
from portal.core.niveau import Niveau
from portal.meten.cijfers import count_inlog
from portal.toegang import oidc
from portal.toegang.aanbieder import find_aanbieder
from portal.toegang.fouten import (
    AanbiederOnbereikbaar,
    Geannuleerd,
    InlogFout,
    NiveauTeLaag,
    RegisterOnbereikbaar,
)
from portal.toegang.grens import may_fail, may_start
from portal.toegang.middelen import Middel, find_middel, list_middelen
from portal.toegang.services import AANVRAGEN, keep_aanvraag, login, logout
from portal.toegang.volgende import safe_next
from portal.verantwoording.services import record_event

logger = structlog.get_logger(__name__)

_NIVEAUS = {niveau.name.lower(): niveau for niveau in (Niveau.SUBSTANTIEEL, Niveau.HOOG)}


@require_safe
@public
def inloggen(request: HttpRequest) -> HttpResponse:
    """Which way to log in is yours, before anything happens."""
    niveau = request.GET.get("niveau", "")
    volgende = safe_next(request.GET.get("next"))
    keuzes = [(middel, _start_url(middel.sleutel, volgende, niveau)) for middel in list_middelen()]
    context = {
        "keuzes": keuzes,
        "hoger": niveau if niveau in _NIVEAUS else "",
        "verlopen": "verlopen" in request.GET,
        "bewaard": "bewaard" in request.GET,
    }
    return render(request, "toegang/inloggen.html", context)


@require_safe
@never_cache
@public
def start(request: HttpRequest, middel: str) -> HttpResponse:
    """Send the browser to the provider.

    Raises:
        Http404: there is no such way to log in.
    """
    gekozen = find_middel(middel)
    if gekozen is None:
        raise Http404
    if not may_start(request):
        return _too_often(request)
    gevraagd = max(_NIVEAUS.get(request.GET.get("niveau", ""), gekozen.niveau), gekozen.niveau)
    aanvraag = oidc.Aanvraag(volgende=safe_next(request.GET.get("next")), niveau=gevraagd, middel=gekozen.sleutel)
    try:
        url = oidc.authorization_url(aanvraag, middel=gekozen, redirect_uri=_own_url(request, "terug"))
    except AanbiederOnbereikbaar as fout:
        return _failed(request, fout, gekozen)
    keep_aanvraag(request=request, aanvraag=aanvraag)
    return HttpResponseRedirect(url)


@require_safe
@never_cache
@public
def terug(request: HttpRequest) -> HttpResponse:
    """The browser comes back from the provider."""
    aanvragen = dict(request.session.get(AANVRAGEN, {}))
    sleutel = aanvragen.get(request.GET.get("state", ""), {}).get("middel", "")
    try:
        gelukt, volgende = oidc.finish(request.GET.dict(), aanvragen=aanvragen, redirect_uri=_own_url(request, "terug"))
        login(request=request, gelukt=gelukt)
    except InlogFout as fout:
        # A level that is too low ends the session (Logius ST-SAML: MUST); else only the answered login is over.
        if isinstance(fout, NiveauTeLaag):
            request.session.flush()
        elif AANVRAGEN in request.session:
            request.session[AANVRAGEN] = aanvragen  # nosemgrep: sessie-op-een-openbare-pagina
        if not may_fail(request):
            return _too_often(request)
        return _failed(request, fout, find_middel(sleutel))
    return HttpResponseRedirect(volgende)


@require_POST
@never_cache
@public
def uitloggen(request: HttpRequest) -> HttpResponse:
    """Log out here, wipe what the browser kept, and log out at the provider."""
    persoon = logout(request=request)
    middel = find_middel(persoon.middel) if persoon else None
    response = HttpResponseRedirect(_end_session_url(request, middel), status=HTTPStatus.SEE_OTHER)
    # Not "storage": that would also end the notifications on this device, which somebody asked for to hear of news
    # while logged out. Nothing of a person is kept there (docs/adr/0020).
    response.headers["Clear-Site-Data"] = '"cache", "cookies"'
    return response


@require_safe
@public
def uitgelogd(request: HttpRequest) -> HttpResponse:
    """Say that it is done."""
    return render(request, "toegang/uitgelogd.html")


@require_safe
@public
def zonder_bsn(request: HttpRequest) -> HttpResponse:
    """What somebody from another EU country can do here without a BSN, and how to get further."""
    return render(request, "toegang/zonder_bsn.html")


def _failed(request: HttpRequest, fout: InlogFout, middel: Middel | None) -> HttpResponse:
    """The page that says what went wrong and how to go on; every refusal is logged (ASVS 16.3.1)."""
    over = f"{type(fout).__name__} {fout.detail}".strip()
    record_event(actie="inloggen", resultaat="geweigerd", over=over)
    count_inlog(doelgroep="burger", uitkomst=type(fout).__name__)
    logger.info("login_refused", soort=type(fout).__name__, detail=fout.detail)
    status = HTTPStatus.FORBIDDEN
    if isinstance(fout, AanbiederOnbereikbaar | RegisterOnbereikbaar):
        status = HTTPStatus.SERVICE_UNAVAILABLE
    elif isinstance(fout, Geannuleerd):
        status = HTTPStatus.OK
    niveau, volgende = "", settings.LOGIN_REDIRECT_URL
    if isinstance(fout, NiveauTeLaag):
        niveau, volgende = fout.gevraagd.name.lower(), fout.volgende
    context = {
        "soort": type(fout).__name__,
        "niveau": niveau,
        "middel": middel,
        "start_url": _start_url(middel.sleutel, volgende, niveau) if middel else "",
    }
    return render(request, "toegang/mislukt.html", context, status=status)


def _too_often(request: HttpRequest) -> HttpResponse:
    response = render(request, "toegang/mislukt.html", {"soort": "TeVaak"}, status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = "600"
    return response


def _start_url(middel: str, volgende: str, niveau: str) -> str:
    query = {"next": volgende} | ({"niveau": niveau} if niveau in _NIVEAUS else {})
    return f"{reverse('toegang:start', args=[middel])}?{urlencode(query)}"


def _end_session_url(request: HttpRequest, middel: Middel | None) -> str:
    """The provider's end_session, which sends the browser on to our page (OpenID Connect RP-Initiated Logout).

    Without an ID token as hint: it holds the BSN, and a BSN never stands in a URL.
    """
    if middel is None:
        return reverse("toegang:uitgelogd")
    try:
        endpoint = find_aanbieder(middel).end_session_endpoint
    except AanbiederOnbereikbaar:
        endpoint = ""
    query = {"client_id": middel.client_id, "post_logout_redirect_uri": _own_url(request, "uitgelogd")}
    return f"{endpoint}?{urlencode(query)}" if endpoint else reverse("toegang:uitgelogd")


def _own_url(request: HttpRequest, naam: str) -> str:
    """An absolute URL of ours without a language in the path: the provider knows exactly one of each."""
    return request.build_absolute_uri("/" + reverse(f"toegang:{naam}").removeprefix(get_script_prefix()))
