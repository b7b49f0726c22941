"""/loket/contact/<id>/doen/: what was done, notes, and the receipt of what was sent together."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from levensgebeurtenissen.regelhulpen.models import RegelhulpPagina
from mijnomgeving.inzendingen.selectors import find_inzending, list_kopie
from mijnomgeving.loket.contact.lopend import ContactRequest, requires_contact
from mijnomgeving.loket.doen.forms import Notitieformulier
from mijnomgeving.loket.doen.namens import DOELEN, is_sure, make_loketpersoon
from mijnomgeving.loket.doen.notities import add_notitie, drop_notitie, list_notities
from mijnomgeving.loket.doen.selectors import find_gedaan, list_gedaan
from mijnomgeving.loket.pagina import kruimels, render_loket, tell
from mijnomgeving.loket.sporen import herkomst_of
from portal.verantwoording.services import record_action

Kruimels = list[tuple[str, str | None]]


def to(naam: str, *args: object) -> HttpResponseRedirect:
    """To another page of the counter, after a form."""
    return HttpResponseRedirect(reverse(f"loket:{naam}", args=args), status=HTTPStatus.SEE_OTHER)


def crumbs(contact_id: UUID, *verder: tuple[str, str | None]) -> Kruimels:
    """The crumbs to what can be done, and to a page behind it."""
    return kruimels(("Doen", reverse("loket:doen", args=[contact_id]) if verder else None), *verder)


@require_safe
@requires_contact()
def doen(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """What was done in this contact, and what can be done next."""
    lopend = request.lopend
    context = {
        "contact_id": contact_id,
        "gedaan": list_gedaan(contact_id=contact_id, met_notities=True),
        "zeker": is_sure(lopend),
        "mag": lopend.contact.doel in DOELEN,
        "kruimels": crumbs(contact_id),
    }
    return render_loket(request, "doen", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact()
def notities(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """The notes that this caseworker may read, and a new one."""
    lopend = request.lopend
    formulier = Notitieformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        velden = formulier.cleaned_data
        gedeeld = velden["voor"] == "collegas"
        add_notitie(lopend=lopend, tekst=velden["tekst"], gedeeld=gedeeld, sleutel=velden["sleutel"])
        tell(request, "De notitie is bewaard.")
        return to("doen_notities", contact_id)
    if lopend.betrokkene is not None:
        record_action(
            handelende=lopend.medewerker.handelende,
            betrokkene=lopend.betrokkene,
            activiteit=lopend.doel,
            actie="notities",
            bron=lopend.medewerker.organisatie.naam,
            wat=gettext_noop("de notities van het loket over u bekeken"),
            herkomst=herkomst_of(contact_id),
        )
    context = {
        "contact_id": contact_id,
        "formulier": formulier,
        "notities": list_notities(lopend=lopend),
        "kruimels": crumbs(contact_id, ("Notities", None)),
    }
    status = HTTPStatus.BAD_REQUEST if formulier.errors else HTTPStatus.OK
    return render_loket(request, "doen_notities", context, status=status)


@require_POST
@requires_contact()
def notitie_weg(request: ContactRequest, contact_id: UUID, notitie_id: UUID) -> HttpResponse:
    """Throw away an own note, once that was confirmed."""
    if "zeker" not in request.POST:
        context = {
            "contact_id": contact_id,
            "notitie_id": notitie_id,
            "kruimels": crumbs(contact_id, ("Notities", None)),
        }
        return render_loket(request, "doen_notitie_weg", context)
    if not drop_notitie(lopend=request.lopend, notitie_id=notitie_id):
        raise Http404
    tell(request, "De notitie is weg.")
    return to("doen_notities", contact_id)


@require_safe
@requires_contact(doelen=DOELEN)
def ontvangst(request: ContactRequest, contact_id: UUID, nummer: str) -> HttpResponse:
    """The receipt of what was sent together in this contact, to print in Dutch and English.

    Raises:
        Http404: nothing with this number was sent in this contact.
    """
    lopend = request.lopend
    regel = find_gedaan(contact_id, nummer)
    getoond = find_inzending(persoon=make_loketpersoon(lopend), nummer=nummer) if regel else None
    if getoond is None or lopend.betrokkene is None:
        raise Http404
    record_action(
        handelende=lopend.medewerker.handelende,
        betrokkene=lopend.betrokkene,
        activiteit=lopend.doel,
        actie="bevestiging",
        bron=getoond.bestemming,
        wat=gettext_noop("de bevestiging bekeken van wat samen met u is verstuurd"),
        herkomst=herkomst_of(contact_id),
    )
    context = {
        "contact_id": contact_id,
        "getoond": getoond,
        "kopie": list_kopie(getoond.inzending),
        "lopend": lopend,
        "kruimels": crumbs(contact_id, ("Bevestiging", None)),
    }
    return render_loket(request, "doen_ontvangst", context)


@require_safe
@requires_contact(met_persoon=False)
def regelhulpen(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """The public regelhulpen, to go through together; what is answered there belongs to nobody."""
    paginas = RegelhulpPagina.objects.live().public().order_by("title")
    context = {
        "contact_id": contact_id,
        "regelhulpen": [(pagina.title, pagina.samenvatting, pagina.minuten, pagina.url) for pagina in paginas],
        "kruimels": crumbs(contact_id, ("Regelhulpen", None)),
    }
    return render_loket(request, "doen_regelhulpen", context)
