"""URLs of MijnOmgeving, under /mijn/; each part has its own."""

from django.urls import include, path

from mijnomgeving.ingelogd.views import ingelogd, sluiten
from mijnomgeving.machtigingen.views import activeren, geven, intrekken, machtigingen
from mijnomgeving.machtigingen.wissel import voor_wie, wissel
from mijnomgeving.overzicht.views import overzicht

app_name = "mijn"

urlpatterns = [
    path("", overzicht, name="overzicht"),
    path("zaken/", include("mijnomgeving.zaken.urls")),
    path("vergunningen/", include("mijnomgeving.vergunningen.urls")),
    path("berichten/", include("mijnomgeving.berichten.urls")),
    path("verstuurd/", include("mijnomgeving.inzendingen.urls")),
    path("taken/", include("mijnomgeving.taken.urls")),
    path("dossiers/", include("mijnomgeving.dossiers.urls")),
    path("contacten/", include("mijnomgeving.contacten.urls")),
    path("verzoeken/", include("mijnomgeving.verzoeken.urls")),
    path("gegevens/", include("mijnomgeving.gegevens.urls")),
    path("uittreksels/", include("mijnomgeving.uittreksels.urls")),
    path("verplichtingen/", include("mijnomgeving.verplichtingen.urls")),
    path("regelingen/", include("mijnomgeving.regelingen.urls")),
    path("stappenlijsten/", include("mijnomgeving.stappenlijsten.urls")),
    path("suggesties/", include("mijnomgeving.suggesties.urls")),
    path("inzage/", include("mijnomgeving.inzage.urls")),
    path("toestemmingen/", include("mijnomgeving.toestemmingen.urls")),
    path("loket/samenvattingen/", include("mijnomgeving.loket.hulp.urls_mijn")),
    path("loket/", include("mijnomgeving.loketbezoek.urls")),
    path("profiel/", include("mijnomgeving.profiel.urls")),
    path("koppelvlak/", include("mijnomgeving.koppelvlak.urls")),
    path("klanten/", include("mijnomgeving.klanten.urls")),
    path("rechten/", include("mijnomgeving.rechten.urls")),
    path("voor-wie/", voor_wie, name="voor_wie"),
    path("voor-wie/wissel/", wissel, name="wissel"),
    path("machtigingen/", machtigingen, name="machtigingen"),
    path("machtigingen/geven/", geven, name="machtiging_geven"),
    path("machtigingen/activeren/", activeren, name="machtiging_activeren"),
    path("machtigingen/<uuid:machtiging_id>/intrekken/", intrekken, name="machtiging_intrekken"),
    path("ingelogd/", ingelogd, name="ingelogd"),
    path("ingelogd/sluiten/", sluiten, name="sluiten"),
]
