"""The app `begrippen`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BegrippenConfig(AppConfig):
    """Words that need explaining."""

    name = "cms.begrippen"
    label = "begrippen"
    verbose_name = _("Begrippen")
    default_auto_field = "django.db.models.BigAutoField"
