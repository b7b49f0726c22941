"""The Django application outbound."""

from django.apps import AppConfig


class OutboundConfig(AppConfig):
    """Uitgaande verbindingen."""

    name = "portal.outbound"
    label = "outbound"
    verbose_name = "Uitgaande verbindingen"
    default_auto_field = "django.db.models.BigAutoField"
