"""JSON of the BAG and the Locatieserver to our models; the only place that knows their field names."""

from typing import Any

from mijnomgeving.bronnen.bag.models import Adres, Plek
from mijnomgeving.bronnen.lezen import Lezer

VELDEN = "weergavenaam,straatnaam,huisnummer,huisletter,huisnummertoevoeging,postcode,woonplaatsnaam"
PLEK_VELDEN = f"{VELDEN},gemeentecode,gemeentenaam"


def parse_adressen(bron: str, data: Any) -> tuple[Adres, ...]:  # noqa: ANN401 - JSON may be anything
    """The addresses of `GET /adressen`.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    bijlagen = Lezer.of(bron, data).deel("_embedded") or Lezer.of(bron, {})
    return tuple(_adres(deel) for deel in bijlagen.delen_of_geen("adressen"))


def parse_plekken(bron: str, data: Any) -> tuple[Plek, ...]:  # noqa: ANN401 - JSON may be anything
    """The addresses that the Locatieserver found, the best first.

    Raises:
        Onbegrijpelijk: not what PDOK documents.
    """
    antwoord = Lezer.of(bron, data).deel("response")
    if antwoord is None:
        raise Lezer.of(bron, data).fout("response")
    return tuple(_plek(deel) for deel in antwoord.delen("docs"))


def _adres(deel: Lezer) -> Adres:
    return Adres(
        straat=deel.tekst("openbareRuimteNaam"),
        nummer=_nummer(deel),
        postcode=deel.tekst_of_leeg("postcode"),
        woonplaats=deel.tekst("woonplaatsNaam"),
        nummeraanduiding=deel.tekst("nummeraanduidingIdentificatie"),
        adresseerbaar_object=deel.tekst("adresseerbaarObjectIdentificatie"),
    )


def _plek(deel: Lezer) -> Plek:
    return Plek(
        omschrijving=deel.tekst("weergavenaam"),
        straat=deel.tekst_of_leeg("straatnaam"),
        nummer=_nummer(deel),
        postcode=deel.tekst_of_leeg("postcode"),
        woonplaats=deel.tekst_of_leeg("woonplaatsnaam"),
        gemeente_code=deel.tekst("gemeentecode"),
        gemeente=deel.tekst("gemeentenaam"),
    )


def _nummer(deel: Lezer) -> str:
    toevoeging = deel.tekst_of_leeg("huisnummertoevoeging")
    return "".join(
        (
            str(deel.getal_of_geen("huisnummer") or ""),
            deel.tekst_of_leeg("huisletter"),
            f"-{toevoeging}" if toevoeging else "",
        )
    )
