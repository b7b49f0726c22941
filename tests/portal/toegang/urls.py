"""A small site around the login: personal pages at each level, and the names that the shell links to."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from portal.toegang.beleid import PersoonRequest, public, requires
from portal.toegang.services import remember_naam


@requires("mijn-zaken")
def mijn(request: PersoonRequest) -> HttpResponse:
    """A personal page."""
    return HttpResponse(f"Dag {request.persoon.naam or 'onbekende'}, niveau {request.persoon.niveau.name}")


@requires("mijn-berichten", verlengt=False)
def poll(request: PersoonRequest) -> HttpResponse:
    """What a page asks by itself."""
    return HttpResponse("stil")


@requires("mijn-gegevens")
def naam(request: PersoonRequest) -> HttpResponse:
    """Has read the name from the BRP."""
    remember_naam(request=request, naam="Noor Bakker")
    remember_naam(request=request, naam="Noor Bakker")
    return HttpResponse(request.persoon.naam)


@public
def open_page(request: HttpRequest, **_kwargs: str) -> HttpResponse:
    """Everybody may see this."""
    return HttpResponse("open")


def vergeten(request: HttpRequest) -> HttpResponse:
    """A view without a policy."""
    return HttpResponse("")


def _names(app: str, *names: str) -> object:
    return include(([path(f"{app}-{name}/", open_page, name=name) for name in names], app))


urlpatterns = [
    path("", include("portal.toegang.urls")),
    path("mijn/", mijn),
    path("mijn/poll/", poll),
    path("mijn/naam/", csrf_exempt(naam)),
    path("vergeten/", vergeten),
    path("", _names("web", "zoeken", "ondernemers", "leesbaarheid", "hulp", "privacy", "over")),
    path("", _names("producten", "organisaties", "themas")),
    path("", _names("wegwijzer", "vraag")),
    path(
        "",
        _names(
            "mijn", "overzicht", "voor_wie", "wissel", "ingelogd", "inzage", "verzoeken", "klanten", "toegang_vragen"
        ),
    ),
]
