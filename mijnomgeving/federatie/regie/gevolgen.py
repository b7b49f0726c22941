"""What an event that is raised by hand changes in a register, and which zaken and messages follow from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mijnomgeving.federatie.bag.adressenboek import Adres, find_woonplaats
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.organisaties import Organisatie, Zaaktype
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.opslag.verhalen import (
    Berichtverhaal,
    Gebeurtenis,
    Relatie,
    Soort,
    Stap,
    Uitkomst,
    Zaakverhaal,
)

# RvIG table 33 (gemeenten) to the organisations here; the word 'gemeente' in a list of zaken means the one that fits.
GEMEENTEN = {"0344": "gemeente-utrecht", "0307": "gemeente-amersfoort", "0599": "gemeente-rotterdam"}
# This waterschap reaches Utrecht and not the two others.
WATERSCHAP = "waterschap-de-stichtse-rijnlanden"
# Organisation and kind of zaak that follow from each event; the first is where it begins.
ZAKEN: Mapping[Soort, tuple[tuple[str, str], ...]] = {
    Soort.VERHUIZING: (
        ("gemeente", "verhuizing"),
        ("dienst-toeslagen", "huurtoeslag"),
        ("rdw", "adres"),
        (WATERSCHAP, "verhuizing"),
    ),
    Soort.GEBOORTE: (
        ("gemeente", "geboorteaangifte"),
        ("svb", "kinderbijslag"),
        ("dienst-toeslagen", "kindgebonden-budget"),
    ),
    Soort.OVERLIJDEN: (("gemeente", "overlijden"), ("belastingdienst", "erfbelasting")),
    Soort.WERKLOOSHEID: (("uwv", "ww-uitkering"), ("dienst-toeslagen", "zorgtoeslag")),
    Soort.INSCHRIJVING: (("kvk", "inschrijving"), ("belastingdienst", "btw-nummer")),
}
_POSTCODE = re.compile(r"[1-9][0-9]{3}[A-Z]{2}")
_HUISNUMMER = re.compile(r"[1-9][0-9]{0,4}")
_NAAM = re.compile(r"[^\W\d_][\w' .-]{0,79}")
_DUUR = re.compile(r"P(\d+)([DWM])")
_DAGEN = {"D": 1, "W": 7, "M": 30}
_NEDERLAND = {"code": "6030", "omschrijving": "Nederland"}


class OngeldigeGebeurtenis(ValueError):
    """This cannot happen to this person; the text says why, for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevolg:
    """The change of a register with the zaken and messages that follow."""

    gebeurtenis: Gebeurtenis
    zaken: tuple[Zaakverhaal, ...]
    berichten: tuple[Berichtverhaal, ...]


def make_gevolg(
    persona: Persona,
    soort: str,
    velden: Mapping[str, str],
    *,
    nu: datetime,
    organisaties: Mapping[str, Organisatie],
    volgnummer: int,
) -> Gevolg:
    """What follows when this happens to the persona now.

    Raises:
        OngeldigeGebeurtenis: it cannot happen to this person, or a field is not right.
    """
    if persona.bsn is None or "overlijden" in persona.brp:
        raise OngeldigeGebeurtenis(f"Bij {persona.naam} kan dit niet gebeuren.")
    wijziging: object
    match soort:
        case Soort.VERHUIZING:
            register, wijziging, gemeente = "brp", *_move(persona, velden, nu.date())
        case Soort.GEBOORTE:
            register, wijziging, gemeente = "brp", _birth(persona, velden, nu.date()), _gemeente(persona)
        case Soort.OVERLIJDEN:
            register, wijziging, gemeente = "brp", _death(persona, nu.date()), _gemeente(persona)
        case Soort.WERKLOOSHEID:
            register, wijziging, gemeente = "inkomen", _job_loss(persona, nu.date()), _gemeente(persona)
        case Soort.INSCHRIJVING:
            # The company itself is of no story: only that it was registered is told to its owner.
            register, wijziging, gemeente = "kvk", {}, ""
        case _:
            raise OngeldigeGebeurtenis(f"Kies uit: {', '.join(ZAKEN)}.")
    begin = nu.isoformat(timespec="seconds")
    zaken = _zaken(Soort(soort), gemeente, nu=nu, organisaties=organisaties, volgnummer=volgnummer)
    return Gevolg(
        gebeurtenis=Gebeurtenis(op=begin, soort=Soort(soort), register=register, wijziging=wijziging),
        zaken=zaken,
        berichten=tuple(_bericht(persona, zaak, begin) for zaak in zaken if organisaties[zaak.organisatie].magazijn),
    )


