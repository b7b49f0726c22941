"""The dossiers of an organisation, under /loket/dossiers/."""

from django.urls import path

from mijnomgeving.loket.dossiers.lijstviews import dossiers, openen

urlpatterns = [
    path("", dossiers, name="dossiers"),
    path("<uuid:dossier_id>/openen/", openen, name="dossier_openen"),
]
