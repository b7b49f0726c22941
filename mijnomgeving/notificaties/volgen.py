"""Following a zaak: when its organisation tells that it went on, who follows it hears that."""

from datetime import timedelta

from django.db.models import QuerySet
from django.db.models.functions import Now

from mijnomgeving.notificaties.models import GevolgdeZaak
from mijnomgeving.notificaties.wie import list_pseudoniemen
from mijnomgeving.zaken.sleutel import list_sleutels
from portal.core.betrokkene import Betrokkene
from portal.toegang.persoon import Sessiepersoon

# Longer than almost any zaak takes; who still follows it then can do so again.
BEWAARTERMIJN = timedelta(days=2 * 365)


def follow_zaak(*, persoon: Sessiepersoon, zaak_sleutel: str, zaak_url: str) -> None:
    """Let the betrokkene of this session hear of this zaak, at the address in the betrokkene's own profile.

    Following twice is following once.

    Args:
        persoon: who is logged in, and in whose name.
        zaak_sleutel: the key of the zaak in our addresses (`mijnomgeving.zaken.sleutel`).
        zaak_url: its address at the source, by which an event names it; it is not kept.

    Raises:
        ValueError: the key is not of the zaak at that address for this betrokkene.
    """
    if zaak_sleutel not in list_sleutels(zaak_url, persoon.betrokkene):
        raise ValueError("the key is of another zaak")
    naam = list_pseudoniemen(persoon.betrokkene)[0]
    GevolgdeZaak.objects.get_or_create(betrokkene=naam, zaak_sleutel=zaak_sleutel)


def unfollow_zaak(*, persoon: Sessiepersoon, zaak_sleutel: str) -> bool:
    """No more of this zaak; False when it was not followed."""
    gewist, _per_model = _followed(persoon.betrokkene).filter(zaak_sleutel=zaak_sleutel).delete()
    return bool(gewist)


def unfollow_all(*, persoon: Sessiepersoon) -> int:
    """No more of any zaak; gives how many were followed."""
    gewist, _per_model = _followed(persoon.betrokkene).delete()
    return gewist


def follows_zaak(*, persoon: Sessiepersoon, zaak_sleutel: str) -> bool:
    """Whether the betrokkene of this session hears of this zaak."""
    return _followed(persoon.betrokkene).filter(zaak_sleutel=zaak_sleutel).exists()


def count_gevolgd(*, betrokkene: Betrokkene) -> int:
    """How many zaken this betrokkene follows."""
    return _followed(betrokkene).count()


def find_gevolgd(*, betrokkene: Betrokkene, zaak_url: str) -> str:
    """The present key of this zaak when this betrokkene follows it, else empty.

    Who began to follow under a key of the house that was replaced since goes on under the present one.
    """
    sleutels = list_sleutels(zaak_url, betrokkene)
    gevolgd = _followed(betrokkene).filter(zaak_sleutel__in=sleutels).first()
    if gevolgd is None:
        return ""
    nu = list_pseudoniemen(betrokkene)[0]
    if (gevolgd.betrokkene, gevolgd.zaak_sleutel) != (nu, sleutels[0]):
        GevolgdeZaak.objects.get_or_create(betrokkene=nu, zaak_sleutel=sleutels[0])
        gevolgd.delete()
    return sleutels[0]


def wipe_old() -> int:
    """Throw away what was followed too long ago; gives how many."""
    gewist, _per_model = GevolgdeZaak.objects.filter(gevolgd_op__lt=Now() - BEWAARTERMIJN).delete()
    return gewist


def _followed(betrokkene: Betrokkene) -> QuerySet[GevolgdeZaak]:
    return GevolgdeZaak.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene))
