"""The app `redactie`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RedactieConfig(AppConfig):
    """The editors' side of the catalogue."""

    name = "cms.redactie"
    label = "redactie"
    verbose_name = _("Redactie")
    default_auto_field = "django.db.models.BigAutoField"
