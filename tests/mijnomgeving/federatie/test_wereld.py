"""Time passes: what a story dates later is not there yet, and comes when its day comes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from itertools import cycle
from typing import Any

import pytest

from mijnomgeving.federatie.app import create_app
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.opslag.bedrijven import Bedrijven
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import Persona, Personas, load_personas
from mijnomgeving.federatie.opslag.verhalen import (
    Berichtverhaal,
    Gebeurtenis,
    Relatie,
    Soort,
    Stap,
    Uitkomst,
    Zaakverhaal,
)
from mijnomgeving.federatie.regie.gevolgen import ZAKEN, make_gevolg
from mijnomgeving.federatie.verloop import merge_patch, moment_van
from mijnomgeving.federatie.voorvallen import Voorval, count_by_kind, in_words
from mijnomgeving.federatie.wereld import Wereld

BEGIN = datetime.fromisoformat("2026-11-22T09:00:00+01:00")
ORGANISATIES = load_organisaties()
DAAN = load_personas(ORGANISATIES).get("daan-visser")


def zaak(identificatie: str, start: str, *, relevant: tuple[Relatie, ...] = ()) -> Zaakverhaal:
    steps = [("ontvangen", f"{start}T10:00:00+01:00"), ("bijwerken", "2026-11-25T10:00:00+01:00")]
    steps.append(("klaar", "2026-12-01T15:00:00+01:00"))
    return Zaakverhaal(
        organisatie="rdw",
        identificatie=identificatie,
        zaaktype="adres",
        omschrijving="Adres kentekens bijwerken",
        toelichting="",
        startdatum=start,
        einddatum="2026-12-01",
        statussen=tuple(Stap(type=soort, op=op, toelichting="") for soort, op in steps),
        resultaat=Uitkomst(type="bijgewerkt", toelichting=""),
        relevant=relevant,
    )


BERICHT = Berichtverhaal(
    organisatie="rdw", sleutel="klaar", onderwerp="Klaar", inhoud="Klaar.", op="2026-12-01T15:05:00+01:00"
)
NIEUWE_KAMER = {"verblijfplaats": {"verblijfadres": {"huisnummer": 99}}, "immigratie": None}
VERHUISD = Gebeurtenis(op="2026-12-01", soort=Soort.VERHUIZING, register="brp", wijziging=NIEUWE_KAMER)


@pytest.fixture
def wereld() -> Wereld:
    assert DAAN is not None
    link = (Relatie(organisatie="rdw", identificatie="R2", aard="vervolg"),)
    story = replace(
        DAAN,
        zaken=(zaak("R1", "2026-11-20", relevant=link), zaak("R2", "2026-11-24")),
        berichten=(BERICHT,),
        gebeurtenissen=(VERHUISD,),
    )
    return Wereld(
        begin=BEGIN, organisaties=ORGANISATIES, personas=Personas({"daan-visser": story}), bedrijven=Bedrijven({})
    )


def daan(wereld: Wereld) -> Persona:
    found = wereld.personas.get("daan-visser")
    assert found is not None
    return found


def test_what_is_dated_later_is_not_there_yet(wereld: Wereld) -> None:
    (first,) = daan(wereld).zaken
    assert [stap.type for stap in first.statussen] == ["ontvangen"]
    assert (first.einddatum, first.resultaat, first.relevant) == (None, None, ())
    assert daan(wereld).berichten == ()
    assert daan(wereld).brp["verblijfplaats"]["verblijfadres"]["huisnummer"] == 10
    assert len(wereld.verhalen.personas["daan-visser"].zaken) == 2


def test_a_week_brings_the_next_statuses_and_the_zaak_that_follows(wereld: Wereld) -> None:
    happened = wereld.verder(7)
    assert wereld.nu() == datetime.fromisoformat("2026-11-29T09:00:00+01:00")
    first, second = daan(wereld).zaken
    assert (
        [stap.type for stap in first.statussen]
        == [stap.type for stap in second.statussen]
        == [
            "ontvangen",
            "bijwerken",
        ]
    )
    assert [row.identificatie for row in first.relevant] == ["R2"]
    assert count_by_kind(happened) == {"zaak": 1, "status": 3}
    assert [voorval.kenmerk for voorval in happened] == ["R2", "R2", "R1", "R2"]


def test_the_end_waits_for_the_hour_of_the_last_status(wereld: Wereld) -> None:
    wereld.verder(9)
    assert daan(wereld).zaken[0].einddatum is None
    happened = wereld.verder(1)
    assert daan(wereld).zaken[0].einddatum == "2026-12-01"
    assert daan(wereld).zaken[0].resultaat is not None
    assert daan(wereld).berichten == (BERICHT,)
    assert in_words(count_by_kind(happened)) == "2 statussen, 1 bericht"


def test_an_event_changes_the_register_when_its_day_comes(wereld: Wereld) -> None:
    happened = wereld.verder(9)
    address = daan(wereld).brp["verblijfplaats"]["verblijfadres"]
    assert (address["huisnummer"], address["postcode"]) == (99, "3544NG")
    assert [voorval.soort for voorval in happened].count("verhuizing") == 1
    assert not [voorval for voorval in wereld.verder(9) if voorval.soort == "verhuizing"]


def test_services_rebuild_before_others_hear_what_happened(wereld: Wereld) -> None:
    order: list[str | tuple[Voorval, ...]] = []
    wereld.bij_voorvallen(order.append)
    wereld.bij_wijziging(lambda: order.append(f"rebuild {len(daan(wereld).zaken)}"))
    happened = wereld.verder(7)
    assert order == ["rebuild 2", happened]


def test_reset_brings_all_back_and_tells_nobody(wereld: Wereld) -> None:
    told: list[object] = []
    wereld.verder(30)
    wereld.bij_voorvallen(told.append)
    wereld.reset()
    assert wereld.nu() == BEGIN
    assert len(daan(wereld).zaken) == 1
    assert told == []


def test_what_is_added_now_happens_now_and_goes_on_later(wereld: Wereld) -> None:
    died = {"opschortingBijhouding": {"reden": {"code": "O", "omschrijving": "overlijden"}}}
    event = Gebeurtenis(op=BEGIN.isoformat(), soort=Soort.OVERLIJDEN, register="brp", wijziging=died)
    happened = wereld.add("daan-visser", gebeurtenis=event, zaken=(zaak("R3", "2026-11-22"),))
    assert count_by_kind(happened) == {"zaak": 1, "overlijden": 1}
    assert not daan(wereld).kan_inloggen
    assert count_by_kind(wereld.verder(1)) == {"status": 1}
    wereld.reset()
    assert daan(wereld).kan_inloggen


@pytest.mark.parametrize("dagen", [0, -1, 3654])
def test_time_goes_forward_and_not_too_far(wereld: Wereld, dagen: int) -> None:
    with pytest.raises(ValueError, match="vooruit"):
        wereld.verder(dagen)


def test_who_loses_work_has_a_provisional_income_of_seventy_per_cent() -> None:
    assert DAAN is not None
    earlier = {"jaar": 2025, "soort": "verzamelinkomen", "bedrag": 30000, "status": "definitief"}
    working = replace(DAAN, bronnen={"inkomen": [earlier]})
    gevolg = make_gevolg(working, "werkloosheid", {}, nu=BEGIN, organisaties=ORGANISATIES, volgnummer=1)
    assert gevolg.gebeurtenis.register == "inkomen"
    assert gevolg.gebeurtenis.wijziging == [
        earlier,
        {
            "jaar": 2026,
            "soort": "belastbaar_loon",
            "bedrag": 21000,
            "status": "voorlopig",
            "vastgesteld_op": "2026-11-22",
        },
    ]
    assert [zaak.organisatie for zaak in gevolg.zaken] == ["uwv", "dienst-toeslagen"]


# RFC 7396, appendix A.
@pytest.mark.parametrize(
    ("target", "patch", "result"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]),
        ({"a": "foo"}, None, None),
        ({"a": "foo"}, "bar", "bar"),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_the_examples_of_the_merge_patch_standard(target: object, patch: object, result: object) -> None:
    assert merge_patch(target, patch) == result


def test_everything_can_happen_to_everybody_and_all_services_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spread over all who live: whatever a story holds, no service stumbles over the change."""
    wereld = Wereld.load(begin=BEGIN)
    fields = {"straat": "Oudegracht", "huisnummer": "12", "postcode": "3511AB", "plaats": "Utrecht", "voornaam": "Lina"}
    living = [one for one in wereld.personas if one.bsn and "overlijden" not in one.brp]
    for number, (persona, soort) in enumerate(zip(living, cycle(ZAKEN), strict=False)):
        gevolg = make_gevolg(
            persona, soort, fields, nu=BEGIN, organisaties=wereld.organisaties, volgnummer=10_000 + 10 * number
        )
        happened = wereld.add(
            persona.sleutel, gebeurtenis=gevolg.gebeurtenis, zaken=gevolg.zaken, berichten=gevolg.berichten
        )
        assert soort in count_by_kind(happened)
    monkeypatch.setattr(Wereld, "load", lambda **_values: wereld)
    create_app(Instellingen(base_url="http://localhost:8001"))
    assert wereld.verder(400)


