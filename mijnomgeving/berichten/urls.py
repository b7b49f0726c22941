"""Messages, under /mijn/berichten/."""

from django.urls import path

from mijnomgeving.berichten.bewerken import bewerken, ongedaan
from mijnomgeving.berichten.bijlagen import bijlage, bijlage_bekijken
from mijnomgeving.berichten.mappen import hernoemen, mappen, weggooien
from mijnomgeving.berichten.schrijven import antwoorden, nieuw
from mijnomgeving.berichten.views import bericht, berichten, zoeken

_BERICHT = "<slug:magazijn>/<uuid:bericht_id>/"

urlpatterns = [
    path("", berichten, name="berichten"),
    path("zoeken/", zoeken, name="berichten_zoeken"),
    path("bewerken/", bewerken, name="berichten_bewerken"),
    path("ongedaan/", ongedaan, name="berichten_ongedaan"),
    path("nieuw/", nieuw, name="bericht_nieuw"),
    path("mappen/", mappen, name="berichtmappen"),
    path("mappen/<slug:sleutel>/hernoemen/", hernoemen, name="berichtmap_hernoemen"),
    path("mappen/<slug:sleutel>/weggooien/", weggooien, name="berichtmap_weggooien"),
    path(_BERICHT, bericht, name="bericht"),
    path(f"{_BERICHT}antwoorden/", antwoorden, name="bericht_antwoorden"),
    path(f"{_BERICHT}bijlagen/<uuid:bijlage_id>/", bijlage, name="bijlage"),
    path(f"{_BERICHT}bijlagen/<uuid:bijlage_id>/bekijken/", bijlage_bekijken, name="bijlage_bekijken"),
]
