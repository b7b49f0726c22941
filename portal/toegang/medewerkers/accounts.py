"""The accounts of caseworkers: noted at each login, listed for their own organisation, blocked and let in again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from portal.core.nummers import Oin
from portal.toegang.medewerkers.medewerker import Loketmedewerker, Rol
from portal.toegang.medewerkers.models import Medewerkeraccount
from portal.verantwoording.kluis import seal_json, unseal_json
from portal.verantwoording.partijen import HandelendeOrganisatie
from portal.verantwoording.services import record_event
from portal.verantwoording.sleutels import pseudoniem_sleutels

_DOEL = "account van een medewerker"
# As long as the logs can hold something that this person did.
BEWAREN = timedelta(days=3 * 365)


class EigenAccount(ValueError):
    """Nobody blocks the own account."""


@dataclass(frozen=True, slots=True)
class Account:
    """One caseworker, for who manages or oversees the same organisation.

    Args:
        kenmerk: the pseudonym in our own tables (`Loketmedewerker.kenmerk`).
        naam: what the login of the organisation said.
        rollen: at the last login.
        gezien_op: the last login.
        geblokkeerd_op: since when this person may not come in; None for who may.
        medewerker: as whom both logs know this person.
    """

    kenmerk: str
    naam: str
    rollen: frozenset[Rol]
    gezien_op: datetime
    geblokkeerd_op: datetime | None
    medewerker: HandelendeOrganisatie

    @property
    def auditnamen(self) -> list[str]:
        """The pseudonyms under which the audit log knows this person: by the present key first."""
        return [self.medewerker.pseudoniem(sleutel) for sleutel in pseudoniem_sleutels()]


def note_account(medewerker: Loketmedewerker) -> None:
    """Keep who logged in, and when; a block stays."""
    inhoud = {
        "id": medewerker.medewerker_id,
        "naam": medewerker.naam,
        "organisatie": medewerker.organisatie.naam,
        "rollen": sorted(medewerker.rollen),
    }
    with transaction.atomic():
        oud = Medewerkeraccount.objects.select_for_update().filter(kenmerk__in=medewerker.kenmerken).first()
        account = oud or Medewerkeraccount(organisatie=str(medewerker.organisatie.oin))
        account.kenmerk = medewerker.kenmerk
        account.inhoud = seal_json(inhoud, geheim=medewerker.kenmerk, doel=_DOEL)
        account.gezien_op = timezone.now()
        account.save()


def is_blocked(medewerker: Loketmedewerker) -> bool:
    """Whether this account was blocked."""
    return Medewerkeraccount.objects.filter(kenmerk__in=medewerker.kenmerken, geblokkeerd_op__isnull=False).exists()


def list_accounts(*, organisatie: Oin) -> list[Account]:
    """All caseworkers of one organisation, by name."""
    rijen = Medewerkeraccount.objects.filter(organisatie=str(organisatie))
    return sorted((_account(rij) for rij in rijen), key=lambda account: account.naam)


def find_account(*, organisatie: Oin, kenmerk: str) -> Account | None:
    """The caseworker of this organisation with this pseudonym; None for nobody, and for another organisation's."""
    rij = Medewerkeraccount.objects.filter(organisatie=str(organisatie), kenmerk=kenmerk).first()
    return _account(rij) if rij else None


def block(*, door: Loketmedewerker, kenmerk: str) -> bool:
    """Keep a colleague out from the next request on; False when the own organisation knows nobody like this.

    Raises:
        EigenAccount: it is one's own.
        LogboekFout: it could not be logged; nothing changes then.
    """
    if kenmerk in door.kenmerken:
        raise EigenAccount
    return _set(door, kenmerk, blokkeren=True)


def unblock(*, door: Loketmedewerker, kenmerk: str) -> bool:
    """Let a colleague in again; False when the own organisation knows nobody like this.

    Raises:
        LogboekFout: it could not be logged; nothing changes then.
    """
    return _set(door, kenmerk, blokkeren=False)


def wipe_old() -> None:
    """Accounts go when nobody logged in with them for as long as the logs are kept."""
    Medewerkeraccount.objects.filter(gezien_op__lt=timezone.now() - BEWAREN).delete()


def _set(door: Loketmedewerker, kenmerk: str, *, blokkeren: bool) -> bool:
    with transaction.atomic():
        rijen = Medewerkeraccount.objects.filter(organisatie=str(door.organisatie.oin), kenmerk=kenmerk)
        gedaan = rijen.update(
            geblokkeerd_op=timezone.now() if blokkeren else None,
            geblokkeerd_door=door.kenmerk if blokkeren else "",
        )
        if gedaan:
            actie = "account blokkeren" if blokkeren else "account toelaten"
            record_event(actie=actie, resultaat="gelukt", handelende=door.handelende, over=kenmerk[:16])
    return bool(gedaan)


def _account(rij: Medewerkeraccount) -> Account:
    inhoud = unseal_json(rij.inhoud, geheim=rij.kenmerk, doel=_DOEL)
    return Account(
        kenmerk=rij.kenmerk,
        naam=inhoud["naam"],
        rollen=frozenset(Rol(rol) for rol in inhoud["rollen"]),
        gezien_op=rij.gezien_op,
        geblokkeerd_op=rij.geblokkeerd_op,
        medewerker=HandelendeOrganisatie(inhoud["organisatie"], Oin(rij.organisatie), inhoud["id"]),
    )
