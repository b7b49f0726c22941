"""The stories are whole: every file says what it must, and nothing that does not exist."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.opmaak import Html, el
from mijnomgeving.federatie.opslag.bedrijven import load_bedrijven
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import Persona, load_personas
from portal.core.niveau import Niveau

ORGANISATIES = load_organisaties()
ZONDER_MAGAZIJN = ORGANISATIES | {"rdw": replace(ORGANISATIES["rdw"], magazijn=False)}
PERSONAS = list(load_personas(ORGANISATIES))


def test_the_walk_begins_with_noor_and_every_kind_of_person_is_there() -> None:
    assert PERSONAS[0].naam == "Noor Bakker"
    assert any(not persona.zaken and not persona.berichten for persona in PERSONAS)
    assert any(persona.brp["geboorte"]["datum"] == "onbekend" for persona in PERSONAS)
    assert any(persona.brp.get("geheimhoudingPersoonsgegevens") for persona in PERSONAS)
    assert {persona.niveau for persona in PERSONAS} == {Niveau.LAAG, Niveau.SUBSTANTIEEL, Niveau.HOOG}


def test_every_organisation_has_the_number_that_the_settings_and_the_catalogue_give_it() -> None:
    with (settings.BASE_DIR / "cms" / "inhoud" / "organisaties.csv").open(encoding="utf-8") as file:
        catalogus = {row["naam"]: row["oin"] for row in csv.DictReader(file)}
    for regel in (*settings.ZAKEN_BRONNEN, *settings.BERICHTEN_BRONNEN):
        naam, oin, url = regel.split("|")
        assert str(ORGANISATIES[url.rpartition("/")[2]].oin) == oin
        # Not every organisation has a number in the catalogue; the simulated one has a number of its own then.
        assert catalogus[naam] in {oin, ""}


def test_all_bsns_come_from_the_official_test_set(standaarden: Path) -> None:
    with (standaarden / "brp" / "brp-testpersonen-overzicht.csv").open(encoding="utf-8") as file:
        official = {row["bsn"] for row in csv.DictReader(file)}
    family = {
        verwant["burgerservicenummer"]
        for persona in PERSONAS
        for soort in ("ouders", "kinderen", "partners")
        for verwant in persona.brp.get(soort, [])
        if "burgerservicenummer" in verwant
    }
    assert {str(persona.bsn) for persona in PERSONAS if persona.bsn} | family <= official


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.sleutel)
def test_links_between_zaken_lead_somewhere_and_statuses_follow_their_order(persona: Persona) -> None:
    zaken = {(zaak.organisatie, zaak.identificatie) for zaak in persona.zaken}
    for zaak in persona.zaken:
        assert {(row.organisatie, row.identificatie) for row in zaak.relevant} <= zaken
        order = [soort.sleutel for soort in ORGANISATIES[zaak.organisatie].zaaktype(zaak.zaaktype).statustypen]
        # A step that asks for something is skipped where nothing is missing.
        places = [order.index(stap.type) for stap in zaak.statussen]
        assert places == sorted(set(places))
        assert [stap.op for stap in zaak.statussen] == sorted(stap.op for stap in zaak.statussen)
        ended = bool(places) and places[-1] == len(order) - 1
        assert (zaak.einddatum is not None) == ended == (zaak.resultaat is not None)


GOED = (Path(__file__).parents[3] / "mijnomgeving/federatie/personas/daan-visser.yaml").read_text(encoding="utf-8")
ZAAK = """
zaken:
  - {organisatie: rdw, identificatie: X, zaaktype: %s, omschrijving: x, toelichting: x, startdatum: "2026-01-01",
     statussen: [{type: %s, op: "2026-01-01T00:00:00+01:00", toelichting: x}]}
"""
BERICHT = """
berichten:
  - {organisatie: rdw, sleutel: x, onderwerp: x, inhoud: x, op: "2026-01-01T00:00:00+01:00"}
"""
GEBEURTENIS = """
gebeurtenissen:
  - {op: "2026-12-01", soort: geboorte, register: brp, wijziging: {}}
