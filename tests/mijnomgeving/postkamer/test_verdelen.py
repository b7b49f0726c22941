"""The mail of a bakery, shared by its boss and its bookkeeper: who takes it, who opened it, what they note."""

import re

import pytest
from django.db import connection
from django.test import Client

from mijnomgeving.postkamer import collegas
from mijnomgeving.postkamer.models import Postcollega, Postlezing, Postnotitie, Toewijzing
from mijnomgeving.postkamer.selectors import export_eigen
from mijnomgeving.postkamer.services import forget, wipe_old
from portal.toegang.bevoegdheden.models import RegisterFout
from portal.verantwoording.models import AuditRegel, Verwerking
from tests.mijnomgeving.berichten.conftest import BERICHTEN, Lezer, Regel
from tests.mijnomgeving.conftest import NOOR, Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Pagina
from tests.mijnomgeving.paginas.test_namens import act, register_call
from tests.mijnomgeving.postkamer.conftest import ZONNEGRAAN

VERDELEN = f"{BERICHTEN}verdelen/"
LOON, PLATTEGROND = "Loonaangifte november staat klaar", "Uw plattegrond mist de nooduitgang"


def collega(lezer: Lezer, naam: str) -> str:
    html = lezer.ga(BERICHTEN).html
    found = re.search(rf'<option value="([0-9a-f]{{64}})">{naam}</option>', html)
    assert found, naam
    return found[1]


def geef(lezer: Lezer, regel: Regel, naam: str, **meer: str) -> Pagina:
    return lezer.stuur(VERDELEN, {"bericht": [regel.keuze], "aan": collega(lezer, naam), "actie": "geef", **meer})


def test_the_boss_gives_a_message_to_the_bookkeeper_who_finds_it_under_mine(mehmet: Lezer, annelies: Lezer) -> None:
    gezegd = geef(mehmet, mehmet.regel(LOON), "Administratiekantoor Prins")
    assert "1 bericht is nu voor Administratiekantoor Prins." in gezegd.tekst
    assert "Voor Administratiekantoor Prins" in mehmet.regel(LOON).tekst
    assert mehmet.onderwerpen("?wie=mij") == []
    assert mehmet.onderwerpen("?wie=niemand") == [PLATTEGROND]
    assert annelies.onderwerpen("?wie=mij") == [LOON]
    assert "Voor u" in annelies.regel(LOON).tekst
    assert "Gegeven door Mehmet Kaya" in annelies.ga(annelies.regel(LOON).url).tekst

    klaar = annelies.stuur(VERDELEN, {"bericht": [annelies.regel(LOON).keuze], "actie": "klaar", "bij_bericht": "ja"})
    assert "Dit staat nu op klaar." in klaar.tekst
    assert annelies.onderwerpen("?wie=mij") == []
    assert "Klaar" in mehmet.regel(LOON).tekst
    open_ = annelies.stuur(VERDELEN, {"bericht": [annelies.regel(LOON).keuze], "actie": "open"})
    assert "Dit staat weer open." in open_.tekst
    vrij = annelies.stuur(VERDELEN, {"bericht": [annelies.regel(LOON).keuze], "aan": "niemand", "actie": "geef"})
    assert "1 bericht is nu van niemand." in vrij.tekst
    assert not Toewijzing.objects.exists()


def test_what_is_done_stands_in_the_audit_log_and_in_the_log_of_the_company(mehmet: Lezer) -> None:
    geef(mehmet, mehmet.regel(LOON), "Uzelf")
    regel = AuditRegel.objects.get(actie="postkamer")
    assert (regel.resultaat, regel.machtiging, regel.object) == ("toegewezen", "bestuurder", "1 in het postvak")
    gelezen = set(Verwerking.objects.filter(processing_activity_id="mijn-postkamer").values_list("gegevens", flat=True))
    assert gelezen == {"wie voor uw onderneming mag handelen", "hoe uw bedrijf de post verdeelt"}


def test_who_opened_it_and_when_is_seen_by_both(mehmet: Lezer, annelies: Lezer) -> None:
    url = mehmet.regel(LOON).url
    mehmet.client.head(url)
    assert not Postlezing.objects.exists()
    mehmet.ga(url)
    mehmet.ga(url)
    pagina = annelies.ga(url)
    assert "Wie opende dit bericht?" in pagina.tekst
    assert re.search(r"Mehmet Kaya, \d+ \w+ \d{4}", pagina.tekst)
    assert Postlezing.objects.count() == 2


def test_a_note_is_for_colleagues_and_only_its_writer_throws_it_away(mehmet: Lezer, annelies: Lezer) -> None:
    url = mehmet.regel(LOON).url
    leeg = mehmet.stuur(f"{url}notitie/", {"tekst": "   "})
    assert "Er is een probleem" in leeg.tekst or "Vul" in leeg.tekst
    lang = mehmet.stuur(f"{url}notitie/", {"tekst": "x" * 2001})
    assert "Uw notitie is te lang" in lang.tekst
    assert "x" * 2001 in lang.html
    mehmet.stuur(f"{url}notitie/", {"tekst": "Bel eerst met <b>Chantal</b>."})
    pagina = annelies.ga(url)
    assert "Bel eerst met <b>Chantal</b>." in pagina.tekst
    weg = f"{url}notities/{Postnotitie.objects.get().kenmerk}/weggooien/"
    assert annelies.ga(weg).status == 404
    assert annelies.client.post(weg).status_code == 404
    assert "Wilt u deze notitie weggooien?" in mehmet.ga(weg).tekst
    assert "Uw notitie is weg." in mehmet.stuur(weg, {}).tekst
    assert not Postnotitie.objects.exists()


