"""A finder of addresses as the PDOK Locatieserver v3.1 is one: free text in, the answer of a Solr search out."""

import re
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.bag.adressenboek import Adres, Adressenboek
from mijnomgeving.federatie.problemen import Probleem

# Since 3.1 any other parameter is refused.
PARAMETERS = frozenset({"q", "fq", "fl", "rows", "start", "wt", "df", "bq", "sort", "lat", "lon"})
_GETAL = re.compile(r"[0-9]{1,5}")
_MEESTE = 100
# A postcode may be written with a space, and a number with a letter against it.
_POSTCODE = re.compile(r"\b([1-9][0-9]{3}) ?([a-z]{2})\b")
_DELEN = re.compile(r"[\w'-]+")


class Locatieserver:
    """Answers from the book of addresses; each word of the question begins a word of the address."""

    def __init__(self, boek: Adressenboek) -> None:
        self._boek = boek

    async def free(self, request: web.Request) -> web.Response:
        """GET /free: addresses with the fields that `fl` asks.

        Raises:
            Probleem: 400.
        """
        return web.json_response(self._search(request))

    async def suggest(self, request: web.Request) -> web.Response:
        """GET /suggest: what somebody may mean who has typed so far.

        Raises:
            Probleem: 400.
        """
        if not request.query.get("q"):
            raise _fout("Parameter q is verplicht.")
        body = self._search(request, fields="type,weergavenaam,id,score")
        return web.json_response(body)

    def _search(self, request: web.Request, *, fields: str = "*") -> dict[str, Any]:
        query = request.query
        if unknown := set(query) - PARAMETERS:
            shown = re.sub(r"[^a-zA-Z0-9._]", "", min(unknown))[:30]
            raise _fout(f"Onbekende parameter {shown}.")
        rows, start = _number(query.get("rows", "10")), _number(query.get("start", "0"))
        soort = query.get("fq", "type:adres")
        gevonden = [adres for adres in self._boek if _past(adres, query.get("q", ""))] if "adres" in soort else []
        docs = [_document(adres, query.get("fl", fields)) for adres in gevonden[start : start + min(rows, _MEESTE)]]
        totaal = len(gevonden)
        return {"response": {"numFound": totaal, "start": start, "maxScore": 7.0, "numFoundExact": True, "docs": docs}}


def _fout(detail: str) -> Probleem:
    return Probleem(status=400, title="Bad Request", code="badRequest", detail=detail)


def _number(tekst: str) -> int:
    if not _GETAL.fullmatch(tekst):
        raise _fout("rows en start zijn hele getallen.")
    return int(tekst)


def _past(adres: Adres, vraag: str) -> bool:
    gevraagd = _DELEN.findall(_POSTCODE.sub(r"\1\2", vraag.casefold()))
    if not gevraagd:
        return not vraag.strip()
    tekst = f"{adres.straat} {adres.nummer} {adres.postcode} {adres.woonplaats} {adres.huisnummer}"
    woorden = _DELEN.findall(tekst.casefold())
    # A number is asked whole: '7' is not 710.
    return all(
        any(woord == deel if deel.isdigit() else woord.startswith(deel) for woord in woorden) for deel in gevraagd
    )


def _document(adres: Adres, fields: str) -> dict[str, Any]:
    document: dict[str, Any] = {
        "type": "adres",
        "id": f"adr-{adres.nummeraanduiding}",
        "weergavenaam": f"{adres.straat} {adres.nummer}, {adres.postcode} {adres.woonplaats}",
        "straatnaam": adres.straat,
        "huisnummer": adres.huisnummer,
        "huisletter": adres.huisletter,
        "huisnummertoevoeging": adres.huisnummertoevoeging,
        "huis_nlt": adres.nummer,
        "postcode": adres.postcode,
        "woonplaatsnaam": adres.woonplaats,
        "woonplaatscode": adres.plaats.code,
        "gemeentenaam": adres.plaats.gemeente,
        "gemeentecode": adres.plaats.gemeentecode,
        "nummeraanduiding_id": adres.nummeraanduiding,
        "adresseerbaarobject_id": adres.adresseerbaar_object,
        # Well-known text has the longitude first.
        "centroide_ll": f"POINT({adres.punt[1]} {adres.punt[0]})" if adres.punt else "",
        "score": 7.0,
    }
    asked = set(re.split(r"[\s,]+", fields))
    return {naam: waarde for naam, waarde in document.items() if waarde and ("*" in asked or naam in asked)}
