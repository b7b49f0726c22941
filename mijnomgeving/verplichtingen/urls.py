"""URLs of the calendar, under /mijn/verplichtingen/; which obligation it is about stands in no address."""

from django.urls import path

from mijnomgeving.verplichtingen.instellen import agenda, agenda_intrekken, feiten, feiten_wissen, herinneringen
from mijnomgeving.verplichtingen.views import bestand, verplichtingen, vink

urlpatterns = [
    path("", verplichtingen, name="verplichtingen"),
    path("vink/", vink, name="verplichtingen_vink"),
    path("verplichtingen.ics", bestand, name="verplichtingen_bestand"),
    path("aanvullen/", feiten, name="verplichtingen_feiten"),
    path("aanvullen/weggooien/", feiten_wissen, name="verplichtingen_feiten_wissen"),
    path("herinneringen/", herinneringen, name="verplichtingen_herinneringen"),
    path("agenda/", agenda, name="verplichtingen_agenda"),
    path("agenda/intrekken/", agenda_intrekken, name="verplichtingen_agenda_intrekken"),
]
