"""URLs of MijnOmgeving, under /mijn/."""

from django.urls import path

from mijnomgeving.berichten.views import bericht, berichten, bijlage
from mijnomgeving.gegevens.views import gegevens
from mijnomgeving.inzage.views import inzage
from mijnomgeving.overzicht.views import overzicht
from mijnomgeving.zaken.views import document, zaak, zaken

app_name = "mijn"

urlpatterns = [
    path("", overzicht, name="overzicht"),
    path("zaken/", zaken, name="zaken"),
    path("zaken/<slug:sleutel>/", zaak, name="zaak"),
    path("zaken/<slug:sleutel>/documenten/<uuid:document_id>/", document, name="document"),
    path("berichten/", berichten, name="berichten"),
    path("berichten/<slug:magazijn>/<uuid:bericht_id>/", bericht, name="bericht"),
    path("berichten/<slug:magazijn>/<uuid:bericht_id>/bijlagen/<uuid:bijlage_id>/", bijlage, name="bijlage"),
    path("gegevens/", gegevens, name="gegevens"),
    path("inzage/", inzage, name="inzage"),
]
