"""The stories hold together: what holds for every persona and every company, and what all of them show together."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from mijnomgeving.federatie.config import DEMO_MOMENT
from mijnomgeving.federatie.opslag.bedrijven import Bedrijf, load_bedrijven
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import GROEPEN, Persona, load_personas
from mijnomgeving.federatie.opslag.verhalen import Zaakverhaal
from mijnomgeving.federatie.wereld import Wereld
from portal.core.nummers import doorstaat_elfproef

ORGANISATIES = load_organisaties()
PERSONAS = list(load_personas(ORGANISATIES))
BEDRIJVEN = list(load_bedrijven(ORGANISATIES, load_personas(ORGANISATIES)))
VERHALEN: list[Persona | Bedrijf] = [*PERSONAS, *BEDRIJVEN]
PER_BSN = {str(persona.bsn): persona for persona in PERSONAS if persona.bsn}
MACHTIGINGEN = [(persona, rij) for persona in PERSONAS for rij in persona.bronnen.get("machtigingen", [])]
SOORTEN = {
    *("digid_machtigen", "ouderlijk_gezag", "bewindvoerder", "curator", "mentor", "executeur", "zorgvolmacht"),
}
RELATIES = ("ouders", "kinderen", "partners")
elk_verhaal = pytest.mark.parametrize("verhaal", VERHALEN, ids=lambda verhaal: verhaal.sleutel)
elke_persona = pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.sleutel)
elk_bedrijf = pytest.mark.parametrize("bedrijf", BEDRIJVEN, ids=lambda bedrijf: bedrijf.sleutel)


def _moment(text: str) -> datetime:
    """A date or a moment of a story, as a moment."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=DEMO_MOMENT.tzinfo)


def _verwanten(persona: Persona) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((soort, rij) for soort in RELATIES for rij in persona.brp.get(soort, []))


# --- all together


def test_there_are_enough_people_and_companies_and_every_group_has_some() -> None:
    assert len(PERSONAS) >= 40
    assert len(BEDRIJVEN) >= 12
    assert {persona.groep for persona in PERSONAS if persona.kan_inloggen} == set(GROEPEN)
    assert len({persona.naam for persona in PERSONAS}) == len(PERSONAS)


def test_no_number_is_given_twice() -> None:
    bsns = Counter(str(persona.bsn) for persona in PERSONAS if persona.bsn)
    rsins = Counter(str(bedrijf.rsin) for bedrijf in BEDRIJVEN if bedrijf.rsin)
    zaken = Counter((zaak.organisatie, zaak.identificatie) for verhaal in VERHALEN for zaak in verhaal.zaken)
    vestigingen = Counter(one.vestigingsnummer for bedrijf in BEDRIJVEN for one in bedrijf.vestigingen)
    kentekens = Counter(
        rij["kenteken"] for verhaal in VERHALEN for rij in verhaal.bronnen.get("rdw", []) if "tot" not in rij
    )
    for numbers in (bsns, rsins, zaken, vestigingen, kentekens):
        assert not [number for number, times in numbers.items() if times > 1]
    assert not set(bsns) & set(rsins)


def test_numbers_are_test_numbers(standaarden: Path) -> None:
    with (standaarden / "kvk" / "kvk-testdata.csv").open(encoding="utf-8") as file:
        official = {row["nummer"] for row in csv.DictReader(file)}
    numbers = {str(bedrijf.kvk_nummer) for bedrijf in BEDRIJVEN}
    numbers |= {vestiging.vestigingsnummer for bedrijf in BEDRIJVEN for vestiging in bedrijf.vestigingen}
    # KVK gives out no numbers that begin like this outside its test environment.
    assert not [number for number in numbers - official if not re.match(r"9900|900[1-3]", number)]


def test_the_stories_of_the_assignment_are_there() -> None:
    assert {rij["soort"] for _, rij in MACHTIGINGEN} >= SOORTEN - {"zorgvolmacht"}
    assert any(persona.bsn is None for persona in PERSONAS)
    assert any(persona.bsn and persona.eidas for persona in PERSONAS)
    assert any(persona.brp.get("indicatieCurateleRegister") for persona in PERSONAS)
    assert any("overlijden" in persona.brp and not persona.kan_inloggen for persona in PERSONAS)
    assert any("Bonaire" in str(persona.brp.get("verblijfplaats")) for persona in PERSONAS)
    assert any(bedrijf.kvk.get("rechtstoestand", {}).get("soort") == "faillissement" for bedrijf in BEDRIJVEN)
    assert any(len(bedrijf.vestigingen) == 3 and len(bedrijf.bevoegden) > 1 for bedrijf in BEDRIJVEN)
    soorten = {gebeurtenis.soort.value for verhaal in VERHALEN for gebeurtenis in verhaal.gebeurtenissen}
    assert soorten >= {"geboorte", "verhuizing", "werkloosheid", "huwelijk", "scheiding"}


