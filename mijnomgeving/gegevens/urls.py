"""Data, under /mijn/gegevens/."""

from django.urls import path

from mijnomgeving.gegevens.terugmelden import terugmelding, terugmeldingen
from mijnomgeving.gegevens.views import gegevens, gegevens_json, gegevens_pdf
from mijnomgeving.gegevens.wijzigen import wijzigen, wijziging

urlpatterns = [
    path("", gegevens, name="gegevens"),
    path("alles.pdf", gegevens_pdf, name="gegevens_pdf"),
    path("alles.json", gegevens_json, name="gegevens_json"),
    path("meldingen/", terugmeldingen, name="terugmeldingen"),
    path("klopt-niet/<slug:sleutel>/", terugmelding, name="terugmelding"),
    path("wijzigen/", wijzigen, name="gegevens_wijzigen"),
    path("wijzigen/<slug:soort>/", wijziging, name="gegevens_wijziging"),
    path("<slug:groep>/", gegevens, name="gegevens_groep"),
]
