"""Who did what for one company: both logs joined, for who leads it. The betrokkene's own list stands in `selectors`.

A read names its betrokkene, so it is the company's whoever did it. What is no read (logging in, sending) names none: of
those only what the company's own people did for it counts, known by the pseudonym that eHerkenning gives them there.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet

from portal.core.betrokkene import Medewerker, Onderneming, Partij
from portal.verantwoording.models import AuditRegel, Verwerking
from portal.verantwoording.services import DOEL_AUDIT, DOEL_LOGBOEK, GELEZEN
from portal.verantwoording.sleutels import pseudoniemen
from portal.verantwoording.verwerkingenregister import REGISTER

RECHT, KETEN = "recht", "ketenmachtiging"


@dataclass(frozen=True, slots=True)
class Verrichting:
    """One thing that somebody did for the company: a page that was opened, or an event.

    Args:
        wanneer: when.
        wie: index in the persons that were asked for; None when it was none of them.
        organisatie: the office or organisation that did it; empty for who acts for the company itself.
        machtiging: the kind of machtiging; empty for an organisation by itself.
        actie: "gelezen", or what the event is called.
        resultaat: how it ended.
        activiteit: of a read, its key in the verwerkingenregister.
        gegevens: what was read, each once.
        object: of an event, what it was about.
    """

    wanneer: datetime
    wie: int | None
    organisatie: str
    machtiging: str
    actie: str
    resultaat: str
    activiteit: str = ""
    gegevens: tuple[str, ...] = ()
    object: str = ""

    @property
    def diensten(self) -> frozenset[str]:
        """The services that this purpose belongs to; none for an event."""
        gevonden = REGISTER.get(self.activiteit)
        return frozenset(gevonden.diensten) if gevonden else frozenset()


def list_verrichtingen(
    *,
    onderneming: Onderneming,
    personen: Iterable[Collection[Partij]],
    objecten: Collection[str] = (),
    vanaf: datetime,
    tot: datetime,
    at_most: int,
) -> list[Verrichting]:
    """Newest first.

    Args:
        onderneming: whose log.
        personen: of each person, as whom the portal knows this person.
        objecten: keys of the rights of the company; what was done with one belongs to it, whoever did it.
        vanaf: the first moment.
        tot: the first moment that is not in it.
        at_most: of reads and of events, each.
    """
    bekend = _index(personen)
    medewerkers = _index([[p for p in partijen if isinstance(p, Medewerker)] for partijen in personen])
    gelezen = _reads(onderneming, bekend, vanaf=vanaf, tot=tot, at_most=at_most)
    gedaan = _events(medewerkers, bekend, objecten, vanaf=vanaf, tot=tot, at_most=at_most)
    return sorted([*gelezen, *gedaan], key=lambda verrichting: verrichting.wanneer, reverse=True)


def last_logins(*, personen: Iterable[Collection[Partij]]) -> dict[int, datetime]:
    """When each of these last logged in, by index; who never did is not in it."""
    bekend = _index(personen)
    gevonden = (
        _no_reads()
        .filter(actie="inloggen", resultaat="gelukt", handelende__in=bekend)
        .values_list("handelende")
        .annotate(laatst=Max("tijdstip"))
    )
    laatst: dict[int, datetime] = {}
    for handelende, moment in gevonden:
        wie = bekend[handelende]
        laatst[wie] = max(moment, laatst.get(wie, moment))
    return laatst


def _index(personen: Iterable[Collection[Partij]]) -> dict[str, int]:
    return {
        naam: nummer
        for nummer, partijen in enumerate(personen)
        for partij in partijen
        for naam in pseudoniemen(partij, doel=DOEL_AUDIT)
    }


def _reads(
    onderneming: Onderneming, bekend: Mapping[str, int], *, vanaf: datetime, tot: datetime, at_most: int
) -> list[Verrichting]:
    """One for each page: what was read for it together is one thing that somebody did."""
    verwerkingen = list(
        Verwerking.objects.filter(
            data_subject_id__in=pseudoniemen(onderneming, doel=DOEL_LOGBOEK),
            start_time__gte=vanaf,
            start_time__lt=tot,
        ).order_by("-start_time", "-id")[:at_most]
    )
    regels = {
        regel.operation_id: regel
        for regel in AuditRegel.objects.filter(
            operation_id__in=[verwerking.operation_id for verwerking in verwerkingen]
        ).exclude(operation_id="")
    }
    paginas: dict[tuple[str, str], list[Verwerking]] = {}
    for verwerking in verwerkingen:
        paginas.setdefault((verwerking.trace_id, verwerking.processing_activity_id), []).append(verwerking)
    return [_read(delen, regels.get(delen[0].operation_id), bekend) for delen in paginas.values()]


def _read(delen: list[Verwerking], regel: AuditRegel | None, bekend: Mapping[str, int]) -> Verrichting:
    gelukt = any(deel.status_code == Verwerking.Status.OK for deel in delen)
    return Verrichting(
        wanneer=delen[0].start_time,
        wie=bekend.get(regel.handelende) if regel else None,
        organisatie=regel.organisatie if regel else "",
        machtiging=regel.machtiging if regel else "",
        actie=GELEZEN,
        resultaat="gelukt" if gelukt else "mislukt",
        activiteit=delen[0].processing_activity_id,
        gegevens=tuple(dict.fromkeys(deel.gegevens for deel in reversed(delen))),
    )


def _events(
    medewerkers: Mapping[str, int],
    bekend: Mapping[str, int],
    objecten: Collection[str],
    *,
    vanaf: datetime,
    tot: datetime,
    at_most: int,
) -> list[Verrichting]:
    """What the company's own people did for it; not what they did for a client of the company."""
    in_tijd = _no_reads().filter(tijdstip__gte=vanaf, tijdstip__lt=tot)
    eigen = in_tijd.filter(handelende__in=medewerkers).exclude(machtiging=KETEN)
    over = in_tijd.filter(actie=RECHT, object__in=objecten) if objecten else AuditRegel.objects.none()
    gevonden = {regel.pk: regel for query in (eigen, over) for regel in query.order_by("-volgnummer")[:at_most]}
    return [
        Verrichting(
            wanneer=regel.tijdstip,
            wie=bekend.get(regel.handelende),
            organisatie=regel.organisatie,
            machtiging=regel.machtiging,
            actie=regel.actie,
            resultaat=regel.resultaat,
            object=regel.object,
        )
        for regel in gevonden.values()
    ]


def _no_reads() -> QuerySet[AuditRegel]:
    """The partial index `audit_wie_deed` holds these."""
    return AuditRegel.objects.exclude(actie=GELEZEN)
