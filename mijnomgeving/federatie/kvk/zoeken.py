"""KVK Zoeken 2.0: companies by number, name or address."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from mijnomgeving.federatie.kvk.fouten import KvkFout
from mijnomgeving.federatie.kvk.profielen import Profielen
from mijnomgeving.federatie.opslag.bedrijven import Vestiging

TYPEN = frozenset({"hoofdvestiging", "nevenvestiging", "rechtspersoon"})
_VORMEN: Mapping[str, tuple[str, str]] = {
    "kvkNummer": (r"[0-9]{8}", "IPD0004"),
    "rsin": (r"[0-9]{9}", "IPD0010"),
    "vestigingsnummer": (r"[0-9]{12}", "IPD0006"),
    "postcode": (r"[0-9]{4}[a-zA-Z]{2}", "IPD1999"),
    "huisnummer": (r"[0-9]{1,5}", "IPD1999"),
    "huisletter": (r"[a-zA-Z]", "IPD1999"),
    "postbusnummer": (r"[0-9]{1,5}", "IPD1999"),
    "naam": (r".{1,200}", "IPD1999"),
    "straatnaam": (r".{1,100}", "IPD1999"),
    "plaats": (r".{1,100}", "IPD1999"),
    "inclusiefInactieveRegistraties": (r"true|false", "IPD1999"),
    "pagina": (r"[1-9][0-9]{0,2}|1000", "IPD1999"),
    "resultatenPerPagina": (r"[1-9][0-9]?|100", "IPD1999"),
}
_GEEN_ZOEKVRAAG = frozenset({"inclusiefInactieveRegistraties", "pagina", "resultatenPerPagina", "type"})
_PAGINA, _PER_PAGINA = "pagina", "resultatenPerPagina"
Item = dict[str, Any]
Query = Sequence[tuple[str, str]]


def zoek(ondernemingen: Iterable[Profielen], query: Query, *, url: str) -> dict[str, Any]:
    """One page of results.

    Raises:
        KvkFout: 400 a parameter is wrong; 404 nothing was found.
    """
    vraag = _read(query)
    typen = frozenset(waarde for naam, waarde in query if naam == "type") or TYPEN
    if typen - TYPEN:
        raise KvkFout("IPD5203")
    ook_beeindigd = vraag.get("inclusiefInactieveRegistraties") == "true"
    found = [
        item
        for profielen in ondernemingen
        if profielen.actief or ook_beeindigd
        for item in _items(profielen, vraag)
        if item["type"] in typen
    ]
    if not found:
        raise KvkFout("IPD5200")
    return _pagina(found, vraag, query, url)


def _read(query: Query) -> dict[str, str]:
    for naam, waarde in query:
        if naam == "type":
            continue
        if naam not in _VORMEN:
            raise KvkFout("IPD1998")
        vorm, code = _VORMEN[naam]
        if not re.fullmatch(vorm, waarde, re.ASCII if vorm[0] != "." else 0):
            raise KvkFout(code)
    vraag = {naam: waarde for naam, waarde in query if naam != "type"}
    alone = "postcode" in vraag and not {"huisnummer", "postbusnummer"} & set(vraag)
    nowhere = {"huisnummer", "huisletter", "postbusnummer"} & set(vraag) and "postcode" not in vraag
    if alone or nowhere or not set(vraag) - _GEEN_ZOEKVRAAG:
        raise KvkFout("IPD1998")
    return vraag


def _items(profielen: Profielen, vraag: Mapping[str, str]) -> Iterator[Item]:
    bedrijf = profielen.bedrijf
    if vraag.get("kvkNummer", str(bedrijf.kvk_nummer)) != str(bedrijf.kvk_nummer):
        return
    if "rsin" in vraag and vraag["rsin"] != str(bedrijf.rsin):
        return
    for vestiging in bedrijf.vestigingen:
        if _past(profielen, vestiging, vraag):
            yield _vestiging(profielen, vestiging)
    if bedrijf.rsin and not _zoekt_plek(vraag) and _heet(profielen.statutaire_naam, vraag.get("naam", "")):
        yield _rechtspersoon(profielen)


def _zoekt_plek(vraag: Mapping[str, str]) -> bool:
    """Whether the question is about one vestiging or an address, which a rechtspersoon here is not."""
    return bool(set(vraag) - _GEEN_ZOEKVRAAG - {"kvkNummer", "rsin", "naam"})


def _past(profielen: Profielen, vestiging: Vestiging, vraag: Mapping[str, str]) -> bool:
    afgeschermd = profielen.gegevens.adres_afgeschermd
    regels: Mapping[str, Callable[[str], bool]] = {
        "vestigingsnummer": lambda waarde: waarde == vestiging.vestigingsnummer,
        "naam": lambda waarde: _heet(vestiging.naam, waarde),
        "plaats": lambda waarde: waarde.casefold() == vestiging.plaats.casefold(),
        "straatnaam": lambda waarde: not afgeschermd and waarde.casefold() == vestiging.straat.casefold(),
        "postcode": lambda waarde: not afgeschermd and waarde.upper() == vestiging.postcode,
        "huisnummer": lambda waarde: not afgeschermd and int(waarde) == vestiging.huisnummer,
        # No vestiging of a story has a letter or a box of its own.
        "huisletter": lambda _: False,
        "postbusnummer": lambda _: False,
    }
    return all(regels[naam](waarde) for naam, waarde in vraag.items() if naam in regels)


def _heet(naam: str, gezocht: str) -> bool:
    """Whether each word that was asked begins a word of the name."""
    woorden = re.findall(r"\w+", naam.casefold())
    return all(any(woord.startswith(deel) for woord in woorden) for deel in re.findall(r"\w+", gezocht.casefold()))


def _vestiging(profielen: Profielen, vestiging: Vestiging) -> Item:
    adres = {"type": "bezoekadres", "plaats": vestiging.plaats}
    if not profielen.gegevens.adres_afgeschermd:
        adres["straatnaam"] = vestiging.straat
    return {
        "kvkNummer": str(profielen.bedrijf.kvk_nummer),
        "vestigingsnummer": vestiging.vestigingsnummer,
        "naam": vestiging.naam,
        "adres": {"binnenlandsAdres": adres},
        "type": "hoofdvestiging" if vestiging.hoofdvestiging else "nevenvestiging",
        "actief": "Ja" if profielen.actief else "Nee",
        "_links": _links(profielen, vestiging),
    }


def _rechtspersoon(profielen: Profielen) -> Item:
    return {
        "kvkNummer": str(profielen.bedrijf.kvk_nummer),
        "rsin": str(profielen.bedrijf.rsin),
        "naam": profielen.statutaire_naam,
        "type": "rechtspersoon",
        "actief": "Ja" if profielen.actief else "Nee",
        "_links": _links(profielen, None),
    }


def _links(profielen: Profielen, vestiging: Vestiging | None) -> dict[str, dict[str, str]]:
    links = {"basisprofiel": {"href": f"{profielen.root}/v1/basisprofielen/{profielen.bedrijf.kvk_nummer}"}}
    if vestiging:
        links["vestigingsprofiel"] = {"href": f"{profielen.root}/v1/vestigingsprofielen/{vestiging.vestigingsnummer}"}
    return links


def _pagina(found: list[Item], vraag: Mapping[str, str], query: Query, url: str) -> dict[str, Any]:
    pagina, omvang = int(vraag.get(_PAGINA, "1")), int(vraag.get(_PER_PAGINA, "10"))
    laatste = math.ceil(len(found) / omvang)

    def href(nummer: int) -> str:
        rest = [(naam, waarde) for naam, waarde in query if naam not in (_PAGINA, _PER_PAGINA)]
        return f"{url}?{urlencode([*rest, (_PAGINA, nummer), (_PER_PAGINA, omvang)])}"

    body: dict[str, Any] = {
        "pagina": pagina,
        "resultatenPerPagina": omvang,
        "totaal": len(found),
        "resultaten": found[(pagina - 1) * omvang : pagina * omvang],
        "_links": {"self": {"href": href(pagina)}},
    }
    body |= {"vorige": href(pagina - 1)} if pagina > 1 else {}
    return body | ({"volgende": href(pagina + 1)} if pagina < laatste else {})
