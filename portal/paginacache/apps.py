"""The Django application paginacache."""

from django.apps import AppConfig


class PaginacacheConfig(AppConfig):
    """Cache of public pages."""

    name = "portal.paginacache"
    label = "paginacache"
    verbose_name = "Paginacache"

    def ready(self) -> None:
        """Connect to the outbox."""
        from portal.paginacache.services import register_outbox_handler  # noqa: PLC0415 - needs the models

        register_outbox_handler()
