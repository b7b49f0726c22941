"""/mijn/loket/: who helped, who asks to see something, what was allowed, and taking that back."""

from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.loket.dossiers import selectors as dossiers
from mijnomgeving.loket.verwijzingen import selectors as verwijzingen
from mijnomgeving.loketbezoek import services
from mijnomgeving.loketbezoek.forms import ToestemmingFormulier
from mijnomgeving.loketbezoek.selectors import Vraag, find_vraag, read_overzicht
from mijnomgeving.pagina import kruimels, render_pagina, tell
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires


@require_safe
@requires("mijn-loket")
def loket(request: PersoonRequest) -> HttpResponse:
    """What is asked, what holds, what was before, and the conversations."""
    _log(request)
    persoon = request.persoon
    overzicht = read_overzicht(betrokkene=persoon.betrokkene, machtiging=persoon.machtiging)
    wachten = dossiers.count_gevraagd(betrokkene=persoon.betrokkene)
    wachten += verwijzingen.count_gevraagd(betrokkene=persoon.betrokkene)
    return render_pagina(request, "loket", {"overzicht": overzicht, "dossiers": wachten, "kruimels": _trail()})


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-loket")
def vraag(request: PersoonRequest, vraag_id: UUID) -> HttpResponse:
    """Read one question, and allow all of it or a part.

    Raises:
        Http404: there is no such question of this person.
    """
    gevonden = _find(request, vraag_id)
    if not gevonden.beeld.open:
        return _show(request, gevonden, None)
    if request.method == "POST" and "nee" in request.POST:
        return _refuse(request, vraag_id)
    formulier = _form(request, gevonden)
    if request.method == "POST" and formulier.is_valid() and _give(request, gevonden, formulier):
        tell(request, _("U hebt toestemming gegeven. De medewerker ziet dat meteen."))
        return _to_loket()
    return _show(request, gevonden, formulier)


@require_POST
@requires("mijn-loket")
def weigeren(request: PersoonRequest, vraag_id: UUID) -> HttpResponse:
    """Say no.

    Raises:
        Http404: there is no such question of this person.
    """
    _find(request, vraag_id)
    return _refuse(request, vraag_id)


@require_POST
@requires("mijn-loket")
def intrekken(request: PersoonRequest, vraag_id: UUID) -> HttpResponse:
    """Take a consent back: no question whether one is sure, for it must be as easy as giving.

    Raises:
        Http404: there is no such question of this person.
    """
    _find(request, vraag_id)
    weg = services.withdraw(persoon=request.persoon, vraag_id=vraag_id)
    tell(
        request,
        _("Uw toestemming is ingetrokken. De medewerker ziet vanaf nu niets meer van dit.")
        if weg
        else _("Er was geen toestemming meer om in te trekken."),
    )
    return _to_loket()


def _refuse(request: PersoonRequest, vraag_id: UUID) -> HttpResponse:
    try:
        services.refuse(persoon=request.persoon, vraag_id=vraag_id)
    except services.NietOpen:
        tell(request, _("Deze vraag is al beantwoord of gestopt."))
    else:
        tell(request, _("U gaf geen toestemming. De medewerker ziet niets extra's en helpt u verder zonder."))
    return _to_loket()


def _form(request: PersoonRequest, vraag: Vraag) -> ToestemmingFormulier:
    make = partial(ToestemmingFormulier, vraag=vraag)
    if request.method == "POST":
        return make(request.POST)
    terug = invoer.take(request=request, persoon=request.persoon)
    formulier = invoer.restore(make, terug)
    formulier.teruggezet = terug is not None
    return formulier


def _give(request: PersoonRequest, vraag: Vraag, formulier: ToestemmingFormulier) -> bool:
    """Whether it was given; else the form says why not."""
    try:
        services.give(
            persoon=request.persoon,
            vraag_id=vraag.vraag_id,
            organisaties=formulier.waar,
            onderdelen=formulier.gekozen,
            getal=formulier.cleaned_data.get("getal", ""),
        )
    except services.AnderGetal:
        formulier.add_error(
            "getal", _("Dit zijn niet de cijfers van deze vraag. Laat de medewerker ze nog eens noemen.")
        )
    except services.NietsGekozen:
        formulier.add_error(None, _("Hiermee geeft u nergens toestemming voor. Kruis iets aan, of kies Nee."))
    except services.NietOpen:
        formulier.add_error(None, _("Deze vraag is al beantwoord of gestopt."))
    else:
        return True
    return False


def _find(request: PersoonRequest, vraag_id: UUID) -> Vraag:
    persoon = request.persoon
    gevonden = find_vraag(betrokkene=persoon.betrokkene, machtiging=persoon.machtiging, vraag_id=vraag_id)
    if gevonden is None:
        raise Http404
    return gevonden


def _show(request: PersoonRequest, vraag: Vraag, formulier: ToestemmingFormulier | None) -> HttpResponse:
    _log(request)
    context: dict[str, object] = {"vraag": vraag, "formulier": formulier, "kruimels": _trail(_("Toestemming geven"))}
    context["teruggezet"] = formulier is not None and formulier.teruggezet
    return render_pagina(request, "loket_vraag", context)


def _log(request: PersoonRequest) -> None:
    read_eigen(
        persoon=request.persoon,
        activiteit="mijn-loket",
        bron=settings.WAGTAIL_SITE_NAME,
        gegevens=gettext_noop("uw contacten met een loket, en wat medewerkers mogen zien"),
    )


def _to_loket() -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("mijn:loket"), status=HTTPStatus.SEE_OTHER)


def _trail(verder: str = "") -> list[tuple[str, str | None]]:
    eind = reverse("mijn:loket") if verder else None
    return kruimels((_("Hulp van een medewerker"), eind), *(((verder, None),) if verder else ()))