"""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GOED + "schoenmaat: 43\n", "schoenmaat"),
        (GOED.replace("volgorde: 5\n", ""), "volgorde"),
        ("- geen velden\n", "geen lijst van velden"),
        (GOED + ZAAK % ("onbekend", "klaar"), "kent geen zaaktype onbekend"),
        (GOED + ZAAK % ("adres", "zoek"), "noemt onbekend zoek"),
        (GOED + ZAAK.replace("[{type: %s", "{type: %s").replace("x}]", "x}") % ("adres", "klaar"), "geen lijst"),
        (GOED + BERICHT, "heeft geen magazijn"),
        (GOED + BERICHT.replace("rdw", "maan"), "geen organisatie: maan"),
        (GOED.replace("groep: Proberen", "groep: Anders"), "groep is een van"),
        (GOED.replace('bsn: "999997592"', "bsn: null"), "zonder bsn is eidas nodig"),
        (GOED.split("brp:")[0], "bsn en brp horen bij elkaar"),
        (GOED + "bronnen: {postzegels: []}\n", "bronnen kent alleen"),
        (GOED + GEBEURTENIS.replace("geboorte", "feest"), "geen soort gebeurtenis: feest"),
        (GOED + GEBEURTENIS.replace("brp", "kvk"), "geen register: kvk"),
    ],
)
def test_a_wrong_file_stops_the_start_and_says_why(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "iemand.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(OnjuisteGegevens, match=says):
        load_personas(ZONDER_MAGAZIJN, tmp_path)


def test_one_number_is_one_persona(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        (tmp_path / f"{name}.yaml").write_text(GOED, encoding="utf-8")
    with pytest.raises(OnjuisteGegevens, match="hetzelfde burgerservicenummer"):
        load_personas(ORGANISATIES, tmp_path)


BAKKERIJ = (Path(__file__).parents[3] / "mijnomgeving/federatie/bedrijven/bakkerij-de-korenaar.yaml").read_text("utf-8")
KETEN = """
ketenmachtigingen:
  - {via: boekhouder, diensten: ["*"], van: "2026-01-01", tot: null}
"""


def test_a_company_is_found_by_each_of_its_numbers() -> None:
    bedrijven = load_bedrijven(ORGANISATIES, load_personas(ORGANISATIES))
    bakkerij = bedrijven.get("bakkerij-de-korenaar")
    assert bakkerij is not None
    assert bakkerij == bedrijven.with_kvk(str(bakkerij.kvk_nummer)) == bedrijven.with_rsin(str(bakkerij.rsin))
    assert [vestiging.hoofdvestiging for vestiging in bakkerij.vestigingen].count(True) == 1
    assert bakkerij.bevoegden[0].persona == "youssef-el-amrani"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (BAKKERIJ.replace("functie: bestuurder", "functie: baas"), "functie of niveau bestaat niet"),
        (BAKKERIJ.replace("persona: youssef-el-amrani", "persona: niemand"), "geen persona: niemand"),
        (BAKKERIJ.replace('vestigingen: ["*"]', 'vestigingen: ["000000000009"]'), "geen vestiging: 000000000009"),
        (BAKKERIJ.replace('"000037178598"', '"37178598"'), "een vestigingsnummer heeft 12 cijfers"),
        (BAKKERIJ + KETEN, "geen bedrijf: boekhouder"),
        (BAKKERIJ + GEBEURTENIS, "geen register: brp"),
        (BAKKERIJ.replace("rechtsvorm: Besloten Vennootschap\n", ""), "rechtsvorm"),
    ],
)
def test_a_wrong_company_stops_the_start_and_says_why(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "bedrijf.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(OnjuisteGegevens, match=says):
        load_bedrijven(ORGANISATIES, load_personas(ORGANISATIES), tmp_path)


def test_texts_of_stories_cannot_become_markup() -> None:
    assert el("p", "<script>", Html("<b>ja</b>"), title='"x"') == '<p title="&quot;x&quot;">&lt;script&gt;<b>ja</b></p>'


def test_the_environment_overrules_the_demo_values() -> None:
    environ = {
        "PORTAAL_URL": "https://portaal.test/",
        "BRP_API_KEY": "k",
        "DIGID_UITLOG_URIS": "https://a/, https://b/",
    }
    instellingen = Instellingen.from_environment(environ, base_url="http://localhost:9/", snel=True)
    assert instellingen.base_url == "http://localhost:9"
    assert instellingen.digid_redirect_uris[0] == "https://portaal.test/inloggen/terug/"
    assert instellingen.digid_uitlog_uris == ("https://a/", "https://b/")
    assert (instellingen.brp_api_key, instellingen.zgw_client_id) == ("k", "portaal")
