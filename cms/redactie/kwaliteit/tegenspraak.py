"""Where an organisation's own version says something else than the general text."""

import re
from collections.abc import Iterator
from decimal import Decimal

from cms.redactie.kwaliteit.bevinding import Bevinding, Ernst, Soort
from cms.redactie.kwaliteit.inhoud import Aanbodinhoud, Prijs, Productinhoud
from cms.redactie.kwaliteit.volledig import euro

_HOOGSTENS = re.compile(r"\b(?:maximum|maximaal|hoogstens|ten hoogste|niet meer dan)\b", re.IGNORECASE)
_EURO = re.compile(r"€\s?(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d{2}|-))?")
_WOORD = re.compile(r"\w{3,}")
_GETALLEN = {
    "één": 1, "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "zestien": 16, "zesentwintig": 26,
}  # fmt: skip
_DAGEN = {"werkdag": 1.4, "dag": 1.0, "week": 7.0, "weken": 7.0, "maand": 30.4, "jaar": 365.0}
_DUUR = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(_GETALLEN)})\s+(werkdag|dag|week|weken|maand|jaar)(?:en)?\b", re.IGNORECASE
)
# Rounding of working days and months is no contradiction.
_SPELING = 1.15
_ONLINE = {"ja": "zonder inloggen", "digid": "met DigiD"}
_NIET_ONLINE = re.compile(
    r"\b(?:kan|kunt u|gaat|is) (?:dit |het )?(?:niet|nog niet|alleen niet) (?:online|via internet|digitaal)\b|"
    r"\balleen (?:aan de balie|schriftelijk|per post|persoonlijk)\b",
    re.IGNORECASE,
)


def check_tegenspraak(aanbod: Aanbodinhoud) -> Iterator[Bevinding]:
    """Other amounts than the named maximum, another term, online against not online. Nothing without general text."""
    if aanbod.algemeen is None:
        return
    yield from _check_bedragen(aanbod, aanbod.algemeen)
    yield from _check_termijn(aanbod, aanbod.algemeen)
    yield from _check_online(aanbod, aanbod.algemeen)


def _check_bedragen(aanbod: Aanbodinhoud, algemeen: Productinhoud) -> Iterator[Bevinding]:
    for prijs in aanbod.prijzen:
        grens = maximum_voor(prijs, algemeen)
        if prijs.bedrag is not None and grens is not None and prijs.bedrag > grens:
            waarom = f"€ {euro(prijs.bedrag)} is meer dan het maximum in de algemene tekst: € {euro(grens)}."
            zin = f"{prijs.omschrijving}: € {euro(prijs.bedrag)}"
            yield Bevinding(Soort.TEGENSPRAAK, Ernst.FOUT, "kosten", waarom, "Kijk welk bedrag klopt.", zin)


def maximum_voor(prijs: Prijs, algemeen: Productinhoud) -> Decimal | None:
    """The most that this may cost after the general text; None if that names no maximum for the same thing."""
    grenzen = {p: grens for p in algemeen.prijzen if (grens := _maximum(p)) is not None}
    if not grenzen:
        return None
    gelijk = [p for p in grenzen if _kern(p.omschrijving) == _kern(prijs.omschrijving)]
    if gelijk:
        return max(grenzen[p] for p in gelijk)
    # One amount on both sides is the same amount, whatever each calls it.
    return next(iter(grenzen.values())) if len(algemeen.prijzen) == 1 else None


def _maximum(prijs: Prijs) -> Decimal | None:
    woorden = f"{prijs.omschrijving} {prijs.toelichting}"
    if not _HOOGSTENS.search(woorden):
        return None
    if prijs.bedrag is not None:
        return prijs.bedrag
    genoemd = [_euro(gevonden) for gevonden in _EURO.finditer(woorden)]
    return max(genoemd) if genoemd else None


def _euro(gevonden: re.Match[str]) -> Decimal:
    centen = gevonden.group(2)
    return Decimal(f"{gevonden.group(1).replace('.', '')}.{centen if centen and centen != '-' else '00'}")


def _kern(omschrijving: str) -> frozenset[str]:
    return frozenset(_WOORD.findall(omschrijving.lower()))


def _check_termijn(aanbod: Aanbodinhoud, algemeen: Productinhoud) -> Iterator[Bevinding]:
    eigen, gewoon = longest_duur(aanbod.termijn), longest_duur(algemeen.termijn)
    if eigen is None or gewoon is None:
        return
    if eigen[0] > gewoon[0] * _SPELING:
        yield Bevinding(
            Soort.TEGENSPRAAK, Ernst.LET_OP, "termijn", f"{eigen[1]} is langer dan {gewoon[1]} in de algemene tekst.",
            "Kijk of de wet dit toelaat, en leg uit waarom het hier langer duurt.", aanbod.termijn,
        )  # fmt: skip


def longest_duur(tekst: str) -> tuple[float, str] | None:
    """The longest time that a text names, in days, with its words."""
    gevonden = [(_dagen(duur), duur.group()) for duur in _DUUR.finditer(tekst)]
    return max(gevonden, default=None)


def _dagen(duur: re.Match[str]) -> float:
    getal, eenheid = duur.group(1).lower(), duur.group(2).lower()
    return (int(getal) if getal.isdigit() else _GETALLEN[getal]) * _DAGEN[eenheid]


def _check_online(aanbod: Aanbodinhoud, algemeen: Productinhoud) -> Iterator[Bevinding]:
    if aanbod.online == "nee" and aanbod.aanvraag_url:
        yield _online(
            "Er staat een aanvraagformulier, maar bij online aanvragen staat ‘Nee’.", "Kies hoe iemand inlogt."
        )
    if aanbod.online not in _ONLINE:
        return
    online = [manier for manier in algemeen.manieren if manier.soort == "online"]
    zin = _says_not_online(algemeen)
    if zin:
        waarom = f"Hier kan het online ({_ONLINE[aanbod.online]}), maar de algemene tekst zegt van niet."
        yield _online(waarom, "Kijk welke van de twee klopt.", zin)
    elif not online:
        waarom = f"Hier kan het online ({_ONLINE[aanbod.online]}), maar de algemene tekst noemt geen online manier."
        yield _online(waarom, "Vraag de landelijke redactie om dit aan te vullen.", ernst=Ernst.TIP)


def _says_not_online(algemeen: Productinhoud) -> str:
    for stuk in algemeen.stukken:
        if gevonden := _NIET_ONLINE.search(stuk.tekst):
            begin, einde = max(0, gevonden.start() - 60), gevonden.end() + 60
            return stuk.tekst[begin:einde].strip()
    return ""


def _online(waarom: str, voorstel: str, zin: str = "", *, ernst: Ernst = Ernst.LET_OP) -> Bevinding:
    return Bevinding(Soort.TEGENSPRAAK, ernst, "online_aanvragen", waarom, voorstel, zin)
