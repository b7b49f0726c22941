"""URLs of making sure who somebody is, under /loket/contact/<contact_id>/identiteit/."""

from django.urls import path

from mijnomgeving.loket.zoeken.identiteit_views import identiteit, vragen

urlpatterns = [
    path("", identiteit, name="identiteit"),
    path("vragen/", vragen, name="identiteit_vragen"),
]
