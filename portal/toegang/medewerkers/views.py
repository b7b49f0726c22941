"""Log in and log out at the counter; and being logged out by the organisation."""

from http import HTTPStatus
from urllib.parse import urlencode

import structlog
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from portal.core.beleid import public
from portal.meten.cijfers import count_inlog
from portal.toegang import oidc
from portal.toegang.aanbieder import find_aanbieder
from portal.toegang.fouten import AanbiederOnbereikbaar, Geannuleerd, InlogFout, TokenGeweigerd
from portal.toegang.grens import may_fail, may_start
from portal.toegang.medewerkers.aanbieders import find_aanbieding, read_medewerker
from portal.toegang.medewerkers.afmelden import end_sessions
from portal.toegang.medewerkers.medewerker import list_organisaties
from portal.toegang.medewerkers.services import AANVRAGEN, Uitgezet, keep_aanvraag, login, logout
from portal.toegang.medewerkers.volgende import THUIS, safe_loket, thuis_of
from portal.toegang.middelen import Middel
from portal.verantwoording.services import record_event

logger = structlog.get_logger(__name__)


@require_safe
@public
def inloggen(request: HttpRequest) -> HttpResponse:
    """For which organisation do you work?"""
    volgende = safe_loket(request.GET.get("next"))
    keuzes = [(organisatie, _start_url(organisatie.sleutel, volgende)) for organisatie in list_organisaties()]
    context = {"keuzes": keuzes, "verlopen": "verlopen" in request.GET}
    return render(request, "medewerkers/inloggen.html", context)


@require_safe
@never_cache
@public
def start(request: HttpRequest, organisatie: str) -> HttpResponse:
    """Send the browser to the login of the organisation.

    Raises:
        Http404: no such organisation works at the counter.
    """
    middel = find_aanbieding(organisatie)
    if middel is None:
        raise Http404
    if not may_start(request):
        return _too_often(request)
    aanvraag = oidc.Aanvraag(volgende=safe_loket(request.GET.get("next")), niveau=middel.niveau, middel=middel.sleutel)
    try:
        url = oidc.authorization_url(aanvraag, middel=middel, redirect_uri=_own_url(request, "terug"))
    except AanbiederOnbereikbaar as fout:
        return _failed(request, fout, middel)
    keep_aanvraag(request=request, aanvraag=aanvraag)
    return HttpResponseRedirect(url)


@require_safe
@never_cache
@public
def terug(request: HttpRequest) -> HttpResponse:
    """The browser comes back from the login of the organisation."""
    aanvragen = dict(request.session.get(AANVRAGEN, {}))
    sleutel = aanvragen.get(request.GET.get("state", ""), {}).get("middel", "")
    try:
        aanvraag, claims = oidc.redeem(
            request.GET.dict(), aanvragen=aanvragen, redirect_uri=_own_url(request, "terug"), find=find_aanbieding
        )
        medewerker = read_medewerker(aanvraag.middel, claims, moment=timezone.now())
        login(request=request, medewerker=medewerker)
    except Uitgezet:
        return render(request, "medewerkers/uitgezet.html", {"geblokkeerd": True}, status=HTTPStatus.UNAUTHORIZED)
    except InlogFout as fout:
        if AANVRAGEN in request.session:
            request.session[AANVRAGEN] = aanvragen  # nosemgrep: sessie-op-een-openbare-pagina
        if not may_fail(request):
            return _too_often(request)
        return _failed(request, fout, find_aanbieding(sleutel))
    return HttpResponseRedirect(thuis_of(medewerker) if aanvraag.volgende == THUIS else aanvraag.volgende)


@require_POST
@never_cache
@public
def uitloggen(request: HttpRequest) -> HttpResponse:
    """Log out here, wipe what the browser kept, and log out at the organisation."""
    medewerker = logout(request=request)
    middel = find_aanbieding(medewerker.organisatie.sleutel) if medewerker else None
    response = HttpResponseRedirect(_end_session_url(request, middel), status=HTTPStatus.SEE_OTHER)
    response.headers["Clear-Site-Data"] = '"cache", "cookies"'
    return response


