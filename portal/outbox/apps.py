"""The Django application outbox."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Outbox."""

    name = "portal.outbox"
    label = "outbox"
    verbose_name = "Outbox"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the worker measure how the outbox stands, and keep tasks that fail for good."""
        from portal.outbox import meting, mislukt  # noqa: PLC0415 - they need the models

        meting.connect()
        mislukt.connect()
