"""People do what organisations ask, in the portal: fill in, upload, confirm, sign and come by."""

import pytest

from mijnomgeving.concepten.selectors import list_concepten
from mijnomgeving.inzendingen.models import Inzending, Stand
from mijnomgeving.zaken.models import Uitval
from portal.core.niveau import Niveau
from tests.mijnomgeving.bestanden.maken import docx, pdf, png
from tests.mijnomgeving.conftest import DAAN, NOOR, YOUSSEF, Federatie
from tests.mijnomgeving.taken.conftest import TAKEN, Doener, bestand, deliver

UREN = {
    "taak-uren": "120",
    "taak-begin": "1-12-2026",
    "taak-soort": "bso",
    "taak-toelichting": "Vanaf december.",
    "actie": "verder",
}


def assert_in_order(tekst: str, *woorden: str) -> None:
    plaatsen = [tekst.find(deel) for deel in woorden]
    assert -1 not in plaatsen, [deel for deel, plaats in zip(woorden, plaatsen, strict=True) if plaats < 0]
    assert plaatsen == sorted(plaatsen)


def test_noor_sees_what_every_organisation_asks_soonest_first(noor: Doener) -> None:
    lijst = noor.ga(TAKEN)
    assert_in_order(
        lijst.tekst,
        "Dit moet u nog doen",
        "Huurcontract sturen",
        "Dienst Toeslagen",
        "Uiterlijk op 4 december 2026",
        "Betalen: Afvalstoffenheffing",
        "Bevestigen dat uw inkomen voor 2027 klopt",
        "Verklaring over uw woonruimte ondertekenen",
        "Afspraak maken voor uw nieuwe identiteitskaart",
        "8 januari 2027",
        "Wij vroegen het aan: Gemeente Utrecht, Dienst Toeslagen, RDW",
    )
    assert "mijn/taken" in "".join(noor.ga(TAKEN).links("/mijn/"))


def test_what_is_done_stands_below_what_is_not(youssef: Doener) -> None:
    assert_in_order(youssef.ga(TAKEN).tekst, "Uren van de opvang", "Klaar", "Auto op naam zetten", "Gedaan op")
    klaar = youssef.ga(youssef.pad("Auto op naam zetten"))
    assert "U hoeft nu niets te doen" in klaar.tekst
    assert "<form" not in klaar.html.split("<main", 1)[1].split("</main>")[0]


def test_who_is_asked_nothing_reads_so(log_in: type[Doener]) -> None:
    lijst = log_in(DAAN).ga(TAKEN)  # type: ignore[call-arg]
    assert "U hoeft nu niets te doen." in lijst.tekst
    assert "ontbreken" not in lijst.tekst


def test_the_taak_says_to_which_zaak_it_belongs(noor: Doener) -> None:
    taak = noor.ga(noor.pad("Huurcontract sturen"))
    assert "Dit hoort bij uw zaak Huurtoeslag aanpassen (HT-2026-118843)" in taak.tekst
    assert len(taak.links("/mijn/zaken/")) >= 2


def test_an_organisation_that_is_silent_is_named_and_hides_nothing(noor: Doener, federatie: Federatie) -> None:
    pad = noor.pad("Huurcontract sturen")
    federatie.zet("taken/dienst-toeslagen", "uit")
    lijst, taak = noor.ga(TAKEN), noor.ga(pad)
    assert "Dienst Toeslagen" in lijst.tekst
    assert "Betalen: Afvalstoffenheffing" in lijst.tekst
    assert taak.status == 200


def test_youssef_fills_in_checks_sends_and_gets_a_receipt(youssef: Doener) -> None:
    pad = youssef.pad("Uren van de opvang")
    controle = youssef.stuur(pad, **UREN)
    assert controle.kop == "Controleer en verstuur"
    assert_in_order(
        controle.tekst, "Hoeveel uren", "120", "1 december 2026", "Buitenschoolse opvang", "Vanaf december."
    )
    assert not Inzending.objects.exists()

    bevestiging = youssef.stuur(f"{pad}controleren/", gezien=youssef.gezien("Uren van de opvang"))
    [inzending] = Inzending.objects.all()
    assert inzending.nummer in bevestiging.tekst
    assert "Verstuurd, nog niet bevestigd door Dienst Toeslagen" in bevestiging.tekst
    assert youssef.bij_bron("Uren van de opvang").is_open
    lijst = youssef.ga(TAKEN)
    assert_in_order(lijst.tekst, "Dit moet u nog doen", "Door u verstuurd", "Uren van de opvang")

    deliver()
    assert not youssef.bij_bron("Uren van de opvang").is_open
    inzending.refresh_from_db()
    assert inzending.stand == Stand.AANGEKOMEN
    assert list_concepten(persoon=youssef.persoon) == ()
    assert "U hebt dit gedaan" in youssef.ga(pad).tekst or "Dit is klaar" in youssef.ga(pad).tekst


