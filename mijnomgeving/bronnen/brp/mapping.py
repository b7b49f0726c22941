"""JSON of BRP Personen to our models; the only place that knows its field names."""

from collections.abc import Iterator, Mapping
from typing import Any

from mijnomgeving.bronnen.brp.models import Familielid, Geboorte, Ingeschrevene
from mijnomgeving.bronnen.lezen import Lezer
from portal.core.datum import OnzekereDatum

# Only what the page shows; the BRP gives nothing else (Wet BRP: doelbinding).
FIELDS = (
    "naam.volledigeNaam",
    "adressering.aanschrijfwijze.naam",
    "adressering.adresregel1",
    "adressering.adresregel2",
    "adressering.adresregel3",
    "adressering.land.omschrijving",
    "geslacht.omschrijving",
    "geboorte",
    "nationaliteiten.nationaliteit.omschrijving",
    "verblijfplaats.datumVan",
    "gemeenteVanInschrijving.omschrijving",
    "partners.naam",
    "partners.geboorte.datum",
    "kinderen.naam",
    "kinderen.geboorte.datum",
    "ouders.naam",
    "ouders.geboorte.datum",
)
NAAM_FIELDS = ("naam.volledigeNaam",)
_ONDERDELEN: Mapping[str, str] = {
    "naam": "uw naam",
    "geslacht": "uw geslacht",
    "geboorte": "uw geboorte",
    "nationaliteiten": "uw nationaliteit",
    "verblijfplaats": "uw adres",
    "adressering": "uw adres",
    "gemeenteVanInschrijving": "uw gemeente",
    "partners": "uw partner",
    "kinderen": "uw kinderen",
    "ouders": "uw ouders",
}


def zoekopdracht(bsn: str, fields: tuple[str, ...]) -> dict[str, Any]:
    """The body of `POST /personen` for one person."""
    return {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [bsn], "fields": list(fields)}


def parse_naam(bron: str, data: Any) -> str:  # noqa: ANN401 - JSON may be anything
    """The full name of the one person asked for; empty when the BRP does not know the person.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return next((_naam(persoon.deel("naam")) for persoon in Lezer.of(bron, data).delen("personen")), "")


def parse_ingeschrevene(bron: str, data: Any) -> Ingeschrevene | None:  # noqa: ANN401 - JSON may be anything
    """The one person asked for; None when the BRP does not know the person.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    persoon = next(Lezer.of(bron, data).delen("personen"), None)
    if persoon is None:
        return None
    adressering = persoon.deel("adressering") or Lezer.of(bron, {})
    verblijfplaats = persoon.deel("verblijfplaats") or Lezer.of(bron, {})
    regels = [adressering.tekst_of_leeg(f"adresregel{nummer}") for nummer in (1, 2, 3)]
    return Ingeschrevene(
        volledige_naam=_naam(persoon.deel("naam")),
        aanspreekvorm=(adressering.deel("aanschrijfwijze") or Lezer.of(bron, {})).tekst_of_leeg("naam"),
        geslacht=_omschrijving(persoon.deel("geslacht")),
        geboorte=_geboorte(persoon.deel("geboorte")),
        nationaliteiten=tuple(_nationaliteit(deel) for deel in persoon.delen("nationaliteiten")),
        adres=tuple(regel for regel in (*regels, _omschrijving(adressering.deel("land"))) if regel),
        woont_daar_sinds=_datum(verblijfplaats.deel("datumVan")),
        gemeente=_omschrijving(persoon.deel("gemeenteVanInschrijving")),
        partners=tuple(_familie(persoon, "partners")),
        kinderen=tuple(_familie(persoon, "kinderen")),
        ouders=tuple(_familie(persoon, "ouders")),
        onderzoek=tuple(dict.fromkeys(_ONDERDELEN[naam] for naam in _ONDERDELEN if _heeft_onderzoek(persoon, naam))),
        geheimhouding=persoon.vlag("geheimhoudingPersoonsgegevens"),
    )


def _naam(naam: Lezer | None) -> str:
    """The full name; relatives come with its parts instead."""
    if naam is None:
        return ""
    delen = (naam.tekst_of_leeg(veld) for veld in ("voornamen", "voorvoegsel", "geslachtsnaam"))
    return naam.tekst_of_leeg("volledigeNaam") or " ".join(filter(None, delen))


def _omschrijving(deel: Lezer | None) -> str:
    return deel.tekst_of_leeg("omschrijving") if deel else ""


def _nationaliteit(deel: Lezer) -> str:
    # Polymorphic: statelessness and an unknown nationality have a type and no description.
    soorten = {"Staatloos": "Staatloos", "NationaliteitOnbekend": "Onbekend", "BehandeldAlsNederlander": "Nederlandse"}
    return _omschrijving(deel.deel("nationaliteit")) or soorten.get(deel.tekst_of_leeg("type"), "Onbekend")


def _geboorte(deel: Lezer | None) -> Geboorte | None:
    if deel is None:
        return None
    return Geboorte(_datum(deel.deel("datum")), _omschrijving(deel.deel("plaats")), _omschrijving(deel.deel("land")))


def _familie(persoon: Lezer, veld: str) -> Iterator[Familielid]:
    for lid in persoon.delen(veld):
        geboorte = lid.deel("geboorte")
        yield Familielid(_naam(lid.deel("naam")), _datum(geboorte.deel("datum")) if geboorte else None)


def _datum(deel: Lezer | None) -> OnzekereDatum | None:
    """The four forms of a date in the BRP; None when the person has no such date."""
    if deel is None:
        return None
    match deel.tekst("type"):
        case "Datum":
            datum = deel.datum("datum")
            return OnzekereDatum(datum.year, datum.month, datum.day)
        case "JaarMaandDatum":
            return OnzekereDatum(deel.getal("jaar"), deel.getal("maand"))
        case "JaarDatum":
            return OnzekereDatum(deel.getal("jaar"))
        case "DatumOnbekend":
            return OnzekereDatum()
    raise deel.fout("type")


def _heeft_onderzoek(persoon: Lezer, veld: str) -> bool:
    """Whether this part, or something inside it, is being looked into (`inOnderzoek`)."""

    def search(waarde: object) -> bool:
        if isinstance(waarde, Mapping):
            return bool(waarde.get("inOnderzoek")) or any(search(deel) for deel in waarde.values())
        return isinstance(waarde, list) and any(search(deel) for deel in waarde)

    return search(persoon.data.get(veld))
