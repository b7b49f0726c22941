"""Making a version of the statement, and signing it with a second person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from toegankelijkheid.verklaring import services
from toegankelijkheid.verklaring.beheer.basis import TEKENEN, editor_of, needs_onderzoek, needs_tekenen, show, to
from toegankelijkheid.verklaring.forms import ConceptForm, TekenForm
from toegankelijkheid.verklaring.models import Verklaring
from toegankelijkheid.verklaring.pagina import show_letter, show_redenen, show_verklaring
from toegankelijkheid.verklaring.selectors import find_concept, list_getekende, read_stand


@require_safe
@needs_onderzoek
def verklaring(request: HttpRequest) -> HttpResponse:
    """What holds now, the version that waits for a signature, and all that were signed."""
    stand, concept = read_stand(), find_concept()
    return show(
        request,
        "verklaring",
        _("Toegankelijkheidsverklaring"),
        stand=stand,
        letter=show_letter(stand.getoond),
        redenen=show_redenen(stand.uitslag.redenen),
        concept=show_verklaring(concept) if concept else None,
        mag_tekenen=concept is not None
        and request.user.has_perm(TEKENEN)
        and concept.opgesteld_door_id != request.user.pk,
        versies=[show_verklaring(versie) for versie in list_getekende()],
        conceptformulier=ConceptForm(),
        tekenformulier=TekenForm(),
    )


@require_POST
@needs_onderzoek
def maak(request: HttpRequest) -> HttpResponse:
    """Make the next version with what is true today."""
    formulier = ConceptForm(request.POST)
    if formulier.is_valid():
        services.make_concept(door=editor_of(request), **formulier.cleaned_data)
        messages.success(request, _("De nieuwe versie staat klaar. Een collega moet haar lezen en tekenen."))
    else:
        messages.error(request, _("Schrijf wat er veranderde."))
    return to("verklaring")


@require_POST
@needs_tekenen
def teken(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the version that was read."""
    concept, formulier = get_object_or_404(Verklaring, pk=pk, ondertekend_op=None), TekenForm(request.POST)
    if not formulier.is_valid():
        messages.error(request, _("Vul uw functie in en kruis aan dat u de verklaring hebt gelezen."))
        return to("verklaring")
    try:
        services.sign(concept=concept, door=editor_of(request), functie=formulier.cleaned_data["functie"])
    except services.ZelfdePersoon:
        messages.error(request, _("U maakte deze versie zelf. Een ander moet tekenen."))
    except services.Verouderd:
        messages.error(request, _("Er is iets veranderd sinds deze versie is gemaakt. Maak haar opnieuw en lees haar."))
    else:
        messages.success(request, _("Ondertekend. De verklaring staat nu op de site."))
    return to("verklaring")
