"""B15: with two tabs, what was filled in for one is never sent for the other."""

import re

import pytest
from django.test import Client

from portal.toegang.invoer import eigenaar_of
from portal.toegang.services import find_persoon
from tests.factories.bevoegdheden import BAKKER, EMPLOYEE, VESTIGING_A, VESTIGING_B, NepRegister, rij, uid
from tests.factories.digid import NepDigid
from tests.portal.toegang.conftest import Inloggen
from tests.security.toegang.conftest import eherkenning
from tests.security.toegang.test_sessie import hidden

pytestmark = [pytest.mark.django_db, pytest.mark.norm("B15")]
GEVEN, WISSEL = "/mijn/machtigingen/geven/", "/mijn/voor-wie/wissel/"


@pytest.fixture
def streng(inloggen: Inloggen, rijen: NepRegister) -> Client:
    """A browser of Noor that Django holds to the tokens of forms."""
    browser = Client(enforce_csrf_checks=True)
    inloggen(browser=browser)
    return browser


def token(html: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)
    assert found
    return found[1]


def switch(browser: Client, keuze: str) -> None:
    velden = {"csrfmiddlewaretoken": token(browser.get("/mijn/voor-wie/").content.decode()), "keuze": keuze}
    assert browser.post(WISSEL, velden).status_code == 303


def test_b15_a_form_of_before_the_switch_is_refused_and_nothing_is_lost(streng: Client, rijen: NepRegister) -> None:
    switch(streng, uid("zaak"))
    open_ = streng.get(GEVEN).content.decode()
    ingevuld = {
        **hidden(open_),
        "csrfmiddlewaretoken": token(open_),
        "diensten": ["zaken"],
        "tot": "1 mei volgend jaar",
    }
    # In another tab.
    switch(streng, uid("kind"))
    rijen.bron.ontvangen.clear()
    geweigerd = streng.post(GEVEN, ingevuld)
    page = geweigerd.content.decode()
    assert geweigerd.status_code == 409
    assert "Dit formulier is niet verstuurd" in page
    assert "U handelt nu voor Kind Bakker." in page
    assert "Bakkerij Noor" not in page
    assert rijen.bron.ontvangen == []
    assert geweigerd.headers["Cache-Control"] == "no-store"

    switch(streng, uid("zaak"))
    assert "1 mei volgend jaar" in streng.get(GEVEN).content.decode()


def test_b15_a_button_of_before_the_switch_does_nothing(streng: Client, rijen: NepRegister) -> None:
    switch(streng, uid("zaak"))
    oud = token(streng.get("/mijn/voor-wie/").content.decode())
    switch(streng, uid("oma"))
    geweigerd = streng.post(WISSEL, {"csrfmiddlewaretoken": oud, "keuze": "zelf"})
    assert geweigerd.status_code == 403
    page = geweigerd.content.decode()
    assert "Deze pagina is verouderd" in page
    assert "U handelt nu voor Oma Jansen." in page


def test_b15_without_a_login_an_old_page_says_so_and_sets_no_cookie() -> None:
    antwoord = Client(enforce_csrf_checks=True).post("/inloggen/blijven/")
    assert antwoord.status_code == 403
    assert "stond te lang open" in antwoord.content.decode()
    assert not antwoord.cookies


def test_b15_the_form_of_one_login_is_refused_for_another_without_a_switch(
    client: Client, inloggen: Inloggen, digid: NepDigid, rijen: NepRegister
) -> None:
    inloggen()
    velden = {**hidden(client.get(GEVEN).content.decode()), "diensten": ["zaken"]}
    digid.claims = {"bsn": "999994062"}
    inloggen()
    geweigerd = client.post(GEVEN, velden)
    assert geweigerd.status_code == 409
    assert "U handelt nu voor uzelf." in geweigerd.content.decode()


def test_b15_what_is_typed_for_one_vestiging_is_of_that_vestiging(
    client: Client, inloggen: Inloggen, digid: NepDigid, rijen: NepRegister
) -> None:
    rijen.rijen = [
        rij("filiaal", gemachtigde=("pseudoniem", EMPLOYEE), voor=("kvk", BAKKER), naam="Bakkerij Noor",
            soort="bestuurder", vestigingen=(VESTIGING_A, VESTIGING_B)),
    ]  # fmt: skip
    eigenaren = set()
    for vestiging in (VESTIGING_A, VESTIGING_B):
        digid.claims = eherkenning(BAKKER, **{"urn:etoegang:1.9:ServiceRestriction:Vestigingsnr": vestiging})
        inloggen(middel="eherkenning")
        persoon = find_persoon(request=client.get("/mijn/ingelogd/").wsgi_request)
        assert persoon
        eigenaren.add(eigenaar_of(persoon))
    assert len(eigenaren) == 2
