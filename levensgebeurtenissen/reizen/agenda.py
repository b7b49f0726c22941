"""The last days of the steps of a list, for somebody's own calendar."""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from levensgebeurtenissen.reizen.lijst import Stand, Stappenlijst
from portal.core.agenda import Agendadag, make_agenda

__all__ = ["list_dagen", "make_bestand"]
_KOMT = frozenset({Stand.NU, Stand.STRAKS})


def list_dagen(lijst: Stappenlijst) -> tuple[Agendadag, ...]:
    """The days that are still to come: the last day of each step, or its first when it has no last."""
    return tuple(_days(lijst))


def make_bestand(lijst: Stappenlijst, *, nu: datetime) -> bytes:
    """The file. It names the event: who puts it in a calendar that others see, is told so on the page."""
    return make_agenda(list_dagen(lijst), maker="Overheid in één loket//stappenlijst", nu=nu)


def _days(lijst: Stappenlijst) -> Iterator[Agendadag]:
    huis = urlsplit(settings.SITE_URL).hostname
    for stap in lijst.stappen:
        if stap.stand not in _KOMT:
            continue
        dag, zin = (stap.tot, _("Laatste dag: %(stap)s")) if stap.tot else (stap.van, _("Vanaf vandaag: %(stap)s"))
        # A step without a last day that may be done already has no day that is still to come.
        if dag is not None and (stap.tot or stap.stand is Stand.STRAKS):
            yield Agendadag(
                uid=f"{stap.sleutel}@{huis}",
                dag=dag,
                wat=zin % {"stap": stap.titel},
                uitleg=f"{lijst.titel}. {stap.wanneer}. {stap.organisatie}.",
                url=f"{settings.SITE_URL}{lijst.url}",
            )