def test_one_bookkeeper_acts_for_twenty_companies() -> None:
    vandaag = DEMO_MOMENT.date()
    klanten = Counter(
        keten.via
        for bedrijf in BEDRIJVEN
        for keten in bedrijf.ketenmachtigingen
        if keten.van <= vandaag and (keten.tot is None or keten.tot >= vandaag)
    )
    assert max(klanten.values()) == 20


def test_the_number_of_zaken_goes_from_none_to_twelve() -> None:
    aantallen = {len(persona.zaken) for persona in PERSONAS}
    assert {0, 1, 2, 3, 4, 5, 12} <= aantallen


def test_most_stories_go_on_when_the_clock_moves() -> None:
    levend = [verhaal for verhaal in VERHALEN if any(_moment(op) > DEMO_MOMENT for op in _momenten(verhaal))]
    assert len(levend) > len(VERHALEN) / 2


def _momenten(verhaal: Persona | Bedrijf) -> list[str]:
    stappen = [stap.op for zaak in verhaal.zaken for stap in zaak.statussen]
    return stappen + [bericht.op for bericht in verhaal.berichten] + [one.op for one in verhaal.gebeurtenissen]


def test_people_run_a_move_through_gemeente_toeslagen_rdw_and_waterschap() -> None:
    ketens = [
        {zaak.organisatie} | {relatie.organisatie for relatie in zaak.relevant}
        for persona in PERSONAS
        for zaak in persona.zaken
        if zaak.zaaktype == "verhuizing"
    ]
    whole = {"gemeente-utrecht", "dienst-toeslagen", "rdw", "waterschap-de-stichtse-rijnlanden"}
    assert any(keten >= whole for keten in ketens)


def test_time_can_pass_day_by_day_and_come_back() -> None:
    wereld = Wereld.load(begin=DEMO_MOMENT)
    before = {persona.sleutel: persona for persona in wereld.personas}
    for _ in range(75):
        wereld.verder(1)
    after = {persona.sleutel: persona for persona in wereld.personas}
    assert sum(before[key] != after[key] for key in before) > 40
    wereld.reset()
    assert {persona.sleutel: persona for persona in wereld.personas} == before


# --- one story at a time


@elke_persona
def test_numbers_pass_their_proof_and_come_from_the_official_set(persona: Persona, standaarden: Path) -> None:
    with (standaarden / "brp" / "brp-testpersonen-overzicht.csv").open(encoding="utf-8") as file:
        official = {row["bsn"] for row in csv.DictReader(file)}
    own = [str(persona.bsn)] if persona.bsn else []
    family = [rij["burgerservicenummer"] for _, rij in _verwanten(persona) if "burgerservicenummer" in rij]
    for bsn in own + family:
        assert doorstaat_elfproef(bsn)
        assert bsn in official


@elke_persona
def test_a_visitor_reads_who_it_is_in_one_glance(persona: Persona) -> None:
    assert persona.wie
    assert len(persona.wie) <= 80
    assert 40 <= len(persona.verhaal) <= 260
    assert persona.verhaal.endswith((".", "?"))


@elke_persona
def test_family_is_known_both_ways(persona: Persona) -> None:
    back = {"ouders": "kinderen", "kinderen": "ouders", "partners": "partners"}
    for soort, rij in _verwanten(persona):
        verwant = PER_BSN.get(rij.get("burgerservicenummer", ""))
        if verwant is None:
            continue
        assert rij["naam"]["geslachtsnaam"] == verwant.brp["naam"]["geslachtsnaam"]
        assert rij["geboorte"]["datum"] == verwant.brp["geboorte"]["datum"]
        known = [other.get("burgerservicenummer") for other in verwant.brp.get(back[soort], [])]
        assert str(persona.bsn) in known, f"{verwant.sleutel} weet niet van {persona.sleutel}"


@elke_persona
def test_a_child_has_a_parent_or_guardian_and_cannot_log_in(persona: Persona) -> None:
    geboren = persona.brp.get("geboorte", {}).get("datum", "")
    if len(geboren) != len("2026-11-22") or not _jonger(geboren, 16):
        return
    assert not persona.kan_inloggen
    assert persona.brp["indicatieGezagMinderjarige"]["code"]
    ouders = [PER_BSN.get(rij.get("burgerservicenummer", "")) for rij in persona.brp["ouders"]]
    gezag = {houder.sleutel for houder, rij in MACHTIGINGEN if rij["voor"] == persona.sleutel}
    if persona.brp["indicatieGezagMinderjarige"]["code"] != "D":
        assert {ouder.sleutel for ouder in ouders if ouder} & gezag


def _jonger(geboren: str, jaren: int) -> bool:
    day = date.fromisoformat(geboren)
    return DEMO_MOMENT.date() < date(day.year + jaren, day.month, day.day)


@pytest.mark.parametrize(("persona", "rij"), MACHTIGINGEN)
def test_a_machtiging_names_who_exists_and_ends_after_it_began(persona: Persona, rij: dict[str, Any]) -> None:
    assert rij["voor"] in {verhaal.sleutel for verhaal in VERHALEN} - {persona.sleutel}
    assert rij["soort"] in SOORTEN
    assert set(rij["diensten"]) <= {"*", "zaken", "berichten", "gegevens", "taken"}
    assert rij["tot"] is None or date.fromisoformat(rij["van"]) < date.fromisoformat(rij["tot"])


