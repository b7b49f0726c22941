"""Noor gives another address and number: each works after its code, and until then the old one does."""

import re
from html import unescape

import pytest
from django.test import Client

from mijnomgeving.bronnen.profiel.models import Contactsoort, Voorkeursoort
from mijnomgeving.profiel.contact import may_change
from portal.core.betrokkene import EuPersoon, Persoon
from portal.core.machtiging import Machtiging
from portal.core.nummers import Bsn
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.models import AuditRegel, Verwerking
from tests.mijnomgeving.conftest import DAAN, NOOR, Federatie, sessiepersoon
from tests.mijnomgeving.profiel.conftest import Inloggen, Laatste, read_profiel

VAN_NOOR, VAN_DAAN = Persoon(Bsn(NOOR)), Persoon(Bsn(DAAN))
NIEUW = "noor.bakker@nieuw.example"


def text(client: Client, url: str) -> str:
    html = client.get(url).content.decode()
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1])).split())


def test_she_sees_how_the_government_reaches_her(noor_thuis: Client) -> None:
    pagina = text(noor_thuis, "/mijn/profiel/")
    assert "noor@voorbeeld.example Bevestigd" in pagina
    assert "0612345678 Bevestigd" in pagina
    assert "Digitaal, in Mijn omgeving" in pagina
    gelezen = Verwerking.objects.get(gegevens="hoe u bereikbaar wilt zijn")
    assert (gelezen.bron, gelezen.processing_activity_id) == ("Profielservice", "mijn-profiel")


def test_a_new_address_works_after_its_code_and_the_old_one_until_then(noor_thuis: Client, code_voor: Laatste) -> None:
    answer = noor_thuis.post("/mijn/profiel/email/", {"waarde": NIEUW})
    assert answer.headers["Location"] == "/mijn/profiel/email/bevestigen/"
    email = read_profiel(VAN_NOOR).email
    assert email is not None
    assert email.waarde == "noor@voorbeeld.example"
    assert "Tot u de code invult, blijven wij het oude gebruiken." in text(noor_thuis, "/mijn/profiel/")

    fout = noor_thuis.post("/mijn/profiel/email/bevestigen/", {"code": "12345"}).content.decode()
    assert "De code heeft zes cijfers" in fout
    assert 'value="12345"' in fout
    code = code_voor(NIEUW)
    verkeerd = "000000" if code != "000000" else "111111"
    assert (
        "Deze code klopt niet"
        in noor_thuis.post("/mijn/profiel/email/bevestigen/", {"code": verkeerd}).content.decode()
    )
    answer = noor_thuis.post("/mijn/profiel/email/bevestigen/", {"code": f"{code[:3]} {code[3:]}"})
    assert answer.headers["Location"] == "/mijn/profiel/"
    adressen = read_profiel(VAN_NOOR).algemeen(Contactsoort.EMAIL)
    assert [(adres.waarde, adres.bevestigd) for adres in adressen] == [(NIEUW, True)]
    assert [(r.resultaat, r.object) for r in AuditRegel.objects.filter(actie="profiel").order_by("volgnummer")] == [
        ("nieuw", "e-mailadres"),
        ("bevestigd", "e-mailadres"),
    ]


@pytest.mark.parametrize(
    ("getikt", "bewaard"),
    [
        ("06 98 76 54 32", "0698765432"),
        ("+31 (0)30 1234567", "0301234567"),
        ("12", None),
        ("+31 30 123 45 67", "0301234567"),
    ],
)
def test_a_number_is_taken_as_people_write_it(noor_thuis: Client, getikt: str, bewaard: str | None) -> None:
    answer = noor_thuis.post("/mijn/profiel/telefoon/", {"waarde": getikt})
    if bewaard is None:
        assert "Dit is geen telefoonnummer" in answer.content.decode()
        return
    assert answer.headers["Location"] == "/mijn/profiel/telefoon/bevestigen/"
    assert bewaard in [gegeven.waarde for gegeven in read_profiel(VAN_NOOR).algemeen(Contactsoort.TELEFOON)]


def test_a_number_is_hers_after_the_code_of_the_text_message(noor_thuis: Client, code_voor: Laatste) -> None:
    noor_thuis.post("/mijn/profiel/telefoon/", {"waarde": "0698765432"})
    noor_thuis.post("/mijn/profiel/telefoon/bevestigen/", {"nieuw": "ja"})
    noor_thuis.post("/mijn/profiel/telefoon/bevestigen/", {"code": code_voor("0698765432")})
    nummers = read_profiel(VAN_NOOR).algemeen(Contactsoort.TELEFOON)
    assert [(nummer.waarde, nummer.bevestigd) for nummer in nummers] == [("0698765432", True)]


