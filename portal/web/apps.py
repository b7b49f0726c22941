"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    """The shell of the site."""

    name = "portal.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Portaal")

    def ready(self) -> None:
        """Listen to what editors change, and let the worker measure what must stay valid."""
        from portal.web import meting, versheid  # noqa: PLC0415 - needs the models

        versheid.connect()
        meting.connect()
