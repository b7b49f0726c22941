"""The Django application toegang."""

from django.apps import AppConfig


class ToegangConfig(AppConfig):
    """Toegang."""

    name = "portal.toegang"
    label = "toegang"
    verbose_name = "Toegang"
    default_auto_field = "django.db.models.BigAutoField"
