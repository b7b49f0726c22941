"""JSON of BRP Personen to our models; the only place that knows its field names."""

from collections.abc import Iterator, Mapping
from typing import Any

from mijnomgeving.bronnen.brp.datums import parse_datum
from mijnomgeving.bronnen.brp.models import (
    Familielid,
    Geboorte,
    Gezag,
    Gezagssoort,
    Ingeschrevene,
    Opschorting,
    Partner,
    Verblijfstitel,
)
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
    "verblijfstitel.aanduiding.omschrijving",
    "verblijfstitel.datumIngang",
    "verblijfstitel.datumEinde",
    "verblijfplaats.adresseerbaarObjectIdentificatie",
    "verblijfplaats.datumVan",
    "gemeenteVanInschrijving.omschrijving",
    "partners.naam",
    "partners.geboorte.datum",
    "partners.soortVerbintenis.omschrijving",
    "partners.aangaanHuwelijkPartnerschap.datum",
    "partners.ontbindingHuwelijkPartnerschap.datum",
    "kinderen.naam",
    "kinderen.geboorte.datum",
    "ouders.naam",
    "ouders.geboorte.datum",
    "gezag",
    "indicatieCurateleRegister",
)
NAAM_FIELDS = ("naam.volledigeNaam",)
# Parts whose `inOnderzoek` stands within them, and what each is called on the page.
_ONDERDELEN: Mapping[str, str] = {
    "naam": "uw naam",
    "geboorte": "uw geboorte",
    "nationaliteiten": "uw nationaliteit",
    "verblijfstitel": "uw verblijfstitel",
    "verblijfplaats": "uw adres",
    "partners": "uw partner",
    "kinderen": "uw kinderen",
    "ouders": "uw ouders",
}
# Marks by which a whole says what in it is looked into (PersoonInOnderzoek, AdresseringInOnderzoek).
_PERSOONSMERKEN: Mapping[str, str] = {
    "geslacht": "uw geslacht",
    "gemeenteVanInschrijving": "uw gemeente",
    "indicatieCurateleRegister": "uw curatele",
}
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
    leeg = Lezer.of(bron, {})
    adressering, verblijfplaats = persoon.deel("adressering") or leeg, persoon.deel("verblijfplaats") or leeg
    regels = [adressering.tekst_of_leeg(f"adresregel{nummer}") for nummer in (1, 2, 3)]
    return Ingeschrevene(
        volledige_naam=_naam(persoon.deel("naam")),
        aanspreekvorm=(adressering.deel("aanschrijfwijze") or leeg).tekst_of_leeg("naam"),
        geslacht=_omschrijving(persoon.deel("geslacht")),
        geboorte=_geboorte(persoon.deel("geboorte")),
        nationaliteiten=tuple(_nationaliteit(deel) for deel in persoon.delen_of_geen("nationaliteiten")),
        verblijfstitel=_verblijfstitel(persoon.deel("verblijfstitel")),
        adres=tuple(regel for regel in (*regels, _omschrijving(adressering.deel("land"))) if regel),
        niet_op_adres=adressering.vlag_of_nee("indicatieVastgesteldVerblijftNietOpAdres"),
        woning=verblijfplaats.tekst_of_leeg("adresseerbaarObjectIdentificatie"),
        woont_daar_sinds=parse_datum(verblijfplaats.deel("datumVan")),
        gemeente=_omschrijving(persoon.deel("gemeenteVanInschrijving")),
        partners=tuple(_partner(deel) for deel in persoon.delen_of_geen("partners")),
        kinderen=tuple(_familie(persoon, "kinderen")),
        ouders=tuple(_familie(persoon, "ouders")),
        gezag=tuple(_gezag(deel) for deel in persoon.delen_of_geen("gezag")),
        curatele=persoon.vlag_of_nee("indicatieCurateleRegister"),
        onderzoek=_onderzoek(persoon, adressering),
        geheimhouding=persoon.vlag_of_nee("geheimhoudingPersoonsgegevens"),
        opschorting=_opschorting(persoon.deel("opschortingBijhouding")),
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
    return Geboorte(
        parse_datum(deel.deel("datum")), _omschrijving(deel.deel("plaats")), _omschrijving(deel.deel("land"))
    )


def _familie(persoon: Lezer, veld: str) -> Iterator[Familielid]:
    for lid in persoon.delen_of_geen(veld):
        geboorte = lid.deel("geboorte")
        yield Familielid(_naam(lid.deel("naam")), parse_datum(geboorte.deel("datum")) if geboorte else None)


def _partner(deel: Lezer) -> Partner:
    def datum_in(veld: str) -> OnzekereDatum | None:
        groep = deel.deel(veld)
        return parse_datum(groep.deel("datum")) if groep else None

    return Partner(
        naam=_naam(deel.deel("naam")),
        geboortedatum=datum_in("geboorte"),
        soort=_omschrijving(deel.deel("soortVerbintenis")),
        sinds=datum_in("aangaanHuwelijkPartnerschap"),
        # Without a date the bond has ended all the same.
        tot=datum_in("ontbindingHuwelijkPartnerschap")
        or (OnzekereDatum() if deel.deel("ontbindingHuwelijkPartnerschap") else None),
    )


def _verblijfstitel(deel: Lezer | None) -> Verblijfstitel | None:
    if deel is None:
        return None
    ingang, einde = parse_datum(deel.deel("datumIngang")), parse_datum(deel.deel("datumEinde"))
    return Verblijfstitel(_omschrijving(deel.deel("aanduiding")), ingang, einde)


def _gezag(deel: Lezer) -> Gezag:
    try:
        soort = Gezagssoort(deel.tekst("type"))
    except ValueError:
        raise deel.fout("type") from None
    minderjarige = deel.deel("minderjarige")
    if minderjarige is None:
        raise deel.fout("minderjarige")
    houders = [houder for rol in ("ouder", "derde") if (houder := deel.deel(rol))]
    houders += [*deel.delen_of_geen("ouders"), *deel.delen_of_geen("derden")]
    namen = [_naam(houder.deel("naam")) for houder in houders]
    voogd_onbekend = soort is Gezagssoort.VOOGDIJ and not houders
    return Gezag(
        soort=soort,
        kind=_naam(minderjarige.deel("naam")),
        houders=tuple(filter(None, namen)),
        onbekende_houder=voogd_onbekend or not all(namen),
    )


def _opschorting(deel: Lezer | None) -> Opschorting | None:
    if deel is None:
        return None
    reden = deel.deel("reden")
    code = reden.tekst_of_leeg("code") if reden else ""
    return Opschorting(code) if code in {soort.value for soort in Opschorting} else Opschorting.ANDERS


def _onderzoek(persoon: Lezer, adressering: Lezer) -> tuple[str, ...]:
    """What is being looked into, each part once."""
    gevonden = [naam for veld, naam in _ONDERDELEN.items() if _heeft_onderzoek(persoon, veld)]
    for geheel, merken in ((persoon, _PERSOONSMERKEN), (adressering, _ADRESMERKEN)):
        if onderzoek := geheel.deel("inOnderzoek"):
            gevonden += [naam for veld, naam in merken.items() if onderzoek.vlag_of_nee(veld)]
    if any(deel.vlag_of_nee("inOnderzoek") for deel in persoon.delen_of_geen("gezag")):
        gevonden.append("het gezag over kinderen")
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
