"""URLs of the counter, under /loket/; each part has its own. Logging in stands in `portal.toegang.medewerkers`."""

from django.urls import include, path

from mijnomgeving.loket.contact.views import afsluiten, gesprek, openen, thuis, toetsen, toezicht_toetsen

app_name = "loket"

urlpatterns = [
    path("", thuis, name="thuis"),
    path("toetsen/", toetsen, name="toetsen"),
    path("toezicht/toetsen/", toezicht_toetsen, name="toezicht_toetsen"),
    path("contact/openen/", openen, name="contact_openen"),
    path("contact/<uuid:contact_id>/gesprek/", gesprek, name="contact"),
    path("contact/<uuid:contact_id>/", include("mijnomgeving.loket.beeld.urls")),
    path("contact/<uuid:contact_id>/afsluiten/", afsluiten, name="contact_afsluiten"),
    path("contact/<uuid:contact_id>/zoeken/", include("mijnomgeving.loket.zoeken.urls")),
    path("contact/<uuid:contact_id>/identiteit/", include("mijnomgeving.loket.zoeken.urls_identiteit")),
    path("", include("mijnomgeving.loket.zoeken.urls_ogen")),
    path("contact/<uuid:contact_id>/", include("mijnomgeving.loket.toestemming.urls")),
    path("contact/<uuid:contact_id>/doen/", include("mijnomgeving.loket.doen.urls")),
    path("toezicht/", include("mijnomgeving.loket.toezicht.urls")),
    path("contact/<uuid:contact_id>/dossiers/", include("mijnomgeving.loket.dossiers.urls")),
    path("contact/<uuid:contact_id>/verwijzingen/", include("mijnomgeving.loket.verwijzingen.urls")),
    path("dossiers/", include("mijnomgeving.loket.dossiers.urls_lijst")),
    path("verwijzingen/", include("mijnomgeving.loket.verwijzingen.urls_lijst")),
    path("hulp/", include("mijnomgeving.loket.hulp.urls")),
    path("werk/", include("mijnomgeving.loket.beheer.urls_werk")),
    path("beheer/", include("mijnomgeving.loket.beheer.urls")),
    path("contact/<uuid:contact_id>/", include("mijnomgeving.loket.hulp.urls_contact")),
]
