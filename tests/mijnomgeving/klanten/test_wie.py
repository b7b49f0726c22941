"""Who sees which clients, and of each which services: nothing that the register does not say now."""

from dataclasses import replace

import pytest
from django.test import Client

from mijnomgeving.klanten import selectors
from portal.core.betrokkene import Onderneming
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import KvkNummer, Vestigingsnummer
from portal.toegang.bevoegdheden.models import RegisterFout
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.vertegenwoordiging import list_klanten
from portal.verantwoording.models import Verwerking
from portal.verantwoording.selectors import list_inzage
from portal.verantwoording.verwerkingenregister import REGISTER
from tests.mijnomgeving.conftest import NOOR, Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.klanten.conftest import PRINS, employee
from tests.mijnomgeving.klanten.test_klanten import KLANTEN, names
from tests.mijnomgeving.paginas.conftest import Bezoeker
from tests.mijnomgeving.paginas.test_namens import act, register_call

pytestmark = pytest.mark.django_db
PADEN = (KLANTEN, f"{KLANTEN}klanten.csv")
ZONNEGRAAN = "Bakkerij Zonnegraan"
PER_DIENST = {
    "zaken": {"uw zaken"},
    "berichten": {"uw berichten"},
    "taken": {"wat organisaties van u vragen"},
    "gegevens": {
        "de inschrijving van uw onderneming", "hoeveel energie uw vestigingen gebruiken", "welke vragenlijsten u kreeg",
        "uw jaarrekeningen, UBO's en wijzigingen", "uw aangiften en hoe vaak u aangifte doet",
        "uw gemeentelijke belastingen", "wat uw onderneming zelf invulde en afvinkte",
    },
}  # fmt: skip
ALTIJD = {"de nummers van uw onderneming"}


def refused(bezoeker: Bezoeker, status: int) -> None:
    """No client is named on any page of the list, and nothing was read about one."""
    for pad in PADEN:
        antwoord = bezoeker.raw(pad)
        assert antwoord.status_code == status, pad
        assert ZONNEGRAAN not in antwoord.content.decode()
    assert bezoeker.client.post(f"{KLANTEN}filteren/", {"alles": "ja"}).status_code == status
    assert not Verwerking.objects.filter(processing_activity_id="mijn-klanten", gegevens="uw zaken").exists()


@pytest.mark.norm("B14")
def test_b14_of_each_client_exactly_what_its_machtiging_covers_was_read(
    prins: Bezoeker, annelies: Sessiepersoon
) -> None:
    klanten = list_klanten(annelies)
    prins.ga(KLANTEN)
    beperkt = 0
    for klant in klanten:
        gelezen = {regel.gegevens for regel in list_inzage(betrokkene=klant.voor)}
        diensten = [dienst for dienst in PER_DIENST if klant.covers(frozenset({dienst}))]  # type: ignore[arg-type]
        assert gelezen == ALTIJD.union(*(PER_DIENST[dienst] for dienst in diensten)), klant.naam
        beperkt += len(diensten) < len(PER_DIENST)
    assert len(klanten) == 20
    assert beperkt > 5


@pytest.mark.norm("B21")
def test_b21_every_client_reads_in_its_log_which_office_looked(prins: Bezoeker, annelies: Sessiepersoon) -> None:
    prins.ga(KLANTEN)
    [bakker] = [klant for klant in list_klanten(annelies) if klant.naam == ZONNEGRAAN]
    regels = list_inzage(betrokkene=bakker.voor)
    assert {(regel.door, regel.machtiging) for regel in regels} == {(PRINS, "ketenmachtiging")}
    assert {regel.doel for regel in regels} == {REGISTER["mijn-klanten"].doel}


