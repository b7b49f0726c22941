"""/mijn/koppelvlak/: the systems of a company, for its bestuur only."""

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.koppelvlak import services
from mijnomgeving.koppelvlak.forms import SleutelFormulier, SysteemFormulier, empty_secret
from mijnomgeving.koppelvlak.rechten import is_bestuur, list_bestuur
from mijnomgeving.koppelvlak.selectors import (
    GetoondSysteem,
    find_systeem,
    list_gebruik,
    list_leveringen,
    list_systemen,
    list_webhooks,
)
from mijnomgeving.koppelvlak.token import issuer, token_url
from mijnomgeving.koppelvlak.vestigingen import list_keuzes
from mijnomgeving.pagina import Lezing, kruimels, render_pagina, tell
from portal.core.betrokkene import Onderneming
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.bevoegdheden.models import Bevoegdheid, RegisterFout

ACTIVITEIT = "mijn-koppelvlak"
_LIJSTEN = frozenset({"scopes", "vestigingen"})


@require_safe
@requires(ACTIVITEIT)
def koppelvlak(request: PersoonRequest) -> HttpResponse:
    """Every system that may or might read for this company, and how to let one in."""
    bestuur = read_bestuur(request)
    systemen = list_systemen(betrokkene=request.persoon.betrokkene, bestuur=bestuur)
    context = {
        "systemen": systemen,
        "stil": bestuur is None,
        "vol": sum(regel.levend for regel in systemen) >= services.HOOGSTENS,
        "kruimels": kruimels((_("Systemen"), None)),
    }
    return render_pagina(request, "koppelvlak", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(ACTIVITEIT)
def systeem_nieuw(request: PersoonRequest) -> HttpResponse:
    """Fill in what a system may and its key; then it has a client_id."""
    bestuur = read_bestuur(request)
    bezet = [
        regel.toelating.naam
        for regel in list_systemen(betrokkene=request.persoon.betrokkene, bestuur=bestuur)
        if regel.levend
    ]
    keuzes, ontbreekt = list_keuzes(Lezing(request, ACTIVITEIT))
    terug = invoer.take(request=request, persoon=request.persoon) if request.method != "POST" else None
    begin = {naam: terug.getlist(naam) if naam in _LIJSTEN else terug[naam] for naam in terug} if terug else None
    formulier = SysteemFormulier(request.POST or None, initial=begin, vestigingen=keuzes, bezet=bezet)
    if request.method == "POST" and formulier.is_valid():
        try:
            nieuw = services.let_in(persoon=request.persoon, nieuw=formulier.as_nieuw())
        except services.TeVeel:
            formulier.add_error(None, _("U hebt al zoveel systemen als er mogen zijn. Trek er eerst een in."))
        else:
            tell(request, _("Het systeem is toegelaten."))
            return _to("mijn:systeem", nieuw.pk)
    empty_secret(formulier)
    context = {
        "formulier": formulier,
        "teruggezet": terug is not None,
        "ontbreekt": ontbreekt,
        "kruimels": crumbs(_("Systeem toelaten")),
    }
    return render_pagina(request, "koppelvlak_nieuw", context)


@require_safe
@requires(ACTIVITEIT)
def systeem(request: PersoonRequest, systeem_id: UUID) -> HttpResponse:
    """One system: what it may, its keys, its webhooks and what it read.

    Raises:
        Http404: this company has no such system; the same for an unknown key and for another company's.
    """
    return show_systeem(request, find_or_404(request, systeem_id))


def show_systeem(request: PersoonRequest, regel: GetoondSysteem, *, fout: str = "") -> HttpResponse:
    """The page of a system; `fout` says what did not go as asked."""
    webhooks = [(webhook, list_leveringen(webhook.rij)) for webhook in list_webhooks(regel.rij)]
    dagen = list_gebruik(betrokkene=request.persoon.betrokkene, naam=regel.toelating.naam)
    context = {
        "systeem": regel,
        "webhooks": webhooks,
        "dagen": dagen,
        "fout": fout,
        "uitgever": issuer(),
        "token_url": token_url(),
        "kruimels": crumbs(regel.toelating.naam),
    }
    return render_pagina(request, "koppelvlak_systeem", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(ACTIVITEIT)
def sleutel_erbij(request: PersoonRequest, systeem_id: UUID) -> HttpResponse:
    """Give a system one more key.

    Raises:
        Http404: this company has no such system that still lives.
    """
    regel = find_or_404(request, systeem_id, levend=True)
    formulier = SleutelFormulier(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        jwk = formulier.cleaned_data["sleutel"]
        try:
            services.add_sleutel(persoon=request.persoon, systeem=regel.rij, jwk=jwk)
        except services.TeVeel:
            formulier.add_error("sleutel", _("Dit systeem heeft al vier sleutels. Haal er eerst een weg."))
        else:
            tell(request, _("De sleutel is erbij. De oude werkt nog: haal die weg als uw systeem de nieuwe gebruikt."))
            return _to("mijn:systeem", systeem_id)
    empty_secret(formulier)
    context = {"formulier": formulier, "systeem": regel, "kruimels": crumbs(regel.toelating.naam)}
    return render_pagina(request, "koppelvlak_sleutel", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(ACTIVITEIT)
def sleutel_weg(request: PersoonRequest, systeem_id: UUID, sleutel_id: int) -> HttpResponse:
    """Ask whether one is sure, then take a key away.

    Raises:
        Http404: this company has no such system, or it has no such key.
    """
    regel = find_or_404(request, systeem_id, levend=True)
    sleutel = regel.rij.sleutels.filter(pk=sleutel_id).first()
    if sleutel is None:
        raise Http404
    if request.method == "POST":
        services.remove_sleutel(persoon=request.persoon, systeem=regel.rij, sleutel_id=sleutel_id)
        tell(request, _("De sleutel is weg. Er komt meteen geen nieuw token meer mee."))
        return _to("mijn:systeem", systeem_id)
    laatste = regel.rij.sleutels.count() == 1
    context = {"systeem": regel, "sleutel": sleutel, "laatste": laatste, "kruimels": crumbs(regel.toelating.naam)}
    return render_pagina(request, "koppelvlak_sleutel_weg", context)


@require_POST
@requires(ACTIVITEIT)
def overnemen(request: PersoonRequest, systeem_id: UUID) -> HttpResponse:
    """Let a system go on, on the right of this person.

    Raises:
        Http404: this company has no such system that still lives.
    """
    regel = find_or_404(request, systeem_id, levend=True)
    services.take_over(persoon=request.persoon, systeem=regel.rij)
    tell(request, _("Het systeem is nu op uw naam toegelaten."))
    return _to("mijn:systeem", systeem_id)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(ACTIVITEIT)
def systeem_intrekken(request: PersoonRequest, systeem_id: UUID) -> HttpResponse:
    """Ask whether one is sure, then end what the system may.

    Raises:
        Http404: this company has no such system that still lives.
    """
    regel = find_or_404(request, systeem_id, levend=True)
    if request.method == "POST":
        services.withdraw(persoon=request.persoon, systeem=regel.rij)
        tell(request, _("Het systeem is ingetrokken. Het kan meteen niets meer ophalen."))
        return HttpResponseRedirect(reverse("mijn:koppelvlak"), status=HTTPStatus.SEE_OTHER)
    return render_pagina(request, "koppelvlak_intrekken", {"systeem": regel, "kruimels": crumbs(regel.toelating.naam)})


def read_bestuur(request: PersoonRequest) -> list[Bevoegdheid] | None:
    """Who is bestuur of this company now, logged before it is read; None when the register does not answer.

    Raises:
        Http404: the person acts for no company, or not as its bestuur.
    """
    onderneming = request.persoon.betrokkene
    if not isinstance(onderneming, Onderneming) or not is_bestuur(request.persoon):
        raise Http404
    read_eigen(
        persoon=request.persoon,
        activiteit=ACTIVITEIT,
        bron=settings.WAGTAIL_SITE_NAME,
        gegevens=gettext_noop("welke systemen u hebt toegelaten"),
    )
    try:
        return list_bestuur(str(onderneming.kvk_nummer))
    except RegisterFout:
        return None


def find_or_404(request: PersoonRequest, systeem_id: UUID, *, levend: bool = False) -> GetoondSysteem:
    """The system of this company with this key.

    Raises:
        Http404: there is none, or with `levend` it ended.
    """
    bestuur = read_bestuur(request)
    regel = find_systeem(betrokkene=request.persoon.betrokkene, systeem_id=systeem_id, bestuur=bestuur)
    if regel is None or (levend and not regel.levend):
        raise Http404
    return regel


def crumbs(verder: str) -> list[tuple[str, str | None]]:
    """The crumbs to a page below the list."""
    return kruimels((_("Systemen"), reverse("mijn:koppelvlak")), (verder, None))


def _to(naam: str, systeem_id: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(naam, args=[systeem_id]), status=HTTPStatus.SEE_OTHER)
