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
        """Register the base URLs."""
        from mijnomgeving.berichten import bezorgen as berichten  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.berichten import vertellen  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.bronnen.registry import register_adressen  # noqa: PLC0415 - settings must be loaded
        from mijnomgeving.gegevens import bezorgen as terugmelden  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.inzendingen import bezorging  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.notificaties import bezorgen as notificaties  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.regelingen import bestemming  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.stappenlijsten import overdracht  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.suggesties import services as suggesties  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.taken import betalen, bezorgen  # noqa: PLC0415 - as above
        from mijnomgeving.uittreksels import services as uittreksels  # noqa: PLC0415 - models must be loaded
        from mijnomgeving.zaken import bezorgen as zaken  # noqa: PLC0415 - as above

        register_adressen()
        notificaties.register()
        berichten.register()
        vertellen.register()
        bezorging.connect()
        uittreksels.connect()
        suggesties.connect()
        overdracht.connect()
        bestemming.register()
        bezorgen.register()
        betalen.connect()
        terugmelden.register()
        zaken.register()
