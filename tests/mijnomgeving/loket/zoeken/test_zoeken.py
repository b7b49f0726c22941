"""A caseworker finds the person of a contact, by exact keys, and goes on with this one only."""

from dataclasses import fields

import pytest
from django.test import Client

from mijnomgeving.loket.contact.models import Contact
from mijnomgeving.loket.zoeken.gevonden import VELDEN_PER_ROL, Regel
from mijnomgeving.loket.zoeken.models import Zoekslag
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.toegang.medewerkers.medewerker import Rol
from portal.verantwoording.models import AuditRegel, Verwerking
from portal.verantwoording.services import DOEL_LOGBOEK, LogboekFout
from portal.verantwoording.sleutels import pseudoniemen
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.mijnomgeving.conftest import MEREL, NOOR, Federatie
from tests.mijnomgeving.loket.zoeken.conftest import ANS, PIET, Open

pytestmark = pytest.mark.django_db


def verwerkingen(bsn: str) -> list[tuple[str, str]]:
    namen = pseudoniemen(Persoon(Bsn(bsn)), doel=DOEL_LOGBOEK)
    rijen = Verwerking.objects.filter(data_subject_id__in=namen).order_by("id")
    return [(rij.processing_activity_id, rij.gegevens) for rij in rijen]


@pytest.mark.parametrize(
    ("soort", "velden"),
    [
        ("bsn", {"bsn": "9999.97.671"}),
        ("document", {"document": "nx7lk4hb2"}),
        ("naam", {"achternaam": "bakker", "geboren": "14-03-1994"}),
        ("adres", {"postcode": "3555 hx", "huisnummer": "710"}),
        ("adres", {"postcode": "3555HX", "huisnummer": "710", "bewoner_geboren": "14-3-1994"}),
        ("zaak", {"zaaknummer": "Z-2026-004211"}),
    ],
)
def test_noor_is_found_by_each_key(balie: Open, federatie: Federatie, soort: str, velden: dict[str, str]) -> None:
    if soort == "zaak":
        velden = {"zaaknummer": _zaaknummer(federatie)}
    gesprek = balie()
    gevonden = gesprek.zoek(soort, **velden)
    assert gevonden.status == 200, gevonden.tekst
    assert "Noor Elisabeth Bakker" in gevonden.tekst
    gekozen = gesprek.kies(gevonden)
    assert (gekozen.status, gekozen.naar) == (303, f"/loket/contact/{gesprek.contact.pk}/identiteit/")
    assert "Noor Elisabeth Bakker" in gesprek.get("identiteit/").tekst
    assert gesprek.nu.betrokkene
    # From now on the contact is about Noor: nobody else is searched in it.
    assert "U helpt nu Noor Elisabeth Bakker" in gesprek.get("zoeken/").tekst
    assert "U helpt nu" in gesprek.zoek("bsn", bsn=MEREL).tekst


def _zaaknummer(federatie: Federatie) -> str:
    from mijnomgeving.bronnen.registry import zaken_bronnen  # noqa: PLC0415 - after the settings name the simulators
    from tests.mijnomgeving.bronnen.conftest import ask  # noqa: PLC0415

    utrecht = next(bron for bron in zaken_bronnen() if bron.naam == "Gemeente Utrecht")
    assert federatie
    return ask(utrecht.list_zaken, Persoon(Bsn(NOOR)))[0].identificatie


@pytest.mark.norm("B12")
def test_no_number_stands_on_the_page_in_an_address_or_in_a_clear_column(balie: Open, federatie: Federatie) -> None:
    gesprek = balie()
    gevonden = gesprek.zoek("naam", achternaam="Bakker", geboren="14-03-1994")
    gesprek.kies(gevonden)
    assert NOOR not in gevonden.html + gesprek.get("identiteit/").html
    assert all(NOOR not in verzoek.pad for verzoek in federatie.ontvangen)
    rijen = [*AuditRegel.objects.values(), *Verwerking.objects.values(), *Zoekslag.objects.values()]
    assert NOOR not in str([*rijen, *Contact.objects.values()])
    assert "Bakker" not in str(rijen)


