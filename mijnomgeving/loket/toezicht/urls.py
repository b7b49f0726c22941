"""The pages of the privacy officer, under /loket/toezicht/."""

from django.urls import path

from mijnomgeving.loket.toezicht.views import (
    controleren,
    download,
    eigen,
    filteren,
    logboek,
    overzicht,
    uitschieters,
)
from mijnomgeving.loket.toezicht.views_werk import alarm, alarmen, contact, noodgrepen, oppakken, vraag, vragen

urlpatterns = [
    path("", overzicht, name="toezicht"),
    path("logboek/", logboek, name="toezicht_logboek"),
    path("logboek/zoeken/", filteren, name="toezicht_filteren"),
    path("logboek/download/", download, name="toezicht_download"),
    path("logboek/controleren/", controleren, name="toezicht_controleren"),
    path("uitschieters/", uitschieters, name="toezicht_uitschieters"),
    path("eigen/", eigen, name="toezicht_eigen"),
    path("alarmen/", alarmen, name="toezicht_alarmen"),
    path("alarmen/<uuid:kenmerk>/", alarm, name="toezicht_alarm"),
    path("alarmen/<uuid:kenmerk>/oppakken/", oppakken, name="toezicht_oppakken"),
    path("noodgrepen/", noodgrepen, name="toezicht_noodgrepen"),
    path("contact/<uuid:contact_id>/", contact, name="toezicht_contact"),
    path("vragen/", vragen, name="toezicht_vragen"),
    path("vragen/<uuid:kenmerk>/", vraag, name="toezicht_vraag"),
]
