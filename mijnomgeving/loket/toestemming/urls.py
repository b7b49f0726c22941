"""Consent at the counter, under /loket/contact/<id>/."""

from django.urls import path

from mijnomgeving.loket.toestemming.identiteit import code
from mijnomgeving.loket.toestemming.views import intrekken, opnieuw, stand, stoppen, toestemming, vraag
from mijnomgeving.loket.toestemming.waarom import waarom

urlpatterns = [
    path("toestemming/", toestemming, name="toestemming"),
    path("toestemming/<uuid:vraag_id>/", vraag, name="toestemming_vraag"),
    path("toestemming/<uuid:vraag_id>/stand/", stand, name="toestemming_stand"),
    path("toestemming/<uuid:vraag_id>/stoppen/", stoppen, name="toestemming_stoppen"),
    path("toestemming/<uuid:vraag_id>/intrekken/", intrekken, name="toestemming_intrekken"),
    path("toestemming/<uuid:vraag_id>/opnieuw/", opnieuw, name="toestemming_opnieuw"),
    path("waarom/", waarom, name="waarom"),
    path("code/", code, name="code"),
]
