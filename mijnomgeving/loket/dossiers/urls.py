"""Dossiers at a contact, under /loket/contact/<contact>/dossiers/."""

from django.urls import path

from mijnomgeving.loket.dossiers.partijviews import aanspreekpunt, antwoord, partij, stoppen, toestemming, uitkomst
from mijnomgeving.loket.dossiers.views import actie, contact_dossiers, dossier, erbij, nieuw

urlpatterns = [
    path("", contact_dossiers, name="contact_dossiers"),
    path("nieuw/", nieuw, name="dossier_nieuw"),
    path("<uuid:dossier_id>/", dossier, name="dossier"),
    path("<uuid:dossier_id>/erbij/<slug:soort>/", erbij, name="dossier_erbij"),
    path("<uuid:dossier_id>/acties/<uuid:deel_id>/", actie, name="dossier_actie"),
    path("<uuid:dossier_id>/partij/", partij, name="dossier_partij"),
    path("<uuid:dossier_id>/toestemming/", toestemming, name="dossier_toestemming"),
    path("<uuid:dossier_id>/aanspreekpunt/", aanspreekpunt, name="dossier_aanspreekpunt"),
    path("<uuid:dossier_id>/uitkomst/", uitkomst, name="dossier_uitkomst"),
    path("<uuid:dossier_id>/antwoord/", antwoord, name="dossier_antwoord"),
    path("<uuid:dossier_id>/stoppen/", stoppen, name="dossier_stoppen"),
]
