"""What a caseworker does with Remco at the counter reaches its organisation once, and he reads it back."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from mijnomgeving.bronnen.registry import afspraken_bronnen, berichten_bronnen, contacten_bronnen
from mijnomgeving.inzendingen.models import Inzending, Stand
from mijnomgeving.loket.beheer.models import Werkstuk
from mijnomgeving.loket.beheer.werk import open_inhoud, take_werk
from mijnomgeving.loket.doen.models import Gedaan, Notitie, Uitgaand
from mijnomgeving.loket.doen.selectors import export_eigen
from mijnomgeving.loket.doen.services import forget, wipe_old
from mijnomgeving.loket.doen.uitgaand import TOPIC, handle_uitgaand, retry_gestrand
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.outbox.models import OutboxBericht
from portal.verantwoording.models import AuditRegel, Verwerking
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.loket.doen.conftest import REMCO, Gesprek, Ruimte

pytestmark = pytest.mark.django_db
Openen = Callable[..., Gesprek]
UTRECHT = "Gemeente Utrecht"
TIM = Persoon(Bsn("999990020"))


def _link(gesprek: Gesprek, soort: str, titel: str) -> str:
    """The key of the zaak or taak with this title in the picture."""
    html = gesprek.ga().html
    gevonden = re.findall(rf'href="{gesprek.url}{soort}/([0-9a-f]+)/"[^>]*>(.*?)</a>', html, flags=re.DOTALL)
    return str(next(sleutel for sleutel, tekst in gevonden if titel in tekst))


def _veld(html: str, naam: str) -> str:
    [waarde] = re.findall(rf'name="{naam}" value="([^"]*)"', html)
    return str(waarde)


def test_a_document_goes_to_the_zaak_once_with_a_receipt_in_two_languages(
    gesprek: Openen, ruimte: Ruimte, bezorg: Callable[[], None]
) -> None:
    remco = gesprek()
    sleutel = _link(remco, "zaken", "Hulp bij schulden")
    assert "Document toevoegen" in remco.ga(f"doen/zaken/{sleutel}/").tekst
    pad = f"{remco.url}doen/zaken/{sleutel}/document/"
    zaak = _veld(remco.ga(pad).html, "zaak")
    brief = SimpleUploadedFile("brief.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
    assert (
        remco.client.post(pad, {"zaak": zaak, "toelichting": "Brief van UWV.", "bestanden": brief}).status_code == 303
    )
    controle = remco.ga(f"{pad}controleren/")
    assert "Brief van UWV." in controle.tekst
    assert "Samen gedaan aan het loket van Gemeente Utrecht" in controle.tekst
    gezien = _veld(controle.html, "gezien")
    assert "Kruis daarna dit vakje aan" in remco.client.post(f"{pad}controleren/", {"gezien": gezien}).content.decode()
    assert not Inzending.objects.exists()
    akkoord = {"gezien": gezien, "akkoord": "on"}
    antwoord = remco.client.post(f"{pad}controleren/", akkoord)
    assert "/doen/ontvangst/MO-" in antwoord["Location"]
    assert remco.client.post(f"{pad}controleren/", akkoord)["Location"].endswith("/doen/")
    bezorg()
    [inzending] = Inzending.objects.all()
    assert (inzending.stand, inzending.bestemming) == (Stand.AANGEKOMEN, UTRECHT)
    ontvangst = remco.ga(antwoord["Location"])
    assert inzending.nummer in ontvangst.tekst
    assert "at the counter of Gemeente Utrecht" in ontvangst.tekst
    regels = AuditRegel.objects.filter(actie="zaak", organisatie=UTRECHT, activiteit="loket-hulp")
    assert regels.count() == 1
    assert Verwerking.objects.filter(gegevens="samen met u iets verstuurd over uw zaak").count() == 1
    # What was sent for the person names nobody of the counter.
    assert AuditRegel.objects.get(actie="verstuurd").handelende == regels.get().handelende


def test_an_application_begins_a_zaak_at_the_own_organisation(
    gesprek: Openen, ruimte: Ruimte, bezorg: Callable[[], None]
) -> None:
    remco = gesprek()
    html = remco.ga("doen/aanvraag/").html
    [zaaktype] = re.findall(r'<option value="([^"]+)"[^>]*>\s*Bijzondere bijstand aanvragen', html)
    velden = {"zaaktype": zaaktype, "tekst": "De wasmachine is stuk."}
    fout = remco.client.post(f"{remco.url}doen/aanvraag/", {**velden, "zaaktype": "https://kwaad.example/1"})
    assert fout.status_code == 400
    controle = remco.client.post(f"{remco.url}doen/aanvraag/", velden)["Location"]
    gezien = _veld(remco.ga(controle).html, "gezien")
    antwoord = remco.client.post(controle, {"gezien": gezien, "akkoord": "on"})
    assert "/doen/ontvangst/" in antwoord["Location"]
    assert remco.client.post(controle, {"gezien": gezien, "akkoord": "on"})["Location"].endswith("/doen/")
    bezorg()
    assert Inzending.objects.get().stand == Stand.AANGEKOMEN
    assert "Bijzondere bijstand" in remco.ga().tekst
    assert gesprek(identiteit="geen").ga("doen/aanvraag/").status == 403


def test_who_it_is_must_be_sure_before_something_is_sent(gesprek: Openen, ruimte: Ruimte) -> None:
    remco = gesprek(identiteit="vragen")
    sleutel = _link(remco, "zaken", "Hulp bij schulden")
    for pad in (f"doen/zaken/{sleutel}/document/", f"doen/zaken/{sleutel}/document/controleren/"):
        assert remco.ga(pad).status == 403
    assert "Stel eerst vast wie het is" in remco.ga("doen/").tekst


def test_a_taak_of_another_organisation_is_done_together_with_consent_only(
    gesprek: Openen, ruimte: Ruimte, bezorg: Callable[[], None], ingelogd: Ingelogd
) -> None:
    remco = gesprek()
    assert "Voorstel voor betalen in delen" not in remco.ga().tekst
    ruimte.geef("UWV")
    sleutel = _link(remco, "taken", "Voorstel voor betalen in delen")
    pad = f"{remco.url}doen/taken/{sleutel}/"
    assert remco.client.post(pad, {"taak-bedrag": "x"}).status_code == 200
    velden = {"taak-bedrag": "60", "taak-vanaf": "01-01-2027", "taak-hulp": "ja", "taak-toelichting": ""}
    assert remco.client.post(pad, velden)["Location"].endswith("/controleren/")
    gezien = _veld(remco.ga(f"{pad}controleren/").html, "gezien")
    antwoord = remco.client.post(f"{pad}controleren/", {"gezien": gezien, "akkoord": "on"})
    assert "/doen/ontvangst/" in antwoord["Location"]
    bezorg()
    [inzending] = Inzending.objects.all()
    assert (inzending.stand, inzending.bestemming) == (Stand.AANGEKOMEN, "UWV")
    assert "Al verstuurd" in remco.ga(pad).tekst or "niets meer te gebeuren" in remco.ga(pad).tekst
    ruimte.trek_in()
    assert remco.ga(pad).status == 404
    zelf = ingelogd(Client(), sessiepersoon(str(REMCO.bsn), "Remco Blok"))
    bevestiging = zelf.get(f"/mijn/verstuurd/{inzending.nummer}/").content.decode()
    assert "Samen gedaan aan het loket van" in bevestiging


def test_an_appointment_is_made_moved_and_seen_by_remco(
    gesprek: Openen, ruimte: Ruimte, overheid: Federatie, ingelogd: Ingelogd
) -> None:
    remco = gesprek()
    assert "Gesprek over schulden" in remco.ga("doen/afspraken/").tekst
    pad = f"{remco.url}doen/afspraken/maken/?bij={UTRECHT}&soort=schulden"
    html = remco.ga(pad).html
    moment, ander = re.findall(r'<option value="(2[^"]+)"', html)[:2]
    post = {"sleutel": _veld(html, "sleutel"), "begin": moment, "akkoord": "on"}
    assert [remco.client.post(pad, post).status_code for _ in range(2)] == [303, 303]
    bron = afspraken_bronnen()[0]
    assert len(ask(bron.list_afspraken, REMCO)) == 1
    assert Gedaan.objects.filter(soort="afspraak").count() == 1
    assert AuditRegel.objects.filter(actie="afspraak vastleggen", resultaat="gevraagd").count() == 1
    zelf = ingelogd(Client(), sessiepersoon(str(REMCO.bsn), "Remco Blok"))
    contacten = zelf.get("/mijn/contacten/").content.decode()
    assert "Gesprek over schulden" in contacten
    [agenda] = re.findall(r'href="(/mijn/contacten/afspraken/[0-9a-f]+/agenda.ics)"', contacten)
    bestand = zelf.get(agenda)
    assert bestand["Content-Type"].startswith("text/calendar")
    assert b"SUMMARY:Gesprek over schulden" in bestand.content
    overheid.zet("afspraken/gemeente-utrecht", "uit")
    afzeggen = agenda.replace("agenda.ics", "afzeggen/")
    assert zelf.get(afzeggen).status_code in (200, 503)
    overheid.zet("afspraken/gemeente-utrecht", "normaal")
    [weg] = re.findall(r'href="([^"]+/afzeggen/)"', remco.ga("doen/afspraken/").html)
    [verzet] = re.findall(r'href="([^"]+verzetten=[^"]+)"', remco.ga(weg).html)
    nieuw = {"sleutel": "", "begin": ander, "akkoord": "on"}
    assert remco.client.post(verzet.replace("&amp;", "&"), nieuw).status_code == 303
    [afspraak] = ask(bron.list_afspraken, REMCO)
    assert afspraak.begin.isoformat() == ander
    [weg] = re.findall(r'href="([^"]+/afzeggen/)"', remco.ga("doen/afspraken/").html)
    assert remco.client.post(weg).status_code == 303
    assert ask(bron.list_afspraken, REMCO) == ()


def test_a_promised_call_is_in_the_queue_and_in_remcos_contacts_and_closing_adds_no_second_contact(
    gesprek: Openen, ruimte: Ruimte, bezorg: Callable[[], None], overheid: Federatie
) -> None:
    remco = gesprek()
    dag = (timezone.localdate() + timedelta(days=2)).strftime("%d-%m-%Y")
    velden = {"telefoon": "06 12 40 88 58", "waarover": "Uw gesprek", "wanneer": "’s ochtends", "uiterlijk": dag}
    pad = f"{remco.url}doen/terugbellen/"
    fout = remco.client.post(pad, {**velden, "uiterlijk": "01-01-2020"})
    assert fout.status_code == 400
    post = {**velden, "sleutel": _veld(remco.ga(pad).html, "sleutel")}
    for _ in range(2):
        assert remco.client.post(pad, post).status_code == 303
    assert "al beloofd" in remco.client.post(pad, velden).content.decode()
    assert remco.client.post(f"{remco.url}afsluiten/", {"afloop": "terugbellen"}).status_code == 303
    bezorg()
    bron = contacten_bronnen()[0]
    [nieuwste, *rest] = ask(bron.list_contactmomenten, REMCO)
    assert (nieuwste.onderwerp, nieuwste.kanaal, nieuwste.wacht_op_antwoord) == ("Hulp bij eigen zaken", "balie", True)
    assert len(rest) == 1
    [rij] = Werkstuk.objects.all()
    ruud = medewerker("Ruud de Wit")
    take_werk(werkstuk=rij, medewerker=ruud)
    rij.refresh_from_db()
    inhoud = open_inhoud(werkstuk=rij, medewerker=ruud)
    assert (rij.soort, inhoud["naam"], inhoud["telefoon"]) == ("terugbellen", "Remco Blok", "06 12 40 88 58")
    assert b"0612408858" not in bytes(rij.inhoud).replace(b" ", b"")


def test_every_contact_is_written_down_once_at_its_end(
    gesprek: Openen, ruimte: Ruimte, bezorg: Callable[[], None], overheid: Federatie
) -> None:
    remco = gesprek()
    overheid.zet("klantinteracties/gemeente-utrecht", "uit")
    for _ in range(2):
        remco.client.post(f"{remco.url}afsluiten/", {"afloop": "opgelost"})
    bezorg()
    assert Uitgaand.objects.get().opdracht is not None
    assert b"Remco" not in bytes(Uitgaand.objects.get().opdracht or b"")
    overheid.zet("klantinteracties/gemeente-utrecht", "normaal")
    OutboxBericht.objects.filter(topic=TOPIC).update(dood_op=timezone.now())
    assert retry_gestrand() == 1
    for _ in range(2):
        handle_uitgaand({"uitgaand": str(Uitgaand.objects.get().pk)})
    assert Uitgaand.objects.get().opdracht is None
    gezien = ask(contacten_bronnen()[0].list_contactmomenten, REMCO)
    assert [contact.onderwerp for contact in gezien][:1] == ["Hulp bij eigen zaken"]
    assert len(gezien) == 2


def test_a_message_comes_in_remcos_letterbox_once_and_a_letter_can_be_printed(
    gesprek: Openen, ruimte: Ruimte, bezorg: Callable[[], None]
) -> None:
    remco, pad = gesprek(), "doen/bericht/"
    velden = {"onderwerp": "Wat wij afspraken", "tekst": "U stuurt uw loonstrook.", "hoe": "digitaal"}
    velden["sleutel"] = _veld(remco.ga(pad).html, "sleutel")
    controle = remco.client.post(f"{remco.url}{pad}", {**velden, "stap": "controleren"}).content.decode()
    assert "Beste Remco Blok" in controle
    assert not Gedaan.objects.exists()
    terug = remco.client.post(f"{remco.url}{pad}", {**velden, "stap": "veranderen"}).content.decode()
    assert "U stuurt uw loonstrook." in terug
    for _ in range(2):
        assert remco.client.post(f"{remco.url}{pad}", {**velden, "stap": "versturen"}).status_code == 303
    bezorg()
    post = [bericht.onderwerp for bericht in ask(berichten_bronnen()[0].list_berichten, REMCO)]
    assert post.count("Wat wij afspraken") == 1
    papier = {**velden, "hoe": "papier", "sleutel": "", "stap": "versturen"}
    assert "Druk de brief af" in remco.client.post(f"{remco.url}{pad}", papier).content.decode()


def test_a_note_is_for_oneself_or_for_colleagues_and_goes_in_time(gesprek: Openen, ruimte: Ruimte) -> None:
    remco, pad = gesprek(), "doen/notities/"
    for tekst, voor in (("Bel UWV na.", "mij"), ("Heeft een bewindvoerder gevraagd.", "collegas")):
        velden = {"tekst": tekst, "voor": voor, "sleutel": _veld(remco.ga(pad).html, "sleutel")}
        for _ in range(2):
            assert remco.client.post(f"{remco.url}{pad}", velden).status_code == 303
    met_bsn = {"tekst": "Zijn BSN is 999990858.", "voor": "mij"}
    assert remco.client.post(f"{remco.url}{pad}", met_bsn).status_code == 400
    assert Notitie.objects.count() == 2
    ruud = medewerker("Ruud de Wit")
    collega = gesprek(wie=ruud, client=ingelogd_als(Client(), ruud))
    gezien = collega.ga(pad).tekst
    assert "bewindvoerder" in gezien
    assert "Bel UWV na." not in gezien
    eigen = Notitie.objects.get(gedeeld=False)
    weg = f"doen/notities/{eigen.pk}/weg/"
    assert collega.client.post(f"{collega.url}{weg}", {"zeker": "ja"}).status_code == 404
    elders = medewerker("Iris Uitvoering", organisatie="uwv")
    uwv = gesprek(wie=elders, client=ingelogd_als(Client(), elders))
    assert "bewindvoerder" not in uwv.ga(pad).tekst
    assert "U kunt dit niet terugdraaien" in remco.client.post(f"{remco.url}{weg}").content.decode()
    assert remco.client.post(f"{remco.url}{weg}", {"zeker": "ja"}).status_code == 303
    assert [regel["notitie"] for regel in export_eigen(betrokkene=REMCO) if "notitie" in regel] == [
        "Heeft een bewindvoerder gevraagd."
    ]
    assert forget(betrokkene=TIM) == 0
    Notitie.objects.update(gemaakt_op=timezone.now() - timedelta(days=366))
    wipe_old()
    assert not Notitie.objects.exists()
    assert forget(betrokkene=REMCO) == 2
    assert not Gedaan.objects.exists()


def test_in_an_emergency_one_looks_and_does_nothing_in_the_persons_name(gesprek: Openen, ruimte: Ruimte) -> None:
    remco = gesprek(doel="loket-nood")
    assert remco.ga("doen/").status == 200
    for pad in ("doen/bericht/", "doen/afspraken/"):
        assert remco.ga(pad).status == 409


def test_another_caseworker_opens_nothing_of_this_contact(gesprek: Openen, ruimte: Ruimte) -> None:
    remco = gesprek()
    vreemd = ingelogd_als(Client(), medewerker("Ruud de Wit"))
    for pad in ("doen/", "doen/notities/", "doen/afspraken/", "doen/bericht/", "doen/ontvangst/MO-2222-2222/"):
        assert vreemd.get(f"{remco.url}{pad}").status_code == 404
    assert remco.ga("doen/ontvangst/MO-2222-2222/").status == 404
