"""One mail a day at most, with what is new, each thing once: made here, sent by the worker of the outbox."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from cms.attendering.bekendmakingen.models import Bekendmakingvraag
from cms.attendering.herkennen import hashes
from cms.attendering.models import Abonnement, Onderwerp, Onderwerpsoort, Verteld, Wijziging, Zending, Zendingsoort
from cms.attendering.nieuws import VENSTER, Nieuws, fetch, list_nieuws, list_wijzigingen, make_vraag
from cms.attendering.onderwerpen import Keuze, keuze_van, with_relations
from cms.attendering.services import send
from portal.verantwoording.kluis import Onleesbaar
from toegankelijkheid.formulieren.taal import in_taal

MEESTE_PER_ONDERWERP = 20
# What is nearest to somebody comes first, and what stands there is not said again further down.
_VOLGORDE = [
    Onderwerpsoort.PRODUCT,
    Onderwerpsoort.THEMA,
    Onderwerpsoort.ORGANISATIE,
    Onderwerpsoort.ADRES,
    Onderwerpsoort.BUURT,
]


def list_wachtend(*, dag: date) -> list[UUID]:
    """Who follows something and got no mail of this day yet."""
    volgt = Onderwerp.objects.filter(abonnement=OuterRef("pk")).exclude(bevestigd_op=None)
    gehad = Zending.objects.filter(abonnement=OuterRef("pk"), soort=Zendingsoort.DAGBERICHT, dag=dag)
    return list(Abonnement.objects.filter(Exists(volgt), ~Exists(gehad)).order_by("pk").values_list("pk", flat=True))


def make_dagberichten(*, kenmerken: Sequence[UUID], dag: date) -> int:
    """Make the mail of this day for each of these subscribers who has news; gives how many.

    Run again it makes none twice.
    """
    begin = dag - VENSTER
    volgend = {kenmerk: list(_list_gevolgd(kenmerk, begin)) for kenmerk in kenmerken}
    gevonden = fetch(vraag for delen in volgend.values() for _, _, vraag in delen if vraag)
    wijzigingen = list_wijzigingen()
    gemaakt = 0
    for kenmerk, delen in volgend.items():
        with in_taal(_taal(kenmerk)):
            groepen = [
                (keuze, list_nieuws(keuze, sinds=sinds, vraag=vraag, gevonden=gevonden, wijzigingen=wijzigingen))
                for keuze, sinds, vraag in delen
            ]
            gemaakt += _make(kenmerk, groepen, dag=dag)
    return gemaakt


def _list_gevolgd(kenmerk: UUID, begin: date) -> Iterator[tuple[Keuze, date, Bekendmakingvraag | None]]:
    """What somebody follows, since when, and what to ask the source for it."""
    onderwerpen = with_relations(Onderwerp.objects.filter(abonnement=kenmerk).exclude(bevestigd_op=None))
    for onderwerp in sorted(onderwerpen, key=lambda o: (_VOLGORDE.index(Onderwerpsoort(o.soort)), o.pk)):
        try:
            keuze = keuze_van(onderwerp)
        except Onleesbaar:
            continue
        sinds = timezone.localtime(onderwerp.bevestigd_op).date()
        yield keuze, sinds, make_vraag(keuze, sinds=begin)


def _taal(kenmerk: UUID) -> str:
    taal = Abonnement.objects.filter(pk=kenmerk).values_list("taal", flat=True).first()
    return taal or settings.LANGUAGE_CODE


@transaction.atomic
def _make(kenmerk: UUID, groepen: Sequence[tuple[Keuze, list[Nieuws]]], *, dag: date) -> int:
    """The mail and the memory of what stands in it, together or not at all."""
    abonnement = Abonnement.objects.select_for_update().filter(pk=kenmerk).first()
    if abonnement is None or abonnement.zendingen.filter(soort=Zendingsoort.DAGBERICHT, dag=dag).exists():
        return 0
    verteld = set(abonnement.verteld.values_list("nieuws", flat=True))
    nieuw: dict[str, str] = {}
    delen = []
    for keuze, nieuws in groepen:
        vers = []
        for deel in nieuws:
            namen = hashes(f"{kenmerk} {deel.sleutel}")
            if deel.sleutel not in nieuw and verteld.isdisjoint(namen):
                nieuw[deel.sleutel] = namen[0]
                vers.append(deel)
        if vers:
            delen.append(_as_json(keuze, vers))
    if not delen:
        return 0
    send(abonnement, Zendingsoort.DAGBERICHT, {"groepen": delen}, dag=dag)
    Verteld.objects.bulk_create(Verteld(abonnement=abonnement, nieuws=naam, op=dag) for naam in nieuw.values())
    wijzigingen = [int(sleutel.partition(":")[2]) for sleutel in nieuw if sleutel.startswith("wijziging:")]
    Wijziging.objects.filter(pk__in=wijzigingen, verteld_op=None).update(verteld_op=timezone.now())
    return 1


def _as_json(keuze: Keuze, nieuws: Sequence[Nieuws]) -> dict[str, Any]:
    """A part of the mail, as it is sealed."""
    getoond = nieuws[:MEESTE_PER_ONDERWERP]
    return {
        "naam": keuze.naam,
        "url": f"{settings.SITE_URL}{keuze.url}" if keuze.url else "",
        "meer": len(nieuws) - len(getoond),
        "nieuws": [
            {
                "titel": deel.titel,
                "regels": list(deel.regels),
                "url": deel.url,
                "reageren_tot": deel.reageren_tot.isoformat() if deel.reageren_tot else "",
            }
            for deel in getoond
        ],
    }
