"""Data, under /mijn/gegevens/."""

from django.urls import path

from mijnomgeving.gegevens.views import gegevens

urlpatterns = [path("", gegevens, name="gegevens")]
