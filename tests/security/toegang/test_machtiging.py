"""B14, B15: a machtiging reaches its services, its vestigingen and its period, and ends at the next request."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from portal.core.betrokkene import Medewerker, Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer, Vestigingsnummer
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.services import find_persoon
from portal.verantwoording.models import AuditRegel
from portal.verantwoording.selectors import check_keten
from tests.factories.bevoegdheden import BAKKER, EMPLOYEE, KANTOOR, KLANT, NOOR, OMA, VESTIGING_A, NepRegister, uid
from tests.factories.digid import NepDigid
from tests.factories.nepbron import Terug
from tests.portal.toegang.conftest import Inloggen
from tests.security.toegang.conftest import ACT, LEGAL, Handel, eherkenning

pytestmark = pytest.mark.django_db


def who(client: Client) -> Sessiepersoon:
    persoon = find_persoon(request=client.get("/mijn/ingelogd/").wsgi_request)
    assert persoon
    return persoon


def text(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


@pytest.mark.norm("B14")
def test_b14_for_another_the_banner_says_for_whom_and_one_goes_back(noor: Client, handel: Handel) -> None:
    assert "Oma Jansen" in text(noor, "/mijn/voor-wie/")
    assert handel("oma")["Location"] == "/mijn/"
    page = text(noor, "/mijn/zaken/")
    assert "Oma Jansen" in page
    assert "Terug naar mijzelf" in page
    assert who(noor).betrokkene == Persoon(Bsn(OMA))
    assert who(noor).handelende == Persoon(Bsn(NOOR))

    handel("zelf")
    assert "Oma Jansen" not in text(noor, "/mijn/zaken/")
    assert who(noor).betrokkene == Persoon(Bsn(NOOR))


@pytest.mark.norm("B14")
@pytest.mark.parametrize("url", ["/mijn/berichten/", "/mijn/machtigingen/", "/mijn/machtigingen/geven/"])
def test_b14_a_service_outside_the_machtiging_stays_closed(noor: Client, handel: Handel, url: str) -> None:
    handel("oma")
    page = text(noor, url, 403)
    assert "Uw machtiging geldt hier niet" in page
    assert 'href="/mijn/berichten/"' not in text(noor, "/mijn/zaken/")


@pytest.mark.norm("B14")
@pytest.mark.parametrize("status", ["ingetrokken", "verlopen", "nog_niet_ingegaan", "wacht_op_activering"])
def test_b14_withdrawn_or_ended_bites_at_the_next_request(
    noor: Client, handel: Handel, rijen: NepRegister, status: str
) -> None:
    handel("kind")
    text(noor, "/mijn/zaken/")
    rijen.zet("kind", status=status)
    page = text(noor, "/mijn/zaken/", 403)
    assert "Uw machtiging is gestopt" in page
    assert "Kind Bakker" in page
    assert who(noor).betrokkene == Persoon(Bsn(NOOR))
    assert "Kind Bakker" not in text(noor, "/mijn/zaken/")
    assert AuditRegel.objects.filter(resultaat="machtiging beëindigd", machtiging="ouderlijk_gezag").exists()


@pytest.mark.norm("B14")
def test_b14_fewer_services_bite_at_the_next_request(noor: Client, handel: Handel, rijen: NepRegister) -> None:
    handel("kind")
    text(noor, "/mijn/berichten/")
    rijen.zet("kind", diensten=["zaken"])
    text(noor, "/mijn/berichten/", 403)
    text(noor, "/mijn/zaken/")


@pytest.mark.norm("B14")
@pytest.mark.parametrize(
    "stuk",
    [Terug(status=500), Terug([1]), Terug({"bevoegdheden": [{}]}), Terug(afgebroken=True), Terug(wacht=3)],
    ids=str,
)
def test_b14_without_the_register_there_is_a_clear_page_and_no_data(
    noor: Client, handel: Handel, rijen: NepRegister, stuk: Terug
) -> None:
    handel("kind")
    rijen.stuk = stuk
    page = text(noor, "/mijn/zaken/", 503)
    assert "Wij kunnen uw machtiging nu niet controleren" in page
    assert "Terug naar mijzelf" in page
    assert handel("zelf").status_code == 303
    text(noor, "/mijn/zaken/")


@pytest.mark.norm("B14")
def test_b14_the_register_is_asked_once_per_request(noor: Client, handel: Handel, rijen: NepRegister) -> None:
    handel("oma")
    rijen.bron.ontvangen.clear()
    text(noor, "/mijn/zaken/")
    assert len(rijen.bron.ontvangen) == 1
    assert NOOR not in rijen.bron.ontvangen[0].pad


@pytest.mark.norm("B14")
@pytest.mark.parametrize("keuze", ["", "kantoor", "klant", "bestaat-niet", "zaak:000012345678"])
def test_b14_one_cannot_choose_what_one_may_not(noor: Client, handel: Handel, keuze: str) -> None:
    assert handel(keuze).status_code == 404
    assert who(noor).machtiging is None


@pytest.mark.norm("B14")
def test_b14_switching_takes_a_post_with_a_token(inloggen: Inloggen, rijen: NepRegister) -> None:
    strict = Client(enforce_csrf_checks=True)
    inloggen(browser=strict)
    assert strict.get("/mijn/voor-wie/wissel/?keuze=oma").status_code == 405
    assert strict.post("/mijn/voor-wie/wissel/", {"keuze": "oma"}).status_code == 403


@pytest.mark.norm("B15")
def test_b15_each_switch_gives_a_new_session_and_nothing_of_before(noor: Client, handel: Handel) -> None:
    ids = {noor.cookies["sessie"].value}
    for keuze in ("oma", "zaak", "zelf"):
        oud = Client()
        oud.cookies["sessie"] = noor.cookies["sessie"].value
        sessie = noor.session
        sessie["van_de_vorige"] = "gegevens"
        sessie.save()
        handel(keuze)
        ids.add(noor.cookies["sessie"].value)
        assert "van_de_vorige" not in noor.session
        assert oud.get("/mijn/ingelogd/").status_code == 302
    assert len(ids) == 4


@pytest.mark.norm("B15")
def test_b15_the_owner_of_an_eenmanszaak_switches_after_digid(noor: Client, handel: Handel) -> None:
    handel("zaak")
    assert who(noor).betrokkene == Onderneming(KvkNummer(BAKKER))
    text(noor, "/mijn/machtigingen/")


@pytest.mark.norm("B15")
def test_b15_one_vestiging_is_all_that_may_be_seen(
    client: Client, inloggen: Inloggen, digid: NepDigid, rijen: NepRegister
) -> None:
    digid.claims = eherkenning(BAKKER, **{"urn:etoegang:1.9:ServiceRestriction:Vestigingsnr": VESTIGING_A})
    inloggen(middel="eherkenning")
    onderneming = who(client).betrokkene
    assert onderneming == Onderneming(KvkNummer(BAKKER), None, (Vestigingsnummer(VESTIGING_A),), beperkt=True)
    assert VESTIGING_A in text(client, "/mijn/zaken/")
    text(client, "/mijn/inzage/", 403)
    rijen.zet("filiaal", vestigingen=["000011112222"])
    text(client, "/mijn/zaken/", 403)
    assert client.get("/mijn/zaken/").status_code == 302


@pytest.mark.norm("B15")
def test_b15_a_bookkeeper_acts_for_a_client_within_both_rights(kantoor: Client, rijen: NepRegister) -> None:
    assert who(kantoor).betrokkene == Onderneming(KvkNummer(KANTOOR))
    assert who(kantoor).handelende == Medewerker(EMPLOYEE)
    text(kantoor, "/mijn/berichten/")
    assert kantoor.post("/mijn/voor-wie/wissel/", {"keuze": uid("klant")}).status_code == 303
    page = text(kantoor, "/mijn/zaken/")
    assert "Klant BV" in page
    assert "Terug naar uw klanten" in page
    assert who(kantoor).betrokkene == Onderneming(KvkNummer(KLANT))
    # The client gave gegevens but the firm did not give them to this employee; with berichten it is the other way.
    text(kantoor, "/mijn/inzage/", 403)
    text(kantoor, "/mijn/berichten/", 403)

    rijen.zet("kantoor", status="ingetrokken")
    text(kantoor, "/mijn/zaken/", 403)


@pytest.mark.norm("B15")
def test_b15_logging_in_for_a_client_directly(
    client: Client, inloggen: Inloggen, digid: NepDigid, rijen: NepRegister
) -> None:
    digid.claims = eherkenning(KLANT, **{"urn:etoegang:1.9:IntermediateEntityID:KvKnr": KANTOOR})
    inloggen(middel="eherkenning")
    persoon = who(client)
    assert persoon.betrokkene == Onderneming(KvkNummer(KLANT))
    assert persoon.machtiging
    assert (persoon.machtiging.via, persoon.machtiging.diensten) == ("Kantoor De Vries", frozenset({"zaken"}))
    client.post("/mijn/voor-wie/wissel/", {"keuze": "zelf"})
    assert who(client).betrokkene == Onderneming(KvkNummer(KANTOOR))


@pytest.mark.norm("B14")
def test_b14_an_employee_who_is_withdrawn_is_out(kantoor: Client, rijen: NepRegister) -> None:
    rijen.zet("kantoor", status="ingetrokken")
    assert "Wij hebben u uitgelogd" in text(kantoor, "/mijn/zaken/", 403)
    assert kantoor.get("/mijn/zaken/").status_code == 302


@pytest.mark.norm("B14")
@pytest.mark.parametrize("claims", [eherkenning("99999999"), eherkenning(KLANT)], ids=["unknown", "not mine"])
def test_b14_a_token_for_a_company_that_the_register_does_not_know_is_refused(
    client: Client, inloggen: Inloggen, digid: NepDigid, rijen: NepRegister, claims: dict[str, object]
) -> None:
    digid.claims = claims
    answer = inloggen(middel="eherkenning")
    assert answer.status_code == 403
    assert "U mag niet voor deze persoon of dit bedrijf handelen" in answer.content.decode()


@pytest.mark.norm("B14")
def test_b14_digid_machtigen_starts_for_the_one_who_was_chosen(
    client: Client, inloggen: Inloggen, digid: NepDigid, rijen: NepRegister, settings: Settings
) -> None:
    digid.claims = {"bsn": None, ACT: NOOR, LEGAL: OMA}
    inloggen(middel="digid-machtigen")
    assert who(client).betrokkene == Persoon(Bsn(OMA))

    rijen.zet("oma", status="ingetrokken")
    assert inloggen(middel="digid-machtigen").status_code == 403
    rijen.stuk = Terug(status=500)
    assert inloggen(middel="digid-machtigen").status_code == 503


@pytest.mark.norm("B14")
def test_b14_both_logs_say_who_acted_and_for_whom(noor: Client, handel: Handel) -> None:
    text(noor, "/mijn/inzage/")
    handel("kind")
    text(noor, "/mijn/inzage/")
    regels = AuditRegel.objects.filter(activiteit="mijn-inzage").order_by("volgnummer")
    zelf, namens = regels[0], regels.reverse()[0]
    assert zelf.handelende == namens.handelende
    assert (zelf.machtiging, namens.machtiging) == ("", "ouderlijk_gezag")
    assert check_keten() is None
    # The child reads back that a parent looked, not who.
    assert "Namens u, door: ouder" in text(noor, "/mijn/inzage/")
    handel("zelf")
    assert "Namens u" not in text(noor, "/mijn/inzage/")


@pytest.mark.norm("B14")
def test_b14_giving_activating_and_withdrawing(noor: Client, rijen: NepRegister) -> None:
    assert "Maak een keuze" in noor.post("/mijn/machtigingen/geven/", {}).content.decode()
    fout = noor.post("/mijn/machtigingen/geven/", {"diensten": ["zaken"], "tot": "gisteren"}).content.decode()
    assert "Schrijf de dag als 31-12-2026." in fout
    assert noor.post("/mijn/machtigingen/geven/", {"diensten": ["zaken"], "tot": "01-01-2020"}).status_code == 200

    assert noor.post("/mijn/machtigingen/geven/", {"diensten": ["zaken"]}).status_code == 303
    assert "ABCD-EFGH-JKLM" in text(noor, "/mijn/machtigingen/")
    assert "ABCD-EFGH-JKLM" not in text(noor, "/mijn/machtigingen/")

    rijen.codes = {
        "AAAA-BBBB-CCCC": Terug(rijen.rijen[1]),
        "DDDD-EEEE-FFFF": Terug({"code": "codeGebruikt"}, status=409),
    }
    for code, woorden in (
        ("kort", "Deze code klopt niet"),
        ("dddd eeee ffff", "Deze code is al gebruikt"),
        ("ZZZZ-ZZZZ-ZZZZ", "Wij kennen deze code niet"),
    ):
        assert woorden in noor.post("/mijn/machtigingen/activeren/", {"code": code}).content.decode()
    assert noor.post("/mijn/machtigingen/activeren/", {"code": "aaaabbbbcccc"})["Location"] == "/mijn/voor-wie/"
    assert "U mag nu handelen voor Kind Bakker." in text(noor, "/mijn/voor-wie/")


@pytest.mark.norm("B10")
def test_b10_codes_cannot_be_tried_on_and_on(noor: Client, rijen: NepRegister) -> None:
    for _ in range(10):
        noor.post("/mijn/machtigingen/activeren/", {"code": "ZZZZ-ZZZZ-ZZZZ"})
    rijen.codes = {"AAAA-BBBB-CCCC": Terug(rijen.rijen[1])}
    answer = noor.post("/mijn/machtigingen/activeren/", {"code": "AAAA-BBBB-CCCC"})
    assert "U hebt te vaak een code geprobeerd" in answer.content.decode()


@pytest.mark.norm("B11")
def test_b11_somebody_elses_machtiging_is_as_one_that_does_not_exist(noor: Client, rijen: NepRegister) -> None:
    url = "/mijn/machtigingen/{}/intrekken/"
    assert "Wilt u stoppen met deze machtiging?" in text(noor, url.format(uid("oma")))
    vreemd, onbekend = url.format(uid("klant")), url.format(uid("bestaat niet"))
    assert noor.post(vreemd).status_code == 404
    assert same(noor.get(vreemd), vreemd) == same(noor.get(onbekend), onbekend)
    assert noor.get(vreemd).status_code == 404

    assert noor.post(url.format(uid("oma"))).status_code == 303
    assert noor.get(url.format(uid("oma"))).status_code == 404


def same(answer: HttpResponse, url: str) -> str:
    """A page without what differs each time: its own address, the token of its forms, and the clock."""
    html = answer.content.decode().replace(url, "")
    return re.sub(r'(csrfmiddlewaretoken" value|data-rest|data-maximum)="[^"]*"', "", html)