def test_a_wrong_answer_is_told_at_its_field_and_what_was_typed_stays(youssef: Doener) -> None:
    pad = youssef.pad("Uren van de opvang")
    fout = youssef.stuur(pad, **UREN | {"taak-uren": "500", "taak-begin": "morgen", "taak-soort": ""})
    for woorden in ("Verbeter 3 antwoorden", "Schrijf de dag als 31-12-2026.", "hoogstens 230"):
        assert woorden in fout.tekst
    assert 'value="500"' in fout.html
    assert 'value="morgen"' in fout.html
    assert 'aria-invalid="true"' in fout.html
    assert "Niet verzonden" in fout.html.split("</title>")[0]
    assert not list_concepten(persoon=youssef.persoon)


def test_a_draft_waits_for_whoever_comes_back_later_also_half_and_on_another_device(
    youssef: Doener, log_in: type[Doener]
) -> None:
    pad = youssef.pad("Uren van de opvang")
    bewaard = youssef.stuur(pad, **{"taak-uren": "twaalf", "actie": "bewaar"})
    assert "Bewaard tot en met" in bewaard.tekst
    later = log_in(YOUSSEF).ga(pad)  # type: ignore[call-arg]
    assert 'value="twaalf"' in later.html
    assert "U bent hiermee begonnen" in later.tekst
    # Half a draft cannot be sent by its address alone.
    assert youssef.post(f"{pad}controleren/", gezien="x").status_code == 303
    assert not Inzending.objects.exists()
    weg = youssef.ga(f"{pad}weggooien/")
    assert "weg" in weg.kop
    assert 'value="twaalf"' not in youssef.stuur(f"{pad}weggooien/").html


def test_noor_sends_two_files_one_after_the_other(noor: Doener) -> None:
    pad, titel = noor.pad("Huurcontract sturen"), "Huurcontract sturen"
    assert "Kies een bestand" in noor.stuur(pad, actie="verder").tekst
    noor.stuur(pad, **{"taak-bestanden": bestand("blad 1.pdf", pdf()), "actie": "bewaar"})
    controle = noor.stuur(pad, **{"taak-bestanden": [bestand("blad 2.png", png())], "actie": "verder"})
    assert "blad 1.pdf" in controle.tekst
    assert "blad 2.png" in controle.tekst
    [zaak_pad] = [link for link in noor.ga(pad).links("/mijn/zaken/") if link != "/mijn/zaken/"]
    assert "Wacht op u" in noor.ga(zaak_pad).tekst
    bevestiging = noor.stuur(f"{pad}controleren/", gezien=noor.gezien(titel))
    assert "blad 1.pdf" in bevestiging.tekst
    deliver()
    assert not noor.bij_bron(titel).is_open
    # The organisation goes on with the zaak that waited for it.
    zaak = noor.ga(zaak_pad).tekst
    assert "Wij hebben uw document. Wij gaan nu verder." in zaak
    assert "Wacht op u" not in zaak


def test_a_file_can_be_taken_away_again(noor: Doener) -> None:
    pad = noor.pad("Huurcontract sturen")
    pagina = noor.stuur(pad, **{"taak-bestanden": bestand("verkeerd.pdf", pdf()), "actie": "bewaar"})
    [weg] = [deel.split('"')[0] for deel in pagina.html.split('name="weg" value="')[1:]]
    assert "verkeerd.pdf" not in noor.stuur(pad, weg=weg).tekst


@pytest.mark.parametrize(("naam", "inhoud"), [("virus.exe", b"MZ\x90\x00"), ("brief.docx", docx())])
def test_what_the_organisation_cannot_read_is_refused_at_the_field(noor: Doener, naam: str, inhoud: bytes) -> None:
    fout = noor.stuur(noor.pad("Huurcontract sturen"), **{"taak-bestanden": bestand(naam, inhoud), "actie": "bewaar"})
    assert "Verbeter 1 antwoord" in fout.tekst
    assert naam in fout.tekst
    assert not list_concepten(persoon=noor.persoon)


def test_noor_confirms_what_stands_there(noor: Doener) -> None:
    titel = "Bevestigen dat uw inkomen"
    pad = noor.pad(titel)
    assert "€ 32.100" in noor.ga(pad).tekst
    assert "Kruis aan" in noor.stuur(pad, actie="verder").tekst
    noor.stuur(pad, **{"taak-akkoord": "on", "actie": "verder"})
    bevestiging = noor.stuur(f"{pad}controleren/", gezien=noor.gezien(titel))
    assert "Wij schatten dat uw inkomen in 2027" in bevestiging.tekst
    deliver()
    assert not noor.bij_bron(titel).is_open


