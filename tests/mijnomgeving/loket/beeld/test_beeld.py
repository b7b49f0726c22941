"""Fatima of the gemeente looks at what Noor, who stands at her counter, has at the government."""

import re

import pytest
from pytest_django import Settings

from mijnomgeving.bronnen import voorraad
from mijnomgeving.bronnen.vraag import Onderdeel
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer
from tests.mijnomgeving.conftest import YOUSSEF, Federatie
from tests.mijnomgeving.loket.beeld.conftest import RDW, TOESLAGEN, UTRECHT, Gesprek, Open, Ruimte

pytestmark = pytest.mark.django_db
TOESLAG = "Huurtoeslag aanpassen"


def calls(federatie: Federatie, begin: str = "/") -> int:
    return sum(call.pad.startswith(begin) for call in federatie.ontvangen)


def zaak_van(gesprek: Gesprek, titel: str) -> str:
    """The address of the zaak with this title in the picture."""
    [pad] = set(re.findall(rf'href="({gesprek.url}zaken/[^"]+)">{titel}', gesprek.ga().html))
    return str(pad)


def test_without_consent_she_sees_what_is_of_her_own_organisation_and_why_not_the_rest(
    open_gesprek: Open, ruimte: Ruimte, federatie: Federatie
) -> None:
    pagina = open_gesprek().ga()
    assert pagina.status == 200
    assert "Noor Elisabeth Bakker" in pagina.kop
    assert "14 maart 1994" in pagina.tekst
    assert "Verhuizing doorgeven" in pagina.tekst
    assert f"Dit is van {TOESLAGEN}, en niet van {UTRECHT}" in pagina.tekst
    assert "Bij 3 organisaties is iets gesloten. Of er iets is, weet u dus niet." in pagina.tekst
    assert TOESLAG not in pagina.tekst
    assert calls(federatie, "/zgw/dienst-toeslagen") == calls(federatie, "/taken/rdw") == 0


def test_with_consent_she_sees_the_whole_and_what_waits(open_gesprek: Open, ruimte: Ruimte) -> None:
    ruimte.geef()
    pagina = open_gesprek().ga()
    assert TOESLAG in pagina.tekst
    assert "Zaken die samenhangen: " in pagina.tekst
    assert "Wacht op de persoon" in pagina.tekst
    # Help with one's own affairs does not need to know what somebody earns, whatever was allowed.
    assert "Wat er binnenkomt" not in pagina.tekst
    assert "Wat u niet ziet" not in pagina.tekst


def test_consent_for_one_organisation_and_one_part_opens_no_other(open_gesprek: Open, ruimte: Ruimte) -> None:
    ruimte.geef(TOESLAGEN, onderdelen=("zaken",))
    gesprek = open_gesprek()
    pagina = gesprek.ga()
    assert TOESLAG in pagina.tekst
    assert len(pagina.links(f"{gesprek.url}taken/")) == 3
    assert f"Dit is van {RDW}, en niet van {UTRECHT}" in pagina.tekst


def test_who_withdraws_consent_is_not_looked_at_any_more_also_not_from_what_was_kept(
    open_gesprek: Open, ruimte: Ruimte, settings: Settings
) -> None:
    settings.VOORRAAD_VERS = 60
    ruimte.geef()
    gesprek = open_gesprek()
    zaak = zaak_van(gesprek, TOESLAG)
    assert gesprek.ga(zaak).status == 200
    ruimte.trek_in()
    assert TOESLAG not in gesprek.ga().tekst
    weg = gesprek.ga(zaak)
    assert weg.status == 404
    assert "Trok de persoon de toestemming in?" in weg.tekst


def test_as_long_as_nobody_knows_who_it_is_nothing_is_asked(
    open_gesprek: Open, ruimte: Ruimte, federatie: Federatie
) -> None:
    ruimte.geef()
    pagina = open_gesprek(identiteit="geen").ga()
    assert "U hebt nog niet vastgesteld wie u voor u hebt" in pagina.tekst
    assert "14 maart 1994" not in pagina.tekst
    assert calls(federatie) == 0


def test_the_law_opens_debts_to_who_helps_with_debts_and_not_what_was_said(open_gesprek: Open, ruimte: Ruimte) -> None:
    gesprek = open_gesprek(doel="loket-schuldhulp")
    pagina = gesprek.ga()
    assert TOESLAG in pagina.tekst
    assert "RDW-2026-771204" not in pagina.tekst
    assert "Wat er binnenkomt" in pagina.tekst
    assert "per jaar 2025" in pagina.tekst
    detail = gesprek.ga(zaak_van(gesprek, TOESLAG))
    assert detail.status == 200
    assert "Contacten over deze zaak" not in detail.tekst


def test_an_emergency_opens_no_messages_and_no_rights(open_gesprek: Open, ruimte: Ruimte) -> None:
    pagina = open_gesprek(doel="loket-nood", identiteit="geen").ga()
    assert TOESLAG in pagina.tekst
    assert "Geen berichten, voor zover u mag zien" in pagina.tekst
    assert "Of de persoon recht heeft op een regeling, is niet bekeken" in pagina.tekst


