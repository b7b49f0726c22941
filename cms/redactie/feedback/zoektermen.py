"""What people search for without finding it, told only when at least three of them did on one day.

Until then a term is in Redis only, and gone after a day or two. Nothing of it says who searched.
"""

import hashlib
from datetime import date, timedelta

import structlog
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from redis.exceptions import RedisError

from cms.redactie.models import Zoekterm
from portal.core.persoonsgegevens import mask
from toegankelijkheid.formulieren.grens import daily_hash

logger = structlog.get_logger(__name__)

MIN_ZOEKERS = 3
MAX_TERMEN = 5000
MAX_LENGTE, MIN_LENGTE = 80, 3
_BEWAARD = 50 * 60 * 60


def note_zonder_resultaat(request: HttpRequest, *, tekst: str, taal: str) -> None:
    """Count that somebody found nothing with these words; once a day for each person."""
    term = " ".join(tekst.casefold().split())
    if not MIN_LENGTE <= len(term) <= MAX_LENGTE or mask(term)[1] or mask(tekst)[1]:
        return
    try:
        _count(term, taal, daily_hash(request))
    except RedisError as fout:
        # Searching goes on without the count.
        logger.warning("empty_search_not_counted", fout=type(fout).__name__)


def _count(term: str, taal: str, wie: str) -> None:
    dag = timezone.localdate().isoformat()
    sleutel = hashlib.sha256(f"{taal}:{term}".encode()).hexdigest()[:32]
    if not cache.add(f"redactie:leeg:{dag}:wie:{sleutel}:{wie}", 1, _BEWAARD):
        return
    if not cache.add(f"redactie:leeg:{dag}:aantal:{sleutel}", 1, _BEWAARD):
        cache.incr(f"redactie:leeg:{dag}:aantal:{sleutel}")
        return
    cache.add(f"redactie:leeg:{dag}:teller", 0, _BEWAARD)
    nummer = cache.incr(f"redactie:leeg:{dag}:teller")
    if nummer <= MAX_TERMEN:
        cache.set(f"redactie:leeg:{dag}:term:{nummer}", (term, taal, sleutel), _BEWAARD)


def store_zoektermen(*, dag: date) -> int:
    """Keep the terms of a day that enough people searched for; return how many there are."""
    basis = f"redactie:leeg:{dag.isoformat()}"
    aantal = min(cache.get(f"{basis}:teller") or 0, MAX_TERMEN)
    termen = cache.get_many([f"{basis}:term:{nummer}" for nummer in range(1, aantal + 1)])
    tellingen = cache.get_many([f"{basis}:aantal:{sleutel}" for _term, _taal, sleutel in termen.values()])
    bewaard = 0
    for term, taal, sleutel in termen.values():
        zoekers = tellingen.get(f"{basis}:aantal:{sleutel}", 0)
        if zoekers >= MIN_ZOEKERS:
            Zoekterm.objects.update_or_create(term=term, dag=dag, taal=taal, defaults={"zoekers": zoekers})
            bewaard += 1
    return bewaard


def store_recent() -> None:
    """Today so far, and yesterday, of which the last hour may not have been kept."""
    vandaag = timezone.localdate()
    store_zoektermen(dag=vandaag - timedelta(days=1))
    store_zoektermen(dag=vandaag)
