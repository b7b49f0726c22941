"""The page Wachtrij in the admin: what must still reach another party, and what got stuck on the way."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from mijnomgeving.koppelingen.nazorg import close_all, list_gedaan, retry_all
from mijnomgeving.koppelingen.views import check_beheerder
from portal.outbox.selectors import find_stand
from portal.outbox.vastlopers import (
    GeenVastloper,
    Vastgelopen,
    Vastloper,
    count_vastlopers,
    find_vastloper,
    list_namen,
    list_vastlopers,
    read_vastlopers,
)

PER_PAGINA = 50


class FilterFormulier(forms.Form):
    """Which of them the list shows."""

    soort = forms.ChoiceField(
        label=gettext_lazy("Wat"),
        required=False,
        choices=[
            ("", gettext_lazy("Alles")),
            (Vastgelopen.BERICHT.value, gettext_lazy("Berichten")),
            (Vastgelopen.TAAK.value, gettext_lazy("Taken")),
        ],
    )
    naam = forms.ChoiceField(label=gettext_lazy("Soort"), required=False)
    stand = forms.ChoiceField(
        label=gettext_lazy("Stand"),
        required=False,
        choices=[("", gettext_lazy("Wacht op u")), ("afgesloten", gettext_lazy("Afgesloten"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        naam = self.fields["naam"]
        assert isinstance(naam, forms.ChoiceField)  # noqa: S101 - for mypy
        naam.choices = [("", _("Alle soorten")), *((naam, naam) for naam in list_namen())]


class AfsluitFormulier(forms.Form):
    """Why something stays undone."""

    reden = forms.CharField(
        label=gettext_lazy("Waarom sluit u dit af?"),
        help_text=gettext_lazy("Zonder namen of gegevens van mensen. Collega's lezen dit later terug."),
        max_length=300,
        min_length=10,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """How many wait and since when, and what got stuck; never what they say."""
    check_beheerder(request)
    formulier = FilterFormulier(request.GET)
    keuze = formulier.cleaned_data if formulier.is_valid() else {}
    rijen = list_vastlopers(
        soort=keuze.get("soort", ""), naam=keuze.get("naam", ""), afgesloten=keuze.get("stand") == "afgesloten"
    )
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "stand": find_stand(),
        "vast": sum(count_vastlopers().values()),
        "formulier": formulier,
        "gefilterd": any(keuze.values()),
        "afgesloten": keuze.get("stand") == "afgesloten",
        "pagina": pagina,
        "vastlopers": read_vastlopers(list(pagina.object_list)),
        "volgende": _volgende(request, pagina.next_page_number()) if pagina.has_next() else "",
    }
    return render(request, "koppelingen/wachtrij.html", context | _kop(_("Wachtrij")))


@require_safe
def vastloper(request: HttpRequest, verwijzing: str) -> HttpResponse:
    """One of them: what it is, why it got stuck, and who did what with it.

    Raises:
        Http404: there is no such one.
    """
    check_beheerder(request)
    try:
        gevonden = find_vastloper(verwijzing)
    except GeenVastloper:
        raise Http404 from None
    context = {"vastloper": gevonden, "gedaan": list_gedaan(verwijzing), "open": gevonden in _open([verwijzing])}
    return render(request, "koppelingen/vastloper.html", context | _kop(gevonden.naam))


@require_http_methods(["GET", "HEAD", "POST"])
def opnieuw(request: HttpRequest) -> HttpResponse:
    """Ask whether these must begin again, and let them."""
    door = check_beheerder(request)
    if request.method != "POST":
        return _ask(request, titel=_("Opnieuw proberen"))
    gedaan = retry_all(verwijzingen=_gekozen(request.POST.getlist("kies")), door=door)
    tekst = ngettext("Wij proberen er %(n)s opnieuw.", "Wij proberen er %(n)s opnieuw.", gedaan)
    return _done(request, gedaan, tekst % {"n": gedaan})


@require_http_methods(["GET", "HEAD", "POST"])
def afsluiten(request: HttpRequest) -> HttpResponse:
    """Ask why these stay undone, and close them."""
    door = check_beheerder(request)
    if request.method != "POST":
        return _ask(request, titel=_("Afsluiten"), formulier=AfsluitFormulier())
    formulier = AfsluitFormulier(request.POST)
    if not formulier.is_valid():
        return _ask(request, titel=_("Afsluiten"), formulier=formulier)
    gedaan = close_all(
        verwijzingen=_gekozen(request.POST.getlist("kies")), reden=formulier.cleaned_data["reden"], door=door
    )
    return _done(request, gedaan, ngettext("%(n)s afgesloten.", "%(n)s afgesloten.", gedaan) % {"n": gedaan})


def _ask(request: HttpRequest, *, titel: str, formulier: forms.Form | None = None) -> HttpResponse:
    """The page that shows what was chosen and asks to confirm it."""
    gekozen = _open(_gekozen((request.POST or request.GET).getlist("kies")))
    if not gekozen:
        messages.warning(request, _("Kies eerst iets dat vastliep. Het kan ook zijn dat een collega u voor was."))
        return redirect("koppelingen:outbox")
    context = {"gekozen": gekozen, "formulier": formulier}
    return render(request, "koppelingen/vastlopers_bevestigen.html", context | _kop(titel))


def _done(request: HttpRequest, gedaan: int, tekst: str) -> HttpResponse:
    if gedaan:
        messages.success(request, tekst)
    else:
        messages.warning(request, _("Er is niets veranderd: dit was al afgehandeld."))
    return redirect("koppelingen:outbox")


def _gekozen(verwijzingen: list[str]) -> list[str]:
    """No more than a page of them."""
    return verwijzingen[:PER_PAGINA]


def _open(verwijzingen: list[str]) -> list[Vastloper]:
    """Those of them that still wait for somebody."""
    gevonden = []
    for verwijzing in verwijzingen:
        try:
            gevonden.append(find_vastloper(verwijzing, alleen_open=True))
        except GeenVastloper:
            continue
    return gevonden


def _volgende(request: HttpRequest, nummer: int) -> str:
    vraag = request.GET.copy()
    vraag["pagina"] = str(nummer)
    return f"{reverse('koppelingen:outbox')}?{vraag.urlencode()}"


def _kop(titel: str) -> dict[str, str]:
    return {"header_title": titel, "page_title": titel, "header_icon": "upload"}
