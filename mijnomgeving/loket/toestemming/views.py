"""/loket/contact/<id>/toestemming/: what the person allowed, asking for it, and writing down the answer."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mijnomgeving.loket.contact.lopend import ContactRequest, requires_contact
from mijnomgeving.loket.contact.models import Kanaal
from mijnomgeving.loket.pagina import kruimels, render_loket, tell
from mijnomgeving.loket.toestemming import services
from mijnomgeving.loket.toestemming.antwoord import make_form, write_answer
from mijnomgeving.loket.toestemming.codes import find_code
from mijnomgeving.loket.toestemming.forms import VraagFormulier
from mijnomgeving.loket.toestemming.identiteit import send
from mijnomgeving.loket.toestemming.selectors import Vraagbeeld, list_vragen
from mijnomgeving.loket.toestemming.woorden import STANDNAMEN, WEGNAMEN, onderdeelnamen
from mijnomgeving.loketbezoek.models import Weg
from mijnomgeving.loketbezoek.services import make_getal, needs_getal


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(doelen=services.DOELEN)
def toestemming(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """What holds and what was asked in this contact; asking for more."""
    formulier = VraagFormulier(
        request.POST if request.method == "POST" else None, lopend=request.lopend, initial=_begin(request)
    )
    if request.method == "POST" and formulier.is_valid():
        weg = formulier.weg_gekozen
        vraag = services.ask(lopend=request.lopend, gevraagd=formulier.gevraagd, tot_dag=formulier.tot_dag, weg=weg)
        if weg in {Weg.MAIL, Weg.SMS}:
            tell(request, send(request, weg))
        return _to("toestemming_vraag", contact_id, vraag.pk)
    context = {
        "formulier": formulier,
        "vragen": [_row(beeld) for beeld in list_vragen(lopend=request.lopend)],
        "contact_id": contact_id,
        "kruimels": kruimels(("Toestemming", None)),
    }
    status = HTTPStatus.BAD_REQUEST if formulier.errors else HTTPStatus.OK
    return render_loket(request, "toestemming", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(doelen=services.DOELEN)
def vraag(request: ContactRequest, contact_id: UUID, vraag_id: UUID) -> HttpResponse:
    """One question: how far it is, and the answer where the caseworker writes it down."""
    beeld = _find(request, vraag_id)
    if beeld is None:
        return _gone(request, contact_id)
    formulier = make_form(request, beeld)
    if formulier and request.method == "POST" and formulier.is_valid() and write_answer(request, beeld, formulier):
        tell(request, "De toestemming staat opgeschreven. De persoon kan haar in MijnOmgeving lezen en intrekken.")
        return _to("toestemming", contact_id)
    context = {
        **_row(beeld),
        "formulier": formulier,
        "code": find_code(lopend=request.lopend) if beeld.vraag.weg in {Weg.MAIL, Weg.SMS} else None,
        "mag_hier": services.may_record(request.lopend),
        "contact_id": contact_id,
        "kruimels": kruimels(("Toestemming", reverse("loket:toestemming", args=[contact_id])), ("Vraag", None)),
    }
    status = HTTPStatus.BAD_REQUEST if formulier and formulier.errors else HTTPStatus.OK
    return render_loket(request, "toestemming_vraag", context, status=status)


@require_safe
@requires_contact(doelen=services.DOELEN, verlengt=False)
def stand(request: ContactRequest, contact_id: UUID, vraag_id: UUID) -> HttpResponse:  # noqa: ARG001 - of the address
    """How far it is, for the page that looks by itself; that does not keep the session alive."""
    beeld = _find(request, vraag_id)
    open_ = beeld is not None and beeld.open
    return JsonResponse({"open": open_})


@require_POST
@requires_contact(doelen=services.DOELEN)
def stoppen(request: ContactRequest, contact_id: UUID, vraag_id: UUID) -> HttpResponse:
    """Take the question back, or write down that the person said no."""
    nee = "nee" in request.POST
    doe = services.refuse_here if nee else services.stop
    if doe(lopend=request.lopend, vraag_id=vraag_id):
        tell(request, "U schreef op dat de persoon geen toestemming gaf." if nee else "De vraag is gestopt.")
    else:
        tell(request, "Deze vraag was al beantwoord of gestopt.")
    return _to("toestemming", contact_id)


@require_POST
@requires_contact(doelen=services.DOELEN)
def intrekken(request: ContactRequest, contact_id: UUID, vraag_id: UUID) -> HttpResponse:
    """The person takes the consent back in the conversation."""
    weg = services.withdraw(lopend=request.lopend, vraag_id=vraag_id)
    tell(request, "De toestemming is ingetrokken." if weg else "Er was geen toestemming meer om in te trekken.")
    return _to("toestemming", contact_id)


@require_POST
@requires_contact(doelen=services.DOELEN)
def opnieuw(request: ContactRequest, contact_id: UUID, vraag_id: UUID) -> HttpResponse:
    """Send another code for this question."""
    beeld = _find(request, vraag_id)
    if beeld is not None and beeld.open and beeld.vraag.weg in {Weg.MAIL, Weg.SMS}:
        tell(request, send(request, Weg(beeld.vraag.weg)))
    return _to("toestemming_vraag", contact_id, vraag_id)


def _find(request: ContactRequest, vraag_id: UUID) -> Vraagbeeld | None:
    return next((beeld for beeld in list_vragen(lopend=request.lopend) if beeld.vraag.pk == vraag_id), None)


def _row(beeld: Vraagbeeld) -> dict[str, object]:
    rij = beeld.vraag
    wat = beeld.gegeven or beeld.gevraagd
    return {
        "beeld": beeld,
        "onderdelen": onderdeelnamen(wat.onderdelen),
        "organisaties": wat.organisaties,
        "weg": WEGNAMEN[Weg(rij.weg)],
        "stand": _state(beeld),
        "getal": make_getal(rij.pk) if beeld.open and needs_getal(rij) else "",
        "na_brief": rij.kanaal == Kanaal.BRIEF,
    }


def _state(beeld: Vraagbeeld) -> str:
    rij = beeld.vraag
    if rij.ingetrokken_op:
        return "Ingetrokken"
    if beeld.gegeven is not None and not beeld.geldt:
        return "Afgelopen"
    if rij.stand == "gevraagd" and not beeld.open:
        return "Niet op tijd beantwoord"
    return "Toestemming voor een deel" if beeld.deels else STANDNAMEN[rij.stand]


def _begin(request: ContactRequest) -> dict[str, object]:
    """What the page that the caseworker comes from wants to see."""
    return {"organisaties": request.GET.getlist("organisatie"), "onderdelen": request.GET.getlist("onderdeel")}


def _gone(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    context = {"contact_id": contact_id, "kruimels": kruimels(("Toestemming", None))}
    return render_loket(request, "toestemming_weg", context, status=HTTPStatus.NOT_FOUND)


def _to(naam: str, *args: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(f"loket:{naam}", args=args), status=HTTPStatus.SEE_OTHER)
