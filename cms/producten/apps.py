"""The app `producten`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProductenConfig(AppConfig):
    """Delivers products, organisations and themes to search, and says when one of them changed."""

    name = "cms.producten"
    label = "producten"
    verbose_name = _("Producten")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect to the search port."""
        from cms.producten.documenten import connect  # noqa: PLC0415 - models are loaded now

        connect()
