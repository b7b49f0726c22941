"""Travel documents and earlier addresses, as far as their registers know them."""

from datetime import date

import pytest

from mijnomgeving.bronnen.historie.mapping import parse_verblijven
from mijnomgeving.bronnen.historie.models import Plaats, Verblijf
from mijnomgeving.bronnen.registry import historie, reisdocumenten
from mijnomgeving.bronnen.reisdocumenten.mapping import FIELDS
from mijnomgeving.bronnen.reisdocumenten.models import Reisdocument
from portal.core.betrokkene import Persoon
from portal.core.datum import OnzekereDatum
from portal.core.nummers import Bsn
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import NOOR, Federatie

IK, ONBEKEND = Persoon(Bsn(NOOR)), Persoon(Bsn("123456782"))


def test_noor_sees_where_she_lived(federatie: Federatie) -> None:
    nu, studie, thuis = ask(historie().list_verblijven, IK)
    assert (nu.adres, nu.tot) == (("Amsterdamsestraatweg 710", "3555 HX  UTRECHT"), None)
    assert studie.tot == nu.van == OnzekereDatum(2026, 11, 9)
    assert thuis == Verblijf(
        plaats=Plaats.ADRES,
        adres=("Weverssingel 8", "3811 GJ  AMERSFOORT"),
        gemeente="Amersfoort",
        van=OnzekereDatum(1994, 3, 14),
        tot=OnzekereDatum(2019, 6, 1),
        in_onderzoek=False,
    )


def test_a_place_abroad_or_unknown_is_shown_as_far_as_it_is_known() -> None:
    land = {"omschrijving": "Marokko"}
    buitenland, onbekend = parse_verblijven("BRP", {"verblijfplaatsen": [
        {"type": "VerblijfplaatsBuitenland", "adressering": {"adresregel1": "Rue 1", "land": land}},
        {"type": "VerblijfplaatsOnbekend", "datumVan": {"type": "DatumOnbekend"}},
    ]})  # fmt: skip
    assert buitenland.adres == ("Rue 1", "Marokko")
    assert (onbekend.plaats, onbekend.adres, onbekend.van) == (Plaats.ONBEKEND, (), OnzekereDatum())


def test_noor_sees_her_documents(federatie: Federatie) -> None:
    paspoort, kaart, oud = ask(reisdocumenten().list_reisdocumenten, IK)
    assert paspoort == Reisdocument("Nationaal paspoort", "NX7LK4HB2", OnzekereDatum(2031, 4, 6), None, "")
    assert kaart.soort == "Nederlandse identiteitskaart"
    assert (oud.ingenomen_op, oud.reden) == (OnzekereDatum(2021, 4, 6), "Ingehouden, ingeleverd")


@pytest.mark.parametrize(
    ("geldig_tot", "verlopen"),
    [
        (OnzekereDatum(2026, 11, 21), True),
        (OnzekereDatum(2026, 11, 22), False),
        (OnzekereDatum(2020), False),
        (None, False),
    ],
)
def test_a_document_is_good_until_the_day_that_it_ends(geldig_tot: OnzekereDatum | None, *, verlopen: bool) -> None:
    document = Reisdocument("Paspoort", "NX7LK4HB2", geldig_tot, None, "")
    assert document.is_verlopen(date(2026, 11, 22)) is verlopen


def test_of_somebody_whom_the_brp_does_not_know_there_is_nothing(federatie: Federatie) -> None:
    assert ask(historie().list_verblijven, ONBEKEND) == ()
    assert ask(reisdocumenten().list_reisdocumenten, ONBEKEND) == ()


@pytest.mark.norm("B12")
def test_the_number_stands_in_no_address_and_the_goal_is_told(federatie: Federatie) -> None:
    ask(historie().list_verblijven, IK)
    ask(reisdocumenten().list_reisdocumenten, IK)
    assert [verzoek.pad for verzoek in federatie.ontvangen] == [
        "/historie/haalcentraal/api/brphistorie/verblijfplaatshistorie",
        "/reisdocumenten/haalcentraal/api/reisdocumenten/reisdocumenten",
    ]
    regels = federatie.protocollering()
    assert [regel["dienst"] for regel in regels] == ["historie", "reisdocumenten"]
    assert {regel["doelbinding"] for regel in regels} == {"inzage-betrokkene"}
    assert regels[1]["fields"] == list(FIELDS)
    assert not any("burgerservicenummer" in veld for veld in FIELDS)
