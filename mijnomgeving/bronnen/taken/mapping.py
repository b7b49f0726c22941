"""JSON of Mijn Taken to our models; the only place that knows its field names."""

import base64
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.taken.models import Taak, Taaksoort, Taakstand
from portal.core.betrokkene import Betrokkene, EuPersoon, Onderneming, Persoon

_SOORTEN = {soort.value: soort for soort in Taaksoort}
_STANDEN = {stand.value: stand for stand in Taakstand}


def zoekopdrachten(betrokkene: Betrokkene) -> tuple[dict[str, Any], ...]:
    """The bodies of `POST /context/zoek` for the tasks of this betrokkene: one for each number."""
    return tuple({"klantId": klant, "include": ["taken"]} for klant in _klanten(betrokkene))


def zoekopdracht_velen(ondernemingen: Sequence[Onderneming]) -> tuple[dict[str, Any], dict[str, list[Onderneming]]]:
    """One body for the tasks of many companies, and of which companies each klant in it is.

    The standard asks for one klant: `klantIds` is ours, and so is an answer by klant.
    """
    van: dict[str, list[Onderneming]] = {}
    for onderneming in ondernemingen:
        for klant in _klanten(onderneming):
            van.setdefault(klant, []).append(onderneming)
    return {"klantIds": sorted(van), "include": ["taken"]}, van


def parse_taken_velen(bron: str, data: Any) -> list[tuple[str, Taak]]:  # noqa: ANN401 - JSON may be anything
    """The tasks of an answer by klant, each with its klant.

    Raises:
        Onbegrijpelijk: not what was agreed.
    """
    return [
        (klant.tekst("klantId"), parse_taak(taak))
        for klant in Lezer.of(bron, data).delen("klanten")
        for taak in klant.delen("taken")
    ]


def parse_taken(bron: str, data: Any) -> tuple[Taak, ...]:  # noqa: ANN401 - JSON may be anything
    """The tasks of an answer, open and done.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return tuple(parse_taak(taak) for taak in Lezer.of(bron, data).delen("taken"))


def parse_taak(taak: Lezer) -> Taak:
    """One task.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    titel, toelichting = taak.deel("titel"), taak.deel("toelichting")
    if titel is None:
        raise taak.fout("titel")
    context, uitvoering = taak.deel("context"), taak.deel("uitvoering")
    return Taak(
        bron=taak.bron,
        taak_id=taak.uuid("uuid"),
        titel=titel.tekst("nl"),
        toelichting=toelichting.tekst("nl") if toelichting else "",
        # A type that the standard adds later is one more that is done at the organisation.
        soort=_SOORTEN.get(uitvoering.tekst_of_leeg("type") if uitvoering else "", Taaksoort.OVERIG),
        uiterlijk=taak.moment("deadline") if taak.data.get("deadline") is not None else None,
        zaaknummer=_zaaknummer(context.tekst("urn")) if context else "",
        uitvoeren_url=_veilig(uitvoering.tekst("fallbackUrl")) if uitvoering else "",
        stand=_STANDEN.get(taak.tekst("status"), Taakstand.ANDERS),
        afgerond_op=taak.moment("afgerondOp") if taak.data.get("afgerondOp") is not None else None,
    )


def indiening(
    *,
    kenmerk: str,
    ingediend_op: datetime,
    gegevens: Mapping[str, Any],
    bestanden: Iterable[tuple[str, str, bytes]],
) -> dict[str, Any]:
    """The body of what is handed in at `submitUrl`; the standard leaves it open, so that this shape is ours.

    Args:
        kenmerk: our number for it; the same number twice is the same.
        ingediend_op: when the person sent it.
        gegevens: answers, by name.
        bestanden: name, kind (MIME) and content of each file.
    """
    return {
        "kenmerk": kenmerk,
        "ingediendOp": ingediend_op.isoformat(),
        "gegevens": dict(gegevens),
        "bestanden": [
            {"naam": naam, "soort": soort, "inhoud": base64.b64encode(inhoud).decode()}
            for naam, soort, inhoud in bestanden
        ],
    }


def parse_afwijzing(bron: str, data: Any) -> str:  # noqa: ANN401 - JSON may be anything
    """Why the organisation does not take it, in its own words; empty when it does not say.

    Raises:
        Onbegrijpelijk: no problem document.
    """
    return Lezer.of(bron, data).tekst_of_leeg("detail")


def parse_referentie(bron: str, data: Any) -> str:  # noqa: ANN401 - JSON may be anything
    """The organisation's own mark of what was handed in; empty when it gives none.

    Raises:
        Onbegrijpelijk: not an object, or the mark is no text.
    """
    return Lezer.of(bron, data).tekst_of_leeg("referentie")


def _klanten(betrokkene: Betrokkene) -> list[str]:
    match betrokkene:
        case Persoon(bsn):
            return [f"urn:nld:brp.bsn:{bsn}"]
        case Onderneming(beperkt=True) | EuPersoon():
            # A task is asked of a company as a whole, and of nobody without a number.
            return []
        case Onderneming():
            rsin = [f"urn:nld:hr.rsin:{betrokkene.rsin}"] if betrokkene.rsin else []
            return [f"urn:nld:hr.kvknummer:{betrokkene.kvk_nummer}", *rsin]


def _zaaknummer(urn: str) -> str:
    """The number in 'urn:nl:gemeenten:zaak:2026-00042'; empty when the context is something else."""
    _, marker, nummer = urn.partition(":zaak:")
    return nummer if marker else ""


def _veilig(url: str) -> str:
    """The address when it is one that a browser may be sent to."""
    try:
        schema = urlsplit(url).scheme
    except ValueError:
        return ""
    return url if schema in ("https", "http") else ""
