"""Questions and applications to the loket, under /mijn/verzoeken/."""

from django.urls import path

from mijnomgeving.verzoeken.views import aanvraag, verzoek, verzoeken, vraag

urlpatterns = [
    path("", verzoeken, name="verzoeken"),
    path("vraag/", vraag, name="verzoek_vraag"),
    path("aanvraag/", aanvraag, name="verzoek_aanvraag"),
    path("<uuid:verzoek_id>/", verzoek, name="verzoek"),
]
