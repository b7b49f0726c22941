"""The app with the shell, the components and the built theme."""

from django.apps import AppConfig


class ToegankelijkheidConfig(AppConfig):
    """Shell, components and theme of every page."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "toegankelijkheid"
    verbose_name = "Toegankelijkheid"

    def ready(self) -> None:
        """Check a page after somebody published it, and connect to the outbox."""
        from toegankelijkheid.toetsen import publicatie  # noqa: PLC0415 - models are loaded now
        from toegankelijkheid.verklaring import post  # noqa: PLC0415 - idem

        publicatie.connect()
        post.register()