def test_a_colleague_who_loses_the_right_has_nothing_any_more(
    mehmet: Lezer, annelies: Lezer, federatie: Federatie
) -> None:
    prins = collega(mehmet, "Administratiekantoor Prins")
    geef(mehmet, mehmet.regel(LOON), "Administratiekantoor Prins")
    sleutel = annelies.client.session["persoon"]["machtiging"]["id"]
    register_call(federatie, f"machtigingen/{sleutel}/intrekking", {})
    keuze = mehmet.regel(PLATTEGROND).keuze
    gezegd = mehmet.stuur(VERDELEN, {"bericht": [keuze], "aan": prins, "actie": "geef"})
    assert "Deze collega mag de post van dit bedrijf niet meer lezen." in gezegd.tekst
    sessie = mehmet.client.session
    del sessie["postkamer_collegas"]
    sessie.save()
    assert "Collega mag dit niet meer" in mehmet.regel(LOON).tekst
    assert LOON in mehmet.onderwerpen("?wie=niemand")
    assert annelies.client.post(VERDELEN, {"bericht": [keuze], "aan": "niemand"}).status_code == 403


def test_while_the_register_is_silent_who_has_what_stays_to_be_seen(
    mehmet: Lezer, monkeypatch: pytest.MonkeyPatch
) -> None:
    geef(mehmet, mehmet.regel(LOON), "Administratiekantoor Prins")
    sessie = mehmet.client.session
    del sessie["postkamer_collegas"]
    sessie.save()

    def silent(**_kwargs: object) -> object:
        raise RegisterFout("stil")

    monkeypatch.setattr(collegas, "read_bevoegden", silent)
    assert "Voor Administratiekantoor Prins" in mehmet.regel(LOON).tekst
    assert "Wij kunnen nu niet zien wie er voor dit bedrijf mag handelen" in mehmet.ga(mehmet.regel(LOON).url).tekst
    gezegd = mehmet.stuur(VERDELEN, {"bericht": [mehmet.regel(LOON).keuze], "aan": "a" * 64, "actie": "geef"})
    assert "Er is niets veranderd." in gezegd.tekst


@pytest.mark.norm("B15")
def test_two_clients_of_one_bookkeeper_do_not_share_a_mailbox(mehmet: Lezer, annelies: Lezer) -> None:
    regel = annelies.regel(LOON)
    geef(annelies, regel, "Uzelf")
    url = regel.url
    annelies.stuur(f"{url}notitie/", {"tekst": "Alleen voor Zonnegraan"})
    weg = f"{url}notities/{Postnotitie.objects.get().kenmerk}/weggooien/"
    act(annelies, "Wolwinkel Tineke")
    # A form of the bakery, sent while she acts for the shop: no bericht of the shop, so nothing changes.
    annelies.stuur(VERDELEN, {"bericht": [regel.keuze], "aan": "niemand", "actie": "geef"})
    assert Toewijzing.objects.count() == 1
    assert annelies.client.post(weg).status_code == 404
    assert annelies.client.post(f"{url}notitie/", {"tekst": "Verdwaald"}).status_code == 404
    assert "Alleen voor Zonnegraan" not in annelies.ga(BERICHTEN).tekst
    assert Postcollega.objects.values("onderneming").distinct().count() == 1


def test_a_person_has_nobody_to_share_with(ingelogd: Ingelogd, federatie: Federatie) -> None:
    noor = Lezer(ingelogd(Client(), sessiepersoon(NOOR, "Noor Bakker")))
    pagina = noor.ga(BERICHTEN)
    assert "Voor mij" not in pagina.tekst
    assert "Geef aan een collega" not in pagina.tekst
    assert noor.client.post(VERDELEN, {}).status_code == 404


def test_nothing_of_it_can_be_read_from_the_database_and_it_goes_when_it_should(mehmet: Lezer) -> None:
    regel = mehmet.regel(LOON)
    geef(mehmet, regel, "Administratiekantoor Prins")
    mehmet.ga(regel.url)
    mehmet.stuur(f"{regel.url}notitie/", {"tekst": "Bel Chantal"})
    tabellen = [model._meta.db_table for model in (Postcollega, Toewijzing, Postlezing, Postnotitie)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT t::text FROM {tabel} t" for tabel in tabellen))
        rijen = " ".join(rij for (rij,) in cursor.fetchall())
    for geheim in ("Mehmet", "Prins", "Chantal", "90001354"):
        assert geheim not in rijen
        assert geheim.encode().hex() not in rijen
    eigen = str(export_eigen(betrokkene=ZONNEGRAAN))
    assert "Bel Chantal" in eigen
    assert "Mehmet Kaya" in eigen
    assert wipe_old() == 0
    for model in (Toewijzing, Postlezing, Postnotitie):
        model.objects.update(op="2024-01-01T00:00:00Z")
    Postcollega.objects.update(bijgewerkt_op="2024-01-01T00:00:00Z")
    assert wipe_old() == 5
    geef(mehmet, regel, "Uzelf")
    assert forget(betrokkene=ZONNEGRAAN) >= 2
    assert not Postcollega.objects.exists()


def test_the_folders_say_whose_they_are(mehmet: Lezer) -> None:
    assert "Deze mappen zijn van uw hele bedrijf." in mehmet.ga(f"{BERICHTEN}mappen/").tekst
