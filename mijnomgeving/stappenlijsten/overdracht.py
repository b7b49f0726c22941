"""A list from outside into Mijn omgeving: of this browser, through the login, or one that was kept under a code.

Logging in throws away everything that the session of before held. So what somebody wants to take along waits for a
quarter of an hour in the cache, sealed under a proof that only the next address has and that works once. Nothing is
kept before the person, logged in, says so: who follows a link of another is asked whether this list is their own.
"""

import json
import secrets
from http import HTTPStatus
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cms.producten.vertaling import translated_text
from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.reizen import bewaren, sessie
from levensgebeurtenissen.reizen.forms import CodeForm
from levensgebeurtenissen.reizen.grens import may_try_code
from levensgebeurtenissen.reizen.lijst import Invulling
from levensgebeurtenissen.reizen.pakken import pack, read_slug, unpack
from levensgebeurtenissen.reizen.plekken import Plek, register_plek
from levensgebeurtenissen.reizen.views import find_pagina
from levensgebeurtenissen.reizen.vragen import list_vragen
from levensgebeurtenissen.selectors import list_gebeurtenissen
from levensgebeurtenissen.vragen.beleid import flow
from mijnomgeving.pagina import render_pagina, tell
from mijnomgeving.stappenlijsten.maken import finish_suggestie
from mijnomgeving.stappenlijsten.selectors import ACTIVITEIT
from mijnomgeving.stappenlijsten.services import TeVeelLijsten, save_lijst
from mijnomgeving.stappenlijsten.views import spoor
from portal.toegang import versleuteling
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.versleuteling import Onleesbaar

_DOEL, _KWARTIER = "stappenlijst-meenemen", 15 * 60


def connect() -> None:
    """Offer Mijn omgeving on the public page of a list; called from `MijnomgevingConfig.ready`."""
    register_plek(make_plek)


def make_plek(slug: str) -> Plek:
    """What the page of a list says of Mijn omgeving."""
    return Plek(
        uitleg=_("In Mijn omgeving ziet u ook uw zaken erbij. Daarvoor logt u in."),
        knop=_("Bewaar in Mijn omgeving"),
        url=reverse("stappenlijst_mijn", args=[slug]),
    )


@flow
@require_POST
def naar_mijn(request: HttpRequest, slug: str) -> HttpResponse:
    """`/levensgebeurtenissen/<slug>/stappenlijst/mijn/`: take the list of this browser along into Mijn omgeving."""
    pagina = find_pagina(slug)
    try:
        bezig = sessie.read(request, pagina=pagina)
    except bewaren.GeenLijst:
        bezig = None
    if bezig is None:
        return _see(f"{reverse('stappenlijst:vragen', args=[slug])}?verlopen=1")
    bewijs = secrets.token_urlsafe(32)
    plain = json.dumps(pack(bezig.invulling)).encode()
    sealed = versleuteling.seal(plain, session_key=bewijs, doel=_DOEL)
    cache.set(versleuteling.cache_name(session_key=bewijs, doel=_DOEL), sealed, _KWARTIER)
    return _see(reverse("mijn:stappenlijst_meenemen", args=[bewijs]))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(ACTIVITEIT)
def meenemen(request: PersoonRequest, bewijs: str) -> HttpResponse:
    """Ask whether the list that came along may be kept, and keep it; after that the proof is of no use."""
    gevonden = _taken_along(bewijs)
    if gevonden is None:
        context: dict[str, Any] = {"kruimels": spoor((_("Stappenlijst bewaren"), None))}
        antwoord = render_pagina(request, "stappenlijst_verlopen", context)
        antwoord.status_code = HTTPStatus.NOT_FOUND
        return antwoord
    pagina, invulling = gevonden
    if request.method == "POST":
        cache.delete(versleuteling.cache_name(session_key=bewijs, doel=_DOEL))
        return _keep(request, invulling)
    titel = str(translated_text(pagina, "titel"))
    context = {"titel": titel, "invulling": invulling, "bewijs": bewijs, "kruimels": spoor((titel, None))}
    return render_pagina(request, "stappenlijst_meenemen", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(ACTIVITEIT)
def met_code(request: PersoonRequest) -> HttpResponse:
    """Take over a list that was kept under a code; under the code it stays as well."""
    formulier = CodeForm(request.POST if request.method == "POST" else None)
    te_veel = request.method == "POST" and not may_try_code(request)
    if not te_veel and formulier.is_valid():
        try:
            geopend = bewaren.open_lijst(formulier.cleaned_data["code"])
        except bewaren.GeenLijst:
            formulier.add_error("code", _("Wij kennen deze code niet. Kijk of alle tekens kloppen."))
        else:
            return _keep(request, geopend.invulling)
    context = {"formulier": formulier, "te_veel": te_veel, "kruimels": spoor((_("Met een code"), None))}
    antwoord = render_pagina(request, "stappenlijst_code", context)
    antwoord.status_code = HTTPStatus.TOO_MANY_REQUESTS if te_veel else HTTPStatus.OK
    return antwoord


def _taken_along(bewijs: str) -> tuple[LevensgebeurtenisPagina, Invulling] | None:
    """What waits under this proof; None when nothing does, or its levensgebeurtenis is gone."""
    sealed = cache.get(versleuteling.cache_name(session_key=bewijs, doel=_DOEL))
    if sealed is None:
        return None
    try:
        plain = versleuteling.unseal(sealed, session_key=bewijs, doel=_DOEL)
    except Onleesbaar:
        return None
    packed = json.loads(plain)
    pagina = list_gebeurtenissen().filter(slug=read_slug(packed)).first()
    return (pagina, unpack(packed, vragen=list_vragen(pagina))) if pagina else None


def _keep(request: PersoonRequest, invulling: Invulling) -> HttpResponse:
    try:
        kenmerk = save_lijst(persoon=request.persoon, invulling=invulling)
    except TeVeelLijsten:
        tell(request, _("U hebt het grootste aantal lijsten. Gooi er eerst een weg."))
        return _see(reverse("mijn:stappenlijsten"))
    finish_suggestie(request, invulling.slug)
    tell(request, _("Uw stappenlijst is bewaard."))
    return _see(reverse("mijn:stappenlijst", args=[kenmerk]))


def _see(url: str) -> HttpResponse:
    return HttpResponseRedirect(url, status=HTTPStatus.SEE_OTHER)
