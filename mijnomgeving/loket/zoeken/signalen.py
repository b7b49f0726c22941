"""For whom one pair of eyes is not enough: colleagues, the caseworker's own family, and persons who are protected.

The overseer of each organisation keeps the list. Of the person it holds a pseudonym only, so that it can be asked
whether somebody is on it and never who is.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from mijnomgeving.loket.toezicht.soorten import Alarmsoort
from mijnomgeving.loket.zoeken.models import Signaal
from portal.core.betrokkene import Onderneming, Persoon
from portal.toegang.medewerkers.accounts import find_account
from portal.toegang.medewerkers.medewerker import Loketmedewerker
from portal.verantwoording.kluis import seal_json, unseal_json
from portal.verantwoording.services import HandelendeOrganisatie, record_event
from portal.verantwoording.sleutels import pseudoniemen

DOEL_SIGNAAL = "loket-signaal"
_DOEL_INHOUD = "loket signaal"
ZELF, FAMILIE, COLLEGA, BESCHERMD = "zelf", "familie", "collega", "beschermd"
ALARMEN = {
    ZELF: Alarmsoort.ZELF,
    FAMILIE: Alarmsoort.FAMILIE,
    COLLEGA: Alarmsoort.COLLEGA,
    BESCHERMD: Alarmsoort.BESCHERMD,
}


class BestaatAl(Exception):
    """This person is on the list for this reason already."""


@dataclass(frozen=True, slots=True)
class Signaalregel:
    """One row of the list, as the overseer sees it: never the number, and the name of a colleague only."""

    signaal_id: UUID
    soort: str
    toelichting: str
    collega: str
    gemaakt_op: date
    tot: date | None


def is_listed(medewerker: Loketmedewerker) -> bool:
    """Whether the organisation told who this caseworker is in private life: only then can family be recognised."""
    return _valid().filter(soort=Signaal.Soort.COLLEGA, medewerker__in=medewerker.kenmerken).exists()


def find_signalen(
    *, medewerker: Loketmedewerker, betrokkene: Persoon | Onderneming, familie: Collection[Persoon] = ()
) -> tuple[str, ...]:
    """Why this caseworker needs another pair of eyes for this person; empty for nothing. The gravest comes first.

    Args:
        medewerker: who wants to go on with the person.
        betrokkene: the person; a company is nobody's colleague.
        familie: the person's partners, parents and children.
    """
    if isinstance(betrokkene, Onderneming):
        return ()
    oin, soorten = str(medewerker.organisatie.oin), []
    over = list(_about([betrokkene]))
    eigen = set(medewerker.kenmerken)
    if any(rij.medewerker in eigen for rij in over):
        soorten.append(ZELF)
    if familie and any(rij.medewerker in eigen for rij in _about(familie)):
        soorten.append(FAMILIE)
    if any(rij.soort == COLLEGA and rij.organisatie == oin and rij.medewerker not in eigen for rij in over):
        soorten.append(COLLEGA)
    # A protected person is protected from every organisation, whichever of them put the person on the list.
    if any(rij.soort == BESCHERMD for rij in over):
        soorten.append(BESCHERMD)
    return tuple(soorten)


def list_signalen(*, door: Loketmedewerker) -> list[Signaalregel]:
    """The list of the overseer's own organisation, the newest first."""
    rijen = Signaal.objects.filter(organisatie=str(door.organisatie.oin)).order_by("-gemaakt_op")
    return [_regel(rij) for rij in rijen]


def add_signaal(
    *, door: Loketmedewerker, persoon: Persoon, soort: str, toelichting: str, collega: str = "", tot: date | None = None
) -> UUID:
    """Put somebody on the list of the overseer's organisation.

    Args:
        door: the overseer.
        persoon: who; kept as a pseudonym.
        soort: a `Signaal.Soort`.
        toelichting: why, without a name or number; sealed.
        collega: of a colleague who works at the counter the pseudonym of the account; for recognising the own family.
        tot: the last day; None for as long as it stands.

    Raises:
        BestaatAl: the person is on it.
        LogboekFout: it could not be logged; then nothing changes.
    """
    signaal_id, oin = uuid4(), door.organisatie.oin
    gekozen = Signaal.Soort(soort)
    account = find_account(organisatie=oin, kenmerk=collega) if gekozen is Signaal.Soort.COLLEGA else None
    bestaat = Signaal.objects.filter(organisatie=str(oin), soort=gekozen, betrokkene__in=_names(persoon)).exists()
    if bestaat:
        raise BestaatAl
    try:
        with transaction.atomic():
            Signaal.objects.create(
                signaal_id=signaal_id,
                organisatie=str(oin),
                soort=gekozen,
                betrokkene=_names(persoon)[0],
                medewerker=account.kenmerk if account else "",
                inhoud=seal_json(
                    {"toelichting": toelichting, "collega": account.naam if account else ""},
                    geheim=str(signaal_id),
                    doel=_DOEL_INHOUD,
                ),
                gemaakt_door=door.kenmerk,
                gemaakt_op=timezone.now(),
                tot=tot,
            )
            _log(door, "signaal maken", gekozen)
    except IntegrityError:
        raise BestaatAl from None
    return signaal_id


def remove_signaal(*, door: Loketmedewerker, signaal_id: UUID) -> bool:
    """Take somebody off the list; False when there is no such row at this organisation."""
    with transaction.atomic():
        rijen = Signaal.objects.filter(pk=signaal_id, organisatie=str(door.organisatie.oin))
        soort = rijen.values_list("soort", flat=True).first()
        if soort is None:
            return False
        rijen.delete()
        _log(door, "signaal weghalen", soort)
    return True


def wipe_signalen() -> int:
    """What ended by its own date goes."""
    return Signaal.objects.filter(tot__lt=timezone.localdate()).delete()[0]


def _names(persoon: Persoon) -> list[str]:
    return pseudoniemen(persoon, doel=DOEL_SIGNAAL)


def _about(personen: Collection[Persoon]) -> QuerySet[Signaal]:
    return _valid().filter(betrokkene__in=[naam for persoon in personen for naam in _names(persoon)])


def _valid() -> QuerySet[Signaal]:
    return Signaal.objects.filter(Q(tot__isnull=True) | Q(tot__gte=timezone.localdate()))


def _regel(rij: Signaal) -> Signaalregel:
    inhoud = unseal_json(rij.inhoud, geheim=str(rij.signaal_id), doel=_DOEL_INHOUD)
    return Signaalregel(
        signaal_id=rij.signaal_id,
        soort=Signaal.Soort(rij.soort).label,
        toelichting=inhoud["toelichting"],
        collega=inhoud["collega"],
        gemaakt_op=timezone.localdate(rij.gemaakt_op),
        tot=rij.tot,
    )


def _log(door: Loketmedewerker, actie: str, over: str) -> None:
    handelende: HandelendeOrganisatie = door.handelende
    record_event(actie=actie, resultaat="gelukt", handelende=handelende, over=over, herkomst="loket")