@require_safe
@public
def uitgelogd(request: HttpRequest) -> HttpResponse:
    """Say that it is done."""
    return render(request, "medewerkers/uitgelogd.html", {"thuis": THUIS})


@csrf_exempt
@require_POST
@never_cache
@public
def afmelden(request: HttpRequest, organisatie: str) -> HttpResponse:
    """The organisation says that a session of its staff is over (OpenID Connect Back-Channel Logout 1.0).

    Without a CSRF token: no browser asks this, and the token of the provider is the proof.

    Raises:
        Http404: no such organisation works at the counter.
    """
    middel = find_aanbieding(organisatie)
    if middel is None:
        raise Http404
    if not may_start(request):
        return JsonResponse({"error": "temporarily_unavailable"}, status=HTTPStatus.TOO_MANY_REQUESTS)
    try:
        claims = oidc.decode_signed(find_aanbieder(middel), request.POST.get("logout_token", ""))
        if claims.get("iss") != middel.issuer or claims.get("aud") not in (middel.client_id, [middel.client_id]):
            raise TokenGeweigerd("iss of aud")
        soort = end_sessions(organisatie=middel.sleutel, claims=claims)
    except InlogFout as fout:
        record_event(actie="afmelden", resultaat="geweigerd", over=f"{organisatie} {fout.detail}"[:100])
        logger.info("backchannel_logout_refused", organisatie=organisatie, detail=fout.detail)
        return JsonResponse({"error": "invalid_request"}, status=HTTPStatus.BAD_REQUEST)
    record_event(actie="afmelden", resultaat="gelukt", over=f"{organisatie} {soort}")
    return HttpResponse()


def _failed(request: HttpRequest, fout: InlogFout, middel: Middel | None) -> HttpResponse:
    """The page that says what went wrong and how to go on; every refusal is logged (ASVS 16.3.1)."""
    soort = type(fout).__name__
    over = f"loket {middel.sleutel if middel else ''} {soort} {fout.detail}".strip()
    record_event(actie="inloggen", resultaat="geweigerd", over=over[:200])
    count_inlog(doelgroep="medewerker", uitkomst=soort)
    logger.info("staff_login_refused", soort=soort, detail=fout.detail)
    status = HTTPStatus.FORBIDDEN
    if isinstance(fout, AanbiederOnbereikbaar):
        status = HTTPStatus.SERVICE_UNAVAILABLE
    elif isinstance(fout, Geannuleerd):
        status = HTTPStatus.OK
    context = {
        "soort": soort,
        "naam": middel.uitleg.naam if middel else "",
        "start_url": _start_url(middel.sleutel, THUIS) if middel else "",
    }
    return render(request, "medewerkers/mislukt.html", context, status=status)


def _too_often(request: HttpRequest) -> HttpResponse:
    response = render(request, "medewerkers/mislukt.html", {"soort": "TeVaak"}, status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = "600"
    return response


def _start_url(organisatie: str, volgende: str) -> str:
    return f"{reverse('medewerkers:start', args=[organisatie])}?{urlencode({'next': volgende})}"


def _end_session_url(request: HttpRequest, middel: Middel | None) -> str:
    """The provider's end_session, which sends the browser on to our page (OpenID Connect RP-Initiated Logout)."""
    eigen = reverse("medewerkers:uitgelogd")
    if middel is None:
        return eigen
    try:
        endpoint = find_aanbieder(middel).end_session_endpoint
    except AanbiederOnbereikbaar:
        return eigen
    query = {"client_id": middel.client_id, "post_logout_redirect_uri": _own_url(request, "uitgelogd")}
    return f"{endpoint}?{urlencode(query)}" if endpoint else eigen


def _own_url(request: HttpRequest, naam: str) -> str:
    """An absolute URL of ours without a language in the path: the provider knows exactly one of each."""
    return request.build_absolute_uri("/" + reverse(f"medewerkers:{naam}").removeprefix(get_script_prefix()))
