"""JSON of Mijn Taken to our models; the only place that knows its field names."""

from typing import Any
from urllib.parse import urlsplit

from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.taken.models import Taak, Taaksoort
from portal.core.betrokkene import Betrokkene, EuPersoon, Onderneming, Persoon

_OPEN = "open"
_SOORTEN = {soort.value: soort for soort in Taaksoort}


def zoekopdrachten(betrokkene: Betrokkene) -> tuple[dict[str, Any], ...]:
    """The bodies of `POST /context/zoek` for the tasks of this betrokkene: one for each number."""
    return tuple({"klantId": klant, "include": ["taken"]} for klant in _klanten(betrokkene))


def parse_taken(bron: str, data: Any) -> tuple[Taak, ...]:  # noqa: ANN401 - JSON may be anything
    """The open tasks of an answer.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    gelezen = [(_taak(taak), taak.tekst("status")) for taak in Lezer.of(bron, data).delen("taken")]
    return tuple(taak for taak, status in gelezen if status == _OPEN)


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


def _taak(taak: Lezer) -> Taak:
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
    )


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
