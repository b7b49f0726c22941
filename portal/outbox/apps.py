"""The Django application outbox."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Outbox."""

    name = "portal.outbox"
    label = "outbox"
    verbose_name = "Outbox"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the worker measure how the outbox stands."""
        from portal.outbox.meting import connect  # noqa: PLC0415 - needs the models

        connect()
