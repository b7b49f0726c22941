"""Rights, under /mijn/regelingen/."""

from django.urls import path

from mijnomgeving.regelingen.views import regelingen

urlpatterns = [path("", regelingen, name="regelingen")]
