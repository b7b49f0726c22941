"""Rights inside a company, under /mijn/rechten/."""

from django.urls import path

from mijnomgeving.rechten.logviews import download, filteren, logboek
from mijnomgeving.rechten.views import geven, intrekken, kantoor, rechten, wijzigen
from mijnomgeving.rechten.vraagviews import antwoorden, vragen, weg

urlpatterns = [
    path("", rechten, name="rechten"),
    path("geven/", geven, name="recht_geven"),
    path("kantoor/", kantoor, name="recht_kantoor"),
    path("logboek/", logboek, name="rechten_log"),
    path("logboek/filteren/", filteren, name="rechten_log_filteren"),
    path("logboek/download/", download, name="rechten_log_download"),
    path("vragen/", vragen, name="toegang_vragen"),
    path("vragen/<uuid:kenmerk>/", antwoorden, name="recht_vraag"),
    path("vragen/<uuid:kenmerk>/weg/", weg, name="toegang_vraag_weg"),
    path("<uuid:machtiging_id>/", wijzigen, name="recht_wijzigen"),
    path("<uuid:machtiging_id>/intrekken/", intrekken, name="recht_intrekken"),
]
