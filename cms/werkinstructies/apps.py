"""The app `werkinstructies`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WerkinstructiesConfig(AppConfig):
    """Keeps the rights of editors within their own organisation."""

    name = "cms.werkinstructies"
    label = "werkinstructies"
    verbose_name = _("Werkinstructies")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the policies, before anything asks for one."""
        from cms.werkinstructies import rechten  # noqa: PLC0415 - models are loaded now

        rechten.connect()
