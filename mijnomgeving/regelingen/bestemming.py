"""The overview of rights takes answers along from a regelhulp: of who is logged in, or logs in now."""

from django.urls import reverse
from django.utils.translation import gettext as _

from levensgebeurtenissen.vragen.overdracht import Bestemming, register_bestemming
from mijnomgeving.regelingen.forms import Vragenformulier

SLEUTEL = "regelingen"


def register() -> None:
    """Let regelhulpen offer it; called from AppConfig.ready."""
    register_bestemming(
        Bestemming(
            sleutel=SLEUTEL,
            titel=lambda: _("Op welke regelingen hebt u misschien recht?"),
            url=lambda: reverse("mijn:regelingen"),
            gegevens=lambda: Vragenformulier.base_fields,
        )
    )
