"""The app `nieuws`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NieuwsConfig(AppConfig):
    """Delivers news to search."""

    name = "cms.nieuws"
    label = "nieuws"
    verbose_name = _("Nieuws")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect to the search port."""
        from cms.nieuws.documenten import connect  # noqa: PLC0415 - models are loaded now

        connect()
