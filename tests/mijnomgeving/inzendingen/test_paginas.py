"""What people see after sending: the receipt, the list, and that nobody else sees either."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from mijnomgeving.inzendingen.bezorgers import Afgewezen
from mijnomgeving.inzendingen.models import Inzending, Soort
from mijnomgeving.inzendingen.selectors import (
    find_bevestiging,
    find_inzending,
    list_bevestigingen,
    list_inzendingen,
)
from portal.core.betrokkene import EuPersoon, Onderneming, Persoon
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn, KvkNummer, Vestigingsnummer
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.conftest import AMINA, DAAN, NOOR, Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.inzendingen.conftest import Balie, deliver, send
from tests.mijnomgeving.paginas.conftest import Bezoeker

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(federatie: Federatie, ingelogd: Ingelogd, noor: Sessiepersoon) -> Bezoeker:
    return Bezoeker(ingelogd(Client(), noor))


@pytest.mark.norm("B58")
def test_the_receipt_has_number_time_and_copy(balie: Balie, noor: Sessiepersoon, browser: Bezoeker) -> None:
    inzending = send(noor, antwoord="Regel een.\nRegel <b>twee</b>.", terug="/mijn/zaken/")
    pagina = browser.ga(f"/mijn/verstuurd/{inzending.nummer}/")

    assert pagina.kop == "Vraag over mijn dak"
    assert "U hebt dit verstuurd" in pagina.tekst
    assert "Verstuurd, nog niet bevestigd door Gemeente Utrecht." in pagina.tekst
    assert inzending.nummer in pagina.tekst
    uur = timezone.localtime(inzending.ingediend_op).strftime("%H.%M uur")
    assert uur in pagina.tekst
    assert "Regel een.<br>Regel &lt;b&gt;twee&lt;/b&gt;." in pagina.html
    assert "/mijn/zaken/" in pagina.links("/mijn/zaken/")
    # No word that people take for money.
    assert "ontvangen" not in pagina.tekst.lower()

    deliver()
    assert "Aangekomen bij Gemeente Utrecht op" in browser.ga(f"/mijn/verstuurd/{inzending.nummer}/").tekst


def test_the_receipt_counts_as_read_once_it_was_on_the_screen(
    balie: Balie, noor: Sessiepersoon, browser: Bezoeker
) -> None:
    inzending = send(noor)
    assert [bericht.gelezen for bericht in list_bevestigingen(betrokkene=noor.betrokkene)] == [False]
    browser.ga(f"/mijn/verstuurd/{inzending.nummer}/")
    assert [bericht.gelezen for bericht in list_bevestigingen(betrokkene=noor.betrokkene)] == [True]


@pytest.mark.parametrize("soort", Soort)
def test_the_receipt_says_what_happens_next(soort: Soort, balie: Balie, noor: Sessiepersoon, browser: Bezoeker) -> None:
    tekst = browser.ga(f"/mijn/verstuurd/{send(noor, soort=soort).nummer}/").tekst
    assert ("Wat gebeurt er nu?" in tekst) is (soort != Soort.OVERIG)


def test_what_takes_long_says_that_the_moment_of_sending_counts(
    balie: Balie, noor: Sessiepersoon, browser: Bezoeker
) -> None:
    inzending = send(noor)
    Inzending.objects.update(ingediend_op=timezone.now() - timedelta(hours=3))
    assert "Het moment waarop u het verstuurde, telt." in browser.ga(f"/mijn/verstuurd/{inzending.nummer}/").tekst


def test_what_was_refused_says_why_and_whom_to_ask(balie: Balie, noor: Sessiepersoon, browser: Bezoeker) -> None:
    balie.fouten = [Afgewezen("Het bezwaar kwam na de termijn van zes weken.")]
    inzending = send(noor, soort=Soort.BEZWAAR)
    deliver()
    tekst = browser.ga(f"/mijn/verstuurd/{inzending.nummer}/").tekst
    assert "Gemeente Utrecht nam dit niet aan Het bezwaar kwam na de termijn van zes weken." in tekst
    assert f"noem nummer {inzending.nummer}" in tekst


def test_the_list_is_newest_first_and_paged(balie: Balie, noor: Sessiepersoon, browser: Bezoeker) -> None:
    assert "U hebt nog niets verstuurd." in browser.ga("/mijn/verstuurd/").tekst
    for nummer in range(21):
        send(noor, onderwerp=f"Vraag {nummer}")
    deliver(keer=2)
    eerste = browser.ga("/mijn/verstuurd/")
    assert len(eerste.links("/mijn/verstuurd/MO-")) == 20
    assert "Vraag 20" in eerste.tekst
    assert "Aangekomen" in eerste.tekst
    tweede = browser.ga("/mijn/verstuurd/?pagina=2")
    assert len(tweede.links("/mijn/verstuurd/MO-")) == 1
    assert "Vraag 0 " in tweede.tekst
    assert browser.ga("/mijn/verstuurd/?pagina=zomaar").status == 200


def test_the_page_takes_the_same_number_of_queries_however_much_was_sent(
    balie: Balie, noor: Sessiepersoon, browser: Bezoeker, django_assert_max_num_queries: object
) -> None:
    for nummer in range(20):
        send(noor, onderwerp=f"Vraag {nummer}")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        browser.ga("/mijn/verstuurd/")


@pytest.mark.norm("B11")
@pytest.mark.parametrize("nummer", ["MO-2222-2222", "MO-1", "%00", "MO-2222-2222'--"])
def test_an_unknown_number_is_not_there(browser: Bezoeker, nummer: str) -> None:
    assert browser.ga(f"/mijn/verstuurd/{nummer}/").status == 404


@pytest.mark.norm("B11")
def test_somebody_elses_receipt_is_as_absent_as_an_unknown_one(
    balie: Balie, browser: Bezoeker, daan: Sessiepersoon
) -> None:
    van_daan = send(daan)
    ander, onbekend = (browser.ga(f"/mijn/verstuurd/{nummer}/") for nummer in (van_daan.nummer, "MO-2222-2222"))
    assert (ander.status, ander.kop) == (onbekend.status, onbekend.kop) == (404, onbekend.kop)
    assert van_daan.nummer not in browser.ga("/mijn/verstuurd/").html


@pytest.mark.norm("B14")
def test_who_acts_for_noor_sees_what_the_machtiging_covers_and_what_they_sent(
    balie: Balie, noor: Sessiepersoon
) -> None:
    zaken = Machtiging("1", "digid_machtigen", Persoon(Bsn(NOOR)), "Noor", frozenset({"zaken"}))
    amina, daan = (sessiepersoon(bsn, "").met_machtiging(zaken) for bsn in (AMINA, DAAN))
    bezwaar, vraag = send(noor, soort=Soort.BEZWAAR), send(noor)
    van_amina = send(amina)

    assert find_inzending(persoon=amina, nummer=bezwaar.nummer) is not None
    assert find_inzending(persoon=amina, nummer=vraag.nummer) is None
    assert find_inzending(persoon=amina, nummer=van_amina.nummer) is not None
    assert find_inzending(persoon=daan, nummer=van_amina.nummer) is None
    # Noor sees all of it, and so does who sent it for her.
    assert find_inzending(persoon=noor, nummer=van_amina.nummer) is not None
    deliver()
    [zending] = [zending for zending in balie.aangeboden if zending.nummer == van_amina.nummer]
    assert zending.betrokkene == Persoon(Bsn(NOOR))
    assert zending.afzender == Persoon(Bsn(AMINA))


@pytest.mark.norm("B15")
def test_who_sees_one_vestiging_does_not_see_what_the_company_sent(balie: Balie) -> None:
    heel = Machtiging("1", "bestuurder", Onderneming(KvkNummer("69599068")), "Bakkerij", frozenset({"*"}))
    deel = Onderneming(KvkNummer("69599068"), vestigingen=(Vestigingsnummer("000037178598"),), beperkt=True)
    baas = sessiepersoon(NOOR, "").met_machtiging(heel)
    hulp = sessiepersoon(AMINA, "").met_machtiging(Machtiging("2", "machtiging", deel, "Bakkerij", frozenset({"*"})))
    van_baas, van_hulp = send(baas, over="zaak-1"), send(hulp)

    assert find_inzending(persoon=hulp, nummer=van_baas.nummer) is None
    assert find_inzending(persoon=hulp, nummer=van_hulp.nummer) is not None
    assert list_inzendingen(betrokkene=deel) == list_bevestigingen(betrokkene=deel) == ()
    assert find_bevestiging(betrokkene=deel, bericht_id=str(van_baas.bericht_id)) is None
    assert [getoond.nummer for getoond in list_inzendingen(betrokkene=deel, over="zaak-1")] == [van_baas.nummer]
    assert len(list_bevestigingen(betrokkene=baas.betrokkene)) == 2
    assert find_bevestiging(betrokkene=baas.betrokkene, bericht_id="zomaar") is None


def test_somebody_from_the_eu_without_a_bsn_reads_back_the_own_question(
    balie: Balie, federatie: Federatie, ingelogd: Ingelogd
) -> None:
    liesel = Sessiepersoon(
        EuPersoon("DE/NL/liesel"), naam="Liesel", niveau=Niveau.HOOG, ingelogd_op=timezone.now(), middel="eidas"
    )
    inzending = send(liesel)
    deliver()
    pagina = Bezoeker(ingelogd(Client(), liesel)).ga(f"/mijn/verstuurd/{inzending.nummer}/")
    assert (pagina.status, pagina.kop) == (200, "Vraag over mijn dak")


def test_the_pages_are_there_in_english(balie: Balie, noor: Sessiepersoon, browser: Bezoeker) -> None:
    inzending = send(noor)
    with override("en"):
        pagina = browser.ga(f"/en/mijn/verstuurd/{inzending.nummer}/")
    assert "Sent, not yet confirmed by Gemeente Utrecht" in pagina.tekst


def test_both_pages_stand_in_what_noor_can_read_back(balie: Balie, noor: Sessiepersoon, browser: Bezoeker) -> None:
    browser.ga("/mijn/verstuurd/")
    assert "Wat u verstuurde" in browser.ga("/mijn/inzage/").tekst
