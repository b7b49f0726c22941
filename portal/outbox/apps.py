"""The Django application outbox."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Outbox."""

    name = "portal.outbox"
    label = "outbox"
    verbose_name = "Outbox"
    default_auto_field = "django.db.models.BigAutoField"