def test_every_story_can_be_told_to_its_end() -> None:
    wereld = Wereld.load(begin=BEGIN)

    def numbers(folk: Mapping[str, Any]) -> int:
        return sum(len(one.zaken) + len(one.berichten) for one in folk.values())

    wereld.verder(3653)
    told = [*wereld.personas, *wereld.bedrijven]
    assert sum(len(one.zaken) + len(one.berichten) for one in told) == numbers(wereld.verhalen.personas) + numbers(
        wereld.verhalen.bedrijven
    )


@pytest.mark.parametrize("dagen", [1, 30, 90])
def test_nobody_shows_what_is_still_to_come(dagen: int) -> None:
    wereld = Wereld.load(begin=BEGIN)
    wereld.verder(dagen)
    for one in (*wereld.personas, *wereld.bedrijven):
        moments = [stap.op for zaak in one.zaken for stap in zaak.statussen] + [bericht.op for bericht in one.berichten]
        moments += [zaak.startdatum for zaak in one.zaken] + [zaak.einddatum for zaak in one.zaken if zaak.einddatum]
        assert all(moment_van(moment) <= wereld.nu() for moment in moments), one.sleutel
        known = {(zaak.organisatie, zaak.identificatie) for zaak in one.zaken}
        whole = next(story for story in wereld.verhalen if story.sleutel == one.sleutel)
        to_come = {(zaak.organisatie, zaak.identificatie) for zaak in whole.zaken} - known
        assert not to_come & {(row.organisatie, row.identificatie) for zaak in one.zaken for row in zaak.relevant}