def test_signing_asks_the_level_that_the_organisation_wants_and_leaves_proof(
    noor: Doener, log_in: type[Doener]
) -> None:
    titel = "Verklaring over uw woonruimte"
    pad = noor.pad(titel)
    laag = noor.ga(f"{pad}controleren/")
    assert "niveau hoog" in laag.tekst
    assert [link for link in laag.links("/inloggen/") if "niveau=hoog" in link and "controleren" in link]
    assert 'name="gezien"' not in laag.html
    # Its form sent without the page does not help either.
    noor.stuur(f"{pad}controleren/", gezien="0" * 64, akkoord="on")
    assert not Inzending.objects.exists()

    hoog = log_in(NOOR, Niveau.HOOG)  # type: ignore[call-arg, arg-type]
    assert "Kruis aan" in hoog.stuur(f"{pad}controleren/", gezien=hoog.gezien(titel)).tekst
    bevestiging = hoog.stuur(f"{pad}controleren/", gezien=hoog.gezien(titel), akkoord="on")
    for woorden in ("Ik verklaar dat ik alleen op mijn adres woon.", "hoog", "SHA-256"):
        assert woorden in bevestiging.tekst
    deliver()
    assert not hoog.bij_bron(titel).is_open


def test_noor_chooses_a_moment_and_who_was_later_chooses_another(noor: Doener) -> None:
    titel = "Afspraak maken"
    pad = noor.pad(titel)
    taak = noor.ga(pad)
    assert_in_order(taak.tekst, "15 minuten, Stadskantoor", "dinsdag 8 december 2026 om 09.00 uur")
    noor.stuur(pad, **{"taak-begin": "2026-12-09T13:40:00+01:00", "actie": "verder"})
    bevestiging = noor.stuur(f"{pad}controleren/", gezien=noor.gezien(titel))
    assert "woensdag 9 december 2026 om 13.40 uur, 15 minuten, Stadskantoor" in bevestiging.tekst
    deliver()
    assert not noor.bij_bron(titel).is_open


def test_somebody_elses_taak_does_not_exist(noor: Doener, youssef: Doener) -> None:
    pad = youssef.pad("Uren van de opvang")
    for verder in ("", "controleren/", "weggooien/"):
        assert noor.raw(f"{pad}{verder}").status_code == 404
    assert noor.post(f"{pad}betalen/").status_code == 404
    assert noor.post(pad, **UREN).status_code == 404


def test_what_changed_since_it_was_seen_is_shown_again(youssef: Doener) -> None:
    pad, titel = youssef.pad("Uren van de opvang"), "Uren van de opvang"
    youssef.stuur(pad, **UREN)
    gezien = youssef.gezien(titel)
    youssef.stuur(pad, **UREN | {"taak-uren": "80"})
    nog_eens = youssef.stuur(f"{pad}controleren/", gezien=gezien)
    assert "Er is iets veranderd" in nog_eens.tekst
    assert not Inzending.objects.exists()


def test_what_the_organisation_refuses_can_be_done_again(youssef: Doener, federatie: Federatie) -> None:
    pad, titel = youssef.pad("Uren van de opvang"), "Uren van de opvang"
    youssef.stuur(pad, **UREN)
    youssef.stuur(f"{pad}controleren/", gezien=youssef.gezien(titel))
    Inzending.objects.update(stand=Stand.AFGEWEZEN, afgehandeld_op="2026-11-22T12:00Z", opdracht=None)
    opnieuw = youssef.ga(pad)
    assert "nam niet aan wat u verstuurde" in opnieuw.tekst
    assert 'name="taak-uren"' in opnieuw.html
    youssef.stuur(pad, **UREN)
    youssef.stuur(f"{pad}controleren/", gezien=youssef.gezien(titel))
    assert Inzending.objects.count() == 2


@pytest.mark.norm("B60")
def test_an_outage_on_the_last_day_gives_more_time_and_says_so(noor: Doener) -> None:
    Uitval.objects.create(
        organisatie="Dienst Toeslagen",
        van="2026-12-04T08:00+01:00",
        tot="2026-12-04T15:00+01:00",
        uitleg="Dienst Toeslagen kon niets aannemen.",
    )
    assert "Uiterlijk op 7 december 2026" in noor.ga(TAKEN).tekst
    taak = noor.ga(noor.pad("Huurcontract sturen")).tekst
    assert "Uw laatste dag was 4 december 2026. Uw laatste dag is nu 7 december 2026" in taak