@pytest.mark.norm("B19", "B21", "B22")
def test_a_search_stands_in_both_logs_and_the_brp_hears_why(balie: Open, federatie: Federatie) -> None:
    gesprek = balie()
    gesprek.zoek("adres", postcode="3555HX", huisnummer="710")
    assert verwerkingen(NOOR) == [("loket-hulp", "uw naam en geboortedatum, om u te vinden")]
    zoek = AuditRegel.objects.get(actie="zoeken")
    assert (zoek.resultaat, zoek.object, zoek.organisatie) == ("gevonden: 1", "adres", "Gemeente Utrecht")
    assert str(gesprek.contact.pk) in zoek.herkomst
    (vraag,) = federatie.protocollering()
    assert (vraag["doelbinding"], vraag["verwerking"], vraag["gebruiker"]) == (
        "dienstverlening-balie", "loket-hulp", gesprek.wie.kenmerk,
    )  # fmt: skip


def test_a_search_that_finds_nobody_is_logged_as_well(balie: Open) -> None:
    gesprek = balie()
    assert "Niemand gevonden" in gesprek.zoek("bsn", bsn="123456782").tekst
    assert "Niemand gevonden" in gesprek.zoek("naam", achternaam="Bakke", geboren="14-03-1994").tekst
    assert (
        list(AuditRegel.objects.filter(actie="zoeken").values_list("resultaat", flat=True)) == ["niemand gevonden"] * 2
    )
    assert not Verwerking.objects.exists()


