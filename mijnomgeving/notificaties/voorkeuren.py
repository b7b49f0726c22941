"""What somebody wants to hear, by which channel: everything by mail and on a device, until they say otherwise."""

from collections.abc import Iterable, Mapping

from django.utils import timezone

from mijnomgeving.notificaties.models import Kanaal, Meldvoorkeur, Soort
from mijnomgeving.notificaties.wie import list_pseudoniemen
from portal.core.betrokkene import Betrokkene

Keuze = tuple[str, str]
"""A kind and a channel."""


def list_gewenst(*, betrokkene: Betrokkene) -> set[Keuze]:
    """What this betrokkene wants to hear, by which channel."""
    return list_gewenst_van(list_pseudoniemen(betrokkene))


def list_gewenst_van(namen: Iterable[str]) -> set[Keuze]:
    """The same by pseudonym, for who does not know of whom it is."""
    gekozen = {
        (voorkeur.soort, voorkeur.kanaal): voorkeur.aan
        # The pseudonym by the present key comes last here, so that it wins of an older one.
        for voorkeur in Meldvoorkeur.objects.filter(betrokkene__in=list(namen)).order_by("gewijzigd_op")
    }
    return {keuze for keuze in list_keuzes() if gekozen.get(keuze, True)}


def list_keuzes() -> list[Keuze]:
    """Every kind with every channel."""
    return [(soort.value, kanaal.value) for soort in Soort for kanaal in Kanaal]


def set_gewenst(*, betrokkene: Betrokkene, gewenst: Mapping[Keuze, bool]) -> None:
    """Write down what is wanted and what is not."""
    naam = list_pseudoniemen(betrokkene)[0]
    for (soort, kanaal), aan in gewenst.items():
        Meldvoorkeur.objects.update_or_create(
            betrokkene=naam, soort=soort, kanaal=kanaal, defaults={"aan": aan, "gewijzigd_op": timezone.now()}
        )


def stop(*, naam: str, soort: str, kanaal: str) -> None:
    """No more of this kind by this channel, for who stands under this pseudonym."""
    Meldvoorkeur.objects.update_or_create(
        betrokkene=naam, soort=soort, kanaal=kanaal, defaults={"aan": False, "gewijzigd_op": timezone.now()}
    )
