"""Suggestions, under /mijn/suggesties/; which levensgebeurtenis it is about stands in no address."""

from django.urls import path

from mijnomgeving.suggesties.views import kiezen, onderwerpen, suggesties

urlpatterns = [
    path("", suggesties, name="suggesties"),
    path("kiezen/", kiezen, name="suggestie_kiezen"),
    path("onderwerpen/", onderwerpen, name="suggestie_onderwerpen"),
]
