"""/loket/vierogen/ for team leaders, and /loket/signalen/ for the overseer: who takes another pair of eyes."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from mijnomgeving.loket.pagina import kruimels, render_loket, tell
from mijnomgeving.loket.zoeken import vierogen
from mijnomgeving.loket.zoeken.forms import SignaalForm
from mijnomgeving.loket.zoeken.signalen import BestaatAl, add_signaal, list_signalen, remove_signaal
from portal.toegang.medewerkers.accounts import list_accounts
from portal.toegang.medewerkers.beleid import LoketRequest, requires_medewerker
from portal.toegang.medewerkers.medewerker import Rol

_TEAM, _TOEZICHT = frozenset({Rol.TEAMLEIDER}), frozenset({Rol.TOEZICHT})


@require_http_methods(["GET", "HEAD", "POST"])
@requires_medewerker("loket-beheer", rollen=_TEAM)
def vier_ogen(request: LoketRequest) -> HttpResponse:
    """What caseworkers ask, and saying yes or no; never to oneself."""
    if request.method == "POST":
        return _decide(request)
    context = {
        "kruimels": kruimels(("Vier ogen", None)),
        "verzoeken": vierogen.list_verzoeken(door=request.medewerker),
    }
    return render_loket(request, "vierogen", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_medewerker("loket-toezicht", rollen=_TOEZICHT)
def signalen(request: LoketRequest) -> HttpResponse:
    """The list of colleagues and protected persons, and somebody new on it."""
    accounts = list_accounts(organisatie=request.medewerker.organisatie.oin)
    formulier = SignaalForm(request.POST if request.method == "POST" else None, accounts=accounts)
    if request.method == "POST" and formulier.is_valid():
        data = formulier.cleaned_data
        try:
            add_signaal(
                door=request.medewerker,
                persoon=data["bsn"],
                soort=data["soort"],
                toelichting=data["toelichting"],
                collega=data["collega"],
                tot=data["tot"],
            )
        except BestaatAl:
            formulier.add_error("bsn", "Deze persoon staat al op de lijst.")
        else:
            tell(request, "De persoon staat op de lijst. Dat geldt meteen.")
            return _to("signalen")
    context = {
        "kruimels": kruimels(("Collega's en beschermde personen", None)),
        "formulier": formulier,
        "signalen": list_signalen(door=request.medewerker),
    }
    status = HTTPStatus.BAD_REQUEST if formulier.errors else HTTPStatus.OK
    return render_loket(request, "signalen", context, status=status)


@require_POST
@requires_medewerker("loket-toezicht", rollen=_TOEZICHT)
def signaal_weg(request: LoketRequest, signaal_id: UUID) -> HttpResponse:
    """Take somebody off the list."""
    weg = remove_signaal(door=request.medewerker, signaal_id=signaal_id)
    tell(request, "De persoon staat niet meer op de lijst." if weg else "Deze regel is er niet meer.")
    return _to("signalen")


def _decide(request: LoketRequest) -> HttpResponse:
    try:
        vierogen_id = UUID(request.POST.get("verzoek", ""))
    except ValueError:
        return _to("vierogen")
    akkoord = request.POST.get("besluit") == "ja"
    besloten = vierogen.decide(door=request.medewerker, vierogen_id=vierogen_id, akkoord=akkoord)
    if not besloten:
        tell(request, "Dit verzoek wacht niet meer op u.")
    else:
        tell(request, "U bent akkoord. Uw collega kan verder." if akkoord else "U bent niet akkoord. Dat is genoteerd.")
    return _to("vierogen")


def _to(naam: str) -> HttpResponse:
    return HttpResponseRedirect(reverse(f"loket:{naam}"), status=HTTPStatus.SEE_OTHER)
