"""The bestuurder lets a system in, gives it another key, and ends it; nobody else sees that there is such a page."""

import re

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from django.urls import reverse

from mijnomgeving.koppelvlak.models import Systeemsleutel, Systeemtoegang, Webhook
from mijnomgeving.koppelvlak.urls import urlpatterns
from mijnomgeving.koppelvlak.zegel import Adres, seal_adres, seal_toelating, unseal_toelating
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.conftest import Federatie, Ingelogd
from tests.mijnomgeving.koppelvlak.conftest import Programma, Toelaten, employee, public_pem
from tests.mijnomgeving.paginas.conftest import Bezoeker, Pagina

NIEUW = "/mijn/koppelvlak/nieuw/"
VELDEN = {"naam": "Boekhoudpakket", "scopes": ["zaken:lezen", "taken:lezen"], "tot": "31-12-2027", "jwks_url": ""}


def post(bezoeker: Bezoeker, pad: str, velden: dict[str, object]) -> Pagina:
    antwoord = bezoeker.client.post(pad, velden, follow=True)
    return Pagina(antwoord.status_code, antwoord.content.decode())


def systeem_pad(rij: Systeemtoegang) -> str:
    return f"/mijn/koppelvlak/{rij.pk}/"


def test_from_an_empty_page_to_a_system_that_is_withdrawn(bezoeker: Bezoeker, voorbeeld: object) -> None:
    leeg = bezoeker.ga("/mijn/koppelvlak/")
    assert "U hebt nog geen systeem toegelaten" in leeg.tekst
    formulier = bezoeker.ga(NIEUW)
    assert "Zonnegraan Amersfoort" in formulier.tekst
    sleutel = ec.generate_private_key(ec.SECP256R1())
    pagina = post(bezoeker, NIEUW, VELDEN | {"sleutel": public_pem(sleutel), "vestigingen": ["990090000025"]})
    assert "Het systeem is toegelaten" in pagina.tekst
    assert pagina.kop == "Boekhoudpakket"
    assert "990090000025" in pagina.tekst
    assert "Mehmet" in pagina.tekst
    rij = Systeemtoegang.objects.get()
    assert str(rij.pk) in pagina.tekst
    lijst = bezoeker.ga("/mijn/koppelvlak/")
    assert "Boekhoudpakket Werkt" in lijst.tekst
    weg = bezoeker.ga(f"{systeem_pad(rij)}intrekken/")
    assert weg.kop == "Wilt u dit systeem intrekken?"
    assert "ingetrokken" in post(bezoeker, f"{systeem_pad(rij)}intrekken/", {}).tekst
    assert bezoeker.ga(f"{systeem_pad(rij)}intrekken/").status == 404
    assert "Ingetrokken" in bezoeker.ga(systeem_pad(rij)).tekst


def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(bezoeker: Bezoeker) -> None:
    pagina = post(bezoeker, NIEUW, VELDEN | {"sleutel": "geen sleutel", "tot": "morgen", "scopes": []})
    assert "Dit is geen openbare sleutel die wij kunnen gebruiken" in pagina.tekst
    assert "Schrijf de dag als 31-12-2027" in pagina.tekst
    assert 'value="Boekhoudpakket"' in pagina.html
    pagina = post(bezoeker, NIEUW, VELDEN | {"sleutel": ""})
    assert "Plak een openbare sleutel, of geef hieronder een adres" in pagina.tekst
    for adres in ("http://jwks.example/", "https://127.0.0.1/", "https://10.0.0.8/jwks", "https://x:y@jwks.example/"):
        pagina = post(bezoeker, NIEUW, VELDEN | {"sleutel": "", "jwks_url": adres})
        assert "Geef een openbaar webadres dat begint met https://" in pagina.tekst, adres
    assert not Systeemtoegang.objects.exists()


def test_a_secret_key_that_is_pasted_by_mistake_comes_back_nowhere(bezoeker: Bezoeker) -> None:
    sleutel = ec.generate_private_key(ec.SECP256R1())
    pem = sleutel.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    pagina = post(bezoeker, NIEUW, VELDEN | {"sleutel": pem})
    assert "Dit is een geheime sleutel" in pagina.tekst
    assert pem.splitlines()[1] not in pagina.html
    assert not Systeemtoegang.objects.exists()


def test_a_key_is_changed_without_the_system_standing_still(bezoeker: Bezoeker, toelaten: Toelaten) -> None:
    programma = toelaten()
    pad, oud = systeem_pad(programma.rij), Systeemsleutel.objects.get()
    nieuw = ec.generate_private_key(ec.SECP256R1())
    assert "De sleutel is erbij" in post(bezoeker, f"{pad}sleutels/", {"sleutel": public_pem(nieuw)}).tekst
    assert programma.ask("zaken")[0] == 200
    assert "Haal alleen een sleutel weg" in bezoeker.ga(f"{pad}sleutels/{oud.pk}/weg/").tekst
    post(bezoeker, f"{pad}sleutels/{oud.pk}/weg/", {})
    programma.systeem.tot = 0.0
    with pytest.raises(SystemExit, match="invalid_client"):
        programma.ask("zaken")
    assert Programma(programma.rij, nieuw, programma.voorbeeld).ask("zaken")[0] == 200


