"""Stores the records of one import, in batches: a few queries for hundreds of records, each batch in one transaction.

An import that is stopped halfway leaves whole batches; doing it again finds those unchanged and goes on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import CharField, Q
from wagtail.search.backends import get_search_backends

from cms.producten.models import Aanbod, Organisatie
from cms.producten.models.aanbod import Herkomst
from cms.producten.opmaak import sanitise
from cms.samenwerkende_catalogi.feed import RecordFout, ScRecord
from cms.samenwerkende_catalogi.koppeling import Koppeling, not_storable
from cms.samenwerkende_catalogi.models import Bron, Bronproduct
from cms.samenwerkende_catalogi.quarantaine import Quarantaine

STAPEL = 500
MAX_SLEUTEL = 240
_LENGTES = {
    veld.name: veld.max_length
    for veld in Aanbod._meta.fields  # noqa: SLF001 - Django's public name
    if isinstance(veld, CharField) and veld.max_length
}


@dataclass(slots=True)
class Uitkomst:
    """What an import did. `fouten` holds the first of the records in quarantine."""

    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    beeindigd: int = 0
    quarantaine: int = 0
    nieuwe_paginas: list[str] = field(default_factory=list)
    fouten: list[RecordFout] = field(default_factory=list)

    @property
    def aantal(self) -> int:
        """How many records could be taken in."""
        return self.nieuw + self.gewijzigd + self.ongewijzigd


@dataclass(slots=True)
class _Kandidaat:
    """A record that may come in, with the offer that it was until now."""

    record: ScRecord
    organisatie: Organisatie
    sleutel: str
    aanbod: Aanbod | None = None


class Importeur:
    """One import of one source. `gezien` are the ids of the offers that are in it."""

    def __init__(self, *, bron: Bron, uitkomst: Uitkomst) -> None:
        self.gezien: set[int] = set()
        self.quarantaine = Quarantaine(bron)
        self._bron = bron
        self._uitkomst = uitkomst
        self._koppeling = Koppeling(bron)
        uitkomst.nieuwe_paginas = self._koppeling.nieuwe_paginas
        self._gehad: set[tuple[int, str]] = set()

    @transaction.atomic
    def take_in(self, deel: Sequence[ScRecord | RecordFout]) -> None:
        """Store one batch; what is wrong goes to quarantine."""
        fouten: list[RecordFout] = []
        nieuw: list[Aanbod] = []
        gewijzigd: list[Aanbod] = []
        for kandidaat in self._with_offers(self._candidates(deel, fouten)):
            try:
                self._sort(kandidaat, nieuw, gewijzigd)
            except RecordFout as fout:
                fouten.append(fout)
        nieuw = _create(nieuw, fouten)
        _update(gewijzigd)
        self._uitkomst.nieuw += len(nieuw)
        self._uitkomst.gewijzigd += len(gewijzigd)
        self.gezien.update(aanbod.pk for aanbod in nieuw)
        self._tie(nieuw)
        for machine in get_search_backends(with_auto_update=True):
            if nieuw or gewijzigd:
                machine.add_bulk(Aanbod, [*nieuw, *gewijzigd])
        self.quarantaine.report(fouten)
        self._uitkomst.quarantaine += len(fouten)
        self._uitkomst.fouten += fouten[: max(0, STAPEL - len(self._uitkomst.fouten))]

    def _candidates(self, deel: Sequence[ScRecord | RecordFout], fouten: list[RecordFout]) -> list[_Kandidaat]:
        kandidaten = []
        for record in deel:
            if isinstance(record, RecordFout):
                fouten.append(record)
                continue
            try:
                kandidaten.append(self._candidate(record))
            except RecordFout as fout:
                fouten.append(fout)
        return kandidaten

    def _candidate(self, record: ScRecord) -> _Kandidaat:
        organisatie = self._koppeling.organisatie(record)
        sleutel = record.sleutel[:MAX_SLEUTEL]
        if record.taal != "nl":
            sleutel = f"{sleutel}@{record.taal}"
        if (organisatie.pk, sleutel) in self._gehad:
            raise RecordFout("Dit productnummer komt twee keer voor.", sleutel=record.sleutel, titel=record.titel)
        self._gehad.add((organisatie.pk, sleutel))
        return _Kandidaat(record, organisatie, sleutel)

    def _with_offers(self, kandidaten: list[_Kandidaat]) -> list[_Kandidaat]:
        """The same, with the offers that exist, in one query."""
        per_organisatie: dict[int, list[str]] = {}
        for kandidaat in kandidaten:
            per_organisatie.setdefault(kandidaat.organisatie.pk, []).append(kandidaat.sleutel)
        deze = Q(pk__in=[])
        for organisatie, sleutels in per_organisatie.items():
            deze |= Q(organisatie=organisatie, bron_sleutel__in=sleutels)
        bestaand = {
            (aanbod.organisatie_id, aanbod.bron_sleutel): aanbod
            for aanbod in Aanbod.objects.filter(deze, herkomst=Herkomst.SAMENWERKENDE_CATALOGI)
        }
        self._tie(bestaand.values())
        self.gezien.update(aanbod.pk for aanbod in bestaand.values())
        for kandidaat in kandidaten:
            kandidaat.aanbod = bestaand.get((kandidaat.organisatie.pk, kandidaat.sleutel))
        return kandidaten

    def _sort(self, kandidaat: _Kandidaat, nieuw: list[Aanbod], gewijzigd: list[Aanbod]) -> None:
        record, aanbod = kandidaat.record, kandidaat.aanbod
        velden = _offer_fields(record)
        _check_lengths(record, velden)
        nu = aanbod.product_id if aanbod else None
        velden["product_id"] = self._koppeling.product(record, kandidaat.organisatie, nu=nu)
        if aanbod is None:
            nieuw.append(
                Aanbod(
                    organisatie_id=kandidaat.organisatie.pk,
                    herkomst=Herkomst.SAMENWERKENDE_CATALOGI,
                    bron_sleutel=kandidaat.sleutel,
                    **velden,
                )
            )
        elif all(getattr(aanbod, naam) == waarde for naam, waarde in velden.items()):
            self._uitkomst.ongewijzigd += 1
        elif aanbod.locked:
            reden = "Een redacteur heeft dit aanbod vergrendeld. De wijziging is niet overgenomen."
            raise RecordFout(reden, sleutel=record.sleutel, titel=record.titel)
        else:
            for naam, waarde in velden.items():
                setattr(aanbod, naam, waarde)
            gewijzigd.append(aanbod)

    def _tie(self, aanbod: Iterable[Aanbod]) -> None:
        """Remember that these offers come from this source, and are there."""
        ids = {deel.pk for deel in aanbod}
        bekend = dict(
            Bronproduct.objects.filter(bron=self._bron, aanbod__in=ids).values_list("aanbod_id", "ontbreekt_in_id")
        )
        nieuw = [Bronproduct(bron=self._bron, aanbod_id=pk) for pk in ids - set(bekend)]
        if nieuw:
            Bronproduct.objects.bulk_create(nieuw, ignore_conflicts=True)
        if terug := [pk for pk, ontbreekt_in in bekend.items() if ontbreekt_in is not None]:
            Bronproduct.objects.filter(bron=self._bron, aanbod__in=terug).update(ontbreekt_in=None)


def _offer_fields(record: ScRecord) -> dict[str, Any]:
    return {
        "titel": record.titel,
        "samenvatting": record.samenvatting,
        "tekst": sanitise(record.html),
        "url": record.url,
        "aanvraag_url": record.aanvraag_url,
        "online_aanvragen": record.online_aanvragen,
        "taal": record.taal,
        "gewijzigd_op": record.gewijzigd_op,
        "beeindigd_op": None,
    }


_VELDEN = (
    "titel", "samenvatting", "tekst", "url", "aanvraag_url", "online_aanvragen", "taal", "gewijzigd_op", "beeindigd_op",
    "product",
)  # fmt: skip


def _check_lengths(record: ScRecord, velden: dict[str, Any]) -> None:
    for naam, waarde in velden.items():
        if naam in _LENGTES and len(waarde) > _LENGTES[naam]:
            reden = f"Het veld {naam} heeft meer dan {_LENGTES[naam]} tekens."
            raise RecordFout(reden, sleutel=record.sleutel, titel=record.titel)


def _create(lijst: list[Aanbod], fouten: list[RecordFout]) -> list[Aanbod]:
    """All at once; if the database refuses that, one by one, so that only the culprit stays out."""
    try:
        with transaction.atomic():
            return Aanbod.objects.bulk_create(lijst)
    except DatabaseError:
        return [aanbod for aanbod in lijst if _create_one(aanbod, fouten)]


def _create_one(aanbod: Aanbod, fouten: list[RecordFout]) -> bool:
    try:
        with transaction.atomic():
            aanbod.save(force_insert=True)
    except DatabaseError as error:
        fouten.append(not_storable(aanbod.bron_sleutel, aanbod.titel, error))
        return False
    return True


def _update(lijst: list[Aanbod]) -> None:
    """Those that editors also worked on get a version, so that an editor who opens one sees what is published."""
    Aanbod.objects.bulk_update([aanbod for aanbod in lijst if aanbod.latest_revision_id is None], _VELDEN)
    for aanbod in lijst:
        if aanbod.latest_revision_id is not None:
            save_version(aanbod)


def save_version(aanbod: Aanbod) -> None:
    """Store an offer with a version; one that an editor took offline stays offline."""
    aanbod.save()
    versie = aanbod.save_revision()
    if aanbod.live:
        versie.publish()
