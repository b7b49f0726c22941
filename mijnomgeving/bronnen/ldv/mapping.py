"""JSON of the reading extension and of the VAR to our models; the only place that knows their field names."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from mijnomgeving.bronnen.ldv.models import Activiteit, Dataverwerking
from mijnomgeving.bronnen.lezen import Lezer
from portal.core.betrokkene import Betrokkene, EuPersoon, Onderneming, Persoon

_WIE, _SOORT, _WAAROM = (
    f"dpl.core.{naam}" for naam in ("data_subject_id", "data_subject_id_type", "processing_activity_id")
)
# How the RvIG says to whom it gave what.
_AFNEMER, _GEGEVENS = "dpl.rvig.afnemer", "dpl.rvig.gegevens"
_STATUSSEN = frozenset({"Unset", "Ok", "Error"})
_SPAN = re.compile(r"[0-9a-f]{16}")
# The year 3000: a moment after it is no moment.
_HOOGSTE_MS = 32_503_680_000_000


def zoekopdrachten(betrokkene: Betrokkene, *, vanaf: datetime, tot: datetime) -> tuple[dict[str, object], ...]:
    """The bodies of `POST /processing-activities`: one for each number."""
    periode = {"startTime": _milliseconds(vanaf), "endTime": _milliseconds(tot)}
    return tuple({_WIE: nummer, _SOORT: soort, **periode} for soort, nummer in _nummers(betrokkene))


def parse_activiteiten(bron: str, data: Any) -> dict[str, Activiteit]:  # noqa: ANN401 - JSON may be anything
    """The activities of a register, by their id.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return {deel.tekst("id"): _activiteit(deel) for deel in Lezer.of(bron, data).delen("results")}


def parse_verwerkingen(
    bron: str,
    data: Any,  # noqa: ANN401 - JSON may be anything
    activiteiten: Mapping[str, Activiteit],
) -> tuple[Dataverwerking, ...]:
    """The records, each with its activity where the register knows it.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return tuple(_verwerking(deel, activiteiten) for deel in Lezer.of(bron, data).delen("processingActivities"))


def _activiteit(deel: Lezer) -> Activiteit:
    return Activiteit(
        naam=deel.tekst("naam"),
        doel=deel.tekst("doel"),
        grondslag=deel.tekst("grondslag"),
        toelichting=deel.tekst_of_leeg("toelichtingGrondslag"),
        bewaartermijn=deel.tekst_of_leeg("bewaartermijn"),
        gegevens=tuple(gegeven.tekst("naam") for gegeven in deel.delen_of_geen("verwerktePersoonsgegevens")),
    )


def _verwerking(deel: Lezer, activiteiten: Mapping[str, Activiteit]) -> Dataverwerking:
    if deel.tekst("status") not in _STATUSSEN:
        raise deel.fout("status")
    attributes = deel.deel("attributes") or Lezer.of(deel.bron, {})
    # The address of the activity is compared, never called.
    waarom = attributes.tekst_of_leeg(_WAAROM).rpartition("/")[2]
    return Dataverwerking(
        bron=deel.bron,
        trace_id=deel.uuid("traceId").replace("-", ""),
        span_id=_span(deel, "spanId"),
        ouder=_span(deel, "parentSpanId") if deel.tekst_of_leeg("parentSpanId") else "",
        naam=deel.tekst("name"),
        begin=_moment(deel, "startTime"),
        gelukt=deel.tekst("status") != "Error",
        activiteit=activiteiten.get(waarom),
        afnemer=attributes.tekst_of_leeg(_AFNEMER),
        gegevens=attributes.teksten_of_geen(_GEGEVENS),
    )


def _span(deel: Lezer, veld: str) -> str:
    span = deel.tekst(veld).lower()
    if not _SPAN.fullmatch(span):
        raise deel.fout(veld)
    return span


def _moment(deel: Lezer, veld: str) -> datetime:
    ms = deel.getal(veld)
    if not 0 <= ms < _HOOGSTE_MS:
        raise deel.fout(veld)
    return datetime.fromtimestamp(ms / 1000, UTC)


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _nummers(betrokkene: Betrokkene) -> list[tuple[str, str]]:
    match betrokkene:
        case Persoon(bsn):
            return [("BSN", str(bsn))]
        case Onderneming(beperkt=True) | EuPersoon():
            # A log is about a company as a whole, and about nobody without a number.
            return []
        case Onderneming():
            rsin = [("RSIN", str(betrokkene.rsin))] if betrokkene.rsin else []
            return [("KVK", str(betrokkene.kvk_nummer)), *rsin]
