"""Referrals at a contact, under /loket/contact/<contact>/verwijzingen/."""

from django.urls import path

from mijnomgeving.loket.verwijzingen.views import (
    afronden,
    contact_verwijzingen,
    doen,
    nieuw,
    terugsturen,
    verwijzing,
)

urlpatterns = [
    path("", contact_verwijzingen, name="contact_verwijzingen"),
    path("nieuw/", nieuw, name="verwijzing_nieuw"),
    path("<uuid:verwijzing_id>/", verwijzing, name="contact_verwijzing"),
    path("<uuid:verwijzing_id>/doen/", doen, name="verwijzing_doen"),
    path("<uuid:verwijzing_id>/afronden/", afronden, name="verwijzing_afronden"),
    path("<uuid:verwijzing_id>/terugsturen/", terugsturen, name="verwijzing_terugsturen"),
]
