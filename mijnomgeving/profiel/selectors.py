"""How somebody wants the pages to look, and what is kept of that."""

from typing import Any

from mijnomgeving.profiel.models import Weergave
from portal.core.betrokkene import Betrokkene, Partij
from portal.toegang.persoon import PersoonRequest
from portal.toegang.schil import WEERGAVE
from portal.verantwoording.sleutels import pseudoniemen
from toegankelijkheid.weergave import ATTRIBUTEN

DOEL = "weergave"
VELDEN = tuple(ATTRIBUTEN)


def list_pseudoniemen(handelende: Partij) -> list[str]:
    """Under which pseudonyms somebody's choice stands: by the present key first, then by those before it."""
    return pseudoniemen(handelende, doel=DOEL)


def find_weergave(*, handelende: Partij) -> dict[str, str]:
    """What this person chose, by field; only what differs from usual."""
    gevonden = Weergave.objects.filter(handelende__in=list_pseudoniemen(handelende)).order_by("-gewijzigd_op").first()
    return {veld: waarde for veld in VELDEN if (waarde := getattr(gevonden, veld, ""))}


def remember_weergave(request: PersoonRequest) -> None:
    """Look the choice up once a session; the shell reads it there, so that no page asks the database for it."""
    if WEERGAVE not in request.session:
        request.session[WEERGAVE] = find_weergave(handelende=request.persoon.handelende)


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What the portal holds of how this person wants the pages to look (AVG art. 15 and 20)."""
    gekozen = find_weergave(handelende=betrokkene)
    return [dict(gekozen)] if gekozen else []
