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
# Parts whose `inOnderzoek` stands within them, and what each is called on the page.
_ONDERDELEN: Mapping[str, str] = {
    "naam": "uw naam",
    "geboorte": "uw geboorte",
    "nationaliteiten": "uw nationaliteit",
    "verblijfplaats": "uw adres",
    "partners": "uw partner",
    "kinderen": "uw kinderen",
    "ouders": "uw ouders",
}
# Marks by which a whole says what in it is looked into (PersoonInOnderzoek, AdresseringInOnderzoek).
_PERSOONSMERKEN: Mapping[str, str] = {"geslacht": "uw geslacht", "gemeenteVanInschrijving": "uw gemeente"}
_ADRESMERKEN: Mapping[str, str] = {
    "aanschrijfwijze": "uw naam",
    **dict.fromkeys(("adresregel1", "adresregel2", "adresregel3", "land"), "uw adres"),
}
_NATIONALITEITEN: Mapping[str, str] = {
    "BehandeldAlsNederlander": "Behandeld als Nederlander",
    "VastgesteldNietNederlander": "Vastgesteld niet-Nederlander",
    "Staatloos": "Staatloos",
    "NationaliteitOnbekend": "Onbekend",
}


def zoekopdracht(bsn: str, fields: tuple[str, ...]) -> dict[str, Any]:
    """The body of `POST /personen` for one person."""
    return {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [bsn], "fields": list(fields)}


def parse_naam(bron: str, data: Any) -> str:  # noqa: ANN401 - JSON may be anything
    """The full name of the one person asked for; empty when the BRP does not know the person.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    persoon = _ene(bron, data)
    return _naam(persoon.deel("naam")) if persoon else ""


def parse_ingeschrevene(bron: str, data: Any) -> Ingeschrevene | None:  # noqa: ANN401 - JSON may be anything
    """The one person asked for; None when the BRP does not know the person.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    persoon = _ene(bron, data)
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
        nationaliteiten=tuple(_nationaliteit(deel) for deel in persoon.delen_of_geen("nationaliteiten")),
        adres=tuple(regel for regel in (*regels, _omschrijving(adressering.deel("land"))) if regel),
        woont_daar_sinds=_datum(verblijfplaats.deel("datumVan")),
        gemeente=_omschrijving(persoon.deel("gemeenteVanInschrijving")),
        partners=tuple(_familie(persoon, "partners")),
        kinderen=tuple(_familie(persoon, "kinderen")),
        ouders=tuple(_familie(persoon, "ouders")),
        onderzoek=_onderzoek(persoon, adressering),
        geheimhouding=persoon.vlag_of_nee("geheimhoudingPersoonsgegevens"),
    )


def _ene(bron: str, data: Any) -> Lezer | None:  # noqa: ANN401 - JSON may be anything
    """The one person that one BSN gives."""
    antwoord = Lezer.of(bron, data)
    personen = list(antwoord.delen("personen"))
    if len(personen) > 1:
        raise antwoord.fout("personen")
    return personen[0] if personen else None


def _naam(naam: Lezer | None) -> str:
    """The full name; relatives come with its parts instead."""
    if naam is None:
        return ""
    delen = (naam.tekst_of_leeg(veld) for veld in ("voornamen", "voorvoegsel", "geslachtsnaam"))
    return naam.tekst_of_leeg("volledigeNaam") or " ".join(filter(None, delen))


def _omschrijving(deel: Lezer | None) -> str:
    return deel.tekst_of_leeg("omschrijving") if deel else ""


def _nationaliteit(deel: Lezer) -> str:
    # Polymorphic: statelessness, an unknown nationality and their like have a type and no description.
    soort = deel.tekst("type")
    if soort == "Nationaliteit":
        return (deel.deel("nationaliteit") or Lezer.of(deel.bron, {})).tekst("omschrijving")
    if soort not in _NATIONALITEITEN:
        raise deel.fout("type")
    return _NATIONALITEITEN[soort]


def _geboorte(deel: Lezer | None) -> Geboorte | None:
    if deel is None:
        return None
    return Geboorte(_datum(deel.deel("datum")), _omschrijving(deel.deel("plaats")), _omschrijving(deel.deel("land")))


def _familie(persoon: Lezer, veld: str) -> Iterator[Familielid]:
    for lid in persoon.delen_of_geen(veld):
        geboorte = lid.deel("geboorte")
        yield Familielid(_naam(lid.deel("naam")), _datum(geboorte.deel("datum")) if geboorte else None)


def _datum(deel: Lezer | None) -> OnzekereDatum | None:
    """The four forms of a date in the BRP; None when the person has no such date."""
    if deel is None:
        return None
    try:
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
    except (ValueError, OverflowError):
        raise deel.fout("jaar of maand") from None
    raise deel.fout("type")


def _onderzoek(persoon: Lezer, adressering: Lezer) -> tuple[str, ...]:
    """What is being looked into, each part once."""
    gevonden = [naam for veld, naam in _ONDERDELEN.items() if _heeft_onderzoek(persoon, veld)]
    for geheel, merken in ((persoon, _PERSOONSMERKEN), (adressering, _ADRESMERKEN)):
        if onderzoek := geheel.deel("inOnderzoek"):
            gevonden += [naam for veld, naam in merken.items() if onderzoek.vlag_of_nee(veld)]
    return tuple(dict.fromkeys(gevonden))


def _heeft_onderzoek(persoon: Lezer, veld: str) -> bool:
    """Whether this part, or something inside it, is being looked into (`inOnderzoek`)."""
    # A list of what is still to see, since an answer may be nested deeper than Python calls itself.
    te_zien: list[object] = [persoon.data.get(veld)]
    while te_zien:
        waarde = te_zien.pop()
        if isinstance(waarde, Mapping):
            onderzoek = Lezer.of(persoon.bron, waarde).deel("inOnderzoek")
            if onderzoek is not None and onderzoek.data:
                return True
            te_zien += waarde.values()
        elif isinstance(waarde, list):
            te_zien += waarde
    return False
