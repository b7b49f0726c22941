"""URLs of the picture, below /loket/contact/<id>/. Keys say nothing to who has no contact with this person."""

from django.urls import path

from mijnomgeving.loket.beeld.views import beeld, bericht, bijlage, document, taak, zaak

_BERICHT = "berichten/<slug:magazijn>/<uuid:bericht_id>/"

urlpatterns = [
    path("", beeld, name="beeld"),
    path("zaken/<slug:sleutel>/", zaak, name="zaak"),
    path("zaken/<slug:sleutel>/documenten/<uuid:document_id>/", document, name="zaak_document"),
    path("taken/<slug:sleutel>/", taak, name="taak"),
    path(_BERICHT, bericht, name="bericht"),
    path(f"{_BERICHT}bijlagen/<uuid:bijlage_id>/", bijlage, name="bericht_bijlage"),
]
