"""Consents, under /mijn/toestemmingen/."""

from django.urls import path

from mijnomgeving.toestemmingen.views import geven, intrekken, toestemmingen

urlpatterns = [
    path("", toestemmingen, name="toestemmingen"),
    path("<slug:doel>/geven/", geven, name="toestemming_geven"),
    path("<slug:doel>/intrekken/", intrekken, name="toestemming_intrekken"),
]
