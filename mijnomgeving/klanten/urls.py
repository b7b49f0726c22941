"""The clients of an office, under /mijn/klanten/."""

from django.urls import path

from mijnomgeving.klanten.views import download, filteren, klanten

urlpatterns = [
    path("", klanten, name="klanten"),
    path("filteren/", filteren, name="klanten_filteren"),
    path("klanten.csv", download, name="klanten_download"),
]
