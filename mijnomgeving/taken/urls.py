"""Taken, under /mijn/taken/."""

from django.urls import path

from mijnomgeving.taken.views import taak, taken

urlpatterns = [
    path("", taken, name="taken"),
    path("<slug:sleutel>/", taak, name="taak"),
]