@elk_verhaal
def test_a_zaak_leads_somewhere_and_its_dates_are_in_order(verhaal: Persona | Bedrijf) -> None:
    zaken = {(zaak.organisatie, zaak.identificatie) for zaak in verhaal.zaken}
    for zaak in verhaal.zaken:
        _check_statuses(zaak)
        for relatie in zaak.relevant:
            assert (relatie.organisatie, relatie.identificatie) in zaken
            assert relatie.identificatie != zaak.identificatie
        ops = [_moment(stap.op) for stap in zaak.statussen]
        assert ops == sorted(ops)
        assert ops[0].date() >= date.fromisoformat(zaak.startdatum)
        if zaak.einddatum:
            assert zaak.einddatum == ops[-1].date().isoformat()
        if zaak.einddatum_gepland and zaak.uiterlijke_einddatum:
            assert zaak.startdatum <= zaak.einddatum_gepland <= zaak.uiterlijke_einddatum


def _check_statuses(zaak: Zaakverhaal) -> None:
    zaaktype = ORGANISATIES[zaak.organisatie].zaaktype(zaak.zaaktype)
    order = [soort.sleutel for soort in zaaktype.statustypen]
    places = [order.index(stap.type) for stap in zaak.statussen]
    assert places == sorted(set(places))
    ended = places[-1] == len(order) - 1
    assert (zaak.resultaat is not None) == ended == (zaak.einddatum is not None)
    if zaak.resultaat:
        assert zaak.resultaat.type in {soort.sleutel for soort in zaaktype.resultaattypen}


@elk_verhaal
def test_what_belongs_to_a_zaak_names_a_zaak_of_the_same_story(verhaal: Persona | Bedrijf) -> None:
    numbers = {zaak.identificatie for zaak in verhaal.zaken}
    for bron in ("documenten", "besluiten", "taken", "betalingen", "contactmomenten"):
        rijen = verhaal.bronnen.get(bron, [])
        assert {rij["zaak"] for rij in rijen if "zaak" in rij} <= numbers
        sleutels = [(rij.get("organisatie", rij.get("zaak")), rij["sleutel"]) for rij in rijen]
        assert len(sleutels) == len(set(sleutels))


@elk_verhaal
def test_a_letter_greets_and_closes_and_speaks_to_u(verhaal: Persona | Bedrijf) -> None:
    sleutels = [(bericht.organisatie, bericht.sleutel) for bericht in verhaal.berichten]
    assert len(sleutels) == len(set(sleutels))
    for bericht in verhaal.berichten:
        assert re.match(r"(Beste|Aan de) .+,\n\n", bericht.inhoud)
        assert bericht.inhoud.endswith(ORGANISATIES[bericht.organisatie].naam)
        assert not re.search(r"\b(je|jij|jouw|jullie)\b", bericht.inhoud, re.IGNORECASE)
        assert len(bericht.onderwerp) <= 70


def test_no_two_letters_say_the_same() -> None:
    letters = Counter(
        re.sub(r"^.*?\n\n", "", bericht.inhoud, count=1) for verhaal in VERHALEN for bericht in verhaal.berichten
    )
    assert not [letter for letter, times in letters.items() if times > 1]


@elke_persona
def test_a_home_is_the_same_home_in_every_register(persona: Persona) -> None:
    adres = persona.brp.get("verblijfplaats", {})
    for rij in (*persona.bronnen.get("woz", []), *persona.bronnen.get("brk", [])):
        if rij.get("object") == adres.get("adresseerbaarObjectIdentificatie"):
            verblijfadres = adres["verblijfadres"]
            assert (rij["postcode"], rij["huisnummer"]) == (verblijfadres["postcode"], verblijfadres["huisnummer"])


@elk_bedrijf
def test_a_company_has_one_head_and_people_who_can_log_in(bedrijf: Bedrijf) -> None:
    assert len(bedrijf.wie) <= 80
    assert 30 <= len(bedrijf.verhaal) <= 260
    heads = [vestiging for vestiging in bedrijf.vestigingen if vestiging.hoofdvestiging]
    assert len(heads) == bool(bedrijf.vestigingen)
    assert bedrijf.vestigingen or "adres" in bedrijf.kvk
    assert (bedrijf.rsin is None) == (bedrijf.rechtsvorm == "Eenmanszaak")
    assert bedrijf.rsin is None or doorstaat_elfproef(str(bedrijf.rsin))
    people = {persona.sleutel for persona in PERSONAS if persona.kan_inloggen}
    assert {bevoegde.persona for bevoegde in bedrijf.bevoegden} <= people
    # Who has nobody of its own is looked after by somebody else.
    assert bedrijf.bevoegden or bedrijf.ketenmachtigingen
