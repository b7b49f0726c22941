"""What the BRP knows about people, as far as it knows it."""

import pytest
from pytest_django import Settings

from mijnomgeving.bronnen.brp.models import (
    Familielid,
    Geboorte,
    Gezag,
    Gezagssoort,
    Ingeschrevene,
    Partner,
    Verblijfstitel,
)
from mijnomgeving.bronnen.registry import brp, register_adressen
from portal.core.betrokkene import Persoon
from portal.core.datum import OnzekereDatum
from portal.core.nummers import Bsn
from portal.outbound.service import Geweigerd
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import AMINA, MEREL, NOOR, YOUSSEF, Federatie

# Valid, and of nobody in the BRP.
ONBEKEND = "123456782"


def _ik(bsn: str) -> Ingeschrevene:
    gevonden = ask(brp().fetch_ingeschrevene, Persoon(Bsn(bsn)))
    assert gevonden is not None
    return gevonden


def test_noor_sees_her_data(federatie: Federatie) -> None:
    assert _ik(NOOR) == Ingeschrevene(
        volledige_naam="Noor Elisabeth Bakker",
        aanspreekvorm="N.E. Bakker",
        geslacht="vrouw",
        geboorte=Geboorte(OnzekereDatum(1994, 3, 14), "Amersfoort", "Nederland"),
        nationaliteiten=("Nederlandse",),
        verblijfstitel=None,
        adres=("Amsterdamsestraatweg 710", "3555 HX  UTRECHT"),
        niet_op_adres=False,
        woning="0344010000099671",
        woont_daar_sinds=OnzekereDatum(2026, 11, 9),
        gemeente="Utrecht",
        partners=(),
        kinderen=(),
        ouders=(
            Familielid("Marijke de Groot", OnzekereDatum(1962, 10, 24)),
            Familielid("Hendrik Jan Bakker", OnzekereDatum(1960, 11, 12)),
        ),
        gezag=(),
        curatele=False,
        onderzoek=(),
        geheimhouding=False,
        opschorting=None,
    )


def test_of_youssefs_family_what_is_unknown_stays_unknown(federatie: Federatie) -> None:
    ik = _ik(YOUSSEF)
    assert ik.ouders == (
        Familielid("Fatima Haddad", OnzekereDatum(1955)),
        Familielid("Ahmed El Amrani", OnzekereDatum()),
    )
    [partner] = ik.partners
    assert partner == Partner("Samira Bouzid", OnzekereDatum(1982, 12), "huwelijk", partner.sinds, None)
    assert partner.sinds is not None
    ouders = ("Samira Bouzid", "Youssef El Amrani")
    assert ik.gezag == (
        Gezag(Gezagssoort.GEZAMENLIJK_OUDERLIJK, "Ilyas El Amrani", ouders),
        Gezag(Gezagssoort.GEZAMENLIJK_OUDERLIJK, "Nour El Amrani", ouders),
    )
    assert [kind.naam for kind in ik.kinderen] == ["Ilyas El Amrani", "Nour El Amrani"]
    assert ik.nationaliteiten == ("Nederlandse", "Marokkaanse")


def test_youssef_sees_that_his_address_is_being_looked_into(federatie: Federatie) -> None:
    ik = _ik(YOUSSEF)
    assert ik.adres == ("Maanvlinder 1 A", "3544 DA  UTRECHT")
    assert ik.onderzoek == ("uw adres",)


def test_of_amina_the_birth_date_is_unknown_and_being_looked_into(federatie: Federatie) -> None:
    ik = _ik(AMINA)
    assert ik.geboorte == Geboorte(OnzekereDatum(), "Mogadishu", "Somalië")
    assert ik.onderzoek == ("uw geboorte",)
    assert ik.nationaliteiten == ("Somalische",)
    titel = "Vw 2000 art. 33, asiel onbepaalde tijd, arbeid vrij toegestaan"
    assert ik.verblijfstitel == Verblijfstitel(titel, OnzekereDatum(2022, 3, 20), None)


def test_merel_sees_that_her_data_are_kept_secret(federatie: Federatie) -> None:
    assert _ik(MEREL).geheimhouding


def test_gerrit_lives_somewhere_since_a_month(federatie: Federatie) -> None:
    ik = _ik("999993872")
    assert ik.woont_daar_sinds == OnzekereDatum(1994, 7)
    assert ik.volledige_naam == "Gerrit Willem van Dijk"


def test_the_overview_asks_for_the_name_and_nothing_else(federatie: Federatie) -> None:
    assert ask(brp().fetch_naam, Persoon(Bsn(NOOR))) == "Noor Elisabeth Bakker"
    [regel] = federatie.protocollering()
    assert regel["fields"] == ["naam.volledigeNaam"]
    assert (regel["verwerking"], regel["doelbinding"]) == ("mijn-overzicht", "inzage-betrokkene")


def test_the_brp_is_told_why_and_asked_for_what_the_page_shows(federatie: Federatie) -> None:
    _ik(NOOR)
    [regel] = federatie.protocollering()
    assert (regel["verwerking"], regel["gebruiker"]) == ("mijn-gegevens", "betrokkene")
    assert not any("burgerservicenummer" in veld for veld in regel["fields"])


def test_somebody_whom_the_brp_does_not_know(federatie: Federatie) -> None:
    assert ask(brp().fetch_ingeschrevene, Persoon(Bsn(ONBEKEND))) is None
    assert ask(brp().fetch_naam, Persoon(Bsn(ONBEKEND))) == ""


@pytest.mark.norm("B12")
def test_the_number_stands_in_no_address(federatie: Federatie) -> None:
    _ik(NOOR)
    assert [verzoek.pad for verzoek in federatie.ontvangen] == ["/brp/haalcentraal/api/brp/personen"]


def test_a_token_takes_the_place_of_the_key(federatie: Federatie, settings: Settings) -> None:
    settings.BRP_API_KEY = ""
    settings.BRP_TOKEN_URL = f"{federatie.base_url}/brp/oauth2/token"
    settings.BRP_CLIENT_ID, settings.BRP_CLIENT_SECRET = "portaal", "demo-brp-geheim"
    register_adressen()
    for _ in range(2):
        assert ask(brp().fetch_naam, Persoon(Bsn(NOOR))) == "Noor Elisabeth Bakker"
    assert [verzoek.pad for verzoek in federatie.ontvangen] == [
        "/brp/oauth2/token",
        *["/brp/haalcentraal/api/brp/personen"] * 2,
    ]
    assert not any("X-API-KEY" in verzoek.headers for verzoek in federatie.ontvangen)
    assert "demo-brp-geheim" not in repr(brp())


def test_a_wrong_key_is_refused(federatie: Federatie, settings: Settings) -> None:
    settings.BRP_API_KEY = "niet-de-sleutel"
    with pytest.raises(Geweigerd):
        ask(brp().fetch_naam, Persoon(Bsn(NOOR)))
    assert "niet-de-sleutel" not in repr(brp())