def test_what_is_no_address_stays_in_the_field_with_what_to_do(noor_thuis: Client) -> None:
    html = noor_thuis.post("/mijn/profiel/email/", {"waarde": "noor at voorbeeld"}).content.decode()
    assert "Dit is geen e-mailadres" in html
    assert 'value="noor at voorbeeld"' in html
    assert "Niet verzonden, er is 1 fout" in html


def test_she_takes_her_number_away_after_saying_so_twice(noor_thuis: Client) -> None:
    assert "Wilt u uw telefoonnummer weghalen?" in text(noor_thuis, "/mijn/profiel/telefoon/weg/")
    assert read_profiel(VAN_NOOR).algemeen(Contactsoort.TELEFOON)
    noor_thuis.post("/mijn/profiel/telefoon/weg/")
    assert not read_profiel(VAN_NOOR).algemeen(Contactsoort.TELEFOON)


def test_nobody_fills_the_mailbox_of_another_with_codes(noor_thuis: Client) -> None:
    for poging in range(6):
        noor_thuis.post("/mijn/profiel/email/", {"waarde": f"adres{poging}@nieuw.example"})
    html = noor_thuis.post("/mijn/profiel/email/", {"waarde": "nog-een@nieuw.example"}).content.decode()
    assert "U vroeg te vaak een code aan" in html


def test_language_and_paper_are_kept_at_the_source(noor_thuis: Client) -> None:
    answer = noor_thuis.post("/mijn/profiel/voorkeuren/", {"taal": "Engels", "aanhef": "Mevrouw", "bellen": "false"})
    assert answer.headers["Location"] == "/en/mijn/profiel/"
    noor_thuis.post("/mijn/profiel/post/", {"formulier": "algemeen", "hoe": "false"})
    anders = {"formulier": "uitzondering", "organisatie": "Gemeente Utrecht", "soort": "Betalen", "anders": "true"}
    noor_thuis.post("/mijn/profiel/post/", anders)
    nu = read_profiel(VAN_NOOR)
    soorten = (Voorkeursoort.TAAL, Voorkeursoort.AANHEF, Voorkeursoort.BELLEN, Voorkeursoort.DIGITALE_POST)
    assert [nu.voorkeur(soort) for soort in soorten] == ["Engels", "Mevrouw", "false", "false"]
    post = Voorkeursoort.DIGITALE_POST
    assert nu.voorkeur(post, alleen_voor="Gemeente Utrecht", dienst="Betalen") == "true"
    assert nu.voorkeur(post, alleen_voor="Gemeente Utrecht") == ""

    assert "Rekeningen en aanslagen: digitaal" in text(noor_thuis, "/mijn/profiel/")
    [regel] = [voorkeur for voorkeur in nu.voorkeuren if voorkeur.dienst == "Betalen"]
    noor_thuis.post(f"/mijn/profiel/post/{regel.voorkeur_id}/weg/")
    assert read_profiel(VAN_NOOR).voorkeur(post, alleen_voor="Gemeente Utrecht", dienst="Betalen") == ""


def test_when_the_source_is_silent_the_page_says_so_and_nothing_is_lost(
    noor_thuis: Client, federatie: Federatie
) -> None:
    federatie.zet("profiel", "fout_500")
    assert "De gegevens van Profielservice ontbreken nu" in text(noor_thuis, "/mijn/profiel/")
    html = noor_thuis.post("/mijn/profiel/email/", {"waarde": NIEUW}).content.decode()
    assert "Er is niets veranderd" in html
    assert f'value="{NIEUW}"' in html


def acting(soort: str, *diensten: str) -> Sessiepersoon:
    machtiging = Machtiging("", soort, VAN_NOOR, "Noor Bakker", frozenset(diensten))
    return sessiepersoon(DAAN, "Daan").met_machtiging(machtiging)


def test_who_may_see_her_data_does_not_get_her_post_for_it() -> None:
    assert not may_change(acting("digid_machtigen", "gegevens"))
    assert may_change(acting("ouderlijk_gezag", "*"))
    assert may_change(sessiepersoon(DAAN, "Daan"))


def test_somebody_without_a_dutch_number_is_told_what_is_possible(inloggen: Inloggen) -> None:
    camille = Sessiepersoon(
        EuPersoon("FR/NL/abc"), "Camille", sessiepersoon(NOOR, "").niveau, sessiepersoon(NOOR, "").ingelogd_op, "eidas"
    )
    client = inloggen(camille)
    pagina = text(client, "/mijn/profiel/")
    assert "U hebt geen Nederlands nummer" in pagina
    assert "Weergave kiezen" in pagina
    assert client.get("/mijn/profiel/email/").status_code == 404
    assert client.get("/mijn/profiel/weergave/").status_code == 200
