"""Contacts, under /mijn/contacten/."""

from django.urls import path

from mijnomgeving.afspraken.views import afzeggen, agenda
from mijnomgeving.contacten.views import contacten

urlpatterns = [
    path("", contacten, name="contacten"),
    path("afspraken/<slug:sleutel>/agenda.ics", agenda, name="afspraak_agenda"),
    path("afspraken/<slug:sleutel>/afzeggen/", afzeggen, name="afspraak_afzeggen"),
]
