"""Zaken, under /mijn/zaken/."""

from django.urls import path

from mijnomgeving.zaken.views import document, zaak, zaken

urlpatterns = [
    path("", zaken, name="zaken"),
    path("<slug:sleutel>/", zaak, name="zaak"),
    path("<slug:sleutel>/documenten/<uuid:document_id>/", document, name="document"),
]
