"""Lists of steps, under /mijn/stappenlijsten/."""

from django.urls import path

from mijnomgeving.stappenlijsten.maken import antwoorden, nieuw
from mijnomgeving.stappenlijsten.overdracht import meenemen, met_code
from mijnomgeving.stappenlijsten.views import agenda, stappenlijst, stappenlijsten, vink, weggooien

urlpatterns = [
    path("", stappenlijsten, name="stappenlijsten"),
    path("code/", met_code, name="stappenlijst_code"),
    path("nieuw/<slug:slug>/", nieuw, name="stappenlijst_nieuw"),
    path("meenemen/<str:bewijs>/", meenemen, name="stappenlijst_meenemen"),
    path("<uuid:kenmerk>/", stappenlijst, name="stappenlijst"),
    path("<uuid:kenmerk>/vink/", vink, name="stappenlijst_vink"),
    path("<uuid:kenmerk>/antwoorden/", antwoorden, name="stappenlijst_antwoorden"),
    path("<uuid:kenmerk>/agenda.ics", agenda, name="stappenlijst_agenda"),
    path("<uuid:kenmerk>/weggooien/", weggooien, name="stappenlijst_weggooien"),
]
