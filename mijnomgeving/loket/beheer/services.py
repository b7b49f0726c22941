"""What team leads change: teams, their members, what these know about and when they work."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from mijnomgeving.loket.beheer.models import Inzet, Loketteam, Teamlid, Werkstuk
from mijnomgeving.loket.beheer.werk import finish_werk, forget, queue_werk, wipe_old
from portal.toegang.medewerkers.accounts import find_account, list_accounts
from portal.toegang.medewerkers.medewerker import Loketmedewerker
from portal.verantwoording.services import record_event

__all__ = [
    "NaamBestaat",
    "close_team",
    "finish_werk",
    "forget",
    "queue_werk",
    "save_team",
    "set_inzet",
    "wipe_old",
]


class NaamBestaat(ValueError):
    """The organisation has a team with this name."""


def save_team(
    *, door: Loketmedewerker, naam: str, themas: Iterable[str], leden: Iterable[str], team: Loketteam | None = None
) -> Loketteam:
    """Make a team, or give it another name, other themes and other members.

    Of `leden`, by `kenmerk`, those of another organisation are left out.

    Raises:
        NaamBestaat: another team has this name.
        LogboekFout: it could not be logged; nothing changes then.
    """
    oin = str(door.organisatie.oin)
    gelijk = Loketteam.objects.filter(organisatie=oin, naam__iexact=naam.strip(), gesloten_op__isnull=True)
    if (gelijk.exclude(pk=team.pk) if team else gelijk).exists():
        raise NaamBestaat
    bekend = {account.kenmerk for account in list_accounts(organisatie=door.organisatie.oin)}
    with transaction.atomic():
        rij = team or Loketteam(organisatie=oin)
        rij.naam, rij.themas = naam.strip(), sorted(set(themas))
        rij.save()
        gewenst = bekend & set(leden)
        Teamlid.objects.filter(team=rij).exclude(medewerker__in=gewenst).delete()
        Teamlid.objects.bulk_create(
            [Teamlid(team=rij, medewerker=kenmerk) for kenmerk in sorted(gewenst)], ignore_conflicts=True
        )
        _log(door, "team bewaren", rij.naam)
    return rij


def close_team(*, door: Loketmedewerker, team: Loketteam) -> None:
    """The team is no more; what waited for it waits for the whole organisation."""
    with transaction.atomic():
        Werkstuk.objects.filter(team=team, klaar_op__isnull=True).update(team=None)
        Teamlid.objects.filter(team=team).delete()
        Loketteam.objects.filter(pk=team.pk).update(gesloten_op=timezone.now())
        _log(door, "team sluiten", team.naam)


def set_inzet(
    *,
    door: Loketmedewerker,
    kenmerk: str,
    themas: Iterable[str],
    werktijden: Mapping[str, tuple[str, str]],
    afwezig_van: date | None = None,
    afwezig_tot: date | None = None,
) -> Inzet | None:
    """What a colleague knows about and when this person works; None when the organisation knows nobody like this.

    Raises:
        LogboekFout: it could not be logged; nothing changes then.
    """
    if find_account(organisatie=door.organisatie.oin, kenmerk=kenmerk) is None:
        return None
    with transaction.atomic():
        inzet, _nieuw = Inzet.objects.update_or_create(
            medewerker=kenmerk,
            defaults={
                "organisatie": str(door.organisatie.oin),
                "themas": sorted(set(themas)),
                "werktijden": {dag: list(tijden) for dag, tijden in werktijden.items()},
                "afwezig_van": afwezig_van,
                "afwezig_tot": afwezig_tot,
            },
        )
        _log(door, "inzet wijzigen", kenmerk[:16])
    return inzet


def _log(door: Loketmedewerker, actie: str, over: str) -> None:
    record_event(actie=actie, resultaat="gelukt", handelende=door.handelende, over=over)
