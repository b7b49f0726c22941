"""Mehmet reads back who did what in his bakery, by person, by service and by day."""

import csv
import io
from datetime import UTC, datetime

import pytest

from mijnomgeving.rechten.logboek import Logfilter, Logregel, list_logregels, make_csv
from mijnomgeving.rechten.selectors import list_rechten
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.machtiging import Machtiging
from portal.core.nummers import Bsn, KvkNummer
from portal.verantwoording.services import record_event
from tests.mijnomgeving.conftest import sessiepersoon
from tests.mijnomgeving.rechten.conftest import AMERSFOORT, Aanmelden, Bij, right_of

LOG, FILTER = "/mijn/rechten/logboek/", "/mijn/rechten/logboek/filteren/"


def table(bij: Bij) -> list[dict[str, str]]:
    inhoud = bij.raw(f"{LOG}download/").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(inhoud), delimiter=";"))


def test_who_did_what_with_names_services_and_rights(mehmet: Bij, chantal: Bij) -> None:
    chantal.ga("/mijn/zaken/")
    mehmet.doe(right_of(mehmet, "Chantal Visscher"), diensten=["taken"], vestigingen=[AMERSFOORT])
    page = mehmet.ga(LOG)
    assert "Chantal Visscher Uw lopende en afgeronde zaken laten zien" in page.tekst
    assert "Mehmet Kaya Veranderde een recht Chantal Visscher" in page.tekst
    assert "Chantal Visscher Logde in" in page.tekst
    rijen = table(mehmet)
    assert {"Chantal Visscher", "Mehmet Kaya"} == {rij["Wie"] for rij in rijen}
    assert any(rij["Onderdeel"] == "zaken" and rij["Wie"] == "Chantal Visscher" for rij in rijen)


def test_the_list_is_narrowed_by_person_service_and_day(mehmet: Bij, chantal: Bij) -> None:
    chantal.ga("/mijn/zaken/")
    mehmet.ga("/mijn/zaken/")
    mehmet.doe(FILTER, wie="Chantal Visscher", dienst="zaken", vanaf="", tot="")
    rijen = table(mehmet)
    assert rijen
    assert {(rij["Wie"], rij["Onderdeel"]) for rij in rijen} == {("Chantal Visscher", "zaken")}
    # The names are nobody else's business: not in an address.
    assert "Chantal" not in mehmet.raw(LOG).headers.get("Location", "")
    fout = mehmet.doe(FILTER, wie="", dienst="", vanaf="2026-11-20", tot="2026-11-01")
    assert "Kies een dag op of na de eerste dag." in fout.tekst
    mehmet.doe(FILTER, wie="", dienst="", vanaf="2025-01-01", tot="2025-01-31")
    assert "Niets gevonden." in mehmet.ga(LOG).tekst
    assert "Chantal Visscher" in mehmet.doe(FILTER, alles="ja").tekst


@pytest.mark.norm("B15")
def test_b15_an_office_stands_in_the_log_of_its_client_by_its_own_name_only(mehmet: Bij, aanmelden: Aanmelden) -> None:
    prins = aanmelden("annelies-prins", "administratiekantoor-prins")
    html = prins.ga("/mijn/voor-wie/").html
    keuze = html[: html.index("Handelen voor Bakkerij Zonnegraan")].rpartition('value="')[2].partition('"')[0]
    prins.client.post("/mijn/voor-wie/wissel/", {"keuze": keuze})
    assert prins.ga("/mijn/zaken/").status == 200
    assert prins.ga(LOG).status == 403
    tekst = mehmet.ga(LOG).tekst
    assert "Administratiekantoor Prins" in tekst
    assert "Annelies" not in tekst
    # Back at the office, its own log does not say what was seen of the client.
    prins.client.post("/mijn/voor-wie/wissel/", {"keuze": "zelf"})
    gelezen = [rij for rij in table(prins) if "zaken" in rij["Wat"]]
    assert gelezen == []


@pytest.mark.norm("B15")
def test_b15_what_an_owner_did_for_another_company_or_privately_is_not_in_it() -> None:
    bram = Persoon(Bsn("999990512"))
    for soort in ("", "eigenaar"):
        ander = Machtiging("x", soort, Onderneming(KvkNummer("90001354")), "Ander", frozenset({"*"})) if soort else None
        persoon = sessiepersoon(str(bram.bsn), "").met_machtiging(ander)
        record_event(actie="verstuurd", resultaat="gelukt", handelende=persoon.partij, over="inzending MO-1")
    timmerwerk = Onderneming(KvkNummer("69599084"))
    rechten = list_rechten(onderneming=timmerwerk)
    regels = list_logregels(timmerwerk, rechten, gekozen=Logfilter())
    assert [regel for regel in regels if "Verstuurde" in regel.wat] == []


def test_a_name_that_a_spreadsheet_would_run_is_harmless() -> None:
    regel = Logregel(datetime(2026, 11, 25, 9, tzinfo=UTC), "=HYPERLINK(1)", "Logde in", "", frozenset())
    assert "'=HYPERLINK(1)" in make_csv([regel]).decode("utf-8-sig")
