"""The app `zoeken`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ZoekenConfig(AppConfig):
    """Registers the handler that brings the index up to date after a publication."""

    name = "cms.zoeken"
    label = "zoeken"
    verbose_name = _("Zoeken")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the outbox topic to the index."""
        from cms.zoeken.service import register_outbox_handler  # noqa: PLC0415 - its models must be loaded

        register_outbox_handler()
