"""URLs of who takes another pair of eyes, under /loket/."""

from django.urls import path

from mijnomgeving.loket.zoeken.ogen_views import signaal_weg, signalen, vier_ogen

urlpatterns = [
    path("vierogen/", vier_ogen, name="vierogen"),
    path("signalen/", signalen, name="signalen"),
    path("signalen/<uuid:signaal_id>/weg/", signaal_weg, name="signaal_weg"),
]
