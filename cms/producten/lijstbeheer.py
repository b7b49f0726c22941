"""The page Lijsten in the admin: the official lists, when they were loaded, and a file to load."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.producten.lijsten.aanbieden import BEZIG, approve_file, drop_file, nudge, offer_file, read_stand, version
from cms.producten.lijsten.laden import LIJSTEN, MAX_BYTES
from cms.producten.models import Lijst, Lijststand
from cms.producten.models.lijsten import Fase

_RECHT = "producten.change_lijststand"
P = ParamSpec("P")


class BestandForm(forms.Form):
    """An official list as a file."""

    bestand = forms.FileField(
        label=gettext_lazy("Bestand"), error_messages={"required": gettext_lazy("Kies eerst een bestand.")}
    )

    def clean_bestand(self) -> "UploadedFile[bytes]":
        """Not larger than any of these lists is."""
        bestand: UploadedFile[bytes] = self.cleaned_data["bestand"]
        if bestand.size is None or bestand.size > MAX_BYTES:
            raise ValidationError(_("Dit bestand is te groot. Het mag hoogstens %d MB zijn.") % (MAX_BYTES // 2**20))
        return bestand


def _for_administrators(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Only who may change lists, which hold for all organisations."""

    def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.has_perm(_RECHT):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    update_wrapper(wrapped, view)
    return wrapped


@require_safe
@_for_administrators
def index(request: HttpRequest) -> HttpResponse:
    """All lists, with when each was loaded."""
    standen = {stand.lijst: stand for stand in Lijststand.objects.select_related("geladen_door")}
    lijsten = [(soort, standen.get(lijst)) for lijst, soort in LIJSTEN.items()]
    context = {"lijsten": lijsten, "header_title": _("Lijsten"), "page_title": _("Lijsten"), "header_icon": "list-ul"}
    return render(request, "producten/lijsten/index.html", context)


@require_safe
@_for_administrators
def lijst_pagina(request: HttpRequest, lijst: str) -> HttpResponse:
    """One list: what it is, what the last load did, and the file that waits."""
    return _render(request, _find(lijst), BestandForm())


@require_POST
@_for_administrators
def upload(request: HttpRequest, lijst: str) -> HttpResponse:
    """Take a file in and try it out."""
    gekozen = _find(lijst)
    formulier = BestandForm(request.POST, request.FILES)
    if not formulier.is_valid():
        return _render(request, gekozen, formulier, status=422)
    offer_file(lijst=gekozen, bestand=formulier.cleaned_data["bestand"], door=request.user)  # type: ignore[arg-type] # logged in
    messages.success(request, _("Het bestand is binnen. We kijken nu wat er zou veranderen."))
    return _back(gekozen)


@require_POST
@_for_administrators
def decide(request: HttpRequest, lijst: str) -> HttpResponse:
    """Carry out the file that was tried out, leave it, or ask for a worker once more."""
    gekozen = _find(lijst)
    match request.POST.get("besluit"):
        case "doorvoeren":
            versie = request.POST.get("versie", "")
            if approve_file(lijst=gekozen, versie=versie, door=request.user):  # type: ignore[arg-type] # logged in
                messages.success(request, _("De lijst wordt doorgevoerd. Ververs deze pagina zo dadelijk."))
            else:
                messages.error(request, _("Er is intussen iets veranderd. Kijk opnieuw en kies dan."))
        case "opnieuw":
            nudge(read_stand(lijst=gekozen))
        case _:
            drop_file(lijst=gekozen)
            messages.success(request, _("U hebt het zo gelaten. Er is niets veranderd."))
    return _back(gekozen)


def _render(request: HttpRequest, lijst: Lijst, formulier: BestandForm, *, status: int = 200) -> HttpResponse:
    stand = read_stand(lijst=lijst)
    context: dict[str, Any] = {
        "soort": LIJSTEN[lijst],
        "stand": stand,
        "versie": version(stand),
        "bezig": stand.fase in BEZIG,
        "klaar": stand.fase == Fase.KLAAR,
        "proef": _groups(stand.proef),
        "resultaat": _groups(stand.resultaat),
        "formulier": formulier,
        "header_title": str(lijst.label),
        "page_title": str(lijst.label),
        "header_icon": "list-ul",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("lijsten:index"), "label": _("Lijsten")},
            {"url": "", "label": str(lijst.label)},
        ],
    }
    return render(request, "producten/lijsten/lijst.html", context, status=status)


def _groups(resultaat: dict[str, Any]) -> list[dict[str, Any]]:
    """What a load did in words: how many, and the first of them."""
    if not resultaat:
        return []
    koppen = {
        "nieuw": _("Nieuw"),
        "gewijzigd": _("Gewijzigd"),
        "ongewijzigd": _("Ongewijzigd"),
        "beeindigd": _("Beëindigd"),
        "afwijkend": _("Anders bij ons"),
        "fouten": _("Niet gelukt"),
    }
    uitleg = {
        "afwijkend": _("Een redacteur of een andere lijst wijzigde dit. Wat er staat, blijft staan."),
        "fouten": _("Deze regels kloppen niet. De rest van de lijst doet gewoon mee."),
    }
    return [
        {
            "kop": kop,
            "aantal": resultaat["aantal"].get(naam, 0),
            "namen": resultaat["namen"].get(naam, []),
            "uitleg": uitleg.get(naam, ""),
        }
        for naam, kop in koppen.items()
    ]


def _find(lijst: str) -> Lijst:
    if lijst not in Lijst.values:
        raise Http404
    return Lijst(lijst)


def _back(lijst: Lijst) -> HttpResponse:
    return HttpResponseRedirect(reverse("lijsten:lijst", args=[lijst.value]))


class LijstenMenuItem(MenuItem):
    """Only for who may use it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """To administrators."""
        return bool(request.user.has_perm(_RECHT))


@hooks.register("register_admin_urls")
def register_urls() -> list[URLResolver]:
    """The pages, under /lijsten/."""
    patronen = [
        path("", index, name="index"),
        path("<slug:lijst>/", lijst_pagina, name="lijst"),
        path("<slug:lijst>/bestand/", upload, name="bestand"),
        path("<slug:lijst>/besluit/", decide, name="besluit"),
    ]
    return [path("lijsten/", include((patronen, "lijsten")))]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    """Under the sources of products."""
    return LijstenMenuItem(
        gettext_lazy("Lijsten"), reverse("lijsten:index"), name="lijsten", icon_name="list-ul", order=220
    )
