"""Planning research, the sample, and concluding."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegankelijkheid.verklaring import services
from toegankelijkheid.verklaring.beheer.basis import editor_of, needs_onderzoek, show, to
from toegankelijkheid.verklaring.forms import AfrondForm, OnderzoekForm, PaginaForm
from toegankelijkheid.verklaring.models import Onderzoek
from toegankelijkheid.verklaring.pagina import show_letter, show_redenen
from toegankelijkheid.verklaring.selectors import LOPEND, read_stand, read_voortgang


@require_safe
@needs_onderzoek
def lijst(request: HttpRequest) -> HttpResponse:
    """All research, and what the status is now."""
    stand = read_stand()
    onderzoeken = [(onderzoek, read_voortgang(onderzoek=onderzoek)) for onderzoek in Onderzoek.objects.all()]
    return show(
        request,
        "onderzoeken",
        _("Onderzoek door mensen"),
        onderzoeken=onderzoeken,
        letter=show_letter(stand.getoond),
        redenen=show_redenen(stand.uitslag.redenen),
    )


@require_http_methods(["GET", "POST"])
@needs_onderzoek
def plan(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Plan research, or change what is planned.

    Raises:
        Http404: it is finished or dropped.
    """
    open_ = Onderzoek.objects.filter(stand__in=LOPEND)
    onderzoek = get_object_or_404(open_, pk=pk) if pk else Onderzoek(aangemaakt_door=editor_of(request))
    formulier = OnderzoekForm(request.POST or None, instance=onderzoek)
    if request.method == "POST" and formulier.is_valid():
        bewaard = formulier.save()
        messages.success(request, _("Bewaard."))
        return to("onderzoek", bewaard.pk)
    titel = _("Onderzoek wijzigen") if pk else _("Onderzoek plannen")
    return show(request, "formulier", titel, _terug(), formulier=formulier, knop=_("Bewaar"))


@require_safe
@needs_onderzoek
def onderzoek(request: HttpRequest, pk: int) -> HttpResponse:
    """One research: how far it is, its sample, and each clause."""
    gevonden = get_object_or_404(Onderzoek, pk=pk)
    return show(
        request,
        "onderzoek",
        gevonden.naam,
        _terug(),
        onderzoek=gevonden,
        voortgang=read_voortgang(onderzoek=gevonden),
        paginas=gevonden.paginas.all(),
        is_open=gevonden.stand in LOPEND,
        paginaformulier=PaginaForm(),
        afrondformulier=AfrondForm(),
    )


@require_POST
@needs_onderzoek
def steekproef(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the sample be drawn."""
    aantal = services.draw_steekproef(onderzoek=_open(pk))
    zin = ngettext("%d pagina getrokken.", "%d pagina's getrokken.", aantal) % aantal
    messages.success(request, zin)
    return to("onderzoek", pk)


@require_POST
@needs_onderzoek
def erbij(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a page to the sample."""
    formulier = PaginaForm(request.POST)
    if formulier.is_valid():
        services.add_pagina(onderzoek=_open(pk), **formulier.cleaned_data)
        messages.success(request, _("Toegevoegd."))
    else:
        messages.error(request, " ".join(fout for fouten in formulier.errors.values() for fout in map(str, fouten)))
    return to("onderzoek", pk)


@require_POST
@needs_onderzoek
def eraf(request: HttpRequest, pk: int, pagina_id: int) -> HttpResponse:
    """Take a page out of the sample."""
    services.remove_pagina(onderzoek=_open(pk), pagina_id=pagina_id)
    messages.success(request, _("De pagina is uit de steekproef, met wat erover was genoteerd."))
    return to("onderzoek", pk)


@require_POST
@needs_onderzoek
def afronden(request: HttpRequest, pk: int) -> HttpResponse:
    """Conclude."""
    formulier = AfrondForm(request.POST)
    if not formulier.is_valid():
        messages.error(request, _("Schrijf eerst een conclusie."))
        return to("onderzoek", pk)
    try:
        nieuw = services.finish_onderzoek(onderzoek=_open(pk), door=editor_of(request), **formulier.cleaned_data)
    except services.Onvolledig:
        messages.error(request, _("Dit kan nog niet: niet elke eis heeft op elke pagina een oordeel."))
        return to("onderzoek", pk)
    messages.success(request, _("Het onderzoek is afgerond."))
    if nieuw:
        messages.warning(request, _("Schrijf nu bij elke afwijking de oorzaak, het gevolg, de maatregel en de datum."))
    return to("afwijkingen" if nieuw else "verklaring")


@require_POST
@needs_onderzoek
def vervallen(request: HttpRequest, pk: int) -> HttpResponse:
    """It will not be done."""
    services.drop_onderzoek(onderzoek=_open(pk))
    messages.success(request, _("Het onderzoek is vervallen."))
    return to("onderzoeken")


def _open(pk: int) -> Onderzoek:
    return get_object_or_404(Onderzoek, pk=pk, stand__in=LOPEND)


def _terug() -> tuple[str, str]:
    return "verklaring_beheer:onderzoeken", _("Onderzoek door mensen")