def _gemeente(persona: Persona) -> str:
    return GEMEENTEN.get(persona.brp.get("gemeenteVanInschrijving", {}).get("code", ""), "")


def _move(persona: Persona, velden: Mapping[str, str], on: date) -> tuple[dict[str, object], str]:
    """The new address, with its numbers in the BAG; of the old one nothing stays behind."""
    adres = _read_adres(velden)
    new: dict[str, object] = {
        "officieleStraatnaam": adres.straat,
        "korteStraatnaam": adres.straat,
        "huisnummer": adres.huisnummer,
        "postcode": adres.postcode,
        "woonplaats": adres.woonplaats,
    }
    place: dict[str, object] = {
        "type": "Adres",
        "functieAdres": {"code": "W", "omschrijving": "woonadres"},
        "datumVan": on.isoformat(),
        "datumIngangGeldigheid": on.isoformat(),
        "adresseerbaarObjectIdentificatie": adres.adresseerbaar_object,
        "nummeraanduidingIdentificatie": adres.nummeraanduiding,
    }
    old = persona.brp.get("verblijfplaats", {})
    code = adres.plaats.gemeentecode
    wijziging: dict[str, object] = {
        "datumInschrijvingInGemeente": on.isoformat(),
        "gemeenteVanInschrijving": {"code": code, "omschrijving": adres.plaats.gemeente},
        "verblijfplaats": dict.fromkeys(old)
        | place
        | {"verblijfadres": dict.fromkeys(old.get("verblijfadres", {})) | new},
    }
    return wijziging, GEMEENTEN.get(code, "")


def _read_adres(velden: Mapping[str, str]) -> Adres:
    straat, huisnummer = velden.get("straat", "").strip(), velden.get("huisnummer", "").strip()
    postcode = velden.get("postcode", "").replace(" ", "").upper()
    if not (_NAAM.fullmatch(straat) and _HUISNUMMER.fullmatch(huisnummer) and _POSTCODE.fullmatch(postcode)):
        raise OngeldigeGebeurtenis("Vul straat, huisnummer en postcode in, bijvoorbeeld: Oudegracht 12, 3511AB.")
    try:
        plaats = find_woonplaats(velden.get("plaats", "").strip())
    except OnjuisteGegevens:
        raise OngeldigeGebeurtenis("Vul een plaats in Nederland in, bijvoorbeeld: Utrecht.") from None
    return Adres(straat=straat, huisnummer=int(huisnummer), postcode=postcode, plaats=plaats)


def _birth(persona: Persona, velden: Mapping[str, str], on: date) -> dict[str, object]:
    naam = velden.get("voornaam", "").strip()
    if not _NAAM.fullmatch(naam):
        raise OngeldigeGebeurtenis("Vul de voornaam van het kind in.")
    surname = {
        name: persona.brp["naam"][name] for name in ("voorvoegsel", "geslachtsnaam") if name in persona.brp["naam"]
    }
    place = persona.brp.get("gemeenteVanInschrijving", {"code": "0344", "omschrijving": "Utrecht"})
    kind = {
        "naam": {"voornamen": naam, **surname},
        "geboorte": {"datum": on.isoformat(), "plaats": dict(place), "land": _NEDERLAND},
    }
    # A merge patch replaces a list as a whole.
    return {"kinderen": [*persona.brp.get("kinderen", []), kind]}


def _death(persona: Persona, on: date) -> dict[str, object]:
    place = persona.brp.get("gemeenteVanInschrijving", {"code": "0344", "omschrijving": "Utrecht"})
    return {
        "overlijden": {"datum": on.isoformat(), "plaats": dict(place), "land": _NEDERLAND},
        "opschortingBijhouding": {
            "reden": {"code": "O", "omschrijving": "overlijden"},
            "datum": on.isoformat(),
        },
    }


