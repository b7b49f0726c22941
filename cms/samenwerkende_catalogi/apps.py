"""The app `samenwerkende_catalogi`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SamenwerkendeCatalogiConfig(AppConfig):
    """Import of product feeds."""

    name = "cms.samenwerkende_catalogi"
    label = "samenwerkende_catalogi"
    verbose_name = _("Samenwerkende Catalogi")
    default_auto_field = "django.db.models.BigAutoField"
