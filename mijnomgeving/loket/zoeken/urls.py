"""URLs of finding a person, under /loket/contact/<contact_id>/zoeken/."""

from django.urls import path

from mijnomgeving.loket.zoeken.views import kiezen, zoeken

urlpatterns = [
    path("", zoeken, name="zoeken"),
    path("kiezen/", kiezen, name="kiezen"),
]
