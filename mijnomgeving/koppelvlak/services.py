"""Letting a system in, changing its keys, and ending it; each of these stands in the audit log."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from mijnomgeving.koppelvlak.models import Levering, Systeemsleutel, Systeemtoegang
from mijnomgeving.koppelvlak.rechten import is_bestuur
from mijnomgeving.koppelvlak.sleutels import MEEST, Jwk, afdruk
from mijnomgeving.koppelvlak.zegel import Toelating, seal_toelating, unseal_toelating
from portal.core.betrokkene import Betrokkene, Onderneming
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.services import record_event
from portal.verantwoording.sleutels import pseudoniemen

DOEL = "koppelvlak"
HOOGSTENS = 20
# After its end, for who looks back at what had access.
BEWAARTERMIJN = timedelta(days=365)
LEVERINGEN = timedelta(days=30)
_MINUUT = timedelta(minutes=1)


class GeenBestuur(PermissionError):
    """Only bestuur or the owner of a whole company lets systems in."""


class TeVeel(ValueError):
    """There are as many as there may be."""


@dataclass(frozen=True, slots=True)
class NieuwSysteem:
    """What somebody filled in.

    Args:
        naam: what the company calls the system.
        scopes: what it may do.
        vestigingen: those that it may see; none means the whole company.
        tot: the last day.
        sleutels: its public keys.
        jwks_url: where its public keys stand, in place of `sleutels`.
    """

    naam: str
    scopes: list[str]
    vestigingen: tuple[str, ...]
    tot: date
    sleutels: tuple[Jwk, ...] = ()
    jwks_url: str = ""


def list_pseudoniemen(betrokkene: Betrokkene) -> list[str]:
    """Under which pseudonyms somebody's systems stand: by the present key first, then by those before it."""
    return pseudoniemen(betrokkene, doel=DOEL)


@transaction.atomic
def let_in(*, persoon: Sessiepersoon, nieuw: NieuwSysteem) -> Systeemtoegang:
    """Let a system read for the company of this person, from now on.

    Raises:
        GeenBestuur: the person may not.
        TeVeel: the company has as many systems as there may be.
        LogboekFout: it could not be logged; nothing changed.
    """
    machtiging = persoon.machtiging
    if machtiging is None or not isinstance(machtiging.voor, Onderneming) or not is_bestuur(persoon):
        raise GeenBestuur
    if list_levend(betrokkene=persoon.betrokkene).count() >= HOOGSTENS:
        raise TeVeel
    systeem = Systeemtoegang(
        betrokkene=list_pseudoniemen(persoon.betrokkene)[0], scopes=sorted(nieuw.scopes), tot=nieuw.tot
    )
    toelating = Toelating(
        naam=nieuw.naam,
        bedrijf=machtiging.naam,
        kvk_nummer=str(machtiging.voor.kvk_nummer),
        vestigingen=nieuw.vestigingen,
        machtiging_id=machtiging.machtiging_id,
        jwks_url=nieuw.jwks_url,
    )
    systeem.inhoud = seal_toelating(systeem, toelating)
    systeem.save(force_insert=True)
    for jwk in nieuw.sleutels:
        Systeemsleutel.objects.create(systeem=systeem, kenmerk=afdruk(jwk), jwk=jwk)
    _note(persoon, "toegelaten", systeem)
    return systeem


@transaction.atomic
def add_sleutel(*, persoon: Sessiepersoon, systeem: Systeemtoegang, jwk: Jwk) -> Systeemsleutel:
    """Take one more public key of a system, so that the old one can go later; the same again changes nothing.

    Raises:
        TeVeel: it has as many keys as there may be.
        LogboekFout: it could not be logged; nothing changed.
    """
    Systeemtoegang.objects.select_for_update().get(pk=systeem.pk)
    kenmerk = afdruk(jwk)
    bekend = systeem.sleutels.filter(kenmerk=kenmerk).first()
    if bekend:
        return bekend
    if systeem.sleutels.count() >= MEEST:
        raise TeVeel
    sleutel = Systeemsleutel.objects.create(systeem=systeem, kenmerk=kenmerk, jwk=jwk)
    _note(persoon, "sleutel erbij", systeem)
    return sleutel


@transaction.atomic
def remove_sleutel(*, persoon: Sessiepersoon, systeem: Systeemtoegang, sleutel_id: int) -> bool:
    """Take no more proof by this key; False when the system has no such key."""
    gewist, _per_model = systeem.sleutels.filter(pk=sleutel_id).delete()
    if gewist:
        _note(persoon, "sleutel weg", systeem)
    return bool(gewist)


@transaction.atomic
def take_over(*, persoon: Sessiepersoon, systeem: Systeemtoegang) -> None:
    """Let the system in on the right of this person, where who let it in first is bestuur no more.

    Raises:
        GeenBestuur: the person may not.
        LogboekFout: it could not be logged; nothing changed.
    """
    if persoon.machtiging is None or not is_bestuur(persoon):
        raise GeenBestuur
    toelating = unseal_toelating(systeem).taken_over(persoon.machtiging.machtiging_id)
    systeem.inhoud = seal_toelating(systeem, toelating)
    systeem.save(update_fields=["inhoud"])
    _note(persoon, "overgenomen", systeem)


@transaction.atomic
def withdraw(*, persoon: Sessiepersoon, systeem: Systeemtoegang) -> None:
    """End what a system may, at once: its tokens, its keys and its webhooks work no more.

    Raises:
        LogboekFout: it could not be logged; nothing changed.
    """
    systeem.ingetrokken_op = timezone.now()
    systeem.save(update_fields=["ingetrokken_op"])
    systeem.sleutels.all().delete()
    systeem.webhooks.all().delete()
    _note(persoon, "ingetrokken", systeem)


def note_use(systeem_id: UUID) -> None:
    """Write down that the system was here now; at most once a minute."""
    nu = timezone.now()
    lang_geleden = Q(gebruikt_op=None) | Q(gebruikt_op__lt=nu - _MINUUT)
    Systeemtoegang.objects.filter(lang_geleden, pk=systeem_id).update(gebruikt_op=nu)


def list_levend(*, betrokkene: Betrokkene) -> QuerySet[Systeemtoegang]:
    """The systems of this company that were not withdrawn and whose time is not over."""
    eigen = Systeemtoegang.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene))
    return eigen.filter(ingetrokken_op=None, tot__gte=timezone.localdate())


@transaction.atomic
def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away every system of this company, so that none reads any more; gives how many."""
    eigen = Systeemtoegang.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene))
    aantal = eigen.count()
    eigen.delete()
    return aantal


def wipe_old() -> int:
    """Throw away what ended a year ago, and what was told to webhooks a month ago; gives how many systems."""
    grens = timezone.now() - BEWAARTERMIJN
    Levering.objects.filter(op__lt=timezone.now() - LEVERINGEN).delete()
    oud = Systeemtoegang.objects.filter(Q(ingetrokken_op__lt=grens) | Q(tot__lt=timezone.localdate() - BEWAARTERMIJN))
    aantal = oud.count()
    oud.delete()
    return aantal


def _note(persoon: Sessiepersoon, resultaat: str, systeem: Systeemtoegang) -> None:
    record_event(actie="systeem", resultaat=resultaat, handelende=persoon.partij, over=f"systeem {systeem.pk}")
