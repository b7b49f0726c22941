"""Zaken, under /mijn/zaken/."""

from django.urls import path

from mijnomgeving.zaken.versturen import controleren, schrijven, weggooien
from mijnomgeving.zaken.views import agenda, document, stap, volgen, zaak, zaken

urlpatterns = [
    path("", zaken, name="zaken"),
    path("<slug:sleutel>/", zaak, name="zaak"),
    path("<slug:sleutel>/documenten/<uuid:document_id>/", document, name="document"),
    path("<slug:sleutel>/agenda.ics", agenda, name="zaak_agenda"),
    path("<slug:sleutel>/volgen/", volgen, name="zaak_volgen"),
    path("<slug:sleutel>/stap/", stap, name="zaak_stap"),
    path("<slug:sleutel>/doen/<slug:wat>/", schrijven, name="zaak_schrijven"),
    path("<slug:sleutel>/doen/<slug:wat>/controleren/", controleren, name="zaak_controleren"),
    path("<slug:sleutel>/doen/<slug:wat>/weggooien/", weggooien, name="zaak_weggooien"),
]