@pytest.mark.norm("B21")
def test_what_cannot_be_logged_is_not_shown(balie: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise LogboekFout("full")

    gesprek = balie()
    monkeypatch.setattr("mijnomgeving.loket.zoeken.deur.record_reads_velen", fail)
    gesprek.client.raise_request_exception = False
    antwoord = gesprek.zoek("bsn", bsn=NOOR)
    assert antwoord.status >= 500
    assert "Bakker" not in antwoord.html
    assert not AuditRegel.objects.filter(actie="zoeken").exists()


@pytest.mark.norm("B17")
def test_a_result_has_the_fields_of_the_role_and_no_other() -> None:
    assert {veld.name for veld in fields(Regel)} == VELDEN_PER_ROL[Rol.BALIE]
    assert not VELDEN_PER_ROL[Rol.TEAMLEIDER]
    assert not VELDEN_PER_ROL[Rol.TOEZICHT]


@pytest.mark.norm("B20")
@pytest.mark.parametrize(
    ("soort", "velden", "zin"),
    [
        ("bsn", {"bsn": "123456789"}, "Dit is geen BSN"),
        ("bsn", {}, "Dit is geen BSN"),
        ("document", {"document": "NX7"}, "9 letters en cijfers"),
        ("naam", {"achternaam": "Bak*", "geboren": "14-03-1994"}, "sterretje"),
        ("naam", {"achternaam": "Bakker", "geboren": "1994"}, "hele geboortedatum"),
        ("naam", {"achternaam": "Bakker"}, "hele geboortedatum"),
        ("adres", {"postcode": "3555", "huisnummer": "7"}, "hele postcode"),
        ("adres", {"postcode": "3555HX"}, "huisnummer"),
        ("zaak", {"zaaknummer": "*"}, "hele zaaknummer"),
        ("bedrijf", {"bedrijfsnaam": "Zonnegraan"}, "plaats erbij"),
        ("bedrijf", {"kvk": "12"}, "8 cijfers"),
    ],
)
def test_part_of_a_key_is_no_key(
    balie: Open, federatie: Federatie, soort: str, velden: dict[str, str], zin: str
) -> None:
    antwoord = balie().zoek(soort, **velden)
    assert (antwoord.status, zin in antwoord.tekst) == (400, True)
    # What was typed stands there still, at the field that is wrong.
    for waarde in velden.values():
        assert f'value="{waarde}"' in antwoord.html
    assert federatie.ontvangen == []
    assert not Zoekslag.objects.exists()


def test_a_general_question_opens_no_search(balie: Open, federatie: Federatie) -> None:
    gesprek = balie(doel="loket-informatie")
    assert gesprek.get("zoeken/").status == 409
    assert gesprek.zoek("bsn", bsn=NOOR).status == 409
    assert gesprek.post("zoeken/kiezen/", {"sleutel": "x"}).status == 409
    assert federatie.ontvangen == []


@pytest.mark.norm("B11", "B19")
def test_without_an_open_contact_of_ones_own_there_is_no_search(balie: Open, federatie: Federatie) -> None:
    gesprek = balie()
    ruud = ingelogd_als(Client(), medewerker("Ruud de Wit"))
    url = f"/loket/contact/{gesprek.contact.pk}/zoeken/"
    assert ruud.post(url, {"soort": "bsn", "bsn": NOOR}).status_code == 404
    gesprek.post("afsluiten/", {"afloop": "opgelost"})
    assert gesprek.zoek("bsn", bsn=NOOR).status == 409
    assert federatie.ontvangen == []


def test_what_was_found_in_one_contact_is_not_chosen_in_another(balie: Open) -> None:
    een = balie()
    twee = balie(een.wie, client=een.client)
    gevonden = een.zoek("bsn", bsn=NOOR)
    assert twee.kies(gevonden).naar.endswith("/zoeken/")
    assert not twee.nu.betrokkene
    assert een.kies(gevonden).naar.endswith("/identiteit/")


def test_geheimhouding_shows_no_address_and_says_what_to_do(balie: Open) -> None:
    gesprek = balie()
    gevonden = gesprek.zoek("bsn", bsn=MEREL)
    assert "Geheimhouding: noem zelf geen gegevens" in gevonden.tekst
    assert "Utrecht," not in gevonden.tekst
    gesprek.kies(gevonden)
    assert "Lees het adres niet voor" in gesprek.get("identiteit/").tekst


def test_curatele_is_told(balie: Open) -> None:
    gesprek = balie()
    gesprek.kies_bsn(_bsn_of("wouter-hoekman"))
    assert "De curator beslist" in gesprek.get("identiteit/").tekst


def _bsn_of(sleutel: str) -> str:
    import yaml  # noqa: PLC0415

    from mijnomgeving.federatie.opslag.personas import MAP  # noqa: PLC0415

    return str(yaml.safe_load((MAP / f"{sleutel}.yaml").read_text())["bsn"])


def test_the_dead_are_found_for_who_helps_the_bereaved_only(balie: Open) -> None:
    gesprek = balie()
    assert "Niemand gevonden" in gesprek.zoek("naam", achternaam="de Jong", geboren="30-03-1949").tekst
    gevonden = gesprek.zoek("bsn", bsn=PIET)
    assert "Overleden" in gevonden.tekst
    niet = gesprek.kies(gevonden)
    assert (niet.status, "Hulp na een overlijden" in niet.tekst) == (409, True)
    na = balie(gesprek.wie, doel="loket-nabestaanden", client=gesprek.client)
    assert na.kies(na.zoek("naam", achternaam="de Jong", geboren="30-03-1949")).status == 303


def test_a_register_that_is_silent_is_named_and_nobody_is_said_to_be_unknown(balie: Open, federatie: Federatie) -> None:
    federatie.zet("brp", "uit")
    antwoord = balie().zoek("bsn", bsn=ANS)
    assert "Basisregistratie Personen" in antwoord.tekst
    assert "Niemand gevonden" not in antwoord.tekst
    assert AuditRegel.objects.get(actie="zoeken").resultaat == "geen antwoord"


def test_a_company_is_found_with_all_its_numbers(balie: Open) -> None:
    gesprek = balie()
    assert "Niemand gevonden" in gesprek.zoek("bedrijf", bedrijfsnaam="Bakkerij", plaats="Utrecht").tekst
    gevonden = gesprek.zoek("bedrijf", kvk=_kvk())
    assert "Zonnegraan" in gevonden.tekst
    assert gesprek.kies(gevonden).status == 303
    assert "Zonnegraan" in gesprek.get("identiteit/").tekst


def _kvk() -> str:
    import yaml  # noqa: PLC0415

    from mijnomgeving.federatie.opslag.bedrijven import MAP  # noqa: PLC0415

    data = yaml.safe_load((MAP / "bakkerij-zonnegraan.yaml").read_text())
    return str(data.get("kvk_nummer") or data.get("kvk"))
