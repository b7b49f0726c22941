"""/loket/contact/<contact>/dossiers/<dossier>/: who takes part, and how it ends."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from mijnomgeving.loket.contact.lopend import ContactRequest, requires_contact
from mijnomgeving.loket.dossiers import afloop, services
from mijnomgeving.loket.dossiers.beeld import Dossierbeeld
from mijnomgeving.loket.dossiers.doener import LOKET, Doener
from mijnomgeving.loket.dossiers.forms import (
    MIJN,
    AanspreekFormulier,
    AntwoordFormulier,
    PartijFormulier,
    StopFormulier,
    UitkomstFormulier,
)
from mijnomgeving.loket.dossiers.views import do, find_beeld, show_form


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(LOKET)
def partij(request: ContactRequest, contact_id: UUID, dossier_id: UUID) -> HttpResponse:
    """Bring an organisation in, or change what it may see.

    Raises:
        Http404: there is no such dossier, or the own organisation does not lead it.
    """
    beeld = _led(request, dossier_id)
    doener = Doener.of_loket(request.lopend)
    nu = next((een for een in beeld.partijen if een.oin == request.GET.get("organisatie")), None)
    direct = doener.hoe is not None
    begin = {"toestemming": None if direct else MIJN}
    formulier = PartijFormulier(request.POST or None, eigen=doener.organisatie, nu=nu, direct=direct, initial=begin)
    if request.method == "POST" and formulier.is_valid():
        schoon, rechten, direct = formulier.cleaned_data, formulier.rechten, formulier.direct

        def doe(doener: Doener) -> None:
            services.set_partij(
                doener=doener,
                dossier_id=dossier_id,
                organisatie=schoon["organisatie"],
                rechten=rechten,
                direct=direct,
                tot=schoon["tot"],
            )

        gelukt = "De organisatie kan nu meedoen." if direct else "De vraag staat bij de persoon in MijnOmgeving."
        return do(request, contact_id, dossier_id, doe, gelukt=gelukt)
    uitleg = "Ziet de organisatie meer dan nu, dan is nieuwe toestemming nodig. Minder geldt meteen."
    return show_form(request, beeld, formulier, titel="Wie doet mee?", knop="Bewaar", uitleg=uitleg)


@require_POST
@requires_contact(LOKET)
def toestemming(request: ContactRequest, contact_id: UUID, dossier_id: UUID) -> HttpResponse:
    """Write down what the person says about an organisation: yes or no."""
    ja, organisatie = request.POST.get("antwoord") == "ja", request.POST.get("organisatie", "")

    def doe(doener: Doener) -> None:
        services.decide(doener=doener, dossier_id=dossier_id, organisatie=organisatie, ja=ja)

    return do(request, contact_id, dossier_id, doe, gelukt="Het antwoord van de persoon staat in het dossier.")


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(LOKET)
def aanspreekpunt(request: ContactRequest, contact_id: UUID, dossier_id: UUID) -> HttpResponse:
    """Say whom the person can ask for.

    Raises:
        Http404: there is no such dossier, or it is closed.
    """
    beeld = find_beeld(request, dossier_id)
    if beeld.dossier.gesloten:
        raise Http404
    formulier = AanspreekFormulier(request.POST or None, initial={"tekst": request.medewerker.naam})
    if request.method == "POST" and formulier.is_valid():
        tekst = formulier.cleaned_data["tekst"]

        def doe(doener: Doener) -> None:
            services.set_aanspreekpunt(doener=doener, dossier_id=dossier_id, tekst=tekst)

        return do(request, contact_id, dossier_id, doe, gelukt="Het aanspreekpunt staat in het dossier.")
    return show_form(request, beeld, formulier, titel="Aanspreekpunt", knop="Bewaar")


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(LOKET)
def uitkomst(request: ContactRequest, contact_id: UUID, dossier_id: UUID) -> HttpResponse:
    """Propose an outcome; the dossier closes when the person agrees.

    Raises:
        Http404: there is no such dossier, or the own organisation does not lead it.
    """
    beeld = _led(request, dossier_id)
    formulier = UitkomstFormulier(request.POST or None, initial={"tekst": beeld.uitkomst.get("tekst", "")})
    if request.method == "POST" and formulier.is_valid():
        tekst = formulier.cleaned_data["tekst"]

        def doe(doener: Doener) -> None:
            afloop.propose(doener=doener, dossier_id=dossier_id, tekst=tekst)

        return do(request, contact_id, dossier_id, doe, gelukt="De persoon krijgt bericht en kan nu antwoord geven.")
    uitleg = "Het dossier sluit pas als de persoon het eens is. Dat kan in MijnOmgeving, of hier bij u."
    return show_form(request, beeld, formulier, titel="Uitkomst voorstellen", knop="Stel voor", uitleg=uitleg)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(LOKET)
def antwoord(request: ContactRequest, contact_id: UUID, dossier_id: UUID) -> HttpResponse:
    """Write down what the person, who is here, says about the outcome.

    Raises:
        Http404: there is nothing to answer, or it is not sure who is here.
    """
    beeld = _led(request, dossier_id)
    if not beeld.wacht_op_uitkomst or Doener.of_loket(request.lopend).hoe is None:
        raise Http404
    formulier = AntwoordFormulier(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        eens, reden = formulier.cleaned_data["eens"] == "ja", formulier.cleaned_data["reden"]

        def doe(doener: Doener) -> None:
            afloop.answer(doener=doener, dossier_id=dossier_id, eens=eens, reden=reden)

        return do(request, contact_id, dossier_id, doe, gelukt="Het antwoord van de persoon staat in het dossier.")
    uitleg = "Lees de uitkomst voor. De persoon krijgt bericht en kan het antwoord zes weken lang terugdraaien."
    return show_form(request, beeld, formulier, titel="Antwoord van de persoon", knop="Bewaar", uitleg=uitleg)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(LOKET)
def stoppen(request: ContactRequest, contact_id: UUID, dossier_id: UUID) -> HttpResponse:
    """End it without an outcome, after asking why.

    Raises:
        Http404: there is no such dossier, or the own organisation does not lead it.
    """
    beeld = _led(request, dossier_id)
    formulier = StopFormulier(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        reden = formulier.cleaned_data["reden"]

        def doe(doener: Doener) -> None:
            afloop.stop(doener=doener, dossier_id=dossier_id, reden=reden)

        return do(request, contact_id, dossier_id, doe, gelukt="Het dossier is gestopt. De persoon krijgt bericht.")
    uitleg = "Niemand kan er dan nog iets in zetten. U kunt dit niet terugdraaien."
    return show_form(request, beeld, formulier, titel="Dossier stoppen", knop="Ja, stop dit dossier", uitleg=uitleg)


def _led(request: ContactRequest, dossier_id: UUID) -> Dossierbeeld:
    beeld = find_beeld(request, dossier_id)
    if beeld.toegang is None or not beeld.toegang.leads:
        raise Http404
    return beeld
