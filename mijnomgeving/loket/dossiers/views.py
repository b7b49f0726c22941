"""/loket/contact/<contact>/dossiers/: the dossiers of this person, and what is in one."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mijnomgeving.loket.contact.lopend import ContactRequest, requires_contact
from mijnomgeving.loket.dossiers import delen, services
from mijnomgeving.loket.dossiers.beeld import Dossierbeeld, show
from mijnomgeving.loket.dossiers.doener import LOKET, Doener
from mijnomgeving.loket.dossiers.forms import MIJN, SOORTEN, ActieFormulier, BeginFormulier, next_week
from mijnomgeving.loket.dossiers.models import Dossierdeel
from mijnomgeving.loket.dossiers.rechten import Onderdeel
from mijnomgeving.loket.dossiers.selectors import find_van, list_beelden
from mijnomgeving.loket.pagina import kruimels, render_loket, tell

GEMIST = (services.KanNietMeer, services.NietToegestaan, services.NietTeVragen)
ZIN_GEMIST = "Dit kan niet (meer). Kijk hieronder hoe het dossier nu is."


@require_safe
@requires_contact(LOKET)
def contact_dossiers(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """The dossiers of this person in which the own organisation takes part."""
    doener = Doener.of_loket(request.lopend)
    doener.log_gezien(gettext_noop("uw dossiers en doorverwijzingen"))
    context = {
        "kruimels": kruimels(("Dossiers", None)),
        "beelden": list_beelden(betrokkene=doener.betrokkene, organisatie=doener.organisatie),
        "contact_id": contact_id,
    }
    return render_loket(request, "contact_dossiers", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(LOKET)
def nieuw(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """Begin a dossier that the person wants."""
    doener = Doener.of_loket(request.lopend)
    direct = doener.hoe is not None
    begin = {"aanspreekpunt": request.medewerker.naam, "toestemming": None if direct else MIJN}
    formulier = BeginFormulier(request.POST or None, eigen=doener.organisatie, direct=direct, initial=begin)
    if request.method == "POST" and direct and formulier.is_valid():
        schoon = formulier.cleaned_data
        dossier = services.begin(
            doener=doener,
            inhoud=services.Begin(schoon["doel"], schoon["vraag"], schoon["aanspreekpunt"]),
            partijen=formulier.partijen,
            direct=formulier.direct,
            tot=schoon["tot"],
        )
        tell(request, "Het dossier is begonnen. De persoon ziet het meteen in MijnOmgeving.")
        return to_dossier(contact_id, dossier.pk)
    context = {"kruimels": _kruimels(contact_id, "Nieuw dossier"), "formulier": formulier, "direct": direct}
    return render_loket(request, "dossier_nieuw", context | {"contact_id": contact_id}, status=_status(formulier))


@require_safe
@requires_contact(LOKET)
def dossier(request: ContactRequest, contact_id: UUID, dossier_id: UUID) -> HttpResponse:
    """One dossier, as far as the right of the own organisation reaches.

    Raises:
        Http404: the person has no such dossier, or the own organisation takes no part in it.
    """
    beeld = find_beeld(request, dossier_id, gezien=True)
    toegang = beeld.toegang
    context = {
        "kruimels": _kruimels(contact_id, beeld.dossier.nummer),
        "beeld": beeld,
        "mag": {deel.value: toegang.may_write(deel) for deel in Onderdeel} if toegang else {},
        "direct": Doener.of_loket(request.lopend).hoe is not None,
        "contact_id": contact_id,
    }
    return render_loket(request, "dossier_een", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(LOKET)
def erbij(request: ContactRequest, contact_id: UUID, dossier_id: UUID, soort: str) -> HttpResponse:
    """Add something.

    Raises:
        Http404: there is no such dossier, or the right does not reach this part.
    """
    beeld = find_beeld(request, dossier_id)
    if soort not in Dossierdeel.Soort.values or not (beeld.toegang and beeld.toegang.may_write(Onderdeel(soort))):
        raise Http404
    gekozen = Dossierdeel.Soort(soort)
    formulier = _deelformulier(request, gekozen, beeld)
    if request.method == "POST" and formulier.is_valid():
        nieuw_deel = delen.Nieuw(soort=gekozen, **formulier.cleaned_data)
        try:
            delen.add(doener=Doener.of_loket(request.lopend), dossier_id=dossier_id, nieuw=nieuw_deel)
        except delen.TeVeel:
            formulier.add_error(None, "Er staat al zo veel in dit dossier dat er niets meer bij kan.")
        except GEMIST:
            tell(request, ZIN_GEMIST)
            return to_dossier(contact_id, dossier_id)
        else:
            tell(request, "Het staat in het dossier. De persoon ziet het ook.")
            return to_dossier(contact_id, dossier_id)
    return show_form(request, beeld, formulier, titel=str(getattr(formulier, "titel", "")), knop="Zet in het dossier")


@require_POST
@requires_contact(LOKET)
def actie(request: ContactRequest, contact_id: UUID, dossier_id: UUID, deel_id: UUID) -> HttpResponse:
    """Say that an action was done, or not after all."""
    klaar = request.POST.get("klaar") == "ja"

    def doe(doener: Doener) -> None:
        delen.finish(doener=doener, dossier_id=dossier_id, deel_id=deel_id, klaar=klaar)

    return do(request, contact_id, dossier_id, doe, gelukt="Klaar gezet." if klaar else "Weer open gezet.")


def do(
    request: ContactRequest, contact_id: UUID, dossier_id: UUID, doe: Callable[[Doener], object], *, gelukt: str
) -> HttpResponseRedirect:
    """Do it and go back to the dossier; say so as well when it cannot be done (any more)."""
    try:
        doe(Doener.of_loket(request.lopend))
    except GEMIST:
        tell(request, ZIN_GEMIST)
    else:
        tell(request, gelukt)
    return to_dossier(contact_id, dossier_id)


def find_beeld(request: ContactRequest, dossier_id: UUID, *, gezien: bool = False) -> Dossierbeeld:
    """The dossier as the own organisation may see it, logged when it is shown.

    Raises:
        Http404: there is none.
    """
    doener = Doener.of_loket(request.lopend)
    gevonden = find_van(betrokkene=doener.betrokkene, dossier_id=dossier_id)
    beeld = show(gevonden, organisatie=doener.organisatie) if gevonden else None
    if beeld is None:
        raise Http404
    if gezien:
        doener.log_gezien(gettext_noop("een dossier van u"))
    return beeld


def show_form(
    request: ContactRequest, beeld: Dossierbeeld, formulier: forms.Form, *, titel: str, knop: str, uitleg: str = ""
) -> HttpResponse:
    """A form about one dossier."""
    contact_id = request.lopend.contact.pk
    terug = reverse("loket:dossier", args=[contact_id, beeld.dossier.pk])
    context = {
        "kruimels": _kruimels(contact_id, (beeld.dossier.nummer, terug), titel),
        "beeld": beeld,
        "formulier": formulier,
        "titel": titel,
        "knop_tekst": knop,
        "uitleg": uitleg,
        "terug": terug,
    }
    return render_loket(request, "dossier_formulier", context, status=_status(formulier))


def to_dossier(contact_id: UUID, dossier_id: UUID) -> HttpResponseRedirect:
    """To the dossier."""
    return HttpResponseRedirect(reverse("loket:dossier", args=[contact_id, dossier_id]), status=HTTPStatus.SEE_OTHER)


def _deelformulier(request: ContactRequest, soort: Dossierdeel.Soort, beeld: Dossierbeeld) -> forms.Form:
    klasse = SOORTEN[soort]
    if klasse is ActieFormulier:
        return ActieFormulier(request.POST or None, beeld=beeld, initial={"uiterlijk": next_week()})
    return klasse(request.POST or None)


def _status(formulier: forms.Form) -> int:
    return HTTPStatus.BAD_REQUEST if formulier.is_bound and formulier.errors else HTTPStatus.OK


def _kruimels(contact_id: UUID, *verder: str | tuple[str, str | None]) -> list[tuple[str, str | None]]:
    spoor = [(deel, None) if isinstance(deel, str) else deel for deel in verder]
    return kruimels(("Dossiers", reverse("loket:contact_dossiers", args=[contact_id])), *spoor)
