"""The Django application verantwoording."""

from django.apps import AppConfig


class VerantwoordingConfig(AppConfig):
    """Verantwoording."""

    name = "portal.verantwoording"
    label = "verantwoording"
    verbose_name = "Verantwoording"
    default_auto_field = "django.db.models.BigAutoField"