@pytest.mark.norm("B14")
def test_b14_a_client_that_withdraws_is_gone_at_the_next_request(
    prins: Bezoeker, annelies: Sessiepersoon, federatie: Federatie
) -> None:
    assert ZONNEGRAAN in names(prins.ga(KLANTEN))
    [sleutel] = [klant.machtiging_id for klant in list_klanten(annelies) if klant.naam == ZONNEGRAAN]
    register_call(federatie, f"machtigingen/{sleutel}/intrekking", {})
    assert ZONNEGRAAN not in prins.ga(KLANTEN).tekst
    assert len(names(prins.ga(KLANTEN))) == 19
    assert ZONNEGRAAN not in prins.raw(PADEN[1]).content.decode()


@pytest.mark.norm("B15")
def test_b15_who_acts_for_a_client_sees_no_other_client(prins: Bezoeker) -> None:
    act(prins, "Wolwinkel Tineke")
    refused(prins, 403)
    assert "Ga eerst terug" in prins.ga(KLANTEN).tekst


@pytest.mark.norm("B14")
def test_b14_the_register_that_is_silent_shows_nobody(
    prins: Bezoeker, federatie: Federatie, monkeypatch: pytest.MonkeyPatch
) -> None:
    federatie.zet("machtigen", "uit")
    refused(prins, 503)
    federatie.herstel()

    def silent(*_: object) -> list[Machtiging]:
        raise RegisterFout

    monkeypatch.setattr(selectors, "list_klanten", silent)
    assert "machtigingenregister geeft geen antwoord" in prins.ga(KLANTEN).tekst


@pytest.mark.norm("B14")
def test_b14_a_company_without_clients_and_a_person_see_none(ingelogd: Ingelogd, federatie: Federatie) -> None:
    mehmet = Bezoeker(ingelogd(Client(), employee("mehmet-kaya", "bakkerij-zonnegraan", "90001354", ZONNEGRAAN)))
    noor = Bezoeker(ingelogd(Client(), sessiepersoon(NOOR, "Noor")))
    for bezoeker in (mehmet, noor):
        page = bezoeker.ga(KLANTEN)
        assert page.status == 200
        assert "Geen enkel bedrijf heeft u nu een machtiging gegeven" in page.tekst
    assert "/mijn/klanten/" not in mehmet.ga("/mijn/").html


def test_who_is_not_logged_in_or_too_low_goes_to_log_in(ingelogd: Ingelogd, annelies: Sessiepersoon) -> None:
    for client in (Client(), ingelogd(Client(), replace(annelies, niveau=Niveau.LAAG))):
        refused(Bezoeker(client), 302)


@pytest.mark.norm("B14")
@pytest.mark.parametrize("diensten", [{"zaken"}, {"berichten", "taken"}, {"gegevens"}])
def test_b14_an_employee_sees_of_a_client_no_more_than_the_office_gave(
    annelies: Sessiepersoon, diensten: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = annelies.eigen
    assert own
    minder = replace(own, diensten=frozenset(diensten))
    monkeypatch.setattr("portal.toegang.vertegenwoordiging._own_row", lambda *_: minder)
    for klant in list_klanten(annelies):
        assert klant.diensten
        assert klant.diensten <= diensten, klant.naam


@pytest.mark.norm("B14")
def test_b14_an_employee_with_some_vestigingen_or_without_the_office_has_no_clients(
    annelies: Sessiepersoon, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = annelies.eigen
    assert own
    assert isinstance(own.voor, Onderneming)
    deel = replace(own, voor=replace(own.voor, vestigingen=(Vestigingsnummer("990090000036"),), beperkt=True))
    for nu in (None, deel):
        monkeypatch.setattr("portal.toegang.vertegenwoordiging._own_row", lambda *_, nu=nu: nu)
        assert list_klanten(annelies) == []


@pytest.mark.norm("B15")
def test_b15_whoever_acts_for_another_has_no_clients(annelies: Sessiepersoon) -> None:
    klant = next(klant for klant in list_klanten(annelies) if klant.naam == ZONNEGRAAN)
    assert list_klanten(annelies.met_machtiging(klant)) == []
    ander = replace(klant, voor=Onderneming(KvkNummer("90010028")), soort="bestuurder", machtiging_id="ander")
    assert list_klanten(annelies.met_machtiging(ander)) == []
