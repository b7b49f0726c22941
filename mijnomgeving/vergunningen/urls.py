"""Permits, under /mijn/vergunningen/."""

from django.urls import path

from mijnomgeving.vergunningen.versturen import controleren, schrijven, weggooien
from mijnomgeving.vergunningen.views import document, vergunning, vergunningen

urlpatterns = [
    path("", vergunningen, name="vergunningen"),
    path("<slug:sleutel>/", vergunning, name="vergunning"),
    path("<slug:sleutel>/documenten/<uuid:document_id>/", document, name="vergunning_document"),
    path("<slug:sleutel>/doen/<slug:wat>/", schrijven, name="vergunning_schrijven"),
    path("<slug:sleutel>/doen/<slug:wat>/controleren/", controleren, name="vergunning_controleren"),
    path("<slug:sleutel>/doen/<slug:wat>/weggooien/", weggooien, name="vergunning_weggooien"),
]
