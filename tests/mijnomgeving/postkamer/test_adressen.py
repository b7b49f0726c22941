"""The bakery lets mail of one organisation, or of one kind, go to another address; each works from its own code."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from mijnomgeving.bronnen.profiel.models import Contactsoort
from mijnomgeving.notificaties.models import Contactherstel, Notificatie, Soort, Stand
from mijnomgeving.notificaties.services import retry_returned
from mijnomgeving.postkamer.models import Postadres
from portal.verantwoording.models import AuditRegel
from tests.mijnomgeving.berichten.conftest import BERICHTEN, Lezer
from tests.mijnomgeving.conftest import NOOR, Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.meldingen.conftest import Bron
from tests.mijnomgeving.notificaties.conftest import BEZORGING, OIN, Meld, Terug, bron, deliver, meld, terug
from tests.mijnomgeving.postkamer.conftest import KVK_ZONNEGRAAN, ZONNEGRAAN
from tests.mijnomgeving.profiel.conftest import Laatste, code_voor, read_profiel

__all__ = ["Bron", "bron", "code_voor", "meld", "terug"]

ADRESSEN = f"{BERICHTEN}adressen/"
STANDAARD, BOEKHOUDING, TAKEN = "info.zonnegraan@voorbeeld.example", "boek@zonnegraan.example", "doe@zonnegraan.example"


@pytest.fixture(autouse=True)
def _mail(_bakery: None, federatie: Federatie, settings: Settings) -> None:
    settings.BEZORGING_SLEUTEL = BEZORGING
    settings.BERICHTEN_BRONNEN = [f"Belastingdienst|{OIN}|{federatie.base_url}/fbs/belastingdienst"]


def add(lezer: Lezer, waarvoor: str, adres: str, code: Laatste) -> None:
    """Add an address and hand in its code."""
    lezer.stuur(f"{ADRESSEN}nieuw/", {"waarvoor": waarvoor, "waarde": adres})
    [gegeven] = [een for een in read_profiel(ZONNEGRAAN).contactgegevens if een.waarde == adres]
    pagina = lezer.stuur(f"{ADRESSEN}{gegeven.gegeven_id}/bevestigen/", {"code": code(adres)})
    assert f"Vanaf nu gaat deze post naar {adres}." in pagina.tekst


def tell(meld: Meld, soort: str = "nl.rijksoverheid.fbs.bericht.gepubliceerd", nummer: str = "1") -> None:
    """Let the Belastingdienst tell that there is news for the bakery."""
    meld(soort, subject=f"KVK:{KVK_ZONNEGRAAN}", id=nummer)
    deliver()


def test_mail_of_one_organisation_goes_to_the_bookkeeper_and_the_rest_stays(
    mehmet: Lezer, meld: Meld, code_voor: Laatste
) -> None:
    leeg = mehmet.ga(ADRESSEN)
    assert "Alle andere post" in leeg.tekst
    assert f"{STANDAARD} Bevestigd" in leeg.tekst
    mehmet.stuur(f"{ADRESSEN}nieuw/", {"waarvoor": "van:Belastingdienst", "waarde": BOEKHOUDING})
    assert "Nog niet bevestigd" in mehmet.ga(ADRESSEN).tekst
    tell(meld)
    assert mail.outbox[-1].to == [STANDAARD]

    [gegeven] = [een for een in read_profiel(ZONNEGRAAN).contactgegevens if een.waarde == BOEKHOUDING]
    bevestig = f"{ADRESSEN}{gegeven.gegeven_id}/bevestigen/"
    code = code_voor(BOEKHOUDING)
    fout = mehmet.stuur(bevestig, {"code": "000000" if code != "000000" else "111111"})
    assert "Deze code klopt niet of werkt niet meer." in fout.tekst
    mehmet.stuur(bevestig, {"code": code})
    pagina = mehmet.ga(ADRESSEN)
    assert re.search(
        rf"Belastingdienst {re.escape(BOEKHOUDING)} Bevestigd Opgegeven door Mehmet Kaya, \d+", pagina.tekst
    )
    tell(meld, nummer="2")
    assert mail.outbox[-1].to == [BOEKHOUDING]
    regels = AuditRegel.objects.filter(actie="postkamer").order_by("volgnummer")
    assert [(regel.resultaat, regel.object) for regel in regels] == [
        ("nieuw", "e-mailadres van het bedrijf"),
        ("bevestigd", "e-mailadres van het bedrijf"),
    ]


def test_one_kind_of_news_can_go_elsewhere_too(mehmet: Lezer, meld: Meld, code_voor: Laatste) -> None:
    add(mehmet, f"soort:{Soort.TAAK.value}", TAKEN, code_voor)
    tell(meld, "nl.taken.taak-gevraagd")
    assert mail.outbox[-1].to == [TAKEN]
    tell(meld, nummer="2")
    assert mail.outbox[-1].to == [STANDAARD]
    assert "Iets dat u moet doen of betalen" in mehmet.ga(ADRESSEN).tekst


def test_what_comes_back_goes_to_the_address_for_everything_before_there_is_paper(
    mehmet: Lezer, meld: Meld, code_voor: Laatste, terug: Terug
) -> None:
    add(mehmet, "van:Belastingdienst", BOEKHOUDING, code_voor)
    tell(meld)
    notificatie = Notificatie.objects.get()
    for _ in range(2):
        assert terug(notificatie) == 204
        Notificatie.objects.filter(stand=Stand.TERUG).update(terug_op=timezone.now() - timedelta(days=2))
        retry_returned()
        deliver()
    assert [brief.to for brief in mail.outbox] == [[BOEKHOUDING], [BOEKHOUDING], [STANDAARD]]
    assert not Contactherstel.objects.exists()
    assert "Post komt terug" in mehmet.ga(ADRESSEN).tekst
    tell(meld, nummer="2")
    assert mail.outbox[-1].to == [STANDAARD]

    [gegeven] = [een for een in read_profiel(ZONNEGRAAN).contactgegevens if een.waarde == BOEKHOUDING]
    bevestig = f"{ADRESSEN}{gegeven.gegeven_id}/bevestigen/"
    assert "Er is een nieuwe code onderweg." in mehmet.stuur(bevestig, {"nieuw": "ja"}).tekst
    mehmet.stuur(bevestig, {"code": code_voor(BOEKHOUDING)})
    tell(meld, nummer="3")
    assert mail.outbox[-1].to == [BOEKHOUDING]


def test_an_address_is_taken_away_after_one_says_so(mehmet: Lezer, meld: Meld, code_voor: Laatste) -> None:
    add(mehmet, "van:Belastingdienst", BOEKHOUDING, code_voor)
    [gegeven] = [een for een in read_profiel(ZONNEGRAAN).contactgegevens if een.waarde == BOEKHOUDING]
    weg = f"{ADRESSEN}{gegeven.gegeven_id}/weghalen/"
    assert "Wilt u dit e-mailadres weghalen?" in mehmet.ga(weg).tekst
    assert "Het e-mailadres is weg." in mehmet.stuur(weg, {}).tekst
    assert [een.waarde for een in read_profiel(ZONNEGRAAN).algemeen(Contactsoort.EMAIL)] == [STANDAARD]
    assert not Postadres.objects.exists()
    assert mehmet.ga(weg).status == 404


def test_what_is_wrong_is_said_at_its_field(mehmet: Lezer) -> None:
    pagina = mehmet.stuur(f"{ADRESSEN}nieuw/", {"waarvoor": "van:Niemand", "waarde": "geen adres"})
    assert "Kies waarvoor dit adres is." in pagina.tekst
    assert "Dit is geen e-mailadres." in pagina.tekst
    assert 'value="geen adres"' in pagina.html
    assert not Postadres.objects.exists()


def test_a_person_has_no_such_page_and_an_unknown_address_is_nobodys(
    mehmet: Lezer, ingelogd: Ingelogd, federatie: Federatie
) -> None:
    noor = Lezer(ingelogd(Client(), sessiepersoon(NOOR, "Noor Bakker")))
    for pad in ("", "nieuw/"):
        assert noor.ga(f"{ADRESSEN}{pad}").status == 404
    van_noor = "7a0fd1f6-8c4c-4ad0-9d5d-0a3a8a4f6d0c"
    for pad in ("bevestigen", "weghalen"):
        assert mehmet.ga(f"{ADRESSEN}{van_noor}/{pad}/").status == 404


def test_the_page_says_when_the_profielservice_is_silent(mehmet: Lezer, federatie: Federatie) -> None:
    federatie.zet("profiel", "uit")
    assert mehmet.ga(ADRESSEN).ontbreekt("Profielservice")
    velden: dict[str, str | list[str]] = {"waarvoor": "van:Belastingdienst", "waarde": BOEKHOUDING}
    assert "Er is niets veranderd." in mehmet.stuur(f"{ADRESSEN}nieuw/", velden).tekst