def test_the_page_says_what_a_system_read_and_so_does_the_log_of_the_company(
    bezoeker: Bezoeker, toelaten: Toelaten
) -> None:
    programma = toelaten(naam="Boekhoudpakket")
    pad = systeem_pad(programma.rij)
    assert "Het las de laatste maand niets" in bezoeker.ga(pad).tekst
    programma.ask("taken")
    assert "Wat organisaties van u vragen: 1 keer" in bezoeker.ga(pad).tekst
    inzage = bezoeker.ga("/mijn/inzage/").tekst
    assert "Namens u, door: Boekhoudpakket" in inzage


def test_a_system_of_who_is_bestuur_no_more_stands_still_until_taken_over(
    bezoeker: Bezoeker, toelaten: Toelaten, federatie: Federatie
) -> None:
    rij = toelaten().rij
    rij.inhoud = seal_toelating(rij, unseal_toelating(rij).taken_over("00000000-0000-0000-0000-000000000000"))
    rij.save()
    assert "Dit systeem staat stil" in bezoeker.ga(systeem_pad(rij)).tekst
    assert "op uw naam toegelaten" in post(bezoeker, f"{systeem_pad(rij)}overnemen/", {}).tekst
    assert "Dit systeem staat stil" not in bezoeker.ga(systeem_pad(rij)).tekst


@pytest.mark.norm("B13")
def test_nobody_but_the_bestuur_comes_here(ingelogd: Ingelogd, toelaten: Toelaten, noor: Sessiepersoon) -> None:
    rij = toelaten().rij
    chantal = employee("chantal-visscher", "bakkerij-zonnegraan", "90001354", "Bakkerij Zonnegraan")
    prins = employee("annelies-prins", "administratiekantoor-prins", "90010010", "Administratiekantoor Prins")
    paden = ["/mijn/koppelvlak/", NIEUW, systeem_pad(rij), f"{systeem_pad(rij)}intrekken/"]
    for persoon, eigen in ((chantal, False), (noor, False), (prins, True)):
        ander = Bezoeker(ingelogd(Client(), persoon))
        for pad in paden[2:] if eigen else paden:
            assert ander.ga(pad).status in {403, 404}, (persoon.middel, pad)
            assert ander.client.post(pad).status_code in {403, 404, 405}, pad
        assert eigen or "/mijn/koppelvlak/" not in ander.ga("/mijn/profiel/").html
    rij.refresh_from_db()
    assert rij.ingetrokken_op is None


@pytest.mark.norm("B11")
@pytest.mark.norm("B13")
def test_no_address_of_one_company_is_anything_to_the_bestuur_of_another(
    ingelogd: Ingelogd, toelaten: Toelaten
) -> None:
    rij = toelaten().rij
    webhook = Webhook(systeem=rij, soorten=["zaken"], stand=Webhook.Stand.ACTIEF)
    webhook.inhoud = seal_adres(webhook, Adres("https://seintjes.example/", "whsec_QUFBQQ=="))
    webhook.save(force_insert=True)
    prins = employee("annelies-prins", "administratiekantoor-prins", "90010010", "Administratiekantoor Prins")
    ander = ingelogd(Client(), prins)
    kwargs = {"systeem_id": rij.pk, "webhook_id": webhook.pk, "levering_id": rij.pk, "sleutel_id": 1}
    for pattern in urlpatterns:
        namen = pattern.pattern.converters
        if namen:
            adres = reverse(f"mijn:{pattern.name}", kwargs={naam: kwargs[naam] for naam in namen})
            assert ander.get(adres).status_code in {404, 405}, adres
            assert ander.post(adres, {"url": "https://x.example/", "soorten": ["zaken"]}).status_code in {404, 405}
    assert list(Webhook.objects.all()) == [webhook]
    rij.refresh_from_db()
    assert rij.ingetrokken_op is None


def test_who_builds_software_finds_how_it_works(client: Client) -> None:
    pagina = client.get("/ontwikkelaars/")
    assert pagina.status_code == 200
    html = pagina.content.decode()
    for woord in ("private_key_jwt", "DPoP", "/oauth/token", "zaken:lezen", "webhook-signature", "problem+json"):
        assert woord in html, woord
    [voorbeeld] = re.findall(r'href="([^"]*voorbeeld\.py)"', html)
    assert b"def check_seintje" in client.get(voorbeeld).content
