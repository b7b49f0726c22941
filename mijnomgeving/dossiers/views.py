"""/mijn/dossiers/: where organisations work together on the question of this person or company."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.dossiers.forms import FORMULIEREN, StopFormulier, TerugFormulier, UitkomstFormulier
from mijnomgeving.loket.dossiers import afloop, delen, services
from mijnomgeving.loket.dossiers.beeld import Dossierbeeld, show
from mijnomgeving.loket.dossiers.doener import MIJN, Doener
from mijnomgeving.loket.dossiers.models import Dossierdeel
from mijnomgeving.loket.dossiers.selectors import find_van, list_beelden
from mijnomgeving.loket.verwijzingen import selectors as verwijzingen
from mijnomgeving.loket.verwijzingen import services as doorverwijzen
from mijnomgeving.pagina import kruimels, render_pagina, tell
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires

_GEMIST = (services.KanNietMeer, services.NietToegestaan)


@require_safe
@requires("mijn-dossiers")
def dossiers(request: PersoonRequest) -> HttpResponse:
    """All dossiers and referrals of the person: first what waits for an answer."""
    _log(request, gettext_noop("uw dossiers en doorverwijzingen"))
    betrokkene = request.persoon.betrokkene
    doorverwezen = verwijzingen.list_beelden(betrokkene=betrokkene)
    context = {
        "dossiers": sorted(list_beelden(betrokkene=betrokkene), key=lambda een: een.dossier.gesloten),
        "gevraagd": [een for een in doorverwezen if een.wacht],
        "verwijzingen": [een for een in doorverwezen if not een.wacht],
        "kruimels": kruimels((_("Dossiers"), None)),
    }
    return render_pagina(request, "dossiers", context)


@require_safe
@requires("mijn-dossiers")
def dossier(request: PersoonRequest, dossier_id: UUID) -> HttpResponse:
    """One dossier, all of it.

    Raises:
        Http404: this person has no such dossier.
    """
    beeld = _find(request, dossier_id)
    return render_pagina(request, "dossier", {"beeld": beeld, "kruimels": _kruimels(beeld)})


@require_POST
@requires("mijn-dossiers")
def toestemming(request: PersoonRequest, dossier_id: UUID) -> HttpResponse:
    """Yes, no, or no more to one organisation: no question whether one is sure, for it can be said anew.

    Raises:
        Http404: this person has no such dossier.
    """
    ja = request.POST.get("antwoord") == "ja"
    organisatie = request.POST.get("organisatie", "")
    _do(
        request,
        dossier_id,
        lambda doener: services.decide(doener=doener, dossier_id=dossier_id, organisatie=organisatie, ja=ja),
        gelukt=_("U gaf toestemming. De organisatie kan nu meedoen.")
        if ja
        else _("Deze organisatie ziet vanaf nu niets meer van dit dossier."),
    )
    return _to_dossier(dossier_id)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-dossiers")
def toevoegen(request: PersoonRequest, dossier_id: UUID, soort: str) -> HttpResponse:
    """Add something to the dossier.

    Raises:
        Http404: this person has no such dossier, it is closed, or this cannot be added.
    """
    beeld = _find(request, dossier_id)
    if soort not in {een.value for een in FORMULIEREN} or beeld.dossier.gesloten:
        raise Http404
    gekozen = Dossierdeel.Soort(soort)
    formulier, teruggezet = _begin(request, FORMULIEREN[gekozen])
    if request.method == "POST" and formulier.is_valid():
        eigenaar = delen.INWONER if gekozen is Dossierdeel.Soort.ACTIE else ""
        nieuw = delen.Nieuw(soort=gekozen, eigenaar=eigenaar, **formulier.cleaned_data)
        try:
            delen.add(doener=Doener.of_inwoner(request.persoon), dossier_id=dossier_id, nieuw=nieuw)
        except delen.TeVeel:
            formulier.add_error(None, _("Er staat al zo veel in dit dossier dat er niets meer bij kan."))
        else:
            tell(request, _("Het staat nu in uw dossier."))
            return _to_dossier(dossier_id)
    return _form(request, "dossier_erbij", beeld, formulier, teruggezet=teruggezet)


@require_POST
@requires("mijn-dossiers")
def actie(request: PersoonRequest, dossier_id: UUID, deel_id: UUID) -> HttpResponse:
    """Say that the person did what was agreed, or not yet after all.

    Raises:
        Http404: this person has no such dossier.
    """
    klaar = request.POST.get("klaar") == "ja"
    _do(
        request,
        dossier_id,
        lambda doener: delen.finish(doener=doener, dossier_id=dossier_id, deel_id=deel_id, klaar=klaar),
        gelukt=_("De actie staat op klaar.") if klaar else _("De actie staat weer open."),
    )
    return _to_dossier(dossier_id)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-dossiers")
def uitkomst(request: PersoonRequest, dossier_id: UUID) -> HttpResponse:
    """Agree with the outcome or not; a yes that a counter wrote down can be taken back.

    Raises:
        Http404: this person has no such dossier, or there is nothing to answer.
    """
    beeld = _find(request, dossier_id)
    if beeld.mag_terug:
        return _take_back(request, beeld)
    if not beeld.wacht_op_uitkomst:
        raise Http404
    formulier, teruggezet = _begin(request, UitkomstFormulier)
    if request.method == "POST" and formulier.is_valid():
        eens, reden = formulier.cleaned_data["eens"] == "ja", formulier.cleaned_data["reden"]
        _do(
            request,
            dossier_id,
            lambda doener: afloop.answer(doener=doener, dossier_id=dossier_id, eens=eens, reden=reden),
            gelukt=_("Uw dossier is gesloten. U kunt het nog twee jaar lezen.")
            if eens
            else _("Uw antwoord staat in het dossier. De organisaties gaan verder."),
        )
        return _to_dossier(dossier_id)
    return _form(request, "dossier_uitkomst", beeld, formulier, teruggezet=teruggezet)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-dossiers")
def stoppen(request: PersoonRequest, dossier_id: UUID) -> HttpResponse:
    """Ask whether the person is sure, then stop the dossier.

    Raises:
        Http404: this person has no such dossier, or it is closed.
    """
    beeld = _find(request, dossier_id)
    if beeld.dossier.gesloten:
        raise Http404
    formulier, teruggezet = _begin(request, StopFormulier)
    if request.method == "POST" and formulier.is_valid():
        reden = formulier.cleaned_data["reden"]
        _do(
            request,
            dossier_id,
            lambda doener: afloop.stop(doener=doener, dossier_id=dossier_id, reden=reden),
            gelukt=_("Uw dossier is gestopt."),
        )
        return _to_dossier(dossier_id)
    return _form(request, "dossier_stoppen", beeld, formulier, teruggezet=teruggezet)


@require_safe
@requires("mijn-dossiers")
def verwijzing(request: PersoonRequest, verwijzing_id: UUID) -> HttpResponse:
    """One referral: what goes along, and what became of it.

    Raises:
        Http404: this person has no such referral.
    """
    _log(request, gettext_noop("een doorverwijzing van u"))
    gevonden = verwijzingen.find_beeld(betrokkene=request.persoon.betrokkene, verwijzing_id=verwijzing_id)
    if gevonden is None:
        raise Http404
    spoor = kruimels((_("Dossiers"), reverse("mijn:dossiers")), (_("Doorverwijzing"), None))
    return render_pagina(request, "dossier_verwijzing", {"verwijzing": gevonden, "kruimels": spoor})


@require_POST
@requires("mijn-dossiers")
def verwijzing_antwoord(request: PersoonRequest, verwijzing_id: UUID) -> HttpResponse:
    """Yes or no to a referral; no also takes back what went out.

    Raises:
        Http404: this person has no such referral.
    """
    ja = request.POST.get("antwoord") == "ja"
    doener = Doener.of_inwoner(request.persoon)
    try:
        doorverwijzen.decide(doener=doener, verwijzing_id=verwijzing_id, ja=ja)
    except services.NietToegestaan:
        raise Http404 from None
    except services.KanNietMeer:
        tell(request, _("Dit kan niet meer: er is al iets veranderd. Kijk hieronder hoe het nu is."))
    else:
        tell(request, _("De doorverwijzing is verstuurd.") if ja else _("De doorverwijzing gaat niet door."))
    return HttpResponseRedirect(reverse("mijn:dossier_verwijzing", args=[verwijzing_id]), status=HTTPStatus.SEE_OTHER)


def _take_back(request: PersoonRequest, beeld: Dossierbeeld) -> HttpResponse:
    formulier, teruggezet = _begin(request, TerugFormulier)
    if request.method == "POST" and formulier.is_valid():
        pk, reden = beeld.dossier.pk, formulier.cleaned_data["reden"]
        _do(
            request,
            pk,
            lambda doener: afloop.take_back(doener=doener, dossier_id=pk, reden=reden),
            gelukt=_("Uw antwoord staat in het dossier. De organisaties gaan verder."),
        )
        return _to_dossier(pk)
    return _form(request, "dossier_uitkomst", beeld, formulier, teruggezet=teruggezet)


def _do(request: PersoonRequest, dossier_id: UUID, doe: Callable[[Doener], object], *, gelukt: str) -> None:
    """Do it and say so; say as well when somebody else was first."""
    if find_van(betrokkene=request.persoon.betrokkene, dossier_id=dossier_id) is None:
        raise Http404
    try:
        doe(Doener.of_inwoner(request.persoon))
    except _GEMIST:
        tell(request, _("Dit kan niet meer: er is al iets veranderd. Kijk hieronder hoe het nu is."))
    else:
        tell(request, gelukt)


def _begin(request: PersoonRequest, soort: type[forms.Form]) -> tuple[forms.Form, bool]:
    """What was sent, or a form with what was typed before the session ended."""
    if request.method == "POST":
        return soort(request.POST), False
    bewaard = invoer.take(request=request, persoon=request.persoon)
    return invoer.restore(soort, bewaard), bewaard is not None


def _form(
    request: PersoonRequest, naam: str, beeld: Dossierbeeld, formulier: forms.Form, *, teruggezet: bool
) -> HttpResponse:
    context: dict[str, Any] = {"beeld": beeld, "formulier": formulier, "teruggezet": teruggezet}
    titels = {
        "dossier_erbij": getattr(formulier, "titel", ""),
        "dossier_uitkomst": _("De uitkomst"),
        "dossier_stoppen": _("Dossier stoppen"),
    }
    return render_pagina(request, naam, context | {"kruimels": _kruimels(beeld, str(titels[naam]))})


def _find(request: PersoonRequest, dossier_id: UUID) -> Dossierbeeld:
    _log(request, gettext_noop("een dossier van u"))
    gevonden = find_van(betrokkene=request.persoon.betrokkene, dossier_id=dossier_id)
    beeld = show(gevonden) if gevonden else None
    if beeld is None:
        raise Http404
    return beeld


def _log(request: PersoonRequest, gegevens: str) -> None:
    read_eigen(persoon=request.persoon, activiteit=MIJN, bron=settings.WAGTAIL_SITE_NAME, gegevens=gegevens)


def _kruimels(beeld: Dossierbeeld, titel: str = "") -> list[tuple[str, str | None]]:
    zelf = reverse("mijn:dossier", args=[beeld.dossier.pk])
    laatste = [(beeld.dossier.nummer, zelf if titel else None), *([(titel, None)] if titel else [])]
    return kruimels((_("Dossiers"), reverse("mijn:dossiers")), *laatste)


def _to_dossier(dossier_id: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("mijn:dossier", args=[dossier_id]), status=HTTPStatus.SEE_OTHER)
