"""Messages, under /mijn/berichten/."""

from django.urls import path

from mijnomgeving.berichten.bewerken import bewerken, ongedaan
from mijnomgeving.berichten.bijlagen import bijlage, bijlage_bekijken
from mijnomgeving.berichten.mappen import hernoemen, mappen, weggooien
from mijnomgeving.berichten.schrijven import antwoorden, nieuw
from mijnomgeving.berichten.views import bericht, berichten, zoeken
from mijnomgeving.postkamer.adresviews import adres_bevestigen, adres_nieuw, adres_weg, adressen
from mijnomgeving.postkamer.views import notitie, notitie_weg, verdelen

_BERICHT = "<slug:magazijn>/<uuid:bericht_id>/"

urlpatterns = [
    path("", berichten, name="berichten"),
    path("zoeken/", zoeken, name="berichten_zoeken"),
    path("bewerken/", bewerken, name="berichten_bewerken"),
    path("ongedaan/", ongedaan, name="berichten_ongedaan"),
    path("verdelen/", verdelen, name="berichten_verdelen"),
    path("adressen/", adressen, name="berichtadressen"),
    path("adressen/nieuw/", adres_nieuw, name="berichtadres_nieuw"),
    path("adressen/<uuid:gegeven_id>/bevestigen/", adres_bevestigen, name="berichtadres_bevestigen"),
    path("adressen/<uuid:gegeven_id>/weghalen/", adres_weg, name="berichtadres_weg"),
    path("nieuw/", nieuw, name="bericht_nieuw"),
    path("mappen/", mappen, name="berichtmappen"),
    path("mappen/<slug:sleutel>/hernoemen/", hernoemen, name="berichtmap_hernoemen"),
    path("mappen/<slug:sleutel>/weggooien/", weggooien, name="berichtmap_weggooien"),
    path(_BERICHT, bericht, name="bericht"),
    path(f"{_BERICHT}antwoorden/", antwoorden, name="bericht_antwoorden"),
    path(f"{_BERICHT}notitie/", notitie, name="bericht_notitie"),
    path(f"{_BERICHT}notities/<uuid:kenmerk>/weggooien/", notitie_weg, name="bericht_notitie_weg"),
    path(f"{_BERICHT}bijlagen/<uuid:bijlage_id>/", bijlage, name="bijlage"),
    path(f"{_BERICHT}bijlagen/<uuid:bijlage_id>/bekijken/", bijlage_bekijken, name="bijlage_bekijken"),
]
