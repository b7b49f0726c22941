"""The Django application meten."""

from django.apps import AppConfig


class MetenConfig(AppConfig):
    """Measuring."""

    name = "portal.meten"
    label = "meten"
    verbose_name = "Meten"
    default_auto_field = "django.db.models.BigAutoField"
