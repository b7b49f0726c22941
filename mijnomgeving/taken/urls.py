"""Taken, under /mijn/taken/."""

from django.urls import path

from mijnomgeving.taken.betaalviews import betaald, betalen
from mijnomgeving.taken.views import controleren, taak, taken, weggooien

urlpatterns = [
    path("", taken, name="taken"),
    path("<slug:sleutel>/", taak, name="taak"),
    path("<slug:sleutel>/controleren/", controleren, name="taak_controleren"),
    path("<slug:sleutel>/weggooien/", weggooien, name="taak_weggooien"),
    path("<slug:sleutel>/betalen/", betalen, name="taak_betalen"),
    path("<slug:sleutel>/betaald/", betaald, name="taak_betaald"),
]
