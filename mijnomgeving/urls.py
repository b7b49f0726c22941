"""URLs of MijnOmgeving, under /mijn/."""

from django.urls import path

from mijnomgeving.berichten.views import bericht, berichten, bijlage
from mijnomgeving.gegevens.views import gegevens
from mijnomgeving.ingelogd.views import ingelogd, sluiten
from mijnomgeving.inzage.views import inzage
from mijnomgeving.machtigingen.views import activeren, geven, intrekken, machtigingen
from mijnomgeving.machtigingen.wissel import voor_wie, wissel
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
    path("voor-wie/", voor_wie, name="voor_wie"),
    path("voor-wie/wissel/", wissel, name="wissel"),
    path("machtigingen/", machtigingen, name="machtigingen"),
    path("machtigingen/geven/", geven, name="machtiging_geven"),
    path("machtigingen/activeren/", activeren, name="machtiging_activeren"),
    path("machtigingen/<uuid:machtiging_id>/intrekken/", intrekken, name="machtiging_intrekken"),
    path("ingelogd/", ingelogd, name="ingelogd"),
    path("ingelogd/sluiten/", sluiten, name="sluiten"),
]