def _job_loss(persona: Persona, on: date) -> list[dict[str, object]]:
    """The registered incomes with a provisional one of this year: a WW-uitkering is at most 70% of the wage."""
    rows = persona.bronnen.get("inkomen", [])
    earlier = [row for row in rows if row["jaar"] != on.year]
    wage = max((int(row["bedrag"]) for row in rows), default=0)
    income = {
        "jaar": on.year,
        "soort": "belastbaar_loon",
        "bedrag": wage * 7 // 10,
        "status": "voorlopig",
        "vastgesteld_op": on.isoformat(),
    }
    return [*earlier, income]


def _zaken(
    soort: Soort, gemeente: str, *, nu: datetime, organisaties: Mapping[str, Organisatie], volgnummer: int
) -> tuple[Zaakverhaal, ...]:
    """The zaken of an event that the organisations know; the first is linked to those that follow from it."""
    kinds = [
        (gemeente if name == "gemeente" else name, key)
        for name, key in ZAKEN[soort]
        if name != WATERSCHAP or gemeente == "gemeente-utrecht"
    ]
    known = [
        (organisaties[name], zaaktype)
        for name, key in kinds
        for zaaktype in (organisaties[name].zaaktypen if name in organisaties else ())
        if zaaktype.sleutel == key
    ]
    numbers = [f"R-{nu.year}-{volgnummer + index:06}" for index in range(len(known))]
    links = tuple(
        Relatie(organisatie=organisatie.sleutel, identificatie=number, aard="onderwerp")
        for (organisatie, _), number in zip(known[1:], numbers[1:], strict=True)
    )
    return tuple(
        _zaak(organisatie, zaaktype, number, nu, links if index == 0 else ())
        for index, ((organisatie, zaaktype), number) in enumerate(zip(known, numbers, strict=True))
    )


def _zaak(
    organisatie: Organisatie, zaaktype: Zaaktype, number: str, nu: datetime, links: tuple[Relatie, ...]
) -> Zaakverhaal:
    """A zaak whose statuses are spread evenly over the time that this kind takes."""
    steps = zaaktype.statustypen
    pause = max(1, _days(zaaktype.doorlooptijd) // max(1, len(steps) - 1))
    moments = [nu + timedelta(days=pause * index) for index in range(len(steps))]
    return Zaakverhaal(
        organisatie=organisatie.sleutel,
        identificatie=number,
        zaaktype=zaaktype.sleutel,
        omschrijving=zaaktype.omschrijving,
        toelichting=zaaktype.aanleiding,
        startdatum=nu.date().isoformat(),
        einddatum=moments[-1].date().isoformat(),
        einddatum_gepland=moments[-1].date().isoformat(),
        uiterlijke_einddatum=(moments[-1] + timedelta(days=14)).date().isoformat(),
        statussen=tuple(
            Stap(type=step.sleutel, op=moment.isoformat(timespec="seconds"), toelichting=step.statustekst)
            for step, moment in zip(steps, moments, strict=True)
        ),
        resultaat=Uitkomst(
            type=zaaktype.resultaattypen[0].sleutel, toelichting=zaaktype.resultaattypen[0].omschrijving
        ),
        relevant=links,
    )


def _days(doorlooptijd: str) -> int:
    found = _DUUR.fullmatch(doorlooptijd)
    return int(found[1]) * _DAGEN[found[2]] if found else _DAGEN["M"]


def _bericht(persona: Persona, zaak: Zaakverhaal, op: str) -> Berichtverhaal:
    lines = (
        f"Beste {persona.naam},",
        f"Wij zijn begonnen met: {zaak.omschrijving}. Ons kenmerk is {zaak.identificatie}.",
        "U hoeft nu niets te doen. Bij uw zaken ziet u hoe ver wij zijn.",
    )
    return Berichtverhaal(
        organisatie=zaak.organisatie,
        sleutel=f"begonnen-{zaak.identificatie}",
        onderwerp=f"Wij zijn begonnen: {zaak.omschrijving}",
        inhoud="\n\n".join(lines),
        op=op,
    )
