"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MijnomgevingConfig(AppConfig):
    """Declares the sources' addresses, so that the portal may call them and nothing else."""

    name = "mijnomgeving"
    label = "mijnomgeving"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Mijn omgeving")

    def ready(self) -> None:
        """Register the base URLs, and let each part listen."""
        self._watch_status()
        self._connect_parts()

    def _watch_status(self) -> None:
        from cms.redactie.models import Rol  # noqa: PLC0415 - models must be loaded
        from cms.redactie.rollen import add_landelijke_rechten  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.status import register  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.status.rechten import BEHEREN  # noqa: PLC0415 - models must be loaded

        register.connect()
        add_landelijke_rechten({Rol.EINDREDACTEUR: BEHEREN, Rol.BEHEERDER: BEHEREN})

    def _connect_parts(self) -> None:
        from mijnomgeving import meting  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.berichten import bezorgen as berichten  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.berichten import vertellen  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.bronnen.registry import register_adressen  # noqa: PLC0415 - settings must be loaded
        from mijnomgeving.gegevens import bezorgen as terugmelden  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.inzage import vragen as inzage  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.inzendingen import bezorging  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.koppelvlak import bezorgen as koppelvlak  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.loket.beheer import thuis as loketwerk  # noqa: PLC0415 - as above
        from mijnomgeving.loket.doen import registratie, uitgaand  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.loket.verwijzingen import thuis as loketverwijzingen  # noqa: PLC0415 - as above
        from mijnomgeving.loket.zoeken import thuis as loketzoeken  # noqa: PLC0415 - as above
        from mijnomgeving.loketbezoek import codebrief as loketcode  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.loketbezoek import einde as loketbezoek  # noqa: PLC0415 - as above
        from mijnomgeving.notificaties import bezorgen as notificaties  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.regelingen import bestemming  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.regelingen import services as regelingen  # noqa: PLC0415 - as above
        from mijnomgeving.stappenlijsten import overdracht  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.suggesties import services as suggesties  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.taken import betalen, bezorgen  # noqa: PLC0415 - as above
        from mijnomgeving.uittreksels import services as uittreksels  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.vergunningen import bezorgen as vergunningen  # noqa: PLC0415 - as above
        from mijnomgeving.verzoeken import bezorgen as verzoeken  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.zaken import bezorgen as zaken  # noqa: PLC0415 - as above

        register_adressen()
        loketverwijzingen.register()
        loketzoeken.register()
        notificaties.register()
        berichten.register()
        vertellen.register()
        verzoeken.register()
        bezorging.connect()
        uitgaand.connect()
        registratie.connect()
        uittreksels.connect()
        suggesties.connect()
        overdracht.connect()
        bestemming.register()
        regelingen.register()
        bezorgen.register()
        betalen.connect()
        terugmelden.register()
        zaken.register()
        vergunningen.register()
        koppelvlak.register()
        loketbezoek.connect()
        for module in (loketcode, inzage, loketwerk):
            module.register()
        meting.connect()
