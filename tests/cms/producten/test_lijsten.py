"""An administrator loads official lists: what is new comes in, what left ends, what editors changed stays."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.search.backends import get_search_backend

from cms.producten.inlezen.bestanden import Inhoudsfout
from cms.producten.inlezen.organisaties import load_organisaties
from cms.producten.inlezen.producten import INHOUD, load_sdg, load_upl
from cms.producten.lijsten.laden import LIJSTEN, Resultaat, load_lijst
from cms.producten.lijsten.lezen import Lijstgeweigerd
from cms.producten.lijsten.locaties import place_name, split_adres, sync_locaties
from cms.producten.lijsten.upl import KOLOMMEN
from cms.producten.management.commands import laad_lijst
from cms.producten.models import Lijst, Lijststand, Locatie, Organisatie, SdgGebied, UniformeProduct, Woonplaats
from portal.outbox.models import OutboxBericht
from tests.factories.producten import OrganisatieFactory, UniformeProductFactory

pytestmark = pytest.mark.django_db

TOOI = "https://identifier.overheid.nl/tooi/id"
PAS = "http://standaarden.overheid.nl/owms/terms/paspoort"


def laad(lijst: Lijst, inhoud: str | bytes, **opties: Any) -> Resultaat:
    rauw = inhoud if isinstance(inhoud, bytes) else inhoud.encode()
    return load_lijst(lijst=lijst, inhoud=rauw, naam="lijst", **opties)


def upl(*rijen: dict[str, str]) -> str:
    regels = [",".join(KOLOMMEN)]
    regels += [",".join(f'"{rij.get(kolom, "")}"' for kolom in KOLOMMEN) for rij in rijen]
    return "\n".join(regels)


def naam(label: str, **velden: str) -> dict[str, str]:
    uri = f"http://standaarden.overheid.nl/owms/terms/{label.replace(' ', '_')}"
    return {"UniformeProductnaam": label, "URI": uri, "Gemeente": "X", "Burger": "X"} | velden


WET = {"Grondslag": "http://x.test/a", "Grondslaglabel": "Artikel 1", "Grondslaglink": "https://wetten.test/1"}
WET_2 = {"Grondslag": "http://x.test/b", "Grondslaglabel": "Artikel 2", "Grondslaglink": "https://wetten.test/2"}


class TestUpl:
    def test_rows_of_one_name_are_one_product_with_all_its_legal_bases(self) -> None:
        rij = naam("paspoort", Rijk="X", Bedrijf="X", SDG="A1;B2", Aanvraag="X", DigiDMacht="X")

        resultaat = laad(Lijst.UPL, upl(rij | WET, rij | WET_2, naam("UPL-naam nog niet beschikbaar")))

        product = UniformeProduct.objects.get()
        assert resultaat.telling.nieuw == ["paspoort"]
        assert product.lagen == ["rijk", "gemeente"]
        assert product.doelgroepen == ["particulier", "ondernemer"]
        assert product.sdg == ["A1", "B2"]
        assert product.kenmerken == ["aanvraag", "digidmacht"]
        assert [grond.naam for grond in product.grondslagen.all()] == ["Artikel 1", "Artikel 2"]
        assert list(get_search_backend().search("paspoort", UniformeProduct)) == [product], "editors find it"

    def test_changed_label_keeps_its_address_and_left_name_ends_and_comes_back(self) -> None:
        rest = [naam(f"product {nr}") for nr in range(6)]
        laad(Lijst.UPL, upl(naam("paspoort"), naam("oud"), *rest))
        van_redactie = UniformeProductFactory(naam="nieuwer dan de lijst")

        resultaat = laad(Lijst.UPL, upl(naam("reispas", URI=PAS), *rest))

        assert UniformeProduct.objects.get(uri=PAS).naam == "reispas"
        assert (resultaat.telling.gewijzigd, resultaat.telling.beeindigd) == (["reispas"], ["oud"])
        assert UniformeProduct.objects.get(naam="oud").beeindigd_op
        van_redactie.refresh_from_db()
        assert van_redactie.beeindigd_op is None, "it was never in the list, so it did not leave it"
        laad(Lijst.UPL, upl(naam("reispas", URI=PAS), naam("oud"), *rest))
        assert UniformeProduct.objects.get(naam="oud").beeindigd_op is None

    def test_loading_again_changes_nothing(self) -> None:
        lijst = upl(naam("paspoort") | WET, naam("rijbewijs"))
        laad(Lijst.UPL, lijst)

        telling = laad(Lijst.UPL, lijst).telling

        assert (telling.nieuw, telling.gewijzigd, telling.beeindigd) == ([], [], [])
        assert sorted(telling.ongewijzigd) == ["paspoort", "rijbewijs"]

    @pytest.mark.parametrize(
        ("fout", "reden"),
        [
            ({"URI": ""}, "URI is leeg"),
            ({"URI": "javascript:alert(1)"}, "URI is geen webadres"),
            ({"UniformeProductnaam": ""}, "UniformeProductnaam is leeg"),
            ({"UniformeProductnaam": "x" * 201}, "langer dan 200"),
            ({"Gemeente": "ja"}, "hier hoort een X of niets"),
            ({"SDG": "Z"}, "geen code"),
            (WET | {"Grondslaglink": "www.wet.nl"}, "Grondslaglink is geen webadres"),
        ],
    )
    def test_bad_row_is_reported_with_its_line_and_the_rest_goes_in(self, fout: dict[str, str], reden: str) -> None:
        telling = laad(Lijst.UPL, upl(naam("paspoort"), naam("stuk") | fout, naam("rijbewijs"))).telling

        assert sorted(telling.nieuw) == ["paspoort", "rijbewijs"]
        (melding,) = telling.fouten
        assert melding.startswith("Regel 3: ")
        assert reden in melding

    def test_name_in_a_bad_row_did_not_leave_the_list(self) -> None:
        rest = [naam(f"product {nr}") for nr in range(6)]
        laad(Lijst.UPL, upl(naam("paspoort"), *rest))

        telling = laad(Lijst.UPL, upl(naam("paspoort", SDG="!"), *rest)).telling

        assert telling.beeindigd == []

    def test_list_that_ends_more_than_a_fifth_waits(self) -> None:
        laad(Lijst.UPL, upl(*(naam(f"product {nr}") for nr in range(10))))
        kort = upl(*(naam(f"product {nr}") for nr in range(7)))

        resultaat = laad(Lijst.UPL, kort)

        assert resultaat.wacht
        assert not UniformeProduct.objects.exclude(beeindigd_op=None).exists(), "nothing was done"
        assert not laad(Lijst.UPL, kort, toch=True).wacht
        assert UniformeProduct.objects.exclude(beeindigd_op=None).count() == 3

    def test_own_table_does_not_undo_an_official_list(self) -> None:
        load_upl()
        laad(Lijst.UPL, upl(naam("reispas", URI=PAS)), toch=True)

        load_upl()

        assert UniformeProduct.objects.get(uri=PAS).naam == "reispas"


def test_dry_run_says_what_would_happen_and_does_nothing() -> None:
    berichten = OutboxBericht.objects.count()

    resultaat = laad(Lijst.TOOI, register(gemeente("gm0344", "Utrecht")), droog=True)

    assert resultaat.telling.nieuw == ["gemeente-utrecht"]
    assert not Organisatie.objects.exists()
    assert not Lijststand.objects.exists()
    assert OutboxBericht.objects.count() == berichten


def test_every_load_is_written_down() -> None:
    laad(Lijst.SDG, "SDG_Code,SDG_Informatiegebied,SDG_Thema,SDG_ThemaURI\nA1,Reizen,Papieren,http://x.test/A1")

    stand = Lijststand.objects.get()
    assert (stand.lijst, stand.geladen_bestand, stand.geladen_door) == ("sdg", "lijst", None)
    assert stand.resultaat["aantal"]["nieuw"] == 1
    assert stand.geladen_op


VREEMD: list[tuple[str | bytes, str]] = [
    ("", ""),
    ("naam,adres\na,b", ""),
    (b"\xff\xfe\x00", "UTF-8"),
    ("a\x00b", "geen tekst"),
    ("{}", ""),
    ('[{"@type": "geen lijst"}, 3, null]', ""),
    ("[" * 100_000, ""),
    ('"' * 5 + "\r\r\x85" + "x" * 200_000, ""),
]


@pytest.mark.parametrize("lijst", list(Lijst))
@pytest.mark.parametrize(("inhoud", "zin"), VREEMD, ids=range(len(VREEMD)))
def test_file_of_another_shape_is_refused_in_one_sentence(lijst: Lijst, inhoud: str | bytes, zin: str) -> None:
    with pytest.raises(Lijstgeweigerd) as fout:
        laad(lijst, inhoud)

    assert str(fout.value).endswith(".")
    assert "\n" not in str(fout.value)
    assert zin in str(fout.value)


class TestSdg:
    KOP = "SDG_Code,SDG_Informatiegebied,SDG_IGURI,SDG_Thema,SDG_ThemaURI"

    def test_areas_come_change_and_go(self) -> None:
        rest = "".join(f"\nB{nr},Werken,,Thema {nr},http://x.test/B{nr}" for nr in range(8))
        laad(Lijst.SDG, f"{self.KOP}\nA1,Reizen,,Papieren,http://x.test/A1\nA2,Reizen,,Rechten,http://x.test/A2{rest}")

        telling = laad(Lijst.SDG, f"{self.KOP}\nA1,Reizen,,Pas,http://x.test/A1\nA1,dubbel,,,\n!,x,,y,{rest}").telling

        assert SdgGebied.objects.get(code="A1").thema == "Pas"
        assert (telling.gewijzigd, telling.beeindigd) == (["A1"], ["A2"])
        assert [melding[:8] for melding in telling.fouten] == ["Regel 3:", "Regel 4:"]


def waarde(**velden: str) -> dict[str, Any]:
    ont = "https://identifier.overheid.nl/tooi/def/ont/"
    return {f"{ont}{naam}": [{"@value": waarde}] for naam, waarde in velden.items()}


def gemeente(code: str, plaats: str, **velden: str) -> dict[str, Any]:
    return {
        "@id": f"{TOOI}/gemeente/{code}",
        "@type": ["https://identifier.overheid.nl/tooi/def/ont/Gemeente"],
    } | waarde(
        voorkeursnaamExclSoort=plaats,
        voorkeursnaamInclSoort=f"gemeente {plaats}",
        officieleNaamInclSoort=f"gemeente {plaats}",
        organisatiecode=code,
        owmsId=f"http://standaarden.overheid.nl/owms/terms/{plaats}",
        **velden,
    )


def fusie(oud: list[str], nieuw: list[str], hoe: str = "generated") -> dict[str, Any]:
    prov = "http://www.w3.org/ns/prov#"
    return {
        "@id": f"{TOOI}/gemeente/wzg_1",
        "@type": ["https://identifier.overheid.nl/tooi/def/ont/Samenvoeging"],
        f"{prov}invalidated": [{"@id": f"{TOOI}/gemeente/{code}"} for code in oud],
        f"{prov}{hoe}": [{"@id": f"{TOOI}/gemeente/{code}"} for code in nieuw],
    }


def register(*knopen: dict[str, Any]) -> str:
    return json.dumps(knopen)


class TestTooi:
    def test_gemeenten_that_merged_end_with_their_successor(self) -> None:
        weesp = gemeente("gm0457", "Weesp", einddatum="2022-03-23")
        laad(Lijst.TOOI, register(gemeente("gm0457", "Weesp"), gemeente("gm0363", "Amsterdam")))

        telling = laad(
            Lijst.TOOI,
            register(weesp, gemeente("gm0363", "Amsterdam"), fusie(["gm0457"], ["gm0363"], hoe="used")),
            toch=True,
        ).telling

        oud = Organisatie.objects.get(code="gm0457")
        assert telling.beeindigd == ["gemeente-weesp"]
        assert (oud.is_actief, oud.beeindigd_op) == (False, date(2022, 3, 23))
        assert [nieuw.naam for nieuw in oud.opgevolgd_door.all()] == ["Gemeente Amsterdam"]

    def test_first_time_a_known_organisation_is_only_completed(self) -> None:
        OrganisatieFactory(
            soort="gemeente",
            naam="Gemeente Den Haag",
            tooi_uri=f"{TOOI}/gemeente/gm0518",
            owms_uri="",
            code="",
            telefoon="14 070",
        )
        provincie = OrganisatieFactory(provincie=True, plaats="Zuid-Holland", tooi_uri=f"{TOOI}/provincie/pv28")
        knoop = gemeente("gm0518", "'s-Gravenhage", ligtInProvincie=provincie.tooi_uri)

        telling = laad(Lijst.TOOI, register(knoop)).telling

        haag = Organisatie.objects.get(code="gm0518")
        assert haag.naam == "Gemeente Den Haag"
        assert haag.ligt_in == provincie
        assert haag.owms_uri.endswith("'s-Gravenhage")
        assert telling.afwijkend == []

    def test_new_name_in_the_register_is_taken_over(self) -> None:
        laad(Lijst.TOOI, register(gemeente("gm0001", "Oudstad")))

        laad(Lijst.TOOI, register(gemeente("gm0001", "Nieuwstad")))

        stad = Organisatie.objects.get()
        assert (stad.naam, stad.slug) == ("Gemeente Nieuwstad", "gemeente-oudstad")
        assert "nieuwstad" in stad.zoeknamen

    def test_part_that_is_wrong_is_reported(self) -> None:
        telling = laad(
            Lijst.TOOI, register(gemeente("gm0001", "Een", einddatum="gisteren"), gemeente("gm0002", "Twee"))
        ).telling

        assert telling.nieuw == ["gemeente-twee"]
        assert telling.fouten == ["Onderdeel 1: einddatum: gisteren is geen datum."]

    def test_register_of_provincies_ends_no_gemeente(self) -> None:
        laad(Lijst.TOOI, register(gemeente("gm0001", "Een")))
        provincie = {
            "@id": f"{TOOI}/provincie/pv26",
            "@type": ["https://identifier.overheid.nl/tooi/def/ont/Provincie"],
        } | waarde(voorkeursnaamExclSoort="Utrecht", voorkeursnaamInclSoort="provincie Utrecht")

        assert laad(Lijst.TOOI, register(provincie)).telling.beeindigd == []


def roo(soort: str, code: str, **meer: Any) -> dict[str, Any]:
    regel = {
        "id": f"org:{code}",
        "type": soort,
        "identifiers": {"tooi": f"{TOOI}/{soort}/{code}", "oin": "0" * 20, "organisatiecode": code},
        "names": [{"value": f"Overheid {code}", "abbr": code}],
        "afspraak": {"url": "http://afspraak.test/maak/"},
        "contact": {
            "website": "www.overheid.test/",
            "bezoekadres": "Plein 1, 1234 AB 'S-HERTOGENBOSCH",
            "phones": [{"nummer": "(0297) 38 75 75", "label": "algemeen"}],
            "emails": [
                {"email": "Woo@overheid.test", "label": "Woo"},
                {"email": "Info@overheid.test", "label": "algemeen"},
            ],
        },
        "valid_until": None,
    }
    return regel | meer


def regels(*lijst: Any) -> str:
    return "\n".join(json.dumps(regel) for regel in lijst)


class TestRoo:
    def test_organisation_gets_its_numbers_addresses_and_a_location(self) -> None:
        laad(Lijst.ROO, regels(roo("gemeente", "gm0344")))

        utrecht = Organisatie.objects.get()
        assert utrecht.oin == "0" * 20
        assert (utrecht.website, utrecht.telefoon, utrecht.email) == (
            "https://www.overheid.test",
            "0297 38 75 75",
            "info@overheid.test",
        )
        locatie = utrecht.locaties.get()
        assert (locatie.adres, locatie.postcode, locatie.plaats) == ("Plein 1", "1234 AB", "'s-Hertogenbosch")
        assert locatie.website == "https://afspraak.test/maak/"
        assert laad(Lijst.ROO, regels(roo("gemeente", "gm0344"))).telling.ongewijzigd == ["overheid-gm0344"]

    def test_what_an_editor_changed_stays_and_is_reported(self) -> None:
        laad(Lijst.ROO, regels(roo("gemeente", "gm0344")))
        Organisatie.objects.update(telefoon="14 030", email="")

        anders = roo("gemeente", "gm0344")
        anders["contact"] |= {
            "website": "https://nieuw.test",
            "phones": [{"nummer": "030 286 00 00", "label": "algemeen"}],
        }
        telling = laad(Lijst.ROO, regels(anders)).telling

        utrecht = Organisatie.objects.get()
        assert utrecht.website == "https://nieuw.test", "nobody had touched it"
        assert utrecht.telefoon == "14 030"
        assert utrecht.email == ""
        assert sorted(telling.afwijkend) == ["Overheid gm0344: e-mailadres", "Overheid gm0344: telefoonnummer"]

    @pytest.mark.parametrize(
        ("soort", "bestaat"), [("provincie", True), ("waterschap", True), ("gemeente", False), ("ministerie", False)]
    )
    def test_end_date_of_a_provincie_or_waterschap_is_not_believed(self, *, soort: str, bestaat: bool) -> None:
        rest = [roo("gemeente", f"gm000{nr}") for nr in range(9)]
        laad(Lijst.ROO, regels(roo(soort, "x1"), *rest))

        laad(Lijst.ROO, regels(roo(soort, "x1", valid_until="2023-03-28"), *rest))

        assert Organisatie.objects.get(naam="Overheid x1").is_actief is bestaat

    def test_successors_are_linked_both_ways(self) -> None:
        oud = roo("gemeente", "gm0001", successor_id="org:gm0003")
        nieuw = roo("gemeente", "gm0003", predecessor_id=["org:gm0002", "org:weg"])

        laad(Lijst.ROO, regels(oud, roo("gemeente", "gm0002"), nieuw))

        assert {o.code for o in Organisatie.objects.get(code="gm0003").voorgangers.all()} == {"gm0001", "gm0002"}

    def test_body_without_a_counter_is_only_completed(self) -> None:
        bekend = OrganisatieFactory(tooi_uri=f"{TOOI}/zbo/zb1", oin="", telefoon="")

        laad(Lijst.ROO, regels(roo("zbo", "zb1"), roo("zbo", "zb2")))

        bekend.refresh_from_db()
        assert (bekend.oin, bekend.telefoon) == ("0" * 20, "0297 38 75 75")
        assert Organisatie.objects.count() == 1

    def test_bad_line_is_reported_and_the_rest_goes_in(self) -> None:
        zonder_naam = roo("gemeente", "gm0002", names=[])
        lijst = regels(roo("gemeente", "gm0001"), "geen object", zonder_naam) + "\n{half"

        telling = laad(Lijst.ROO, lijst).telling

        assert telling.nieuw == ["overheid-gm0001"]
        assert sorted(telling.fouten) == [
            "Regel 2: Dit is geen organisatie van ROO.",
            "Regel 3: names is leeg.",
            "Regel 4: Dit is geen geldige JSON.",
        ]


class TestLocaties:
    @pytest.fixture
    def utrecht(self) -> Organisatie:
        return OrganisatieFactory(gemeente=True, plaats="Utrecht", bezoekadres="Stadsplateau 1, 3521 AZ UTRECHT")

    def test_address_becomes_a_location_that_follows_it(self, utrecht: Organisatie) -> None:
        sync_locaties()
        Organisatie.objects.update(bezoekadres="Plein 2, 3500AA UTRECHT")

        assert sync_locaties() == 1

        locatie = utrecht.locaties.get()
        assert (locatie.naam, locatie.adres, locatie.postcode) == ("Bezoekadres", "Plein 2", "3500 AA")
        assert sync_locaties() == 0

    def test_what_editors_made_or_added_stays(self, utrecht: Organisatie) -> None:
        Locatie.objects.create(organisatie=utrecht, naam="Wijkbureau", adres="Straat 1", plaats="Utrecht")
        sync_locaties()
        locatie = utrecht.locaties.get(uit_register=True)
        locatie.naam, locatie.toelichting, locatie.telefoon = "Stadskantoor", "De lift is stuk.", "030 1"
        locatie.save()
        Organisatie.objects.update(bezoekadres="", telefoon="14 030")

        sync_locaties()

        assert {plek.naam for plek in utrecht.locaties.all()} == {"Wijkbureau", "Stadskantoor"}
        locatie.refresh_from_db()
        assert (locatie.toelichting, locatie.telefoon) == ("De lift is stuk.", "030 1")

    def test_organisation_that_ended_has_no_counter(self, utrecht: Organisatie) -> None:
        sync_locaties()
        assert utrecht.locaties.exists()
        Organisatie.objects.update(is_actief=False)

        sync_locaties()

        assert not Locatie.objects.exists()

    def test_own_location_of_that_name_is_left_alone(self, utrecht: Organisatie) -> None:
        Locatie.objects.create(organisatie=utrecht, naam="Bezoekadres", adres="Straat 1", plaats="Utrecht")

        assert sync_locaties() == 0

    @pytest.mark.parametrize(
        ("ruw", "goed"),
        [
            ("GIETEN", "Gieten"),
            ("'S-HERTOGENBOSCH", "'s-Hertogenbosch"),
            ("HENGELO GLD", "Hengelo"),
            ("BERGEN L", "Bergen"),
            ("CAPELLE AAN DEN IJSSEL", "Capelle aan den IJssel"),
            ("NIEUWERKERK AD IJSSEL", "Nieuwerkerk aan den IJssel"),
            ("DE STEEG", "De Steeg"),
            ("SON EN BREUGEL", "Son en Breugel"),
            ("BUNSCHOTEN-SPAKENBURG", "Bunschoten-Spakenburg"),
            ("DAMWÂLD", "Damwâld"),
            ("Den Haag", "Den Haag"),
        ],
    )
    def test_place_is_written_as_people_write_it(self, ruw: str, goed: str) -> None:
        assert place_name(ruw) == goed

    def test_address_outside_the_netherlands_has_no_postcode(self) -> None:
        assert split_adres("Kaya International z/n, Kralendijk, Bonaire") == (
            "Kaya International z/n",
            "",
            "Kralendijk, Bonaire",
        )
        assert split_adres("Ergens") is None


class TestWoonplaatsen:
    def test_places_come_move_and_go(self) -> None:
        utrecht = OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")
        zeist = OrganisatieFactory(gemeente=True, plaats="Zeist", code="gm0355")
        rest = "".join(f"\nDorp {nr},0344" for nr in range(8))
        laad(Lijst.WOONPLAATSEN, f"Woonplaats,Gemeentecode\nVleuten,0344\nBos,0344{rest}")

        telling = laad(Lijst.WOONPLAATSEN, f"Woonplaats,Gemeentecode\nBos,0355\nNergens,9999\nFout,gm12{rest}").telling

        assert Woonplaats.objects.get(naam="Bos").gemeente == zeist
        assert (telling.gewijzigd, telling.beeindigd, telling.nieuw) == (["Bos"], ["Vleuten"], [])
        assert len(telling.fouten) == 2
        assert Woonplaats.objects.filter(gemeente=utrecht).count() == 8


class TestOpdracht:
    def test_command_loads_tries_and_refuses(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        pad = tmp_path / "upl.csv"
        pad.write_text(upl(naam("paspoort"), naam("stuk", SDG="!")))

        call_command("laad_lijst", "upl", str(pad), "--dry-run")
        assert "Would be: upl: 1 new, 0 changed, 0 unchanged, 1 refused" in capsys.readouterr().out
        call_command("laad_lijst", "upl", str(pad))
        assert UniformeProduct.objects.count() == 1

        pad.write_text("naam\nx")
        with pytest.raises(CommandError, match="is refused"):
            call_command("laad_lijst", "upl", str(pad))
        with pytest.raises(CommandError, match="cannot be read"):
            call_command("laad_lijst", "upl", str(tmp_path / "weg.csv"))

    def test_command_waits_where_too_much_would_end(self, tmp_path: Path) -> None:
        laad(Lijst.UPL, upl(*(naam(f"product {nr}") for nr in range(10))))
        pad = tmp_path / "upl.csv"
        pad.write_text(upl(naam("product 1")))

        with pytest.raises(CommandError, match="--toch"):
            call_command("laad_lijst", "upl", str(pad))
        call_command("laad_lijst", "upl", str(pad), "--toch")
        assert UniformeProduct.objects.filter(beeindigd_op=None).count() == 1


class TestOfficieleBestanden:
    """The files as the government publishes them, over the tables of the repository."""

    BESTANDEN = (
        (Lijst.UPL, "upl/UPL-actueel.csv"),
        (Lijst.SDG, "upl/SDG-Informatiegebieden.csv"),
        (Lijst.WOONPLAATSEN, "organisaties/woonplaatsen-gemeenten.csv"),
        (Lijst.TOOI, "organisaties/tooi-rwc_gemeenten_compleet_4.json"),
        (Lijst.TOOI, "organisaties/tooi-rwc_provincies_compleet_1.json"),
        (Lijst.TOOI, "organisaties/tooi-rwc_waterschappen_compleet_1.json"),
        (Lijst.TOOI, "organisaties/tooi-rwc_ministeries_compleet_1.json"),
        (Lijst.TOOI, "organisaties/tooi-rwc_overige_overheidsorganisaties_compleet_3.json"),
        (Lijst.TOOI, "organisaties/tooi-rwc_caribische_openbare_lichamen_compleet_1.json"),
        (Lijst.ROO, "organisaties/roo-organisaties.jsonl"),
    )

    def test_from_nothing(self, standaarden: Path) -> None:
        laad(Lijst.UPL, (standaarden / "upl/UPL-actueel.csv").read_bytes())

        assert UniformeProduct.objects.count() == 1016
        paspoort = UniformeProduct.objects.get(naam="paspoort")
        assert "gemeente" in paspoort.lagen
        assert max(p.grondslagen.count() for p in UniformeProduct.objects.all()) > 5

    def test_tables_of_the_repository_hold_what_the_official_files_say(self, standaarden: Path) -> None:
        call_command("laad_organisaties")
        load_upl()
        load_sdg()
        bestonden = set(Organisatie.objects.filter(is_actief=True).values_list("slug", flat=True))

        for lijst, pad in self.BESTANDEN:
            telling = laad(lijst, (standaarden / pad).read_bytes()).telling
            assert telling.beeindigd == [], pad
            assert telling.fouten == [] or lijst == Lijst.ROO, pad
            if lijst in {Lijst.UPL, Lijst.SDG, Lijst.WOONPLAATSEN}:
                assert (telling.nieuw, telling.gewijzigd) == ([], []), pad

        assert bestonden <= set(Organisatie.objects.filter(is_actief=True).values_list("slug", flat=True))
        assert Organisatie.objects.get(slug="gemeente-weesp").opgevolgd_door.get().slug == "gemeente-amsterdam"
        assert SdgGebied.objects.count() == 88
        for lijst, pad in self.BESTANDEN:
            telling = laad(lijst, (standaarden / pad).read_bytes()).telling
            assert (telling.nieuw, telling.gewijzigd, telling.beeindigd) == ([], [], []), f"{pad} a second time"


def test_every_list_says_where_it_is_found() -> None:
    assert set(LIJSTEN) == set(Lijst)
    for soort in LIJSTEN.values():
        assert soort.vindplaats.startswith("https://")
        assert str(soort.uitleg).endswith(".")


def test_compact_tables_are_written_from_official_files(
    standaarden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for tabel in INHOUD.glob("*.csv"):
        (tmp_path / tabel.name).write_bytes(tabel.read_bytes())
    monkeypatch.setattr(laad_lijst, "INHOUD", tmp_path)

    for lijst, pad in TestOfficieleBestanden.BESTANDEN:
        call_command("laad_lijst", lijst.value, str(standaarden / pad), "--compact")

    for tabel in INHOUD.glob("*.csv"):
        assert (tmp_path / tabel.name).read_text() == tabel.read_text(), f"{tabel.name} is as the official files say"


def test_texts_of_organisations_stand_beside_the_table(tmp_path: Path) -> None:
    with (INHOUD / "organisaties.csv").open(newline="") as bestand:
        rij = next(rij for rij in csv.DictReader(bestand) if rij["slug"] == "provincie-utrecht")
    pad, teksten = tmp_path / "organisaties.csv", tmp_path / "organisatieteksten.yaml"
    with pad.open("w", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, rij)
        schrijver.writeheader()
        schrijver.writerow(rij)
    load_organisaties(pad=pad)
    teksten.write_text("- {slug: provincie-utrecht, taak: Zorgt voor wegen., taak_en: Looks after roads.}")

    assert load_organisaties(pad=pad).gewijzigd == ["provincie-utrecht"]
    assert Organisatie.objects.get().taak == "Zorgt voor wegen."
    Organisatie.objects.update(taak="Beter gezegd.")
    load_organisaties(pad=pad)
    assert Organisatie.objects.get().taak == "Beter gezegd."

    teksten.write_text("- {slug: atlantis, taak: Zwemmen.}")
    with pytest.raises(Inhoudsfout, match="atlantis"):
        load_organisaties(pad=pad)
