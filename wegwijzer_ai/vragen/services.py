"""Keeping what editors can learn from, and nothing that says who asked."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import structlog
from django.core.cache import cache
from django.db import DatabaseError, InterfaceError, transaction
from django.db.models import F
from django.utils import timezone
from redis.exceptions import RedisError

from portal.core.persoonsgegevens import mask
from wegwijzer_ai.antwoord.hygiene import clean
from wegwijzer_ai.antwoord.model import Antwoord, Uitkomst
from wegwijzer_ai.models import MAX_TOELICHTING, Dagtelling, GesteldeVraag, Oordeel, Oordeelreden
from wegwijzer_ai.vragen import bewijs

logger = structlog.get_logger(__name__)

# More texts on one day say nothing new, and a flood of them fills no table.
MOST_PER_DAY = 2_000
BEWAARTERMIJN_TEKST = timedelta(days=30)
BEWAARTERMIJN_TELLING = timedelta(days=2 * 365)
_BUCKETS = ((50, "tot_50"), (100, "tot_100"), (150, "tot_150"), (300, "tot_300"), (1000, "tot_1000"))


def record_turn(antwoord: Antwoord, *, dag: date | None = None) -> str:
    """Count a turn, and keep its masked text when it was not answered; return what 'klopt dit?' sends back.

    A database that is away costs the count, never the answer. `dag` is another day than today, for the demo.
    """
    dag = dag or timezone.localdate()
    sleutel, tekst = bewijs.new_sleutel(), masked(antwoord.vraag)
    try:
        with transaction.atomic():
            _count(antwoord, dag)
            if _is_leerzaam(antwoord) and tekst and _has_room(dag):
                GesteldeVraag.objects.create(
                    sleutel=sleutel,
                    tekst=tekst,
                    taal=antwoord.taal,
                    uitkomst=antwoord.uitkomst.value,
                    zekerheid=antwoord.zekerheid,
                    producten=list(antwoord.stand.producten[: bewijs.SHOWN]),
                    dag=dag,
                )
    except (DatabaseError, InterfaceError):
        logger.warning("turn_not_recorded")
    return bewijs.sign(sleutel=sleutel, tekst=tekst, antwoord=antwoord)


def record_judgement(
    *,
    sleutel: str,
    oordeel: str,
    reden: str = "",
    toelichting: str = "",
    meesturen: bool = False,
    dag: date | None = None,
) -> bool:
    """Keep what somebody thinks of an answer; return whether it was taken in.

    Args:
        sleutel: what `record_turn` returned for that turn.
        oordeel: 'ja' or 'nee'.
        reden: one of `Oordeelreden`; anything else is left out.
        toelichting: in their own words, masked before it is kept.
        meesturen: the person chose to let editors read the question with it.
        dag: another day than today, for the demo.
    """
    dag = dag or timezone.localdate()
    feiten = bewijs.read(sleutel)
    if feiten is None or oordeel not in {Oordeel.JA, Oordeel.NEE}:
        return False
    if not _is_first(feiten["s"]):
        return False
    try:
        with transaction.atomic():
            _add(feiten["u"], feiten["t"], dag, **{oordeel: 1})
            if oordeel == Oordeel.NEE:
                _keep_disliked(feiten, dag=dag, reden=reden, toelichting=toelichting, meesturen=meesturen)
            else:
                GesteldeVraag.objects.filter(sleutel=feiten["s"]).update(oordeel=oordeel)
    except (DatabaseError, InterfaceError):
        logger.warning("judgement_not_recorded")
        return False
    return True


def masked(tekst: str, *, at_most: int = 300) -> str:
    """The visible text without personal data; what comes masked is masked once more before it is stored."""
    return clean(mask(clean(tekst, at_most=2 * at_most))[0], at_most=at_most)


def wipe_old() -> tuple[int, int]:
    """Delete texts after 30 days and counts after two years; return how many of both."""
    vandaag = timezone.localdate()
    teksten, _ = GesteldeVraag.objects.filter(dag__lt=vandaag - BEWAARTERMIJN_TEKST).delete()
    tellingen, _ = Dagtelling.objects.filter(dag__lt=vandaag - BEWAARTERMIJN_TELLING).delete()
    return teksten, tellingen


def _is_leerzaam(antwoord: Antwoord) -> bool:
    """Not answered, or asked back between products; asking back after a greeting teaches nobody anything."""
    asked_back = antwoord.uitkomst is Uitkomst.VERDUIDELIJKING and antwoord.stand.producten
    return antwoord.uitkomst is Uitkomst.GEEN_ANTWOORD or bool(asked_back)


def _count(antwoord: Antwoord, dag: date) -> None:
    duur = antwoord.duur_ms.get("totaal", 0.0)
    bucket = next((naam for grens, naam in _BUCKETS if duur <= grens), "langer")
    _add(antwoord.uitkomst.value, antwoord.taal, dag, aantal=1, zekerheid=antwoord.zekerheid, **{bucket: 1})


def _add(uitkomst: str, taal: str, dag: date, **erbij: float) -> None:
    """Add to the counts of a day: one query, but for its first turn."""
    telling = Dagtelling.objects.filter(dag=dag, uitkomst=uitkomst, taal=taal)
    meer = {naam: F(naam) + aantal for naam, aantal in erbij.items()}
    if not telling.update(**meer):
        Dagtelling.objects.get_or_create(dag=dag, uitkomst=uitkomst, taal=taal)
        telling.update(**meer)


def _is_first(sleutel: str) -> bool:
    """One judgement for each turn: sending the form again counts nothing. Without a cache every one counts."""
    try:
        return cache.add(f"wegwijzer:oordeel:{sleutel}", 1, int(bewijs.GELDIG.total_seconds()))
    except RedisError:
        return True


def _has_room(dag: date) -> bool:
    return GesteldeVraag.objects.filter(dag=dag).count() < MOST_PER_DAY


def _keep_disliked(feiten: Mapping[str, Any], *, dag: date, reden: str, toelichting: str, meesturen: bool) -> None:
    """The question is kept already when it was not answered; else from now on."""
    velden = {
        "oordeel": Oordeel.NEE,
        "reden": reden if reden in Oordeelreden.values else "",
        "toelichting": masked(toelichting, at_most=MAX_TOELICHTING),
        "meegestuurd": meesturen,
    }
    if GesteldeVraag.objects.filter(sleutel=feiten["s"]).update(**velden) or not feiten["v"] or not _has_room(dag):
        return
    GesteldeVraag.objects.create(
        sleutel=feiten["s"],
        tekst=feiten["v"],
        taal=feiten["t"],
        uitkomst=feiten["u"],
        zekerheid=feiten["z"],
        producten=feiten["p"],
        dag=dag,
        **velden,
    )
