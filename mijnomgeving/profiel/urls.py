"""The profile, under /mijn/profiel/."""

from django.urls import path, register_converter

from mijnomgeving.notificaties.views import niet_volgen, notificaties, push_aan, push_uit
from mijnomgeving.profiel.account import account_sluiten, download
from mijnomgeving.profiel.views import bevestigen, post, post_weg, profiel, verwijderen, voorkeuren, wijzigen
from mijnomgeving.profiel.weergave import weergave


class ContactConverter:
    """`email` or `telefoon`."""

    regex = "email|telefoon"

    def to_python(self, value: str) -> str:
        """As it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(ContactConverter, "contactsoort")

urlpatterns = [
    path("", profiel, name="profiel"),
    path("post/", post, name="profiel_post"),
    path("post/<uuid:voorkeur_id>/weg/", post_weg, name="profiel_post_weg"),
    path("voorkeuren/", voorkeuren, name="profiel_voorkeuren"),
    path("notificaties/", notificaties, name="profiel_notificaties"),
    path("notificaties/apparaat/", push_aan, name="profiel_push_aan"),
    path("notificaties/apparaat/<int:abonnement_id>/uit/", push_uit, name="profiel_push_uit"),
    path("notificaties/niet-volgen/", niet_volgen, name="profiel_niet_volgen"),
    path("weergave/", weergave, name="profiel_weergave"),
    path("download/", download, name="profiel_download"),
    path("sluiten/", account_sluiten, name="profiel_sluiten"),
    path("<contactsoort:soort>/", wijzigen, name="profiel_contact"),
    path("<contactsoort:soort>/bevestigen/", bevestigen, name="profiel_bevestigen"),
    path("<contactsoort:soort>/weg/", verwijderen, name="profiel_verwijderen"),
]
