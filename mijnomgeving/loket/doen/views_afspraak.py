"""/loket/contact/<id>/doen/afspraken/: see, make, move and cancel appointments with the person."""

from datetime import datetime
from http import HTTPStatus
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods, require_safe

from mijnomgeving.bronnen.afspraken.models import Afspraak, Afspraaksoort
from mijnomgeving.bronnen.afspraken.port import AfsprakenBron, NietVrij
from mijnomgeving.loket.contact.lopend import ContactRequest, Lopend, requires_contact
from mijnomgeving.loket.doen.afspraken import (
    book,
    cancel,
    find_agenda,
    list_agendas,
    read_eigen,
    read_soorten,
    read_vrij,
    show_keuzes,
)
from mijnomgeving.loket.doen.forms import Afspraakformulier
from mijnomgeving.loket.doen.namens import DOELEN
from mijnomgeving.loket.doen.selectors import is_gedaan
from mijnomgeving.loket.doen.views import crumbs, to
from mijnomgeving.loket.lezing import LoketLezing
from mijnomgeving.loket.pagina import render_loket, tell
from portal.core.deadline import Deadline
from portal.core.resultaat import Available
from portal.outbound.service import BronFout

_STIL = "De agenda gaf geen antwoord. Kies nog een keer: u maakt de afspraak niet dubbel."


@require_safe
@requires_contact(doelen=DOELEN)
def afspraken(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """The appointments that may be seen, and for what a new one can be made at the chosen organisation."""
    eigen = read_eigen(LoketLezing(request, request.lopend.contact.doel))
    agendas = list_agendas()
    naam = request.GET.get("bij") or request.lopend.medewerker.organisatie.naam
    bron = find_agenda(naam)
    soorten = read_soorten(bron, Deadline.after(settings.PAGINA_DEADLINE)) if bron else None
    context = {
        "contact_id": contact_id,
        "eigen": eigen.afspraken,
        "ontbreekt": eigen.ontbreekt,
        "agendas": [agenda.naam for agenda in agendas],
        "bij": bron.naam if bron else "",
        "soorten": soorten.data if isinstance(soorten, Available) else None,
        "kruimels": crumbs(contact_id, ("Afspraken", None)),
    }
    return render_loket(request, "doen_afspraken", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(doelen=DOELEN)
def afspraak_maken(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """Choose a moment and make the appointment, or move one: the free moments are asked anew each time."""
    bron = find_agenda(request.GET.get("bij", ""))
    deadline = Deadline.after(settings.PAGINA_DEADLINE)
    soort = _find_soort(bron, request.GET.get("soort", ""), deadline)
    if bron is None or soort is None:
        tell(request, "Kies eerst waarvoor de afspraak is.")
        return to("doen_afspraken", contact_id)
    verzetten = request.GET.get("verzetten", "")
    nummer = _number(request, bron, verzetten) if verzetten else ""
    vrij = read_vrij(bron, soort.code, vanaf=parse_date(request.GET.get("vanaf", "")), deadline=deadline)
    keuzes = show_keuzes(vrij.data) if isinstance(vrij, Available) else []
    if is_gedaan(contact_id, request.POST.get("sleutel", "")):
        # The second of two clicks: the moment is taken, by this very appointment.
        tell(request, "De afspraak stond er al. Er is geen tweede gemaakt.")
        return to("doen_afspraken", contact_id)
    formulier = Afspraakformulier(request.POST if request.method == "POST" else None, momenten=keuzes)
    if request.method == "POST" and formulier.is_valid():
        if fout := _book(request.lopend, formulier, bron=bron, soort=soort, nummer=nummer):
            formulier.add_error(*fout)
        else:
            tell(request, "De afspraak staat. De persoon ziet haar in MijnOmgeving, bij Contacten.")
            return to("doen_afspraken", contact_id)
    context = {
        "contact_id": contact_id,
        "bron": bron.naam,
        "soort": soort,
        "formulier": formulier,
        "keuzes": keuzes,
        "stil": not isinstance(vrij, Available),
        "verzetten": verzetten,
        "kruimels": crumbs(
            contact_id, ("Afspraken", reverse("loket:doen_afspraken", args=[contact_id])), ("Moment", None)
        ),
    }
    status = HTTPStatus.BAD_REQUEST if formulier.errors else HTTPStatus.OK
    return render_loket(request, "doen_afspraak", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(doelen=DOELEN)
def afspraak_afzeggen(request: ContactRequest, contact_id: UUID, sleutel: str) -> HttpResponse:
    """Ask whether it is sure, then cancel."""
    afspraak = read_eigen(LoketLezing(request, request.lopend.contact.doel)).find(sleutel)
    if afspraak is None:
        raise Http404
    stil = False
    if request.method == "POST":
        try:
            cancel(lopend=request.lopend, afspraak=afspraak, sleutel=uuid4())
        except BronFout:
            stil = True
        else:
            tell(request, "De afspraak is afgezegd.")
            return to("doen_afspraken", contact_id)
    context = {
        "contact_id": contact_id,
        "afspraak": afspraak,
        "stil": stil,
        "verzet_url": _move_url(contact_id, afspraak, sleutel),
        "kruimels": crumbs(contact_id, ("Afzeggen", None)),
    }
    return render_loket(request, "doen_afspraak_afzeggen", context)


def _number(request: ContactRequest, bron: AfsprakenBron, sleutel: str) -> str:
    """The organisation's number of the appointment that gets another moment.

    Raises:
        Http404: this person has no such appointment there.
    """
    eerder = read_eigen(LoketLezing(request, request.lopend.contact.doel)).find(sleutel)
    if eerder is None or eerder.bron != bron.naam:
        raise Http404
    return eerder.afspraak_id


def _book(
    lopend: Lopend, formulier: Afspraakformulier, *, bron: AfsprakenBron, soort: Afspraaksoort, nummer: str
) -> tuple[str | None, str] | None:
    """Make or move it; else the field and what is wrong."""
    velden = formulier.cleaned_data
    begin, sleutel = datetime.fromisoformat(velden["begin"]), velden["sleutel"]
    try:
        book(lopend=lopend, bron=bron, soort=soort, begin=begin, sleutel=sleutel, nummer=nummer)
    except NietVrij:
        return "begin", "Dit moment koos net iemand anders. Kies een ander moment."
    except BronFout:
        return None, _STIL
    return None


def _move_url(contact_id: UUID, afspraak: Afspraak, sleutel: str) -> str:
    """Where this appointment gets another moment; empty when its organisation does not offer the same any more."""
    bron = find_agenda(afspraak.bron)
    soorten = read_soorten(bron, Deadline.after(settings.PAGINA_DEADLINE)) if bron else None
    aanbod = soorten.data if isinstance(soorten, Available) else ()
    zelfde = next((soort for soort in aanbod if soort.naam == afspraak.onderwerp), None)
    if zelfde is None:
        return ""
    vraag = urlencode({"bij": afspraak.bron, "soort": zelfde.code, "verzetten": sleutel})
    return f"{reverse('loket:doen_afspraak', args=[contact_id])}?{vraag}"


def _find_soort(bron: AfsprakenBron | None, code: str, deadline: Deadline) -> Afspraaksoort | None:
    if bron is None:
        return None
    soorten = read_soorten(bron, deadline)
    return next((een for een in soorten.data if een.code == code), None) if isinstance(soorten, Available) else None
