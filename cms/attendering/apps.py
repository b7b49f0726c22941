"""The app `attendering`."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class AttenderingConfig(AppConfig):
    """Delivers its mails from the outbox, and may call the source of announcements."""

    name = "cms.attendering"
    label = "attendering"
    verbose_name = _("Attendering")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect to the outbox and to the sources."""
        from cms.attendering import bezorgen  # noqa: PLC0415 - models are loaded now
        from portal.outbound.service import register_basis_url  # noqa: PLC0415 - as the other

        bezorgen.register()
        for url in (settings.BEKENDMAKINGEN_URL, settings.LOCATIESERVER_URL):
            register_basis_url(url)
