"""The page with the status for administrators: what runs, how old it is, and what waits."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from cms.zoeken.models import IndexDocument, IndexVersie
from mijnomgeving.koppelingen.views import check_beheerder
from mijnomgeving.status.beeld import OUD, read_beeld
from mijnomgeving.status.dicht import find_dicht
from mijnomgeving.status.meten import KEREN, TRAAG
from mijnomgeving.status.models import Meting
from portal.meten.stand import read_stand
from portal.outbox.selectors import find_stand
from portal.outbox.vastlopers import count_vastlopers

# The worker measures each minute; a backup is made each night.
_WORKER_OUD = timedelta(minutes=5)
_KOPIE_OUD = timedelta(hours=30)
_BEGONNEN = timezone.now()
_WERKER, _KOPIE = "portaal.stand.gemeten", "portaal.reservekopie.gemaakt"
_MOMENTEN = frozenset({_WERKER, _KOPIE})


@dataclass(frozen=True, slots=True)
class Feit:
    """One line: what it is, how it stands, whether that is as it should be, and where to do something about it."""

    naam: str
    stand: str
    goed: bool
    url: str = ""


@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """How the portal itself does now."""
    check_beheerder(request)
    nu = timezone.now()
    context = {
        "feiten": list(list_feiten(nu=nu)),
        "beeld": read_beeld(nu=nu),
        "dicht": find_dicht(nu=nu),
        "header_title": _("Status"),
        "page_title": _("Status"),
        "header_icon": "info-circle",
    }
    return render(request, "status/beheer.html", context)


def list_feiten(*, nu: datetime) -> Iterator[Feit]:
    """Each part of the portal; one that does not answer says so and hinders no other."""
    gemeten = {een.naam: datetime.fromtimestamp(een.waarde, UTC) for een in read_stand() if een.naam in _MOMENTEN}
    yield Feit(_("Dit webproces"), _("Begonnen op %s") % _op(_BEGONNEN), goed=True)
    yield _since(_("Worker en klok"), gemeten.get(_WERKER), nu, _WORKER_OUD)
    yield _engine("PostgreSQL", _ask_database)
    yield _engine("Redis", lambda: cache.get("status:redis"))
    yield from _waiting(nu)
    yield _index()
    yield _sources(nu)
    yield _since(_("Laatste reservekopie"), gemeten.get(_KOPIE), nu, _KOPIE_OUD)


def _since(naam: str, moment: datetime | None, nu: datetime, oud: timedelta) -> Feit:
    if moment is None:
        return Feit(naam, _("Dat weten wij niet"), goed=False)
    return Feit(naam, _op(moment), goed=nu - moment < oud)


def _engine(naam: str, vraag: Callable[[], object]) -> Feit:
    begin = time.perf_counter()
    try:
        vraag()
    except (RedisError, OSError) as fout:
        return Feit(naam, type(fout).__name__, goed=False)
    milliseconden = round((time.perf_counter() - begin) * 1000, 1)
    return Feit(naam, _("Antwoordt in %s ms") % milliseconden, goed=True)


def _ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select 1")


def _waiting(nu: datetime) -> Iterator[Feit]:
    """What the outbox must still bring, and what got stuck."""
    stand, url = find_stand(), reverse("koppelingen:outbox")
    oudste = stand.oudste_wachtende
    tekst = _("%d wacht") % stand.wachtend + (f", {_('de oudste sinds')} {_op(oudste)}" if oudste else "")
    yield Feit(_("Wachtrij"), tekst, goed=oudste is None or nu - oudste < TRAAG, url=url)
    vast = sum(count_vastlopers().values())
    yield Feit(_("Vastgelopen"), str(vast), goed=vast == 0, url=url)


def _index() -> Feit:
    versie = IndexVersie.objects.first()
    aantal = IndexDocument.objects.exclude(inhoud=None).count()
    if versie is None or not aantal:
        return Feit(_("Zoekindex"), _("Leeg: maak hem met herbouw_index"), goed=False)
    tekst = _("%(aantal)d pagina's, laatst bijgewerkt op %(op)s") % {"aantal": aantal, "op": _op(versie.gewijzigd_op)}
    return Feit(_("Zoekindex"), tekst, goed=True)


def _sources(nu: datetime) -> Feit:
    metingen, url = list(Meting.objects.all()), reverse("koppelingen:index")
    if not metingen:
        return Feit(_("Bronnen"), _("Nog niet gemeten"), goed=False, url=url)
    op = max(rij.gemeten_op for rij in metingen)
    stuk = [rij.naam for rij in metingen if rij.mislukt >= KEREN]
    tekst = _("Gemeten op %s") % _op(op) + (f": {', '.join(stuk)}" if stuk else "")
    return Feit(_("Bronnen"), tekst, goed=not stuk and nu - op < OUD, url=url)


def _op(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y H:i")
