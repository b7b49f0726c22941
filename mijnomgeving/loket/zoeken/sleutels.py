"""The keys with which a caseworker may search: exact ones only, and which fields each of them has.

No wildcards, no part of a name, no list to look through (KWALITEIT B20). Pure: nothing here asks or keeps anything.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from mijnomgeving.bronnen.brp.gevonden import OpAdres, OpNaam
from mijnomgeving.loket.zoeken.mrz import GeenMrz, Mrz, is_mrz, parse_mrz
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn, KvkNummer, OngeldigNummer


class Soort(StrEnum):
    """By what is searched; also what the log says of a search, which never holds what was searched for."""

    BSN = "bsn"
    DOCUMENT = "document"
    NAAM = "naam"
    ADRES = "adres"
    ZAAK = "zaak"
    BEDRIJF = "bedrijf"


@dataclass(frozen=True, slots=True)
class OpNummer:
    """By burgerservicenummer."""

    persoon: Persoon


@dataclass(frozen=True, slots=True)
class OpDocument:
    """By the number of a document; `mrz` when the zone was read."""

    nummer: str = field(repr=False)
    mrz: Mrz | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class OpZaak:
    """By the number of a zaak, at whichever organisation it is."""

    zaaknummer: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpBedrijf:
    """By KVK number, or by the exact name and place."""

    kvk_nummer: KvkNummer | None
    naam: str = field(default="", repr=False)
    plaats: str = field(default="", repr=False)


Sleutel = OpNummer | OpDocument | OpNaam | OpAdres | OpZaak | OpBedrijf
Invoer = Mapping[str, str]


class Ongeldig(ValueError):
    """What was typed is no key; `fouten` says of each field what to do."""

    def __init__(self, fouten: Mapping[str, str]) -> None:
        """Keep what is wrong, by field."""
        super().__init__("no key")
        self.fouten = fouten


VELDEN: Final[Mapping[Soort, tuple[str, ...]]] = MappingProxyType(
    {
        Soort.BSN: ("bsn",),
        Soort.DOCUMENT: ("document",),
        Soort.NAAM: ("achternaam", "geboren"),
        Soort.ADRES: ("postcode", "huisnummer", "toevoeging", "bewoner_geboren"),
        Soort.ZAAK: ("zaaknummer",),
        Soort.BEDRIJF: ("kvk", "bedrijfsnaam", "plaats"),
    }
)

_VOORVOEGSELS = (
    *("van de", "van den", "van der", "van het", "van 't", "in de", "in den", "in 't", "op de", "op den", "op 't"),
    *("uit de", "uit den", "voor de", "aan de", "aan den", "bij de", "onder de", "over de", "de la", "de le"),
    *("van", "de", "den", "der", "het", "'t", "te", "ten", "ter", "op", "in", "uit", "la", "le", "du", "di", "el"),
)
_NAAM = re.compile(r"[a-zA-ZÀ-ž][a-zA-ZÀ-ž .\-']{0,198}")
_POSTCODE = re.compile(r"[1-9][0-9]{3}[A-Z]{2}")
_HUISNUMMER = re.compile(r"([1-9][0-9]{0,4})\s*([a-zA-Z]?)")
_TOEVOEGING = re.compile(r"[a-zA-Z0-9 \-]{1,4}")
_DOCUMENT = re.compile(r"[A-Z0-9]{9}")
_ZAAK = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/\-]{4,39}")
_OUDST = 1880
_DATUMS = ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d %m %Y", "%d%m%Y", "%Y-%m-%d")
_DAG = "Schrijf de hele geboortedatum als 31-12-1980."


def read_sleutel(soort: Soort, invoer: Invoer, *, vandaag: date, ook_overleden: bool = False) -> Sleutel:
    """The key that somebody typed.

    Args:
        soort: by what is searched.
        invoer: what was typed, by field.
        vandaag: no birth date lies after it.
        ook_overleden: whether the dead are looked for as well; only where that is what the contact is about.

    Raises:
        Ongeldig: a field is missing or has another form; no message repeats what was typed.
    """
    schoon = {veld: " ".join(invoer.get(veld, "").split()) for veld in VELDEN[soort]}
    return _LEZERS[soort](schoon, vandaag, ook_overleden)


def strip_voorvoegsel(naam: str) -> str:
    """The family name as the BRP searches it: without 'van der' and the like before it."""
    klein = naam.casefold()
    for voorvoegsel in sorted(_VOORVOEGSELS, key=len, reverse=True):
        if klein.startswith(f"{voorvoegsel} ") and len(naam) > len(voorvoegsel) + 1:
            return naam[len(voorvoegsel) + 1 :].strip()
    return naam


def read_datum(tekst: str, *, vandaag: date) -> date | None:
    """A whole date that somebody can be born on; None for anything else."""
    for vorm in _DATUMS:
        try:
            dag = datetime.strptime(tekst, vorm).date()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            continue
        return dag if dag.year >= _OUDST and dag <= vandaag else None
    return None


def _bsn(invoer: Invoer, _vandaag: date, _ook: bool) -> OpNummer:  # noqa: FBT001 - one table of readers
    try:
        return OpNummer(Persoon(Bsn.parse(invoer["bsn"].replace("-", ""))))
    except OngeldigNummer:
        raise Ongeldig(
            {"bsn": "Dit is geen BSN. Een BSN heeft 9 cijfers die bij elkaar passen. Kijk de cijfers na."}
        ) from None


def _document(invoer: Invoer, vandaag: date, _ook: bool) -> OpDocument:  # noqa: FBT001 - one table of readers
    tekst = invoer["document"]
    if is_mrz(tekst):
        try:
            mrz = parse_mrz(tekst, vandaag=vandaag)
        except GeenMrz:
            raise Ongeldig(
                {"document": "De regels zijn niet goed gelezen: een controlecijfer klopt niet. Scan ze opnieuw."}
            ) from None
        if mrz.uitgever != "NLD":
            fout = "Dit document is niet van Nederland. Zoek op achternaam en geboortedatum."
            raise Ongeldig({"document": fout})
        return OpDocument(mrz.nummer, mrz)
    nummer = tekst.replace(" ", "").upper()
    if not _DOCUMENT.fullmatch(nummer):
        raise Ongeldig(
            {"document": "Een nummer van een paspoort of identiteitskaart heeft 9 letters en cijfers, zoals NX1AB23C4."}
        )
    return OpDocument(nummer)


def _naam(invoer: Invoer, vandaag: date, ook: bool) -> OpNaam:  # noqa: FBT001 - one table of readers
    geboren = read_datum(invoer["geboren"], vandaag=vandaag)
    fouten = {}
    if "*" in invoer["achternaam"] or "?" in invoer["achternaam"]:
        fouten["achternaam"] = "Schrijf de hele achternaam. Zoeken met een sterretje of vraagteken kan niet."
    elif not _NAAM.fullmatch(invoer["achternaam"]):
        fouten["achternaam"] = "Schrijf de hele achternaam, zoals die bij de geboorte was."
    if geboren is None:
        fouten["geboren"] = _DAG
    if fouten or geboren is None:
        raise Ongeldig(fouten)
    return OpNaam(strip_voorvoegsel(invoer["achternaam"]), geboren, ook_overleden=ook)


def _adres(invoer: Invoer, vandaag: date, ook: bool) -> OpAdres:  # noqa: FBT001 - one table of readers
    postcode = invoer["postcode"].replace(" ", "").upper()
    nummer = _HUISNUMMER.fullmatch(invoer["huisnummer"])
    toevoeging, dag = invoer["toevoeging"], invoer["bewoner_geboren"]
    geboren = read_datum(dag, vandaag=vandaag) if dag else None
    fouten = {}
    if not _POSTCODE.fullmatch(postcode):
        fouten["postcode"] = "Schrijf de hele postcode, zoals 1234 AB."
    if nummer is None:
        fouten["huisnummer"] = "Schrijf het huisnummer, met een letter erachter als die er is: 12 of 12a."
    if toevoeging and not _TOEVOEGING.fullmatch(toevoeging):
        fouten["toevoeging"] = "Een toevoeging heeft hoogstens 4 letters of cijfers."
    if dag and geboren is None:
        fouten["bewoner_geboren"] = _DAG
    if fouten or nummer is None:
        raise Ongeldig(fouten)
    return OpAdres(
        postcode=postcode,
        huisnummer=int(nummer[1]),
        huisletter=nummer[2],
        toevoeging=toevoeging,
        geboortedatum=geboren,
        ook_overleden=ook,
    )


def _zaak(invoer: Invoer, _vandaag: date, _ook: bool) -> OpZaak:  # noqa: FBT001 - one table of readers
    if not _ZAAK.fullmatch(invoer["zaaknummer"]):
        raise Ongeldig({"zaaknummer": "Schrijf het hele zaaknummer, precies zoals het in de brief staat."})
    return OpZaak(invoer["zaaknummer"])


def _bedrijf(invoer: Invoer, _vandaag: date, _ook: bool) -> OpBedrijf:  # noqa: FBT001 - one table of readers
    if invoer["kvk"]:
        try:
            return OpBedrijf(KvkNummer.parse(invoer["kvk"]))
        except OngeldigNummer:
            raise Ongeldig({"kvk": "Een KVK-nummer heeft 8 cijfers."}) from None
    fouten = {}
    if len(invoer["bedrijfsnaam"]) < 2 or "*" in invoer["bedrijfsnaam"]:  # noqa: PLR2004 - one letter is no name
        fouten["bedrijfsnaam"] = "Schrijf de hele naam van het bedrijf, of vul het KVK-nummer in."
    if not invoer["plaats"]:
        fouten["plaats"] = "Schrijf de plaats erbij."
    if fouten:
        raise Ongeldig(fouten)
    return OpBedrijf(None, invoer["bedrijfsnaam"], invoer["plaats"])


_LEZERS: Final[Mapping[Soort, Callable[[Invoer, date, bool], Sleutel]]] = MappingProxyType(
    {
        Soort.BSN: _bsn,
        Soort.DOCUMENT: _document,
        Soort.NAAM: _naam,
        Soort.ADRES: _adres,
        Soort.ZAAK: _zaak,
        Soort.BEDRIJF: _bedrijf,
    }
)
