"""Extracts for a wallet, under /mijn/uittreksels/."""

from django.urls import path

from mijnomgeving.uittreksels.views import uittreksel_intrekken, uittreksel_maken, uittreksel_ophalen, uittreksels

urlpatterns = [
    path("", uittreksels, name="uittreksels"),
    path("ophalen/", uittreksel_ophalen, name="uittreksel_ophalen"),
    path("maken/<slug:soort_id>/", uittreksel_maken, name="uittreksel_maken"),
    path("<uuid:kenmerk>/intrekken/", uittreksel_intrekken, name="uittreksel_intrekken"),
]