def test_a_message_shows_its_subject_and_opens_with_consent_only(
    open_gesprek: Open, ruimte: Ruimte, federatie: Federatie
) -> None:
    gesprek = open_gesprek()
    [bericht, *_] = gesprek.ga().links(f"{gesprek.url}berichten/")
    dicht = gesprek.ga(bericht)
    assert dicht.status == 403
    assert "Wat er staat, leest u alleen met toestemming" in dicht.tekst
    assert "Met vriendelijke groet" not in dicht.tekst
    federatie.ontvangen.clear()
    ruimte.geef(UTRECHT)
    open_ = gesprek.ga(bericht)
    assert open_.status == 200
    assert "Met vriendelijke groet" in open_.tekst
    assert "Gelezen door de persoon nog niet" in open_.tekst
    assert {call.methode for call in federatie.ontvangen if call.pad.startswith("/fbs/")} == {"GET"}
    assert "nog niet gelezen" in gesprek.ga().tekst


@pytest.mark.norm("B13")
def test_what_is_of_somebody_else_is_not_there(open_gesprek: Open, ruimte: Ruimte, federatie: Federatie) -> None:
    ruimte.geef()
    noor = open_gesprek()
    zaak, [bericht, *_] = zaak_van(noor, TOESLAG), noor.ga().links(f"{noor.url}berichten/")
    youssef = open_gesprek(Persoon(Bsn(YOUSSEF)), client=noor.client, naam="Youssef El Amrani")
    federatie.ontvangen.clear()
    for pad in (zaak, bericht):
        assert youssef.ga(pad.removeprefix(noor.url)).status == 404
        assert noor.ga(pad).status == 200
    bericht_id = bericht.rstrip("/").split("/")[-1]
    van_youssef = [call for call in federatie.ontvangen if bericht_id in call.pad]
    assert len(van_youssef) == 1


def test_two_contacts_side_by_side_never_mix(open_gesprek: Open, ruimte: Ruimte, settings: Settings) -> None:
    settings.VOORRAAD_VERS = 60
    ruimte.geef()
    noor = open_gesprek()
    youssef = open_gesprek(Persoon(Bsn(YOUSSEF)), client=noor.client, naam="Youssef El Amrani")
    for _keer in range(2):
        assert "Z-2026-004182" in noor.ga().tekst
        assert "Z-2026-004182" not in youssef.ga().tekst
        assert "Youssef" in youssef.ga().kop


@pytest.mark.norm("B48")
def test_a_second_look_in_the_same_contact_asks_no_source_again(
    open_gesprek: Open, ruimte: Ruimte, settings: Settings, federatie: Federatie, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.VOORRAAD_VERS = 60
    # Opening the contact was a change as well; what follows is some seconds later.
    monkeypatch.setattr(voorraad, "_BEZORGTIJD", 0.0)
    ruimte.geef(onderdelen=("zaken", "taken", "berichten", "contacten"))
    gesprek = open_gesprek()
    gesprek.ga()
    eerst = calls(federatie)
    assert TOESLAG in gesprek.ga("?stand=loopt").tekst
    assert calls(federatie) == eerst


def test_a_silent_source_is_named_and_the_rest_stays(open_gesprek: Open, ruimte: Ruimte, federatie: Federatie) -> None:
    ruimte.geef()
    federatie.zet("zgw/dienst-toeslagen", "uit")
    pagina = open_gesprek().ga()
    assert pagina.ontbreekt(TOESLAGEN)
    assert "Verhuizing doorgeven" in pagina.tekst


def test_choosing_shows_less_and_keeps_the_signals(open_gesprek: Open, ruimte: Ruimte) -> None:
    ruimte.geef()
    gesprek = open_gesprek()
    heel, deel = gesprek.ga(), gesprek.ga(f"?organisatie={UTRECHT}&stand=klaar")
    assert "Dienst Toeslagen, " in heel.tekst
    assert "Verhuizing doorgeven" in deel.tekst
    assert heel.tekst.split("Signalen")[1][:3] == deel.tekst.split("Signalen")[1][:3]
    assert gesprek.ga("?organisatie=Bestaat+niet").status == 200


@pytest.mark.parametrize("onderdeel", ["zaken", "taken"])
def test_one_taak_and_one_zaak_in_full(open_gesprek: Open, ruimte: Ruimte, onderdeel: Onderdeel) -> None:
    gesprek = open_gesprek()
    [pad, *_] = gesprek.ga().links(f"{gesprek.url}{onderdeel}/")
    pagina = gesprek.ga(pad)
    assert pagina.status == 200
    assert UTRECHT in pagina.tekst


def test_a_company_has_a_picture_too(open_gesprek: Open, ruimte: Ruimte) -> None:
    bakkerij = Onderneming(KvkNummer("90001354"))
    pagina = open_gesprek(bakkerij, naam="Bakkerij Zonnegraan B.V.").ga()
    assert "Bakkerij" in pagina.kop
    assert "KVK-nummer 90001354" in pagina.tekst
    assert UTRECHT in pagina.tekst
    assert "Mehmet" not in pagina.tekst.split("Wie mag voor deze onderneming handelen")[0]
