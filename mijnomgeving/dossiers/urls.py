"""Dossiers and referrals of the person, under /mijn/dossiers/."""

from django.urls import path

from mijnomgeving.dossiers.views import (
    actie,
    dossier,
    dossiers,
    stoppen,
    toestemming,
    toevoegen,
    uitkomst,
    verwijzing,
    verwijzing_antwoord,
)

urlpatterns = [
    path("", dossiers, name="dossiers"),
    path("<uuid:dossier_id>/", dossier, name="dossier"),
    path("<uuid:dossier_id>/toestemming/", toestemming, name="dossier_toestemming"),
    path("<uuid:dossier_id>/erbij/<slug:soort>/", toevoegen, name="dossier_erbij"),
    path("<uuid:dossier_id>/acties/<uuid:deel_id>/", actie, name="dossier_actie"),
    path("<uuid:dossier_id>/uitkomst/", uitkomst, name="dossier_uitkomst"),
    path("<uuid:dossier_id>/stoppen/", stoppen, name="dossier_stoppen"),
    path("doorverwijzingen/<uuid:verwijzing_id>/", verwijzing, name="dossier_verwijzing"),
    path("doorverwijzingen/<uuid:verwijzing_id>/antwoord/", verwijzing_antwoord, name="dossier_verwijzing_antwoord"),
]
