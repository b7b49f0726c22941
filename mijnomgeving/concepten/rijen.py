"""A draft and the row that it is kept in: encrypted, under the pseudonyms of who writes and for whom."""

import base64
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from mijnomgeving.bestanden.inhoud import Bestandsinhoud
from mijnomgeving.concepten.models import Conceptrij
from portal.core.betrokkene import Betrokkene
from portal.core.pseudoniem import pseudoniem
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.kluis import seal_json, unseal_json
from portal.verantwoording.sleutels import pseudoniem_sleutels, pseudoniemen

BEWAARTERMIJN = timedelta(days=30)
_DOEL, _DOEL_DOOR = "concepten", "concepten door"
_VELDEN, _BESTANDEN = "concept velden", "concept bestanden"


@dataclass(frozen=True, slots=True)
class Concept:
    """A draft.

    Args:
        soort: which form it is of.
        over: opaque key of the zaak, bericht or taak that it is about.
        titel: what it is, for the list of what was not sent yet.
        naar: path of the page to go on at.
        velden: what was filled in, as JSON.
        bestanden: the files that were chosen.
        bijgewerkt_op: when it was last kept.
    """

    soort: str
    over: str
    titel: str = field(repr=False)
    naar: str = field(repr=False)
    velden: Mapping[str, Any] = field(repr=False)
    bestanden: tuple[Bestandsinhoud, ...] = field(repr=False)
    bijgewerkt_op: datetime

    @property
    def vervalt_op(self) -> datetime:
        """When it goes, unless it is kept again."""
        return self.bijgewerkt_op + BEWAARTERMIJN


def make_rij(concept: Concept, *, persoon: Sessiepersoon) -> Conceptrij:
    """The row, under the present key."""
    sleutel = pseudoniem_sleutels()[0]
    rij = Conceptrij(
        handelende=pseudoniem(persoon.handelende, doel=_DOEL_DOOR, sleutel=sleutel),
        betrokkene=pseudoniem(persoon.betrokkene, doel=_DOEL, sleutel=sleutel),
        soort=concept.soort,
        over=concept.over,
        bijgewerkt_op=concept.bijgewerkt_op,
    )
    inhoud = {"titel": concept.titel, "naar": concept.naar, "velden": dict(concept.velden)}
    rij.velden = seal_json(inhoud, geheim=_geheim(rij), doel=_VELDEN)
    if concept.bestanden:
        bestanden = [asdict(b) | {"inhoud": base64.b64encode(b.inhoud).decode()} for b in concept.bestanden]
        rij.bestanden = seal_json(bestanden, geheim=_geheim(rij), doel=_BESTANDEN)
    return rij


def open_rij(rij: Conceptrij, *, met_bestanden: bool = True) -> Concept:
    """The draft in this row."""
    sealed = rij.bestanden if met_bestanden else None
    bestanden = unseal_json(sealed, geheim=_geheim(rij), doel=_BESTANDEN) if sealed else []
    inhoud = unseal_json(rij.velden, geheim=_geheim(rij), doel=_VELDEN)
    return Concept(
        soort=rij.soort,
        over=rij.over,
        titel=inhoud["titel"],
        naar=inhoud["naar"],
        velden=inhoud["velden"],
        bestanden=tuple(Bestandsinhoud(b["naam"], b["soort"], base64.b64decode(b["inhoud"])) for b in bestanden),
        bijgewerkt_op=rij.bijgewerkt_op,
    )


def list_rijen(*, persoon: Sessiepersoon) -> QuerySet[Conceptrij]:
    """The rows of this person for this betrokkene that are not too old, under the present key and those before it."""
    door = pseudoniemen(persoon.handelende, doel=_DOEL_DOOR)
    van_wie = list_rijen_van(persoon.betrokkene).filter(handelende__in=door)
    return van_wie.filter(bijgewerkt_op__gte=timezone.now() - BEWAARTERMIJN)


def list_rijen_van(betrokkene: Betrokkene) -> QuerySet[Conceptrij]:
    """All rows for this betrokkene, whoever wrote them."""
    namen = pseudoniemen(betrokkene, doel=_DOEL)
    return Conceptrij.objects.filter(betrokkene__in=namen).order_by("-bijgewerkt_op")


def _geheim(rij: Conceptrij) -> str:
    return f"{rij.handelende} {rij.betrokkene} {rij.soort} {rij.over}"
