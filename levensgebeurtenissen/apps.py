"""The app `levensgebeurtenissen`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LevensgebeurtenissenConfig(AppConfig):
    """Delivers life events to search and to the product pages that they lead to."""

    name = "levensgebeurtenissen"
    label = "levensgebeurtenissen"
    verbose_name = _("Levensgebeurtenissen")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect to search, to the product pages, to the editors' work and to the outbox."""
        from levensgebeurtenissen.documenten import connect  # noqa: PLC0415 - models are loaded now
        from levensgebeurtenissen.regelhulpen import documenten  # noqa: PLC0415 - idem
        from levensgebeurtenissen.regelhulpen.beheer import werk  # noqa: PLC0415 - idem
        from levensgebeurtenissen.reizen import post  # noqa: PLC0415 - idem
        from levensgebeurtenissen.sectoren import documenten as sectordocumenten  # noqa: PLC0415 - idem

        connect()
        documenten.connect()
        sectordocumenten.connect()
        werk.connect()
        post.register()
